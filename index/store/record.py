"""Frozen dataclasses of the house <-> plain JSON, by their own type hints."""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def dump(value: Any) -> str:
    """A dataclass of strings, numbers, dates, tuples, mappings and dataclasses as compact JSON."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def load(kind: type[T], text: str) -> T:
    """The dataclass `kind` that `dump` wrote; raises KeyError, TypeError or ValueError on another shape."""
    made: T = _build(kind, json.loads(text))
    return made


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        return {f.name: _plain(v) for f in fields if (v := getattr(value, f.name)) != f.default}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def _build(kind: Any, value: Any) -> Any:
    if value is None or kind is Any:
        return value
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _build(next(option for option in arguments if option is not type(None)), value)
    if origin is tuple:
        return tuple(_build(arguments[0], item) for item in value)
    if origin is not None and origin is not Literal and issubclass(origin, Mapping):
        return {key: _build(arguments[1], item) for key, item in value.items()}
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return kind(**{name: _build(_hints(kind)[name], item) for name, item in value.items()})
    return date.fromisoformat(value) if kind is date else value


@lru_cache(maxsize=64)
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)
