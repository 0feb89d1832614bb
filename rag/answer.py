"""The pipeline, top to bottom: a question -> an Answer that can be checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from index.filters import Filters
from index.parse.document import Member


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
    """A verbatim quote: `document_text[start:end] == quote`. `n` counts from 1."""

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
