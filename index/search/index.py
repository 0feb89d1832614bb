"""Index.open(path).search(query, k, filters) -> Hits: the seam that everyone shares."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.derived.milvus.address import MilvusAddress
from index.document import Document
from index.errors import IndexFormatError
from index.language.language_detection import detect_language
from index.models.embedder import Embedder
from index.models.encoder import Encoder, encoder_of
from index.passages import Kind
from index.search.catalogue import Paper
from index.search.engine import AnyStore, open_store, shared_or_held, source_at
from index.search.filter_check import check_query, refuse_unknown
from index.search.filters import Filters, papers_left, parties_of
from index.search.fusion import weights_of
from index.search.hits import Coverage, Hit, Hits
from index.search.ranking import Mode, PinnedAndHidden, words_in
from index.search.rerank import RERANKED, Reranker, rerank
from index.search.snapshot import SPARE, Snapshot, newest_made
from index.store.schema import Source
from index.store.uploads import seen_paths

__all__ = ["Coverage", "Filters", "Hit", "Hits", "Index", "Kind", "Mode"]

EVERYTHING = Filters()


class Index:
    """An index, open for reading; `search` sees a newer generation as soon as it is there."""

    def __init__(self, store: AnyStore, encoder: Encoder) -> None:
        self._store = store
        self._encoder = encoder
        self._whole = Snapshot.newest(store, encoder)
        self._visitor: str | None = None
        self._held = False
        self._owns_store = True
        # Ids are never used again, so that generations may share what was read.
        self._document: Callable[[int], Document] = lru_cache(maxsize=64)(store.document)

    @classmethod
    def open(cls, place: str | Path | MilvusAddress) -> Self:
        """Open the index in a folder, or at an address such as "milvus://host:port/name".

        Raises IndexFormatError where there is none, or one of another version or model.
        """
        store = open_store(place)
        if not store.generation:
            raise IndexFormatError("was never finished; run kamervraag index again", str(place))
        return cls(store, encoder_of(store.manifest(), place))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        if self._owns_store:
            self._store.close()

    def seen_by(self, visitor: str) -> Self:
        """The same index as if other visitors' own papers had never been in it; NOBODY has none."""
        view = copy.copy(self)
        view._visitor, view._owns_store = visitor, False
        return view

    @property
    def _snapshot(self) -> Snapshot:
        return self._whole if self._visitor is None else self._whole.seen_by(self._visitor)

    @property
    def contents(self) -> int:
        """A mark of which papers are seen, 52 bits: another one where one came, changed or went."""
        return self._snapshot.contents

    @property
    def generation(self) -> int:
        """The number of the state that is searched; it grows with every build that changed something."""
        return self._whole.generation

    def reload(self) -> bool:
        """Go to the newest generation; whether there was one. Cheap where there was none."""
        before = self._whole.generation
        if self._held or self._store.generation == before or newest_made(self._store) == before:
            return False
        self._whole = Snapshot.newest(self._store, self._encoder, self._whole)
        return True

    def pinned(self) -> Self:
        """The same index, held at the newest generation: however often it is built meanwhile, it searches and
        reads the papers of this one. Close it when the answer is there; of one that is held already, nothing
        is left to close."""
        pinned_index = copy.copy(self)
        pinned_index._held, pinned_index._owns_store = True, not self._held
        if not self._held:
            pinned_index._store, pinned_index._whole = self._hold_store()
            pinned_index._document = partial(shared_or_held, self._document, pinned_index._store)
        return pinned_index

    def _hold_store(self) -> tuple[AnyStore, Snapshot]:
        """The store as it is now, with the snapshot that it holds whole."""
        while True:
            self.reload()
            store, snapshot = self._store.held(), self._whole
            if store.generation <= snapshot.generation + 1:  # what the last build retired is still there
                return store, snapshot.read_from(store)
            store.close()  # built twice in between

    def search(
        self,
        query: str,
        k: int = 10,
        filters: Filters = EVERYTHING,
        mode: Mode = "hybrid",
        *,
        hidden: Sequence[str] = (),
        reranker: Reranker | None = None,
        without: Sequence[str] = (),
    ) -> Hits:
        """The `k` best exchanges and paragraphs; raises QuestionError for an empty or endless query, a period
        that ends before it begins and a filter's value that is of no paper.

        `hidden`: exchanges ("paper#4") whose question is not searched. A `reranker` reads the best again.
        `without`: sides of the fusion (fields of its Weights) that count nothing, to measure their worth.
        """
        started = time.perf_counter()
        text = check_query(query)
        self.reload()
        snapshot = self._snapshot
        aims = PinnedAndHidden(snapshot.named(text), snapshot.units(hidden))
        depth = max(k, 0 if reranker is None else RERANKED)
        scope = snapshot.scope(filters)
        if scope is not None and not scope.units.any():
            refuse_unknown(filters, snapshot.catalogue)
        rank = snapshot.ranker.asking(text, mode, scope, aims)
        language = detect_language(text)
        reads = self._encoder.reads_context
        weights = weights_of(mode, words_in(language, reads), reads_context=reads).without(without)
        ranked = rank(weights, depth + SPARE, language)
        hits = snapshot.hits(ranked, depth)
        if reranker is not None:
            hits = rerank(text, hits, reranker)[: max(k, 0)]
        timing = {**ranked.timing_ms, "total": (time.perf_counter() - started) * 1000}
        return Hits(query, language, filters, hits, timing)

    @property
    def embedder(self) -> Embedder:
        """The model that this index was built with."""
        return self._encoder.embedder

    def document(self, name: str) -> Document:
        """A paper by its name; raises KeyError where the index has none of that name."""
        if (paper := self._snapshot.catalogue.paper(name)) is None:
            raise KeyError(name)
        document = self._document(paper.id)
        added = self._store.is_upload(paper.id, paper.path)
        return replace(document, upload=True) if added else document

    def source_of(self, name: str) -> Source | None:
        """The file that a paper was read from, as it was then; None where this index does not know."""
        paper = self._snapshot.catalogue.paper(name)
        return source_at(self._store, paper.path) if paper else None

    def with_doubts(self, found: Hits) -> Hits:
        """The same hits, each saying what a reader must know of it: `ocr`, `upload`, `unsure`."""
        return replace(found, hits=tuple(self._mark_doubt(hit) for hit in found.hits))

    def _mark_doubt(self, hit: Hit) -> Hit:
        paper = self.document(hit.doc)
        unsure = any(each.id == hit.exchange and each.state == "unsure" for each in paper.exchanges)
        return replace(hit, ocr=paper.ocr, upload=paper.upload, unsure=unsure)

    def documents(self) -> Sequence[str]:
        """The names of the papers, in the order of their paths."""
        return [paper.name for paper in self._snapshot.catalogue.papers]

    def papers(self) -> Sequence[Paper]:
        """What is known of each paper without opening it; of one that both sources gave the better copy."""
        return self._snapshot.catalogue.distinct_papers()

    def paper(self, name: str) -> Paper | None:
        """What is known of one paper without opening it; None where there is none of that name."""
        return self._snapshot.catalogue.paper(name)

    def corrections(self) -> Sequence[Paper]:
        """The papers whose title says that they correct another one."""
        return self._snapshot.catalogue.corrections

    def all_copies(self) -> Sequence[Paper]:
        """The same, with the lesser copies of papers that both sources gave."""
        return self._snapshot.catalogue.papers

    def unread_files(self) -> Sequence[str]:
        """The paths of the files that could not be read when they were to be indexed."""
        return seen_paths(sorted(self._store.failures()), self._visitor)

    def coverage(self, filters: Filters = EVERYTHING) -> Coverage:
        """How much there is to search, or what the filters leave of it."""
        return self._snapshot.coverage(filters)

    def share(self, term: str) -> float:
        """Which part of the exchanges and paragraphs holds an analysed term, 0 to 1."""
        return self._snapshot.derived.lexical.share(term)

    def papers_with(self, term: str) -> NDArray[np.int64]:
        """The ids of the papers whose text holds an analysed term, ascending."""
        return self._snapshot.derived.lexical.documents_with(term)

    def info(self) -> dict[str, object]:
        """What is in the index, as `kamervraag info --json` shows it."""
        return self._snapshot.info()

    def people(self) -> Sequence[str]:
        """The members who asked."""
        return self._snapshot.catalogue.people()

    def parties(self) -> Sequence[str]:
        """The parties of those who asked."""
        return self._snapshot.catalogue.parties()

    def ministers(self) -> Sequence[str]:
        """Who answered or signed."""
        return self._snapshot.catalogue.ministers()

    def ministries(self) -> Sequence[str]:
        """The portfolios of those who answered or signed."""
        return self._snapshot.catalogue.ministries()

    def types(self) -> Sequence[str]:
        """The types of paper."""
        return self._snapshot.catalogue.types()

    def period(self) -> tuple[date | None, date | None]:
        """The dates of the oldest and the newest paper."""
        return self._snapshot.catalogue.period()

    def check_filters(self, filters: Filters) -> None:
        """Raise NoSuchPaperError, with the nearest value, where a filter is that of no paper at all."""
        refuse_unknown(filters, self._snapshot.catalogue)

    def partyless(self, filters: Filters) -> int:
        """How many papers a filter on a party leaves out only because they do not say who is of which."""
        catalogue = self._snapshot.catalogue
        kept = papers_left(replace(filters, party=None), catalogue)
        return int((catalogue.partyless if kept is None else catalogue.partyless & kept).sum())

    def parties_of(self, member: str, day: date) -> frozenset[str]:
        """The parties with which papers of about a day name a member."""
        return parties_of(member, day, self._snapshot.catalogue)

    def count(self, filters: Filters) -> int:
        """How many papers these filters leave."""
        kept = papers_left(filters, self._snapshot.catalogue)
        return len(self._snapshot.catalogue.papers) if kept is None else int(kept.sum())
