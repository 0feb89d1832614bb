import subprocess
import sys

import numpy as np
import pytest

from index.models.embed import BUNDLED_ID, load_embedder
from index.models.token_table import BUNDLED
from index.training.export import write_model

TEXTS = [
    "Wat heeft het kabinet gezegd over Irak?",
    "De minister is bereid de Kamer hierover vóór de zomer te informeren.",
    "ONBEKEND\twoord  xqzjk 12.345,67 «citaat» …",
    "ماذا قالت الحكومة عن العراق؟",
    "kort",
    "de de de",
]


def test_default_is_the_bundled_model():
    embedder = load_embedder()
    assert embedder.model_id == BUNDLED_ID
    assert embedder.dimension <= 256
    assert embedder.prompts == {}
    assert embedder.revision


def test_vectors_have_length_one_and_nothing_has_none():
    vectors = load_embedder().encode_passages([*TEXTS, ""])
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors[:-1], axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)
    assert not vectors[-1].any()


def test_questions_and_passages_share_their_space():
    embedder = load_embedder()
    assert np.array_equal(embedder.encode_queries(TEXTS), embedder.encode_passages(TEXTS))
    assert embedder.encode_queries([]).shape == (0, embedder.dimension)


def test_progress_adds_up_to_the_number_of_texts():
    heard: list[int] = []
    load_embedder().encode_passages(["wolf"] * 2500, heard.append)
    assert sum(heard) == 2500
    assert len(heard) > 1


def test_near_in_meaning_is_near():
    query, near, far = load_embedder().encode_queries(
        ["hospital closures", "sluiting van ziekenhuizen", "het verbod op vuurwerk"]
    )
    assert query @ near > query @ far + 0.2


def test_a_folder_with_a_static_model_opens_without_torch(tmp_path):
    import index.models.token_table as token_table

    table = token_table.open_table(token_table.BUNDLED)
    rows = table.rows.astype(np.float32)
    write_model(tmp_path, table.tokenizer, rows, table.scales, table.scales)
    script = (
        "import sys; from index.models.embed import load_embedder; e = load_embedder(sys.argv[1]); "
        "e.encode_queries(['wolf']); "
        "sys.exit(any(m in sys.modules for m in ('torch', 'transformers', 'sentence_transformers')))"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    assert done.returncode == 0


def test_default_opens_no_socket(monkeypatch):
    import socket

    def refused(*_arguments, **_keywords):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    assert load_embedder().encode_queries(["wolf"]).any()


@pytest.mark.filterwarnings("ignore")
def test_the_light_loader_agrees_with_sentence_transformers():
    from sentence_transformers import SentenceTransformer

    theirs = SentenceTransformer(str(BUNDLED), device="cpu").encode([*TEXTS, "lang " * 3000])
    ours = load_embedder().encode_passages([*TEXTS, "lang " * 3000])
    assert np.abs(theirs - ours).max() < 1e-5
