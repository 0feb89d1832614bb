"""What all objects of the contract share: the version, plain values, filters, faults."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from index.search import Filters

VERSION = 1


def reply_json(**fields: object) -> dict[str, Any]:
    """What every object of the contract is: its version first, then its fields."""
    return {"version": VERSION, **fields}


def json_value(value: Any) -> Any:
    """The same value as JSON can carry it: dates as ISO, tuples as lists."""
    if isinstance(value, dict):
        return {key: json_value(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [json_value(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def filters_json(filters: Filters) -> dict[str, str]:
    """The filters that are set, dates as ISO; the names are those of the command line."""
    named = {"since": "from"}
    return {named.get(name, name): str(value) for name, value in asdict(filters).items() if value is not None}


def error_json(sentence: str, **more: object) -> dict[str, Any]:
    """Why there is no reply, as one sentence."""
    return reply_json(**more, error=sentence)
