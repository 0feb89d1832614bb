import json
import random

import numpy as np
import pytest
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, pre_tokenizers

from index.errors import ModelError
from index.models import token_table
from index.models.token_table import BUNDLED, encode_whole, is_static, open_table
from index.training.export import quantise, write_model

WORDS = ["<unk>", "kamer", "motie", "wolf", "zorg"]


def tiny_tokenizer():
    tokenizer = Tokenizer(models.WordLevel({word: i for i, word in enumerate(WORDS)}, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    return tokenizer


def test_written_rows_come_back_weighted(tmp_path):
    directions = np.eye(5, 4, dtype=np.float32) + np.float32(0.01)
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    weights = np.array([0.1, 1, 2, 3, 4], dtype=np.float32)
    write_model(tmp_path, tiny_tokenizer(), directions, weights, weights * 2)
    table = open_table(tmp_path)
    restored = table.rows.astype(np.float32) * table.scales[:, None]
    assert np.abs(restored - directions * weights[:, None]).max() < 4 / 127
    assert table.interaction is not None
    assert table.interaction.tolist() == pytest.approx((weights * 2).tolist())
    assert len(table.revision) == 12


def test_a_table_that_lies_by_columns_is_written_by_rows(tmp_path):
    directions = np.asfortranarray(np.linspace(-1, 1, 20, dtype=np.float32).reshape(5, 4))
    write_model(tmp_path, tiny_tokenizer(), directions, np.ones(5, np.float32), np.ones(5, np.float32))
    table = open_table(tmp_path)
    assert np.abs(table.rows * table.scales[:, None] - directions).max() < 1 / 100


def test_mean_counts_a_repeated_token_twice(tmp_path):
    directions = np.eye(5, dtype=np.float32)
    write_model(tmp_path, tiny_tokenizer(), directions, np.ones(5, np.float32), np.ones(5, np.float32))
    table = open_table(tmp_path)
    mean = table.mean(table.ids(["wolf wolf motie"])[0])
    assert mean.tolist() == pytest.approx([0, 0, 1 / 3, 2 / 3, 0], abs=1e-6)
    assert not table.mean([]).any()


def test_quantised_rows_use_all_eight_bits():
    rows, scales = quantise(np.array([[0.6, -0.8]], np.float32), np.array([2.0], np.float32))
    assert rows.tolist() == [[95, -127]]
    assert (rows * scales[:, None]).tolist()[0] == pytest.approx([1.2, -1.6], abs=0.02)


def test_revision_changes_with_the_weights(tmp_path):
    one, two = np.ones(5, np.float32), np.full(5, 2, np.float32)
    write_model(tmp_path / "a", tiny_tokenizer(), np.eye(5, dtype=np.float32), one, one)
    write_model(tmp_path / "b", tiny_tokenizer(), np.eye(5, dtype=np.float32), one, two)
    assert open_table(tmp_path / "a").revision != open_table(tmp_path / "b").revision


def test_model2vec_tables_with_a_mapping_are_read(tmp_path):
    (tmp_path / "modules.json").write_text(json.dumps([{"type": "x.StaticEmbedding", "path": ""}]))
    tiny_tokenizer().save(str(tmp_path / "tokenizer.json"))
    rows = np.array([[1, 0], [0, 1]], dtype=np.float16)
    tensors = {"embeddings": rows, "mapping": np.array([0, 0, 1, 1, 0]), "weights": np.arange(5.0)}
    save_file(tensors, tmp_path / "model.safetensors")
    table = open_table(tmp_path)
    assert table.mean([2, 4]).tolist() == [2.0, 1.0]
    assert table.interaction is None


def test_a_folder_without_a_model_is_refused(tmp_path):
    assert not is_static(tmp_path)
    with pytest.raises(ModelError, match="no StaticEmbedding"):
        open_table(tmp_path)


def test_a_damaged_table_is_refused(tmp_path):
    write_model(
        tmp_path,
        tiny_tokenizer(),
        np.eye(5, dtype=np.float32),
        np.ones(5, np.float32),
        np.ones(5, np.float32),
    )
    (tmp_path / "model.safetensors").write_bytes(b"\x08\x00\x00\x00\x00\x00\x00\x00{}")
    with pytest.raises(ModelError, match="cannot be read as a table|holds no token vectors"):
        open_table(tmp_path)
    (tmp_path / "tokenizer.json").write_text("{")
    with pytest.raises(ModelError, match="tokenizer"):
        open_table(tmp_path / ".")


def test_the_bundled_model_fits_its_promises():
    table = open_table(BUNDLED)
    size = sum(path.stat().st_size for path in BUNDLED.rglob("*") if path.is_file())
    assert size <= 40 * 2**20
    assert table.rows.shape[1] <= 256
    assert table.tokenizer.get_vocab_size() == len(table.rows) <= 2**16
    assert table.interaction is not None
    assert (table.interaction > 0).all()
    assert np.isfinite(table.scales).all()


def test_glued_words_have_the_tokens_of_their_parts():
    table = open_table(BUNDLED)
    glued, apart = table.ids(["regionaleverschillen", "regionale verschillen"])
    assert glued == apart


def test_half_a_surrogate_pair_is_read_past():
    table = open_table(BUNDLED)
    assert table.ids(["de wolf \ud800 en de motie"])[0] == table.ids(["de wolf ? en de motie"])[0]


ODD_LETTERS = " \n\t\r\x00\x1c\xa0\u2003\u0300\u0301\u4e2d\u0130\u03a3\xe9"
ODD_LETTERS += "\u1100\u1161\uac00\ufffd\xad\u200beA.'\xdf\u0132\u0345"


def test_pieces_between_spaces_have_the_tokens_of_the_whole_text():
    table, dice = open_table(BUNDLED), random.Random(16)
    texts = ["".join(dice.choices(ODD_LETTERS, k=dice.randint(0, 40))) for _ in range(2_000)]
    texts += ["".join(chr(dice.randint(1, 0x2FFF)) for _ in range(20)) for _ in range(2_000)]
    assert table.pieces is not None
    assert table.ids(texts) == encode_whole(table.tokenizer, texts)


def test_half_a_surrogate_pair_has_the_tokens_of_the_whole_text():
    table = open_table(BUNDLED)
    text = "de brug \ud800 bij\ud800 Zwolle"
    assert table.ids([text]) == encode_whole(table.tokenizer, [text])


def test_what_is_remembered_of_pieces_stays_small(monkeypatch):
    monkeypatch.setattr(token_table, "_MOST_PIECES", 3)
    pieces = token_table.PieceIds(open_table(BUNDLED).tokenizer)
    for word in ("brug", "sluis", "dijk", "haven", "x" * 50):
        assert pieces[word] == pieces[word]
    assert len(pieces) <= 3
    assert "x" * 50 not in pieces


def test_a_tokenizer_that_may_see_beyond_spaces_is_given_whole_texts(tmp_path):
    write_model(
        tmp_path,
        tiny_tokenizer(),
        np.eye(5, dtype=np.float32),
        np.ones(5, np.float32),
        np.ones(5, np.float32),
    )
    assert open_table(tmp_path).pieces is None


def test_a_word_with_a_capital_or_a_mark_is_the_word_and_the_mark():
    table = open_table(BUNDLED)
    for text in (
        "Brug",
        "BRUG.",
        "brug?!",
        "Brug.)",
        ".",
        "?!",
        "a.b.",
        "Brugé.",
        "É.",
        "\x00.",
        "İ.",
        ".,brug",
    ):
        assert table.ids([text]) == encode_whole(table.tokenizer, [text]), text
    assert table.ids(["Brug."])[0][:-1] == table.ids(["brug"])[0]
