"""tantivy over analysed text: one entry a unit; its question, its answer and the words around them apart."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import tantivy
from numpy.typing import NDArray

from index.derived.disk_faults import library_faults
from index.language.analyser import NEIGHBOURS, analyse, analyse_query

FIELDS: Mapping[str, float] = {"question": 1.0, "answer": 0.6, "context": 0.3}  # measured: docs/log.md
_SPACE_TOKENIZER = "spaces"  # the text is analysed already
NEIGHBOUR_SCORE = 6.0  # a fuzzy query scores all it finds alike; about what a rare word scores
_HEAP_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class LexicalEntry:
    """What is searched of one unit; `unit` is its id in the store, `document` that of its paper."""

    unit: int
    document: int
    question: str
    answer: str
    context: str


@dataclass(frozen=True, slots=True)
class LexicalScope:
    """What a search is narrowed to: these documents and this range of unit ids; None is everything."""

    documents: tuple[int, ...] | None = None
    first: int | None = None
    last: int | None = None


class Lexical:
    """An open lexical index. Scores are BM25, summed over the fields."""

    def __init__(self, folder: Path) -> None:
        self._schema = _build_schema()
        self._links = None if os.access(folder, os.W_OK) else _folder_of_links(folder)
        self._index = tantivy.Index.open(self._links.name if self._links else str(folder))
        self._searcher = self._index.searcher()

    def knows(self, term: str) -> bool:
        """Whether any unit holds this term."""
        return any(self._searcher.doc_freq(field, term) > 0 for field in FIELDS)

    def share(self, term: str) -> float:
        """Which part of the units holds this term in one field, the one where it is commonest."""
        most = max(self._searcher.doc_freq(field, term) for field in FIELDS)
        return most / max(self._searcher.num_docs, 1)

    def terms(self, query: str) -> list[tuple[str, float]]:
        """The analysed terms of a query with their weights, words the index lacks replaced by near ones."""
        return analyse_query(query, self.share)

    def search(
        self, terms: Sequence[tuple[str, float]], k: int, within: LexicalScope | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The ids of the `k` best units and of all that equal the last of them, and their scores, best first.

        None where no term matches.
        """
        if not terms or not self._searcher.num_docs:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        query, limit = self._build_query(terms, within), k + 1
        found = self._searcher.search(query, limit=limit, count=False).hits
        while len(found) == limit and found[-1][0] == found[k - 1][0]:
            limit *= 2
            found = self._searcher.search(query, limit=limit, count=False).hits
        found = [hit for hit in found if hit[0] >= found[min(k, len(found)) - 1][0]]
        units = self._searcher.fast_field_values("unit", [address for _, address in found])
        return np.array(units, np.int64), np.array([score for score, _ in found], np.float32)

    def score_answer(self, terms: Sequence[tuple[str, float]], unit: int) -> float:
        """The score of one unit as if its question were not there."""
        only = LexicalScope(first=unit, last=unit)
        query = self._build_query(terms, only, without="question")
        found = self._searcher.search(query, limit=1, count=False).hits
        return float(found[0][0]) if found else 0.0

    def _build_query(
        self, terms: Sequence[tuple[str, float]], within: LexicalScope | None, without: str = ""
    ) -> tantivy.Query:
        any_of = [
            (tantivy.Occur.Should, tantivy.Query.boost_query(self._term_query(field, term), weight * boost))
            for term, weight in terms
            for field, boost in FIELDS.items()
            if weight > 0 and field != without
        ]
        matching = tantivy.Query.boolean_query(any_of)
        if within is None:
            return matching
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, matching), *self._scope_conditions(within)])

    def _term_query(self, field: str, term: str) -> tantivy.Query:
        if not term.endswith(NEIGHBOURS):
            return tantivy.Query.term_query(self._schema, field, term, "freq")
        near = tantivy.Query.fuzzy_term_query(
            self._schema, field, term.removesuffix(NEIGHBOURS), distance=1, transposition_cost_one=True
        )
        return tantivy.Query.boost_query(near, NEIGHBOUR_SCORE)

    def _scope_conditions(self, within: LexicalScope) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        """Conditions that add nothing to the score."""
        conditions = []
        if within.documents is not None:
            conditions.append(tantivy.Query.term_set_query(self._schema, "document", list(within.documents)))
        if within.first is not None or within.last is not None:
            low, high = within.first or 0, 2**62 if within.last is None else within.last
            kind = tantivy.FieldType.Unsigned
            conditions.append(tantivy.Query.range_query(self._schema, "unit", kind, low, high))
        return [(tantivy.Occur.Must, tantivy.Query.const_score_query(query, 0.0)) for query in conditions]


def _folder_of_links(folder: Path) -> TemporaryDirectory[str]:
    """A folder of links to the files: tantivy makes a lock file where it opens, even to read."""
    made = TemporaryDirectory(prefix="kamervraag-", ignore_cleanup_errors=True)
    for file in folder.resolve().iterdir():
        if file.suffix != ".lock":
            (Path(made.name) / file.name).symlink_to(file)
    return made


def write_lexical(folder: Path, entries: Iterable[LexicalEntry]) -> None:
    """Add `entries` to the index in `folder`, made where it is missing; OSError where the disk refuses."""
    folder.mkdir(parents=True, exist_ok=True)
    with library_faults(ValueError):
        index = tantivy.Index(_build_schema(), path=str(folder))
        index.register_tokenizer(
            _SPACE_TOKENIZER, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        )
        writer = index.writer(
            _HEAP_BYTES, num_threads=1
        )  # one thread: the same order, the same ranking at every build
    for entry in entries:
        made = _make_entry(entry)
        with library_faults(ValueError):
            writer.add_document(made)
    with library_faults(ValueError):
        writer.commit()
        writer.wait_merging_threads()


def _make_entry(entry: LexicalEntry) -> tantivy.Document:
    made = tantivy.Document()
    made.add_unsigned("unit", entry.unit)
    made.add_unsigned("document", entry.document)
    for field in FIELDS:
        made.add_text(field, " ".join(analyse(getattr(entry, field))))
    return made


def _build_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("unit", indexed=True, fast=True)
    builder.add_unsigned_field("document", indexed=True, fast=True)
    for field in FIELDS:
        builder.add_text_field(field, tokenizer_name=_SPACE_TOKENIZER, index_option="freq")
    return builder.build()
