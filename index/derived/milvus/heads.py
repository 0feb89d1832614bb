"""What a serving machine keeps of every paper: its head, and what lies where in it. The rest stays there."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import msgspec

from index.errors import MilvusError


@dataclass(frozen=True, slots=True)
class PaperHead:
    """A paper as the catalogue needs it, and its shape, packed; ids are those of the store it came from.

    A paper's units have the ids from `first_unit` on, its passages those from `first_passage` on.
    """

    paper: int
    name: str
    path: str
    type: str
    date: str | None
    title: str | None
    numbers: str  # JSON
    people: str  # JSON
    upload: bool
    current: bool  # neither replaced by a later paper, nor a lesser copy
    lone: bool  # no lesser copy
    first_unit: int
    first_passage: int
    title_tokens: bytes
    shape: bytes
    checksum: bytes  # of the text and the record


@dataclass(frozen=True, slots=True)
class PaperShape:
    """The units and passages of a paper, in their order."""

    units: list[tuple[str | None, int | None, str | None]]  # exchange, paragraph, party of the asker
    passages: list[tuple[int, int, int, list[int]]]  # kind, start, end, places of units


def pack_shape(shape: PaperShape) -> bytes:
    """A shape as few bytes."""
    return zlib.compress(msgspec.msgpack.encode(shape), 6)


def shape_of(head: PaperHead) -> PaperShape:
    """The shape in a head."""
    return msgspec.msgpack.decode(zlib.decompress(head.shape), type=PaperShape)


def dump_head(head: PaperHead) -> bytes:
    """A head as bytes."""
    return msgspec.msgpack.encode(head)


def load_head(data: bytes, place: str) -> PaperHead:
    """The head that `dump_head` wrote; raises MilvusError for another shape, said of `place`."""
    try:
        return msgspec.msgpack.decode(data, type=PaperHead)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise MilvusError(f"holds a paper's head of another version ({error})", place) from error
