"""Conditions on papers -> the filter of a search on Milvus, in its own language."""

from __future__ import annotations

import json
from collections.abc import Iterable

from index.derived.lexical import PaperConditions
from index.derived.milvus.collections import MAX_NAME
from index.derived.milvus.generations import live_at
from index.language.words import clip_to_bytes

_LIST_OF = {"party": "parties", "minister": "ministers", "ministry": "ministries"}
_FIELD_OF = {"type": "type", "doc": "name"}


def filter_of(generation: int, conditions: PaperConditions | None) -> str:
    """The rows of a generation that meet these conditions."""
    parts = [live_at(generation)]
    if conditions is not None:
        if conditions.shown != "all":
            parts.append(f"{conditions.shown} == true")
        if conditions.since:
            parts.append(f"day >= {conditions.since}")
        if conditions.until:
            parts.append(f"day > 0 and day <= {conditions.until}")
        for field, spellings in conditions.held:
            parts += _name_conditions(field, spellings)
    return " and ".join(parts)


def _name_conditions(field: str, spellings: Iterable[str]) -> list[str]:
    names = [clip_name(name) for name in spellings]
    if field in _FIELD_OF:
        return [f"{_FIELD_OF[field]} in {_quoted_list(names)}"]
    found = [f"array_contains_any({_LIST_OF[field]}, {_quoted_list(names)})"]
    if field == "party":  # and of a question with an asker of its own, that one
        found.append(f"array_contains_any(askers, {_quoted_list(['', *names])})")
    return found


def _quoted_list(names: Iterable[str]) -> str:
    return "[" + ", ".join(json.dumps(name, ensure_ascii=False) for name in names) + "]"


def clip_name(name: str) -> str:
    """A name as the server keeps it: no longer than a field may be."""
    return clip_to_bytes(name, MAX_NAME)
