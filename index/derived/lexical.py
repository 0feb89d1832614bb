"""tantivy over analysed text: one entry a unit; its question, its answer and the words around them apart.

tantivy proposes, by scores that count what was deleted; `term_counts` scores what it proposes by what lives.
"""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import numpy as np
import tantivy
from numpy.typing import NDArray

from index.derived.terms.score_bound import ScoreBound
from index.derived.terms.slight_terms import without_slight_terms
from index.derived.terms.term_counts import FIELDS, TermCounts, inverse_frequency
from index.language.analyser import NEIGHBOURS
from index.language.translation.query import terms_in_dutch

NEIGHBOUR_SCORE = 6.0  # a fuzzy query scores all it finds alike; about what a rare word scores
SPACES = "spaces"  # the tokenizer: the text is analysed already
COUNTS = "counts"  # the folder of the exact counts
_SPARE = 10  # proposals beyond those asked for, among which the last may be as good
_MANY = 0.25  # of the documents


@dataclass(frozen=True, slots=True)
class PaperConditions:
    """What must stand in a paper's head, for an engine that knows the heads. Every condition must hold.

    `shown`: all papers, those that are no lesser copy ("lone"), or of these those not replaced ("current").
    `since` and `until` are days as `date.toordinal` counts them, 0 for none; an undated paper has day 0 and
    is of no period. `held` names fields ("party", "minister", "ministry", "type", "doc") with the spellings
    of which a paper must hold one, as the papers write them.
    """

    shown: Literal["all", "lone", "current"] = "all"
    since: int = 0
    until: int = 0
    held: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class LexicalScope:
    """What a search is narrowed to: these documents and this range of unit ids; None is everything.

    `conditions` says the same for an engine that knows the papers' heads.
    """

    documents: tuple[int, ...] | None = None
    first: int | None = None
    last: int | None = None
    conditions: PaperConditions = PaperConditions()


class Lexical:
    """An open lexical index. Scores are BM25, summed over the fields."""

    def __init__(self, folder: Path) -> None:
        self._schema = build_schema()
        self._links = None if os.access(folder, os.W_OK) else _folder_of_links(folder)
        self._index = tantivy.Index.open(self._links.name if self._links else str(folder))
        self._searcher = self._index.searcher()
        self._counts = TermCounts(folder / COUNTS)
        self._written = max(_units_written(folder), 1)
        self._documents = len(self._counts.distinct_documents())
        self._bound = ScoreBound(self._searcher, self._schema, self._counts)

    def without(self, documents: NDArray[np.int64]) -> Lexical:
        """The same index as if these documents had never been in it, in what it finds and in its scores."""
        narrowed = copy.copy(self)
        narrowed._counts = self._counts.without(documents)
        return narrowed

    def knows(self, term: str) -> bool:
        """Whether any unit holds this term."""
        return any(self._counts.holders_of(term))

    def share(self, term: str) -> float:
        """Which part of the units holds this term in one field, the one where it is commonest."""
        return max(self._counts.holders_of(term)) / max(len(self._counts.units), 1)

    def documents_with(self, term: str) -> NDArray[np.int64]:
        """The ids of the documents of which a unit holds this term in any field, ascending."""
        if not self.knows(term):
            return np.empty(0, np.int64)
        any_of = [(tantivy.Occur.Should, self._term_query(field, term)) for field in FIELDS]
        query = tantivy.Query.const_score_query(tantivy.Query.boolean_query(any_of), 1.0)
        found = self._searcher.search(query, limit=self._written, count=False).hits
        return np.unique(self._counts.documents[self._places(found)])

    def terms(self, query: str, language: str = "nl") -> list[tuple[str, float]]:
        """The analysed terms of a query with their weights, in Dutch; words the index lacks as near ones."""
        found = terms_in_dutch(query, language, self.share)
        return without_slight_terms(found, self.share, len(self._counts.units))

    def search(
        self, terms: Sequence[tuple[str, float]], k: int, within: LexicalScope | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The ids of the `k` best units and of all that equal the last of them, and their scores, best first.

        None where no term matches.
        """
        if not terms or not len(self._counts.units):
            return np.empty(0, np.int64), np.empty(0, np.float32)
        among, query, limit = self._narrow(terms, k, within)
        while True:
            found = self._searcher.search(query, limit=limit, count=False).hits
            places = self._places(found)
            if among is not None:
                places = places[np.isin(self._counts.documents[places], among)]
            scores = self._score(places, terms)
            last = np.sort(scores)[-k] if 0 < k <= len(scores) else np.float32(-1)
            if len(found) < limit or self._bound.highest(found[-1][0], terms, self._counts) < last:
                break
            limit *= 2
        best = np.lexsort((places, -scores))[: int((scores >= last).sum())]
        return self._counts.units[places[best]], scores[best]

    def _narrow(
        self, terms: Sequence[tuple[str, float]], k: int, within: LexicalScope | None
    ) -> tuple[NDArray[np.int64] | None, tantivy.Query, int]:
        """The documents to keep of what is found, the query, and how many to ask for.

        Where a scope leaves many of the documents, tantivy would spend most of its time on their names: it is
        asked for more, and the others are dropped.
        """
        wanted = None if within is None else within.documents
        share = len(wanted or ()) / max(self._documents, 1)
        if within is None or wanted is None or share < _MANY:
            return None, self._build_query(terms, within), k + _SPARE
        query = self._build_query(terms, replace(within, documents=None))
        return np.array(wanted, np.int64), query, int((k + _SPARE) / share)

    def score_answer(self, terms: Sequence[tuple[str, float]], unit: int) -> float:
        """The score of one unit as if its question were not there."""
        place = self._counts.places(np.array([unit]))
        if place[0] == len(self._counts.units) or self._counts.units[place[0]] != unit:
            return 0.0
        return float(self._score(place, terms, without="question")[0])

    def _places(self, found: Sequence[tuple[float, tantivy.DocAddress]]) -> NDArray[np.int64]:
        units = self._searcher.fast_field_values("unit", [address for _, address in found])
        return self._counts.places_of_counted(np.array(units, np.int64))

    def _score(
        self, places: NDArray[np.int64], terms: Sequence[tuple[str, float]], without: str = ""
    ) -> NDArray[np.float32]:
        """The scores of the units at these places, by exact counts."""
        whole = [(term, weight) for term, weight in terms if not term.endswith(NEIGHBOURS)]
        scores = self._counts.scores(places, whole, without)
        for term, weight in terms:
            for field, boost in FIELDS.items():
                if term.endswith(NEIGHBOURS) and field != without and len(places):
                    scores[self._hold_near(places, field, term)] += weight * boost * NEIGHBOUR_SCORE
        return scores.astype(np.float32)

    def _hold_near(self, places: NDArray[np.int64], field: str, term: str) -> NDArray[np.bool_]:
        """Which of the units hold, in this field, what lies one edit from a term."""
        units = tantivy.Query.term_set_query(self._schema, "unit", self._counts.units[places].tolist())
        both = [(tantivy.Occur.Must, self._term_query(field, term)), (tantivy.Occur.Must, units)]
        query = tantivy.Query.boolean_query(both)
        found = self._searcher.search(query, limit=len(places), count=False).hits
        return np.isin(places, self._places(found))

    def _build_query(self, terms: Sequence[tuple[str, float]], within: LexicalScope | None) -> tantivy.Query:
        any_of = [
            (tantivy.Occur.Should, tantivy.Query.boost_query(self._term_query(field, term), boost))
            for term, weight in terms
            for field, boost in self._boosts(term, weight).items()
            if boost > 0
        ]
        matching = tantivy.Query.boolean_query(any_of)
        if within is None:
            return matching
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, matching), *_scope_conditions(within)])

    def _boosts(self, term: str, weight: float) -> dict[str, float]:
        """The weight of a term in each field, so that it counts as rare as it is among the living."""
        if term.endswith(NEIGHBOURS):
            return {field: weight * boost for field, boost in FIELDS.items()}
        live, held = len(self._counts.units), self._counts.holders_of(term)
        if live == self._written:  # tantivy counts what lives, as nothing was deleted
            return {
                field: weight * boost for (field, boost), n in zip(FIELDS.items(), held, strict=True) if n
            }
        return {
            field: weight
            * boost
            * inverse_frequency(alive, live)
            / inverse_frequency(self._searcher.doc_freq(field, term), self._written)
            for (field, boost), alive in zip(FIELDS.items(), held, strict=True)
            if alive
        }

    def _term_query(self, field: str, term: str) -> tantivy.Query:
        if not term.endswith(NEIGHBOURS):
            return tantivy.Query.term_query(self._schema, field, term, "freq")
        near = tantivy.Query.fuzzy_term_query(
            self._schema, field, term.removesuffix(NEIGHBOURS), distance=1, transposition_cost_one=True
        )
        return tantivy.Query.boost_query(near, NEIGHBOUR_SCORE)


@lru_cache(maxsize=16)
def _scope_conditions(within: LexicalScope) -> list[tuple[tantivy.Occur, tantivy.Query]]:
    """Conditions that add nothing to the score; kept, as those of many documents take as long as a search."""
    schema, conditions = build_schema(), []
    if within.documents is not None:
        conditions.append(tantivy.Query.term_set_query(schema, "document", list(within.documents)))
    if within.first is not None or within.last is not None:
        low, high = within.first or 0, 2**62 if within.last is None else within.last
        kind = tantivy.FieldType.Unsigned
        conditions.append(tantivy.Query.range_query(schema, "unit", kind, low, high))
    return [(tantivy.Occur.Must, tantivy.Query.const_score_query(query, 0.0)) for query in conditions]


def _folder_of_links(folder: Path) -> TemporaryDirectory[str]:
    """A folder of links to the files: tantivy makes a lock file where it opens, even to read."""
    made = TemporaryDirectory(prefix="kamervraag-", ignore_cleanup_errors=True)
    for file in folder.resolve().iterdir():
        if file.suffix != ".lock":
            (Path(made.name) / file.name).symlink_to(file)
    return made


def _units_written(folder: Path) -> int:
    """How many units tantivy counts: what was deleted is among them until it merges."""
    found = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return sum(int(segment["max_doc"]) for segment in found["segments"])


def build_schema() -> tantivy.Schema:
    """What tantivy keeps of a unit."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("unit", indexed=True, fast=True)
    builder.add_unsigned_field("document", indexed=True, fast=True)
    for field in FIELDS:
        builder.add_text_field(field, tokenizer_name=SPACES, index_option="freq")
    return builder.build()
