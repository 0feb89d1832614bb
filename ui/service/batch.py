"""Batches: a file of questions, one JSON object a line -> one JSON object a line, in the same order."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import GoldError, KamervraagError
from rag.understand.followup import Turn

History = tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a batch; `id` is None where the line has none."""

    id: str | int | None
    question: str
    history: History = ()


def read(path: Path) -> Iterator[Line]:
    """The lines of a batch; raises GoldError with the line number where one is not as it should be."""
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"cannot be read as a batch of questions ({error})", path) from error
    for at, raw in enumerate(content.splitlines(), start=1):
        if raw.strip():
            yield _line(raw, at, path)


def _line(raw: str, at: int, path: Path) -> Line:
    try:
        found = json.loads(raw)
    except (json.JSONDecodeError, RecursionError):
        raise GoldError(f"line {at} is not a JSON object", path) from None
    question = found.get("question", found.get("query")) if isinstance(found, dict) else None
    if not isinstance(question, str):
        raise GoldError(f'line {at} has no "question"', path)
    name = found.get("id")
    return Line(name if isinstance(name, (str, int)) else None, question, history(found.get("history")))


def history(given: object) -> History:
    """Earlier messages as a batch or a program gives them: turns {role, content}, or plain questions."""
    turns = []
    for item in given if isinstance(given, list) else ():
        role, content = ("user", item) if isinstance(item, str) else _message(item)
        if content:
            turns.append(Turn("assistant" if role == "assistant" else "user", content))
    return tuple(turns)


def _message(item: object) -> tuple[str, str]:
    if not isinstance(item, Mapping):
        return "user", ""
    role, content = item.get("role"), item.get("content")
    return str(role), content if isinstance(content, str) else ""


def run(path: Path, reply: Callable[[Line], Mapping[str, Any]]) -> int:
    """Write one reply a line; a question that cannot be asked gets a line with `error`, and status 1."""
    status = 0
    for line in list(read(path)):
        named = {} if line.id is None else {"id": line.id}
        try:
            result: Mapping[str, Any] = reply(line)
        except KamervraagError as error:
            result = {"version": 1, "question": line.question, "error": str(error)}
            status = 1
        sys.stdout.write(json.dumps({**named, **result}, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return status
