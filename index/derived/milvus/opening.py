"""A generation on a server -> what searches it: columns made of the heads, and both sides searched there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from index.derived.columns import Columns
from index.derived.derived_index import Derived
from index.derived.gathering import ColumnParts, LoggedCounts, assemble
from index.derived.milvus.fetching import FetchedPassages, FetchedTokens
from index.derived.milvus.heads import shape_of
from index.derived.milvus.library import Holdings
from index.derived.milvus.server import Row
from index.derived.milvus.sides import MilvusLexical, MilvusSearches, MilvusVectors
from index.derived.milvus.store import MilvusStore
from index.derived.ragged import stack_rows

Ints = NDArray[np.int64]


def open_generation(store: MilvusStore, generation: int) -> Derived:
    """Open a generation for searching."""
    holdings = store.shelves.holdings(generation)
    searches = MilvusSearches(store.shelves.server, holdings)
    columns = _make_columns(holdings)
    of_token = columns.tokens.flat.dtype
    dimension = int(holdings.about.manifest["dimension"])

    def query(ids: Ints) -> list[Row]:
        where = f"passage in {ids.tolist()} and {searches.where(None)}"
        return searches.server.query("passages", where, ("passage", "tokens", "vector"), searches.consistency)

    passages = FetchedPassages(columns.passage_ids, query, of_token, dimension, store.place)
    nothing = columns.tokens
    tokens = FetchedTokens(nothing.starts, nothing.sizes, nothing.flat, passages)
    return Derived(
        replace(columns, tokens=tokens), MilvusLexical(searches), MilvusVectors(searches, passages)
    )


def _make_columns(holdings: Holdings) -> Columns:
    """What lies where, but for the tokens: as it is in an index in a folder."""
    manifest = holdings.about.manifest
    of_token = np.dtype(manifest["token_type"])
    heads = holdings.heads
    shapes = [shape_of(head) for head in heads]
    papers = np.array([head.paper for head in heads], np.int64)
    first_units = np.array([head.first_unit for head in heads], np.int64)
    first_passages = np.array([head.first_passage for head in heads], np.int64)
    unit_counts = np.array([len(shape.units) for shape in shapes], np.int64)
    passage_counts = np.array([len(shape.passages) for shape in shapes], np.int64)
    members = [
        np.array(places, np.int64) + head.first_unit
        for head, shape in zip(heads, shapes, strict=True)
        for _, _, _, places in shape.passages
    ]
    none = np.zeros(int(passage_counts.sum()), np.int64)
    parts = ColumnParts(
        documents=papers,
        titles=stack_rows([np.frombuffer(head.title_tokens, of_token) for head in heads], of_token),
        unit_ids=_count_on(first_units, unit_counts),
        unit_owners=np.repeat(papers, unit_counts),
        unit_is_exchange=np.array([unit[0] is not None for shape in shapes for unit in shape.units], bool),
        passage_ids=_count_on(first_passages, passage_counts),
        passage_owners=np.repeat(papers, passage_counts),
        kinds=np.array([passage[0] for shape in shapes for passage in shape.passages], np.uint8),
        belonging=stack_rows(members, np.int64),
        token_starts=none,
        token_sizes=none,
        vector_rows=none,
    )
    counts = LoggedCounts(holdings.counts.token_holders(int(manifest["vocabulary"])), np.zeros(3, np.int64))
    return assemble(papers, parts, counts)


def _count_on(firsts: Ints, counts: Ints) -> Ints:
    """Of each a row of so many numbers from its first on, one after another."""
    before = np.cumsum(counts) - counts
    return np.arange(int(counts.sum())) - np.repeat(before, counts) + np.repeat(firsts, counts)
