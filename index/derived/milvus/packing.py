"""Bytes in the text fields of Milvus: base64, compressed, in parts where they are too long for one."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.derived.milvus.collections import MAX_TEXT

_PART = 60_000  # characters


def pack(data: bytes) -> str:
    """Bytes as text."""
    return base64.b64encode(data).decode("ascii")


def unpack(text: str) -> bytes:
    """The bytes that `pack` was given."""
    return base64.b64decode(text)


def pack_parts(data: bytes) -> list[str]:
    """Bytes, compressed, as the texts of one or more rows."""
    text = pack(zlib.compress(data, 6))
    return [text[start : start + _PART] for start in range(0, len(text), _PART)]


def unpack_parts(parts: Sequence[str]) -> bytes:
    """The bytes that `pack_parts` was given; raises ValueError where a part is lacking."""
    try:
        return zlib.decompress(unpack("".join(parts)))
    except zlib.error as error:
        raise ValueError("a part is lacking") from error


def pack_terms(lengths: NDArray[np.uint8], dims: NDArray[np.uint32], often: NDArray[np.int64]) -> str:
    """What a unit holds of each term: the codes of its fields' lengths; the terms, ascending, and how often.

    Of a unit too long for a field (some 12,000 terms) the last are left out: it is then found and ranked by
    the others.
    """
    kept = len(dims)
    while True:
        steps = np.diff(dims[:kept], prepend=np.uint32(0)).astype("<u4")
        counts = np.minimum(often[:kept], 65_535).astype("<u2")
        data = lengths.astype("u1").tobytes() + steps.tobytes() + counts.tobytes()
        text = pack(zlib.compress(data, 1))
        if len(text) <= MAX_TEXT:
            return text
        kept = kept * 9 // 10


def unpack_terms(text: str, fields: int) -> tuple[NDArray[np.uint8], NDArray[np.uint32], NDArray[np.int64]]:
    """(codes of lengths, terms, how often) that `pack_terms` was given."""
    data = zlib.decompress(unpack(text))
    size = (len(data) - fields) // 6
    lengths = np.frombuffer(data, np.uint8, fields)
    dims = np.cumsum(np.frombuffer(data, "<u4", size, fields), dtype=np.uint32)
    often = np.frombuffer(data, "<u2", size, fields + 4 * size).astype(np.int64)
    return lengths, dims, often
