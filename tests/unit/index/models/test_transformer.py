import json
import time
import warnings
from importlib.util import find_spec

import numpy as np
import pytest

from index.errors import ModelError
from index.models import transformer
from index.models.embed import load_embedder
from index.models.transformer import family_prompts
from tests.support import small_transformer


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return small_transformer.save(tmp_path_factory.mktemp("transformer"))


@pytest.fixture
def embedder(folder):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_embedder(str(folder), device="cpu")


pytestmark = pytest.mark.filterwarnings("ignore")


def test_prompts_of_the_folder_are_used(embedder, folder):
    assert embedder.prompts == {"query": "query: ", "passage": "passage: "}
    bare = load_embedder(str(folder), device="cpu", prompts={})
    assert np.allclose(embedder.encode_queries(["wolf"]), bare.encode_queries(["query: wolf"]), atol=1e-6)
    assert np.allclose(embedder.encode_passages(["wolf"]), bare.encode_passages(["passage: wolf"]), atol=1e-6)
    assert not np.allclose(embedder.encode_queries(["wolf"]), embedder.encode_passages(["wolf"]), atol=1e-4)


def test_order_is_kept_though_the_longest_go_first(embedder):
    texts = ["wolf", "motie kamer zorg wolf", "zorg kamer"]
    together = embedder.encode_passages(texts)
    for text, vector in zip(texts, together, strict=True):
        assert np.allclose(embedder.encode_passages([text])[0], vector, atol=1e-5)


def test_vectors_have_length_one_and_progress_adds_up(embedder):
    heard: list[int] = []
    vectors = embedder.encode_passages(["wolf motie"] * 300, heard.append)
    assert vectors.shape == (300, embedder.dimension) == (300, 16)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(300), abs=1e-5)
    assert sum(heard) == 300
    assert embedder.encode_queries([]).shape == (0, 16)


def test_revision_changes_with_the_settings(embedder, folder, tmp_path):
    import shutil

    other = tmp_path / "other"
    shutil.copytree(folder, other)
    settings = json.loads((other / "config_sentence_transformers.json").read_text())
    (other / "config_sentence_transformers.json").write_text(json.dumps(settings | {"prompts": {}}))
    changed = load_embedder(str(other), device="cpu")
    assert changed.revision != embedder.revision
    assert changed.prompts == {}


@pytest.mark.parametrize(
    ("model", "query", "passage"),
    [
        ("intfloat/multilingual-e5-small", "query: ", "passage: "),
        ("Snowflake/snowflake-arctic-embed-l-v2.0", "query: ", None),
        ("google/embeddinggemma-300m", "task: search result | query: ", "title: none | text: "),
        ("BAAI/bge-m3", None, None),
        ("hotchpotch/bekko-embedding-v1-a25m", None, None),
    ],
)
def test_prompts_are_known_by_family(model, query, passage):
    prompts = family_prompts(model)
    assert prompts.get("query") == query
    assert prompts.get("passage") == passage


def test_qwen_gets_an_instruction():
    assert family_prompts("Qwen/Qwen3-Embedding-4B")["query"].startswith("Instruct: ")


def test_offline_a_model_that_is_not_here_is_refused_at_once(monkeypatch, tmp_path):
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    monkeypatch.delenv("HF_HUB_CACHE", raising=False)
    monkeypatch.setattr(transformer, "_is_hub_reachable", lambda: False)
    started = time.monotonic()
    with pytest.raises(ModelError, match="hf download BAAI/bge-m3") as refusal:
        load_embedder("BAAI/bge-m3")
    assert time.monotonic() - started < 3
    assert "bundled model" in str(refusal.value)


def test_a_silent_network_is_given_up_in_time(monkeypatch):
    import socket

    def silent(*_arguments, **_keywords):
        time.sleep(0.3)
        raise TimeoutError

    monkeypatch.setattr(transformer, "REACH_TIMEOUT_S", 0.05)
    monkeypatch.setattr(socket, "create_connection", silent)
    started = time.monotonic()
    assert not transformer._is_hub_reachable()
    assert time.monotonic() - started < 0.25


@pytest.mark.parametrize("model", ["./nergens", "/nergens/hier", "a/b/c"])
def test_a_missing_folder_is_refused(model):
    with pytest.raises(ModelError, match="not a folder"):
        load_embedder(model)


def test_a_folder_without_a_model_is_refused(tmp_path):
    (tmp_path / "modules.json").write_text("not json")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_embedder(str(tmp_path))


def test_a_device_that_is_not_there_is_refused(folder):
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_embedder(str(folder), device="nergens")


def test_a_backend_that_is_not_there_is_refused(folder):
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_embedder(str(folder), backend="stoom")


def test_a_cached_model_is_loaded_without_the_hub(monkeypatch, tmp_path, folder):
    import shutil

    def refused():
        raise AssertionError("the hub was asked")

    snapshot = tmp_path / "hub" / "models--iemand--klein" / "snapshots" / "abc"
    shutil.copytree(folder, snapshot)
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr(transformer, "_is_hub_reachable", refused)
    assert transformer._is_cached("iemand/klein")
    transformer._require_reachable("iemand/klein")


@pytest.mark.skipif(find_spec("optimum") is not None, reason="the backend is installed")
def test_a_backend_that_is_not_installed_says_how_to_get_it(folder):
    with pytest.raises(ModelError, match="pip install"):
        load_embedder(str(folder), backend="onnx")
