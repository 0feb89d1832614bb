"""Analysed text -> a lexical index: all anew, or that of the generation before with what came and went."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import tantivy
from numpy.typing import NDArray

from index.derived.append_log import link_or_copy
from index.derived.lexical import COUNTS, SPACES, build_schema
from index.derived.terms.analysing import AnalysedUnits
from index.derived.terms.term_counts import FIELDS, TermCounts
from index.derived.terms.term_writing import TermWriter
from index.store.disk_faults import library_faults

# What tantivy gathers before it writes a segment, taken as it fills: some 300,000 units. A search looks each
# word up in every segment. Measured: docs/log.md.
_HEAP_BYTES = 256_000_000
_WORN_SHARE = 0.25
_WORN_TERMS = 1_000_000  # below, any share: what is small is searched quickly whatever it drags along


def is_worn(before: Path) -> bool:
    """Whether so much of a lexical index is deleted that it is better begun anew."""
    counts = TermCounts(before / COUNTS)
    dead = int(counts.totals[-1] - counts.totals[:-1].sum())
    return dead > max(_WORN_TERMS, _WORN_SHARE * int(counts.totals[-1]))


def documents_in(before: Path) -> NDArray[np.int64]:
    """The documents of which a lexical index holds units."""
    return TermCounts(before / COUNTS).distinct_documents()


def write_analysed(
    folder: Path,
    chunks: Iterable[AnalysedUnits],
    before: Path | None = None,
    gone: NDArray[np.int64] | None = None,
) -> None:
    """Write an index of these units in `folder`, and of what the one in `before` holds but for the documents
    `gone`. That one stays as it is. OSError where the disk refuses."""
    if before is not None:
        ignored = shutil.ignore_patterns("*.lock", COUNTS)
        shutil.copytree(before, folder, copy_function=link_or_copy, ignore=ignored)
    folder.mkdir(parents=True, exist_ok=True)
    counts = TermWriter(folder / COUNTS, before / COUNTS if before else None, gone)
    with library_faults(ValueError):
        index = tantivy.Index(build_schema(), path=str(folder))
        index.register_tokenizer(SPACES, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
        writer = index.writer(
            _HEAP_BYTES, num_threads=1
        )  # one thread: the same order, the same ranking at every build
        if gone is not None and len(gone):
            query = tantivy.Query.term_set_query(build_schema(), "document", gone.tolist())
            writer.delete_documents_by_query(query)
    for chunk in chunks:
        counts.add(chunk)
        with library_faults(ValueError):
            for unit, document, texts in zip(chunk.units, chunk.documents, chunk.texts, strict=True):
                writer.add_document(_make_entry(unit, document, texts))
    counts.finish()
    with library_faults(ValueError):
        writer.commit()
        writer.wait_merging_threads()


def _make_entry(unit: int, document: int, texts: tuple[str, ...]) -> tantivy.Document:
    made = tantivy.Document()
    made.add_unsigned("unit", unit)
    made.add_unsigned("document", document)
    for field, held in zip(FIELDS, texts, strict=True):
        made.add_text(field, held)
    return made
