"""Any sentence-transformers model as an Embedder: prompts by family, and a plain no when it cannot be had."""

from __future__ import annotations

import hashlib
import os
import socket
import threading
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from index.errors import ModelError
from index.models.embedder import Progress
from index.models.token_table import Floats

TEXTS_AT_ONCE = 256
# What torch (a device that is not there), transformers and the backends raise for what they cannot load.
_LOAD_ERRORS = (AssertionError, ImportError, LookupError, OSError, RuntimeError, TypeError, ValueError)
REACH_TIMEOUT_S = 2.0

# What each family was trained with, by a part of its name; the first that fits counts.
FAMILY_PROMPTS: tuple[tuple[str, Mapping[str, str]], ...] = (
    (
        "e5-large-instruct",
        {
            "query": "Instruct: Given a question, retrieve passages that answer the question\nQuery: ",
        },
    ),
    ("e5-", {"query": "query: ", "passage": "passage: "}),
    ("arctic-embed", {"query": "query: "}),
    ("embeddinggemma", {"query": "task: search result | query: ", "passage": "title: none | text: "}),
    (
        "qwen3-embedding",
        {
            "query": "Instruct: Given a question, retrieve passages that answer the question\nQuery:",
        },
    ),
)


class TransformerEmbedder:
    """A sentence-transformers model behind the Embedder's methods.

    `model_id` is the name or folder it was asked for by, `revision` the hub's commit or a digest of a
    folder's settings and file sizes.
    """

    def __init__(self, model: Any, model_id: str, revision: str, prompts: Mapping[str, str]) -> None:
        self._model = model
        self.model_id, self.revision = model_id, revision
        self.dimension = int(model.get_embedding_dimension())
        self.prompts: Mapping[str, str] = dict(prompts)

    def encode_queries(self, texts: Sequence[str]) -> Floats:
        """Float32 (n, d), each of length one."""
        return self._encode_with_prompt(list(texts), self.prompts.get("query", ""))

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        """As `encode_queries`; longest texts first, so that a batch holds texts of like length."""
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        for start in range(0, len(order), TEXTS_AT_ONCE):
            block = order[start : start + TEXTS_AT_ONCE]
            vectors[block] = self._encode_with_prompt(
                [texts[i] for i in block], self.prompts.get("passage", "")
            )
            if progress is not None:
                progress(len(block))
        return vectors

    def _encode_with_prompt(self, texts: list[str], prompt: str) -> Floats:
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        vectors = self._model.encode(
            texts, prompt=prompt, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)


def load_transformer(
    model: str, *, device: str | None, backend: str, prompts: Mapping[str, str] | None
) -> TransformerEmbedder:
    """The model of that name or folder. Raises ModelError, within 3 seconds where it is not here."""
    _require_backend(backend)
    _require_reachable(model)
    from sentence_transformers import SentenceTransformer  # seconds and torch: only when asked for

    try:
        loaded = SentenceTransformer(
            model,
            device=device,
            backend=backend,  # type: ignore[arg-type]
            local_files_only=_is_cached(model),  # what is here is taken as it is, without asking the hub
        )
    except _LOAD_ERRORS as problem:
        first_line = str(problem).strip().partition("\n")[0]
        raise ModelError(f"the embedding model {model} cannot be loaded: {first_line}") from problem
    chosen = _prompts_of_model(loaded, model) if prompts is None else prompts
    return TransformerEmbedder(loaded, model, _revision_of(loaded, model), chosen)


def _require_backend(backend: str) -> None:
    """For a backend that is not installed sentence-transformers raises a bare Exception; this is plain."""
    if backend in ("onnx", "openvino") and find_spec("optimum") is None:
        extra = f"sentence-transformers[{backend}]"
        raise ModelError(f"the backend {backend} is not installed; get it with pip install '{extra}'")


def family_prompts(model: str) -> Mapping[str, str]:
    """The prompts known for a model by its name; empty for a family that uses none or is not known."""
    name = model.lower()
    return next((prompts for part, prompts in FAMILY_PROMPTS if part in name), {})


def _prompts_of_model(loaded: Any, model: str) -> dict[str, str]:
    stated = dict(loaded.prompts or {})
    passage = next((stated[name] for name in ("passage", "document") if stated.get(name)), "")
    own = {"query": str(stated.get("query") or ""), "passage": str(passage)}
    return {name: text for name, text in own.items() if text} or dict(family_prompts(model))


def _revision_of(loaded: Any, model: str) -> str:
    folder = Path(model)
    if not folder.is_dir():
        commit = getattr(getattr(loaded[0], "model", None), "config", None)
        return str(getattr(commit, "_commit_hash", None) or "unknown")
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder)} {path.stat().st_size}\n".encode())
        if path.suffix == ".json":
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _require_reachable(model: str) -> None:
    """Raise ModelError unless the model is a folder, in the cache, or the hub can be reached."""
    if Path(model).is_dir() or _is_cached(model):
        return
    if Path(model).exists() or model.startswith((".", "/", "~")) or model.count("/") > 1:
        raise ModelError("is not a folder with a sentence-transformers model", model)
    if os.environ.get("HF_HUB_OFFLINE", "0").lower() in ("", "0", "false", "no") and _is_hub_reachable():
        return
    raise ModelError(
        f"the embedding model {model} is not on this machine and the model hub cannot be reached; fetch it "
        f"where there is a network with `hf download {model} --local-dir FOLDER` and pass --model FOLDER, "
        "or leave --model out for the bundled model"
    )


def _is_cached(model: str) -> bool:
    home = Path(os.environ.get("HF_HOME", "~/.cache/huggingface")).expanduser()
    cache = Path(os.environ.get("HF_HUB_CACHE", home / "hub"))
    owned = model if "/" in model else f"sentence-transformers/{model}"
    return any((cache / f"models--{owned.replace('/', '--')}" / "snapshots").glob("*/modules.json")) or any(
        (cache / f"models--{owned.replace('/', '--')}" / "snapshots").glob("*/config.json")
    )


def _is_hub_reachable() -> bool:
    """Whether the hub, or the proxy before it, takes a connection; asked in a thread, as DNS has no limit."""
    address = os.environ.get("HTTPS_PROXY") or os.environ.get("https_proxy")
    parts = urlsplit(address or os.environ.get("HF_ENDPOINT", "https://huggingface.co"))
    target = (parts.hostname or "huggingface.co", parts.port or (80 if parts.scheme == "http" else 443))
    answered = threading.Event()

    def knock() -> None:
        try:
            socket.create_connection(target, timeout=REACH_TIMEOUT_S).close()
        except OSError:
            return
        answered.set()

    knocking = threading.Thread(target=knock, daemon=True)
    knocking.start()
    knocking.join(REACH_TIMEOUT_S)
    return answered.is_set()
