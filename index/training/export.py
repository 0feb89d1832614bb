"""Writes a trained table as a sentence-transformers folder: 8-bit rows, scales, question weights."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer

Floats = NDArray[np.float32]

_MODULE_TYPES = [
    ("0", "", "sentence_transformers.sentence_transformer.modules.static_embedding.StaticEmbedding"),
    ("1", "1_Normalize", "sentence_transformers.base.modules.normalize.Normalize"),
]


def quantise(directions: Floats, vector_weights: Floats) -> tuple[NDArray[np.int8], Floats]:
    """8-bit rows and the float32 scales with which they are the weighted directions again."""
    largest = np.abs(directions).max(axis=1)
    steps = np.maximum(largest, 1e-12) / 127
    rows = np.rint(directions / steps[:, None]).astype(np.int8, order="C")  # safetensors writes memory as is
    return rows, (steps * vector_weights).astype(np.float32)


def as_written(directions: Floats, vector_weights: Floats) -> tuple[Floats, Floats]:
    """The same directions (V, d) at length one and weights (V,), as they are read back from 8 bits."""
    rows, scales = quantise(directions, vector_weights)
    lengths = np.linalg.norm(rows.astype(np.float32), axis=1)
    whole = rows.astype(np.float32) / np.maximum(lengths, 1e-9)[:, None]
    return np.asarray(whole, np.float32), np.asarray(scales * lengths, np.float32)


def write_model(
    folder: Path, tokenizer: Tokenizer, directions: Floats, vector_weights: Floats, question_weights: Floats
) -> None:
    """The model's files; `directions` (V, d) have length one. The model card beside them is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    rows, scales = quantise(directions, vector_weights)
    tensors: dict[str, NDArray[Any]] = {
        "embeddings": rows,
        "weights": scales,
        "interaction": question_weights.astype(np.float32),
    }
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    digest = hashlib.sha256((folder / "tokenizer.json").read_bytes())
    for tensor in tensors.values():
        digest.update(tensor.tobytes())
    path = folder / "model.safetensors"
    save_file(tensors, path, metadata={"revision": digest.hexdigest()[:12]})
    path.chmod(0o644)  # safetensors writes for the owner alone
    _write_configuration(folder, rows.shape[1])


def _write_configuration(folder: Path, dimension: int) -> None:
    modules = [
        {"idx": number, "name": name, "path": path, "type": kind}
        for number, (name, path, kind) in enumerate(_MODULE_TYPES)
    ]
    (folder / "modules.json").write_text(json.dumps(modules, indent=2) + "\n", encoding="utf-8")
    settings = {"model_type": "SentenceTransformer", "prompts": {}, "similarity_fn_name": "cosine"}
    path = folder / "config_sentence_transformers.json"
    path.write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")
    normalize = folder / "1_Normalize"
    normalize.mkdir(exist_ok=True)
    (normalize / "config.json").write_text(json.dumps({"dimension": dimension}) + "\n", encoding="utf-8")
