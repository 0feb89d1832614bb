"""What a search gives back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from index.document import Minister
from index.passages import Kind
from index.search.filters import Filters


@dataclass(frozen=True, slots=True)
class Hit:
    """One exchange or paragraph. `text` is the best matching passage: `document_text[start:end]`.

    Exactly one of `exchange` and `paragraph` is set. `score` falls with `rank`, which counts from 1.
    """

    rank: int
    score: float
    doc: str
    exchange: str | None
    paragraph: int | None
    kind: Kind
    text: str
    start: int
    end: int
    date: date | None
    title: str | None
    minister: Minister | None
    party: str | None
    twins: tuple[str, ...] = ()  # "doc#exchange" of near-duplicates folded into this hit
    ocr: bool = False  # text recognition read the paper from a picture
    upload: bool = False  # a visitor added the paper
    unsure: bool = False  # the exchange lost a label: its words may belong to another question


@dataclass(frozen=True, slots=True)
class Hits:
    """The hits of one search, best first, with what was asked and the milliseconds of each stage."""

    query: str
    language: str
    filters: Filters
    hits: tuple[Hit, ...]
    timing_ms: Mapping[str, float] = field(default_factory=dict)  # embed, dense, lexical, fuse, total

    def __len__(self) -> int:
        return len(self.hits)

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much there is to search, and over which period."""

    documents: int
    exchanges: int
    paragraphs: int
    passages: int
    since: date | None
    until: date | None
