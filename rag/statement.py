"""What an answer is made of: statements, the citations that carry them, and whose word those are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from index.document import Member
from index.search import Filters

VERSION = 1


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who gave the cabinet's word, as of the paper's date."""

    name: str | None
    function: str | None
    portfolio: str | None
    cabinet: str | None
    demissionary: bool | None


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote: `document_text[start:end] == quote`. `n` counts from 1.

    `voice` is "cabinet", "member" or the author as the paper names him; None where it names none.
    """

    n: int
    doc: str
    exchange: str | None
    paragraph: int | None
    quote: str
    start: int
    end: int
    date: date | None
    title: str | None
    minister: Speaker | None
    asker: Member | None
    url: str | None = None
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or aspect of the answer, carried by its citations."""

    text: str
    citations: tuple[int, ...]
    supported: bool
    date: date | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was searched."""

    documents: int
    exchanges: int
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Understood:
    """How a question was read: `question` as it was asked of the papers, standing alone.

    `carried` are its words that come from earlier turns; `fields` names the filters that it said itself.
    """

    question: str = ""
    carried: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question got: statements with citations, or an abstention that says what was searched."""

    question: str
    language: str
    abstained: bool
    text: str
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    notes: tuple[str, ...]
    filters: Filters
    coverage: Coverage
    dropped: int = 0
    timing_ms: Mapping[str, float] = field(default_factory=dict)
    understood: Understood = Understood()


def answer_json(answer: Answer) -> dict[str, Any]:
    """An answer in the shape of the contract; dates are ISO, what is not known is null."""
    made: dict[str, Any] = {"version": VERSION, **plain(asdict(answer))}
    coverage = made["coverage"]
    coverage["from"] = coverage.pop("since")
    made["filters"] = {name: value for name, value in made["filters"].items() if value is not None}
    return made


def plain(value: Any) -> Any:
    """The same value as JSON can carry it."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
