"""Batches: a file of questions, one JSON object a line -> one JSON object a line, in the same order."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import GoldError, KamervraagError
from index.files.encoding import MARKS
from index.language.words import well_formed
from rag.contract import error_json
from rag.understand.followup import Message

History = tuple[Message, ...]
PIPED = Path("-")  # as `ask -` reads a question


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One line of a batch; `id` is None where the line has none, `fault` says why it cannot be read."""

    id: str | int | None
    question: str
    history: History = ()
    fault: str | None = None


def read_batch(path: Path) -> Iterator[BatchLine]:
    """The lines of a batch, those that are not as they should be with their fault; `-` is what is piped in.

    Raises GoldError where it cannot be read.
    """
    try:
        content = sys.stdin.buffer.read() if path == PIPED else path.read_bytes()
    except OSError as error:
        raise GoldError(f"cannot be read as a batch of questions ({error.strerror})", path) from error
    for at, raw in enumerate(text_lines(content), start=1):
        if raw.strip():
            yield _parse_line(raw, at)


def text_lines(content: bytes) -> list[str]:
    """The lines that another program wrote, each by itself: one that is no UTF-8 as Windows-1252.

    PowerShell and Notepad put a mark before them, and may write two bytes a sign. U+2028 ends no line: it may
    stand inside a JSON string.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            content = content.removeprefix(mark).decode(encoding, "replace").encode("utf-8", "replace")
            break
    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    return [_decode_line(line) for line in lines]


def _decode_line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _parse_line(raw: str, at: int) -> BatchLine:
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):  # a number of thousands of figures is a ValueError alone
        found = None
    if not isinstance(found, dict):
        return BatchLine(None, "", fault=f"line {at} is not a JSON object")
    name = found.get("id") if isinstance(found.get("id"), (str, int)) else None
    question = found.get("question", found.get("query"))
    if not isinstance(question, str):
        return BatchLine(name, "", fault=f'line {at} has no "question"')
    return BatchLine(name, well_formed(question), read_history(found.get("history")))


def read_history(given: object) -> History:
    """Earlier messages as a batch or a program gives them: turns {role, content}, or plain questions."""
    turns = []
    for item in given if isinstance(given, list) else ():
        role, content = ("user", item) if isinstance(item, str) else _parse_message(item)
        if content:
            turns.append(Message("assistant" if role == "assistant" else "user", content))
    return tuple(turns)


def _parse_message(item: object) -> tuple[str, str]:
    if not isinstance(item, Mapping):
        return "user", ""
    role, content = item.get("role"), item.get("content")
    return str(role), content if isinstance(content, str) else ""


def run_batch(path: Path, reply: Callable[[BatchLine], Mapping[str, Any]]) -> int:
    """Write one reply a line; what cannot be read or asked gets a line with `error`, and status 1."""
    status = 0
    for line in list(read_batch(path)):
        named = {} if line.id is None else {"id": line.id}
        result = _reply_or_fault(line, reply)
        if "error" in result:
            sys.stderr.write(f"kamervraag: {path}: {result['error']}.\n" if line.fault else "")
            status = 1
        sys.stdout.write(json_line({**named, **result}) + "\n")
        sys.stdout.flush()
    return status


def _reply_or_fault(line: BatchLine, reply: Callable[[BatchLine], Mapping[str, Any]]) -> Mapping[str, Any]:
    if line.fault is not None:
        return error_json(line.fault)
    try:
        return reply(line)
    except KamervraagError as error:
        return error_json(str(error), question=line.question)


def json_line(result: Mapping[str, Any]) -> str:
    """JSON without a line end that any reader knows, and without the half emoji that no file can hold."""
    made = well_formed(json.dumps(result, ensure_ascii=False))
    return made.translate({0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"})
