"""A static model as it lies on disk: a tokenizer and one row of 8-bit numbers a token; no torch."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from tokenizers import Tokenizer

from index.errors import ModelError

BUNDLED = Path(__file__).parents[1] / "data" / "model"

Floats = NDArray[np.float32]

ROWS_AT_ONCE = 512  # as float32 they stay in a core's own cache


@dataclass(frozen=True, slots=True)
class TokenTable:
    """The vector of token i is `rows[i] * scales[i]`.

    `rows` is (V, d), int8 or a float type; `scales` is float32 (V,). `interaction` holds what each token
    weighs in a question when passages are compared token by token, float32 (V,), None where the model was
    not trained for that.
    """

    tokenizer: Tokenizer
    rows: NDArray[Any]
    scales: Floats
    interaction: Floats | None
    prompts: Mapping[str, str]
    revision: str

    def ids(self, texts: Sequence[str]) -> list[list[int]]:
        """The tokens of each text, in order, as row numbers."""
        try:
            encoded = self.tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        except TypeError:  # half a surrogate pair, which JSON and damaged files can hold
            whole = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
            encoded = self.tokenizer.encode_batch_fast(whole, add_special_tokens=False)
        return [one.ids for one in encoded]

    def mean(self, ids: Sequence[int]) -> Floats:
        """The mean of the tokens' vectors, float32 (d,); zeros where there are none."""
        if not ids:
            return np.zeros(self.rows.shape[1], dtype=np.float32)
        chosen = np.asarray(ids, dtype=np.int64)
        return np.asarray(self.scales[chosen] @ self.rows[chosen].astype(np.float32) / len(ids), np.float32)

    def cosines(self, ids: NDArray[np.integer[Any]], directions: Floats) -> Floats:
        """The cosines of these tokens with vectors of length one, float32 (n, len(directions))."""
        cosines = np.empty((len(ids), len(directions)), dtype=np.float32)
        for start in range(0, len(ids), ROWS_AT_ONCE):
            vectors = self.rows[ids[start : start + ROWS_AT_ONCE]].astype(np.float32)
            lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
            block = vectors @ directions.T
            block /= np.maximum(lengths, np.float32(1e-12))[:, None]
            cosines[start : start + len(block)] = block
        return cosines

    def directions(self, ids: NDArray[np.integer[Any]]) -> Floats:
        """The vectors of these tokens at length one, float32 (n, d)."""
        vectors = self.rows[ids].astype(np.float32)
        lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
        return np.asarray(vectors / np.maximum(lengths, 1e-12)[:, None], np.float32)


def is_static(folder: Path) -> bool:
    """Whether a folder holds a sentence-transformers model that is nothing but a table of token vectors."""
    return _static_model_folder(folder) is not None


@lru_cache(maxsize=4)
def open_table(folder: Path) -> TokenTable:
    """The table in a sentence-transformers folder; the same object at every call. Raises ModelError."""
    part = _static_model_folder(folder)
    if part is None:
        raise ModelError("holds no StaticEmbedding model of sentence-transformers", folder)
    try:
        tokenizer = Tokenizer.from_file(str(part / "tokenizer.json"))
    except Exception as problem:  # tokenizers raises nothing narrower
        raise ModelError(f"its tokenizer cannot be read ({problem})", part) from problem
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tensors, revision = _load_tensors(part / "model.safetensors")
    rows, scales = _rows_and_scales(tensors, part)
    return TokenTable(tokenizer, rows, scales, tensors.get("interaction"), _read_prompts(folder), revision)


def _static_model_folder(folder: Path) -> Path | None:
    try:
        modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
        kinds = [str(module["type"]).rpartition(".")[2] for module in modules]
        part = folder / str(modules[0]["path"])
    except (OSError, ValueError, LookupError, TypeError):
        return None
    static = kinds in (["StaticEmbedding"], ["StaticEmbedding", "Normalize"])
    return part if static and (part / "model.safetensors").is_file() else None


def _load_tensors(path: Path) -> tuple[dict[str, NDArray[Any]], str]:
    try:
        with safe_open(path, framework="numpy") as file:
            tensors = {name: file.get_tensor(name) for name in file.keys()}
            revision = (file.metadata() or {}).get("revision")
    except (OSError, SafetensorError) as problem:
        raise ModelError(f"cannot be read as a table of token vectors ({problem})", path) from problem
    return tensors, revision or hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def _rows_and_scales(tensors: Mapping[str, NDArray[Any]], part: Path) -> tuple[NDArray[Any], Floats]:
    rows = tensors.get("embedding.weight", tensors.get("embeddings"))
    if rows is None:
        raise ModelError("its model.safetensors holds no token vectors", part)
    if (mapping := tensors.get("mapping")) is not None:
        rows = rows[mapping]
    scales = tensors.get("weights")
    if scales is None:
        scales = np.ones(len(rows))
    return rows, scales.astype(np.float32)


def _read_prompts(folder: Path) -> dict[str, str]:
    try:
        config = json.loads((folder / "config_sentence_transformers.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    prompts = config.get("prompts", {}) if isinstance(config, dict) else {}
    return {str(name): str(text) for name, text in prompts.items() if text}
