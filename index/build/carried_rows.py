"""A paper of an index in a folder -> the rows by which an index on Milvus holds it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.derived import derived_index
from index.derived.columns import read_columns
from index.derived.lexical import COUNTS
from index.derived.milvus.collections import MAX_NAMES
from index.derived.milvus.expressions import clip_name
from index.derived.milvus.heads import PaperHead, PaperShape, dump_head, pack_shape
from index.derived.milvus.library import PackedText, text_checksum
from index.derived.milvus.packing import pack, pack_terms
from index.derived.milvus.statistics import dims_of
from index.derived.terms.term_counts import FIELDS, TermCounts, saturated
from index.search.catalogue import Catalogue, Paper
from index.store import Store
from index.store.uploads import owner_of

Row = dict[str, Any]
_NO_TERM = 3  # where no term ever stands: fields end at 2. Milvus takes no empty vector.


@dataclass(frozen=True, slots=True)
class CarriedMarks:
    """What may change of a paper while its words stay: where it lies, and whether others took its place."""

    path: str
    current: bool
    lone: bool


@dataclass(frozen=True, slots=True)
class CarriedPaper:
    """All rows of one paper; those of units and passages without their keys and generations."""

    head: bytes
    text: bytes
    units: list[Row]
    passages: list[Row]
    hashes: NDArray[np.uint64]  # of its terms


class CarriedPapers:
    """The papers of one generation of an index in a folder, ready to be carried; no visitor's own."""

    def __init__(self, store: Store, generation: int) -> None:
        self._store = store
        whole = Catalogue.read(store, generation, store.live(generation))
        own = np.array([paper.id for paper in whole.papers if owner_of(paper.path) is not None], np.int64)
        self._catalogue = Catalogue(whole.papers.take(np.flatnonzero(~np.isin(whole.ids, own)).tolist()))
        self._rows = {row[0]: row for row in store.paper_rows(generation)}
        self.terms = TermCounts(derived_index.folder_of(store, generation) / "lexical" / COUNTS).without(own)
        columns = read_columns(derived_index.folder_of(store, generation))
        self.passages = int((~np.isin(columns.documents[columns.passage_document], own)).sum())
        self._hash_of = np.zeros(int(self.terms.ids.max(initial=0)) + 1, np.uint64)
        self._hash_of[self.terms.ids] = self.terms.hashes
        papers = self._catalogue.papers
        self._places = {paper.id: place for place, paper in enumerate(papers)}
        self.marks = {paper.id: self._marks_of(place, paper) for place, paper in enumerate(papers)}

    def _marks_of(self, place: int, paper: Paper) -> CarriedMarks:
        current, lone = self._catalogue.current, self._catalogue.distinct
        is_current, is_lone = current is None or bool(current[place]), lone is None or bool(lone[place])
        return CarriedMarks(paper.path, is_current, is_lone)

    def paper(self, key: int) -> CarriedPaper:
        """The rows of one paper."""
        paper = self._catalogue.papers[self._places[key]]
        parts: list[Any] = self._store.parts(key)
        units, passages = [row for row in parts if len(row) == 5], [row for row in parts if len(row) == 7]
        text = PackedText(*self._store.packed(key)).dump()
        filtered = self._filter_fields(paper)
        asked_by = {row[0]: clip_name(row[3] or "") for row in units}
        return CarriedPaper(
            dump_head(self._head(paper, units, passages, text_checksum(text))),
            text,
            self._unit_rows(paper, [row[0] for row in units], filtered, asked_by),
            [_passage_row(paper, row, filtered, asked_by) for row in passages],
            self._hashes_of(units),
        )

    def _hashes_of(self, units: list[Any]) -> NDArray[np.uint64]:
        """The hashes of the terms of these units, each once."""
        places = self.terms.places(np.array([row[0] for row in units], np.int64))
        return np.unique(self._hash_of[np.unique(self.terms.rows.values(places) // len(FIELDS))])

    def _head(self, paper: Paper, units: list[Any], passages: list[Any], checksum: bytes) -> PaperHead:
        key, name, path, kind, day, title, numbers, people = self._rows[paper.id]
        marks = self.marks[key]
        first = units[0][0] if units else 0
        shape = PaperShape(
            [(exchange, paragraph, party) for _, exchange, paragraph, party, _ in units],
            [
                (kind, start, end, [unit - first for unit in json.loads(members)])
                for _, kind, start, end, members, _, _ in passages
            ],
        )
        return PaperHead(
            paper=key,
            name=name,
            path=path,
            type=kind,
            date=day,
            title=title,
            numbers=numbers,
            people=people,
            upload=self._store.is_upload(key, path),
            current=marks.current,
            lone=marks.lone,
            first_unit=first,
            first_passage=passages[0][0] if passages else 0,
            title_tokens=next(self._store.title_tokens([key])),
            shape=pack_shape(shape),
            checksum=checksum,
        )

    def _filter_fields(self, paper: Paper) -> Row:
        """What a search can be narrowed to, but for the askers of single questions."""
        marks, spoke = self.marks[paper.id], (*paper.ministers, *paper.speaking)
        return {
            "type": clip_name(paper.type),
            "day": paper.date.toordinal() if paper.date else 0,
            "current": marks.current,
            "lone": marks.lone,
            "name": clip_name(paper.name),
            "parties": _distinct_names(member.party for member in (*paper.askers, *paper.members_speaking)),
            "ministers": _distinct_names(minister.name for minister in spoke),
            "ministries": _distinct_names(minister.portfolio for minister in spoke),
        }

    def _unit_rows(
        self, paper: Paper, units: list[int], filtered: Row, asked_by: dict[int, str]
    ) -> list[Row]:
        places = self.terms.places(np.array(units, np.int64))
        owners, keys = self.terms.rows.rows(places)
        ends = np.searchsorted(owners, np.arange(len(units) + 1))
        return [
            {
                "unit": unit,
                "paper": paper.id,
                **filtered,
                "askers": [asked_by[unit]],
                **self._term_fields(self.terms.lengths[place], keys[ends[n] : ends[n + 1]]),
            }
            for n, (unit, place) in enumerate(zip(units, places, strict=True))
        ]

    def _term_fields(self, lengths: NDArray[np.uint8], keys: NDArray[np.uint32]) -> Row:
        """The terms of a unit, for exact counts and as a sparse vector whose products are about BM25."""
        distinct, often = np.unique(keys, return_counts=True)
        fields = (distinct % len(FIELDS)).astype(np.int64)
        dims, first = np.unique(dims_of(self._hash_of[distinct // len(FIELDS)], fields), return_index=True)
        fields, often = fields[first], often[first]
        weights = np.zeros(len(dims), np.float64)
        for field in range(len(FIELDS)):
            weights[fields == field] = saturated(
                often[fields == field], self.terms.norms[field][lengths[field : field + 1]]
            )
        words = dict(zip(dims.tolist(), weights.tolist(), strict=True))
        return {"terms": pack_terms(lengths, dims, often), "words": words or {_NO_TERM: 1.0}}


def _passage_row(paper: Paper, row: Any, filtered: Row, asked_by: dict[int, str]) -> Row:
    key, _, _, _, members, tokens, vector = row
    return {
        "passage": key,
        "paper": paper.id,
        **filtered,
        "askers": sorted({asked_by[unit] for unit in json.loads(members)})[:MAX_NAMES],
        "tokens": pack(tokens),
        "vector": np.frombuffer(vector, np.float16).astype(np.float32),
    }


def _distinct_names(names: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(clip_name(name) for name in names if name))[:MAX_NAMES]
