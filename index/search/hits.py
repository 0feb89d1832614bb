"""What a search gives back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from index.derived.columns import Columns
from index.document import Minister
from index.passages import Kind
from index.search.catalogue import Paper
from index.search.engine import AnyStore
from index.search.filters import Filters
from index.search.ranking import Ranked
from index.store.schema import KINDS
from index.store.showing import UnitPlace


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


def make_hits(
    ranked: Ranked,
    groups: Sequence[tuple[int, tuple[int, ...]]],
    columns: Columns,
    papers: Sequence[Paper],
    store: AnyStore,
) -> tuple[Hit, ...]:
    """A hit for each group of places in `ranked`: the one that is shown, and its twins.

    What the store tells of them is read by one statement a table: each costs as much as what it reads.
    """
    found = [place for leader, twins in groups for place in (leader, *twins)]
    ids = columns.unit_ids[ranked.units[found]].tolist()
    heads = store.units(ids)
    held_by = [papers[paper] for paper in columns.unit_document[ranked.units[found]].tolist()]
    known = {place: (paper, heads[key]) for place, paper, key in zip(found, held_by, ids, strict=True)}
    shown = [place for place, _ in groups]
    rows = ranked.passages[shown]
    passages, kinds = columns.passage_ids[rows].tolist(), columns.passage_kind[rows].tolist()
    spans = store.spans_of(passages)
    texts = store.texts(known[place][0].id for place in shown)
    return tuple(
        _make_hit(
            rank,
            float(ranked.scores[min(place, *twins) if twins else place]),
            *known[place],
            KINDS[kind],
            texts[known[place][0].id],
            spans[passage],
            tuple(_name_unit(*known[twin]) for twin in twins),
        )
        for rank, ((place, twins), passage, kind) in enumerate(zip(groups, passages, kinds, strict=True), 1)
    )


def _name_unit(paper: Paper, unit: UnitPlace) -> str:
    """A unit as "paper#exchange", or as "paper¶paragraph"."""
    exchange, paragraph, _ = unit
    return f"{paper.name}#{exchange}" if exchange is not None else f"{paper.name}¶{paragraph}"


def _make_hit(
    rank: int,
    score: float,
    paper: Paper,
    unit: UnitPlace,
    kind: Kind,
    text: str,
    span: tuple[int, int],
    twins: tuple[str, ...],
) -> Hit:
    exchange, paragraph, party = unit
    start, end = span
    asker = next((member.party for member in paper.askers if member.party), None)
    return Hit(
        rank=rank,
        score=score,
        doc=paper.name,
        exchange=exchange,
        paragraph=paragraph,
        kind=kind,
        text=text[start:end],
        start=start,
        end=end,
        date=paper.date,
        title=paper.title,
        minister=paper.ministers[0] if paper.ministers else None,
        party=party or asker,
        twins=twins,
    )
