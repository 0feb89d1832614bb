"""Index.open(path).search(query, k, filters) -> Hits: the seam that everyone shares."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

import numpy as np

from index import derived
from index.catalogue import Catalogue, Paper
from index.encode import Encoder, encoder_of
from index.errors import IndexFormatError, QuestionError
from index.filters import Filters
from index.fusion import Weights
from index.hits import Coverage, Hit, Hits
from index.language import detect
from index.parse.document import Document
from index.passages import Kind
from index.ranking import Aims, Ints, Mode, Ranked, Ranker
from index.rerank import RERANKED, Reranker, reordered
from index.scope import narrow
from index.store import KINDS, Store, writing
from index.twins import fold

__all__ = ["Coverage", "Filters", "Hit", "Hits", "Index", "Kind", "Mode"]

MAX_CHARACTERS = 20_000
EVERYTHING = Filters()
_QUESTION_NUMBER = re.compile(r"\b(?:vraag|antwoord|question|answer)\s{1,3}(\d{1,3}[a-z]?)\b", re.IGNORECASE)
_SPARE = 10  # units looked at beyond those asked for, as some fold into others


class Index:
    """An index, open for reading; `search` sees a newer generation as soon as it is there."""

    def __init__(self, store: Store, encoder: Encoder) -> None:
        self._store = store
        self._encoder = encoder
        self._load()

    @staticmethod
    def open(folder: Path) -> Index:
        """Open an index; raises IndexFormatError where there is none, or one of another version or model."""
        store = Store.open(folder)
        if not store.generation:
            raise IndexFormatError("was never finished; run kamervraag index again", folder)
        return Index(store, encoder_of(store.manifest(), folder))

    def close(self) -> None:
        """Let go of the files."""
        self._store.close()

    @property
    def generation(self) -> int:
        """The number of the state that is searched; it grows with every build that changed something."""
        return self._generation

    def reload(self) -> bool:
        """Go to the newest generation; whether there was one. Cheap where there was none."""
        if self._store.generation == self._stored:
            return False
        self._load()
        return True

    def search(
        self,
        query: str,
        k: int = 10,
        filters: Filters = EVERYTHING,
        mode: Mode = "hybrid",
        *,
        hidden: Sequence[str] = (),
        reranker: Reranker | None = None,
    ) -> Hits:
        """The `k` best exchanges and paragraphs; raises QuestionError for an empty or endless query.

        `hidden` names exchanges ("paper#4") whose question is not searched, only their answer: so that a
        paper's own questions can serve to measure how well its answers are found. A `reranker` reads the
        best hits again and orders them anew.
        """
        started = time.perf_counter()
        text = _checked(query)
        self.reload()
        language = detect(text)
        scope = narrow(filters, self._catalogue, self._derived.columns, self._store, self._generation)
        aims = Aims(self._named(text), self._units(hidden))
        ranked = self._ranker.rank(text, mode, _weights(mode, language), scope, aims, k + _SPARE)
        hits = self._hits(ranked, k if reranker is None else max(k, RERANKED))
        if reranker is not None:
            hits = reordered(text, hits, reranker)[:k]
        timing = {**ranked.timing_ms, "total": (time.perf_counter() - started) * 1000}
        return Hits(query, language, filters, hits, timing)

    def document(self, name: str) -> Document:
        """A paper by its name; raises KeyError where the index has none of that name."""
        return self._document(self._catalogue.by_name[name].id)

    def documents(self) -> Sequence[str]:
        """The names of the papers, in the order in which they were indexed."""
        return [paper.name for paper in self._catalogue.papers]

    def papers(self) -> Sequence[Paper]:
        """What is known of every paper without opening it."""
        return self._catalogue.papers

    def coverage(self) -> Coverage:
        """How much there is to search."""
        counted = self._store.counts(self._generation)
        since, until = self._catalogue.period()
        return Coverage(
            counted.documents, counted.exchanges, counted.paragraphs, counted.passages, since, until
        )

    def info(self) -> dict[str, object]:
        """What is in the index, as `kamervraag info --json` shows it."""
        covered = self.coverage()
        manifest = self._store.manifest()
        size = sum(file.stat().st_size for file in self._store.path.parent.rglob("*") if file.is_file())
        return {
            "documents": covered.documents,
            "exchanges": covered.exchanges,
            "paragraphs": covered.paragraphs,
            "passages": covered.passages,
            "from": covered.since.isoformat() if covered.since else None,
            "until": covered.until.isoformat() if covered.until else None,
            "model": manifest["model"],
            "revision": manifest["revision"],
            "dimension": int(manifest["dimension"]),
            "analyser": manifest["analyser"],
            "generation": self._generation,
            "bytes": size,
        }

    def people(self) -> Sequence[str]:
        """The members who asked."""
        return self._catalogue.people()

    def parties(self) -> Sequence[str]:
        """The parties of those who asked."""
        return self._catalogue.parties()

    def ministers(self) -> Sequence[str]:
        """Who answered or signed."""
        return self._catalogue.ministers()

    def ministries(self) -> Sequence[str]:
        """The portfolios of those who answered or signed."""
        return self._catalogue.ministries()

    def types(self) -> Sequence[str]:
        """The types of paper."""
        return self._catalogue.types()

    def period(self) -> tuple[date | None, date | None]:
        """The dates of the oldest and the newest paper."""
        return self._catalogue.period()

    def count(self, filters: Filters) -> int:
        """How many papers these filters leave."""
        kept = self._catalogue.mask(filters)
        return len(self._catalogue.papers) if kept is None else int(kept.sum())

    def _load(self) -> None:
        self._stored = self._store.generation
        self._generation = _ready(self._store, self._stored)
        self._derived = derived.open_derived(self._store, self._generation)
        self._catalogue = Catalogue(self._store, self._generation)
        self._ranker = Ranker(self._derived, self._encoder)
        self._document = lru_cache(maxsize=64)(self._store.document)

    def _named(self, query: str) -> Ints:
        """The units of the papers that the query names by number; of those, the question it names too."""
        columns = self._derived.columns
        named = np.flatnonzero(np.isin(columns.unit_document, self._catalogue.named(query)))
        numbers = set(_QUESTION_NUMBER.findall(query))
        asked = [unit for unit in named if self._store.unit(int(columns.unit_ids[unit]))[0] in numbers]
        return np.array(asked, np.int64) if asked else named

    def _units(self, places: Sequence[str]) -> Ints:
        """The units that are named as "paper#exchange"."""
        found = [self._store.unit_of(*place.rsplit("#", 1)) for place in places]
        return np.searchsorted(self._derived.columns.unit_ids, [unit for unit in found if unit is not None])

    def _hits(self, ranked: Ranked, k: int) -> tuple[Hit, ...]:
        """The best units as hits, near-duplicates folded; scores fall with the rank."""
        looked_at = ranked.units[: k + _SPARE]
        hits: list[Hit] = []
        for place, others in fold(looked_at, self._derived.columns)[:k]:
            lead = min(place, *others) if others else place
            twins = tuple(self._place(int(looked_at[other])) for other in others)
            hits.append(self._hit(len(hits) + 1, ranked, place, float(ranked.scores[lead]), twins))
        return tuple(hits)

    def _place(self, unit: int) -> str:
        """A unit as "paper#exchange", or as "paper¶paragraph"."""
        columns = self._derived.columns
        paper = self._catalogue.papers[columns.unit_document[unit]]
        exchange, paragraph, _ = self._store.unit(int(columns.unit_ids[unit]))
        return f"{paper.name}#{exchange}" if exchange is not None else f"{paper.name}¶{paragraph}"

    def _hit(self, rank: int, ranked: Ranked, place: int, score: float, twins: tuple[str, ...]) -> Hit:
        unit, row = int(ranked.units[place]), int(ranked.passages[place])
        columns = self._derived.columns
        paper = self._catalogue.papers[columns.unit_document[unit]]
        exchange, paragraph, party = self._store.unit(int(columns.unit_ids[unit]))
        start, end = self._store.span(int(columns.passage_ids[row]))
        asker = next((member.party for member in paper.askers if member.party), None)
        return Hit(
            rank=rank,
            score=score,
            doc=paper.name,
            exchange=exchange,
            paragraph=paragraph,
            kind=KINDS[columns.passage_kind[row]],
            text=self._store.text(paper.id)[start:end],
            start=start,
            end=end,
            date=paper.date,
            title=paper.title,
            minister=paper.ministers[0] if paper.ministers else None,
            party=party or asker,
            twins=twins,
        )


def _ready(store: Store, generation: int) -> int:
    """The newest generation that can be searched: while the newest is being made, the one before it."""
    for candidate in (generation, generation - 1):
        if derived.is_made(store, candidate):
            return candidate
    with writing(store.path.parent):
        derived.make(store, generation)
    return generation


def _checked(query: str) -> str:
    text = query.strip()
    if not text:
        raise QuestionError("the question is empty")
    if len(text) > MAX_CHARACTERS:
        raise QuestionError(f"the question is too long: {len(text):,} characters, at most {MAX_CHARACTERS:,}")
    return text


def _weights(mode: Mode, language: str) -> Weights:
    if mode == "lexical":
        return Weights(vector=0.0, tokens=0.0, whole=0.0)
    if mode == "dense":
        return Weights(lexical=0.0, first_lexical=0.0)
    return Weights() if language == "nl" else Weights(lexical=0.3, first_lexical=0.6)
