"""A static model as it lies on disk: a tokenizer and one row of 8-bit numbers a token; no torch."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from tokenizers import Tokenizer

from index.errors import ModelError
from index.language.words import well_formed

BUNDLED = Path(__file__).parents[1] / "data" / "model"

Floats = NDArray[np.float32]

ROWS_AT_ONCE = 512  # as float32 they stay in a core's own cache
_MOST_PIECES = 200_000  # remembered, some 40 MB, and some 25 for those among them that are words
_LONGEST_PIECE = 40  # letters
_MARKS = frozenset(".,:;?!)\"'")
# What splits a text at spaces before anything else, so that pieces between spaces can be taken one by one.
_APART = ("BertPreTokenizer",)
_IN_PLACE = (None, "BertNormalizer")  # and changes no letter for what stands beyond a space


class PieceIds(dict[str, tuple[int, ...]]):
    """The tokens of what stands between two spaces, remembered: most words of a text were met before.

    Several threads may share it: at worst a word is encoded twice.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        super().__init__()
        self._tokenizer = tokenizer
        self._words: dict[str, tuple[int, ...]] = {}  # without capitals and marks: dear, and soon all met
        self._lowers = bool(getattr(tokenizer.normalizer, "lowercase", False))

    def __missing__(self, piece: str) -> tuple[int, ...]:
        bare = piece.lower() if self._lowers else piece
        if piece.isascii() and piece != bare:  # a capital changes nothing,
            made = self[bare]
        elif piece.isascii() and len(piece) > 1 and piece[-1] in _MARKS:  # and a mark is a token by itself
            made = self[piece[:-1]] + self[piece[-1]]
        else:
            made = self._words.get(piece) or tuple(encode_whole(self._tokenizer, [piece])[0])
            _keep(self._words, piece, made)
        _keep(self, piece, made)
        return made


def _keep(known: dict[str, tuple[int, ...]], piece: str, ids: tuple[int, ...]) -> None:
    if len(piece) <= _LONGEST_PIECE:
        if len(known) >= _MOST_PIECES:
            known.clear()
        known[piece] = ids


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
    lengths: Floats  # of the rows without their scales, never 0
    pieces: PieceIds | None = None  # where the tokenizer takes what stands between spaces by itself

    def ids(self, texts: Sequence[str]) -> list[list[int]]:
        """The tokens of each text, in order, as row numbers."""
        if self.pieces is None:
            return encode_whole(self.tokenizer, texts)
        of_piece = self.pieces.__getitem__
        return [
            list(chain.from_iterable(map(of_piece, text.replace("\n", " ").split(" ")))) for text in texts
        ]

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
            chosen = ids[start : start + ROWS_AT_ONCE]
            block = self.rows.take(chosen, axis=0).astype(np.float32) @ directions.T
            block /= self.lengths[chosen, None]
            cosines[start : start + len(block)] = block
        return cosines

    def directions(self, ids: NDArray[np.integer[Any]]) -> Floats:
        """The vectors of these tokens at length one, float32 (n, d)."""
        vectors = self.rows[ids].astype(np.float32)
        lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
        return np.asarray(vectors / np.maximum(lengths, 1e-12)[:, None], np.float32)


def encode_whole(tokenizer: Tokenizer, texts: Sequence[str]) -> list[list[int]]:
    """The tokens of each text, as the tokenizer gives them."""
    try:
        encoded = tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
    except TypeError:  # half a surrogate pair, which JSON and damaged files can hold
        encoded = tokenizer.encode_batch_fast([*map(well_formed, texts)], add_special_tokens=False)
    return [one.ids for one in encoded]


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
    pieces = PieceIds(tokenizer) if _splits_at_spaces(tokenizer) else None
    interaction = tensors.get("interaction")
    prompts, lengths = _read_prompts(folder), _row_lengths(rows)
    return TokenTable(tokenizer, rows, scales, interaction, prompts, revision, lengths, pieces)


def _row_lengths(rows: NDArray[Any]) -> Floats:
    """The length of each row, float32 (V,); a tiny one in the place of 0."""
    lengths = np.empty(len(rows), np.float32)
    for start in range(0, len(rows), ROWS_AT_ONCE):
        vectors = rows[start : start + ROWS_AT_ONCE].astype(np.float32)
        lengths[start : start + len(vectors)] = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    return np.asarray(np.maximum(lengths, 1e-12), np.float32)


def _splits_at_spaces(tokenizer: Tokenizer) -> bool:
    """Whether a text's tokens are those of its pieces between spaces, one after another."""
    normalizer = None if tokenizer.normalizer is None else type(tokenizer.normalizer).__name__
    is_plain = tokenizer.post_processor is None and not tokenizer.get_added_tokens_decoder()
    return is_plain and normalizer in _IN_PLACE and type(tokenizer.pre_tokenizer).__name__ in _APART


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
