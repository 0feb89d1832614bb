"""Frozen dataclasses of the house <-> plain JSON, by their own type hints: msgspec's work.

The first writer left out what was as its type says by itself; what it wrote is read all the same.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def dump_record(value: Any) -> str:
    """A dataclass of strings, numbers, dates, tuples, mappings and dataclasses as compact JSON."""
    return msgspec.json.encode(value).decode()


def load_record(kind: type[T], text: str) -> T:
    """The dataclass `kind` that `dump_record` wrote; raises msgspec's ValueErrors on another shape."""
    made: T = msgspec.json.decode(text, type=kind)
    return made
