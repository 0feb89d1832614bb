"""Gold questions: one JSON object a line, judged at exchanges and paragraphs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from index.errors import GoldError
from index.search import Index
from rag.understand.followup import Message

ROLES: tuple[Literal["user", "assistant"], ...] = ("user", "assistant")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A unit of a paper that answers the question: `grade` 2 answers it, 1 helps.

    `exchange` is an id ("4", "3a", "2:1"), `paragraph` counts from 1; where both are None the paper as a
    whole or its head answers ("wie stelde …"): any citation of it is relevant, and a search is judged by
    the paper only.
    """

    doc: str
    exchange: str | None = None
    paragraph: int | None = None
    grade: int = 2


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question with what is right about it. `must_contain` holds facts, each as its accepted wordings."""

    id: str
    question: str
    lang: str = "nl"
    kind: str = "direct"
    history: tuple[Message, ...] = ()
    relevant: tuple[Judgement, ...] = ()
    must_contain: tuple[tuple[str, ...], ...] = ()
    answerable: bool = True
    answer: str = ""
    expect: str | None = None  # "decline", "correct", "question_only" or "silent" where nothing answers
    hidden: tuple[str, ...] = field(default=())  # "doc#exchange" whose question passage search may not see
    subkind: str = ""  # a part of the kind that is reported by itself

    @property
    def corrects_premise(self) -> bool:
        """Whether the right answer corrects what the question takes for granted."""
        return "correct" in (self.expect or "")


def read_gold(paths: Iterable[Path]) -> tuple[GoldQuestion, ...]:
    """Read gold files in order; raises GoldError with file and line for what is not in the format."""
    questions: list[GoldQuestion] = []
    seen: dict[str, str] = {}
    for path in paths:
        for number, row in _read_rows(path):
            place = f"{path}:{number}"
            question = question_of(row, place)
            if question.id in seen:
                raise GoldError(f"the id {question.id!r} is used at {seen[question.id]} already", place)
            seen[question.id] = place
            questions.append(question)
    if not questions:
        raise GoldError("there is no gold question in the files given")
    return tuple(questions)


def _read_rows(path: Path) -> Iterable[tuple[int, Mapping[str, Any]]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"the gold file cannot be read ({error})", path) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise GoldError(
                f"is not a JSON object ({getattr(error, 'msg', error)})", f"{path}:{number}"
            ) from error
        if not isinstance(row, dict):
            raise GoldError("is not a JSON object", f"{path}:{number}")
        yield number, row


def question_of(row: Mapping[str, Any], place: str) -> GoldQuestion:
    """One row of the format; raises GoldError, which names `place`, where it is not."""
    for name in ("id", "question"):
        if not isinstance(row.get(name), str) or not row[name].strip():
            raise GoldError(f'"{name}" must be a text that is not empty', place)
    relevant = tuple(_parse_judgement(item, place) for item in _require_list(row, "relevant", place))
    answerable = row.get("answerable", True)
    if not isinstance(answerable, bool):
        raise GoldError('"answerable" must be true or false', place)
    return GoldQuestion(
        id=row["id"],
        question=row["question"],
        lang=str(row.get("lang", "nl")),
        kind=str(row.get("kind", "direct")),
        history=tuple(
            _parse_turn(item, i, place) for i, item in enumerate(_require_list(row, "history", place))
        ),
        relevant=relevant,
        must_contain=tuple(tuple(str(fact).split("|")) for fact in _require_list(row, "must_contain", place)),
        answerable=answerable,
        answer=str(row.get("answer", "")),
        expect=_expectation(row, answerable),
        hidden=tuple(str(item) for item in _require_list(row, "hidden", place)),
        subkind=_subkind(row),
    )


def _subkind(row: Mapping[str, Any]) -> str:
    """The part of its kind that a question belongs to: the one named, or whether a follow-up leans."""
    if row.get("kind") == "followup" and isinstance(row.get("note"), str):
        return "leaves the subject" if row["note"].lower().startswith("new subject") else "keeps the subject"
    return str(row.get("subkind") or "")


def _expectation(row: Mapping[str, Any], answerable: bool) -> str | None:
    expectation = row.get("expect") or row.get("expected")
    if expectation is None and row.get("kind") == "false_premise":
        return "correct"
    return str(expectation) if expectation is not None else (None if answerable else "decline")


def _require_list(row: Mapping[str, Any], name: str, place: str) -> list[Any]:
    value = row.get(name) or []
    if not isinstance(value, list):
        raise GoldError(f'"{name}" must be a list', place)
    return value


def _parse_judgement(item: Any, place: str) -> Judgement:
    if not isinstance(item, dict) or not isinstance(item.get("doc"), str):
        raise GoldError('every entry of "relevant" names its paper in "doc"', place)
    grade, exchange, paragraph = item.get("grade", 2), item.get("exchange"), item.get("paragraph")
    if grade not in (1, 2):
        raise GoldError('"grade" must be 1 or 2', place)
    if paragraph is not None and not isinstance(paragraph, int):
        raise GoldError('"paragraph" must be a number', place)
    return Judgement(item["doc"], None if exchange is None else str(exchange), paragraph, grade)


def _parse_turn(item: Any, position: int, place: str) -> Message:
    if isinstance(item, str):
        return Message(ROLES[position % 2], item)
    if isinstance(item, dict) and item.get("role") in ROLES and isinstance(item.get("content"), str):
        return Message(item["role"], item["content"])
    raise GoldError('a turn of "history" is a text or {"role": "user"|"assistant", "content": text}', place)


def warning_of_other_papers(gold: Sequence[Path], index: Index) -> str:
    """That questions name papers that are not there, as a line; empty where they are."""
    held = {paper.name for paper in index.all_copies()}
    answerable = [each for each in read_gold(gold) if each.relevant]
    strange = [each for each in answerable if all(one.doc not in held for one in each.relevant)]
    if not strange:
        return ""
    return (
        f"warning: {len(strange)} of {len(answerable)} questions are answered by papers that this index "
        f"does not hold (such as {strange[0].relevant[0].doc}); they count as not found\n"
    )
