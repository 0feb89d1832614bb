"""What is derived from the store for searching: arrays, the lexical and the vector index of one generation.

Each generation lies in a folder of its own, made beside its final place and moved there when whole; a
reader never sees half of one. The lexical index starts from hard links to the one before it and is caught up.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.derived import gathering, lexical, lexical_writing, vectors
from index.derived.columns import Columns, Ints, read_columns, write_columns
from index.derived.seal import is_intact, is_whole, seal
from index.derived.sides import LexicalSide, VectorSide
from index.derived.terms.analysing import analyse_documents
from index.language.analyser import ANALYSER_VERSION
from index.store import Store
from index.store.disk_faults import disk_faults
from index.store.schema import KINDS, Counts
from index.store.whole_files import flush

FORMAT = 11


@dataclass(frozen=True, slots=True)
class Derived:
    """One generation, open."""

    columns: Columns
    lexical: LexicalSide
    vectors: VectorSide

    def follow(self, before: Derived) -> None:
        """Take over what an earlier generation has in memory and this one needs too."""
        if isinstance(self.vectors, vectors.Vectors) and isinstance(before.vectors, vectors.Vectors):
            self.vectors.after(before.vectors)

    def without(self, hidden: Ints) -> Derived:
        """The same generation as if it had never held these documents: in every order, count and score."""
        rows = np.flatnonzero(~np.isin(self.columns.documents[self.columns.passage_document], hidden))
        columns = gathering.gather_without(self.columns, hidden)
        words, nearness = self.lexical, self.vectors
        if not isinstance(words, lexical.Lexical) or not isinstance(nearness, vectors.Vectors):
            raise TypeError("papers are hidden in a folder's index; a server holds none of one visitor alone")
        return Derived(columns, words.without(hidden), nearness.narrowed(rows))


def folder_of(store: Store, generation: int) -> Path:
    """Where a generation's derived files lie."""
    return store.path.parent / f"derived-{generation}"


def is_made(store: Store, generation: int, *, to_the_bit: bool = False) -> bool:
    """Whether a generation's derived files are there, of this version and of their lengths; by `to_the_bit`
    their checksums are taken too, which reads them all."""
    return is_whole(folder_of(store, generation), _expected_stamp(store, generation), to_the_bit=to_the_bit)


def open_derived(store: Store, generation: int) -> Derived:
    """Open a generation that `is_made`."""
    folder = folder_of(store, generation)
    columns = read_columns(folder)
    found = vectors.Vectors(folder, columns.vector_rows, *columns.logged[1:].tolist())
    return Derived(columns, lexical.Lexical(folder / "lexical"), found)


def count(store: Store, generation: int) -> Counts:
    """How much a generation holds; from the store itself where it is not made."""
    if not is_made(store, generation):
        return store.counts(generation)
    sizes = read_columns(folder_of(store, generation)).sizes()
    return Counts(len(sizes), *sizes.sum(axis=0).tolist())


def derive(store: Store, generation: int, *, anew: bool = False, jobs: int = 1) -> None:
    """Derive a generation from the store, catching up from the one before where it is there and not `anew`.

    Many papers are analysed in `jobs` processes, which import this program's main module, as any do.
    Raises IndexFormatError where the disk takes no more; what was half made is cleared away.
    """
    target = folder_of(store, generation)
    making = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    try:
        with disk_faults(store.path.parent):
            _make_whole(store, generation, making, anew, jobs)
            shutil.rmtree(target, ignore_errors=True)
            making.replace(target)
            flush(target.parent)
    finally:
        shutil.rmtree(making, ignore_errors=True)  # on a full disk it would be in the way of the next try
    for old in _other_derived_folders(target):
        shutil.rmtree(old, ignore_errors=True)


def _make_whole(store: Store, generation: int, making: Path, anew: bool, jobs: int) -> None:
    _empty(making)
    before = None if anew else _sound_folder_before(store, generation)
    columns, held = _gather_columns(store, generation, before, making)
    write_columns(making, columns)
    _write_codes(making, columns, held)
    _write_lexical(store, making / "lexical", columns.documents, before, jobs)
    seal(making, _expected_stamp(store, generation), before)


def _sound_folder_before(store: Store, generation: int) -> Path | None:
    """The folder of the generation before, None where it cannot be built on: what is read of it to be written
    again must be as it was, to the bit; what is linked keeps its checksum and is found out later."""
    folder, stamp = folder_of(store, generation - 1), _expected_stamp(store, generation - 1)
    return folder if is_intact(folder, stamp, lambda name: name.endswith(".npy")) else None


def _other_derived_folders(target: Path) -> list[Path]:
    return [folder for folder in target.parent.glob("derived-*") if folder != target]


def _expected_stamp(store: Store, generation: int) -> dict[str, object]:
    """What the stamp must say: these files were made from this store, at this generation, by this code."""
    of = store.manifest()["store"]
    return {"format": FORMAT, "store": of, "generation": generation, "analyser": ANALYSER_VERSION}


def _gather_columns(
    store: Store, generation: int, before: Path | None, making: Path
) -> tuple[Columns, Path | None]:
    """The columns, caught up from those in `before` where that can be done; `before` if so."""
    columns = None if before is None else gathering.gather_after(store, generation, before, making)
    if columns is not None:
        return columns, before
    _empty(making)
    return gathering.gather_anew(store, np.array(store.live(generation), np.int64), making), None


def _write_codes(making: Path, columns: Columns, before: Path | None) -> None:
    """The codes of the vectors and how well they find; `before` holds the logs that these go on with."""
    count, dimension = columns.logged[1:].tolist()
    done = 0 if before is None else int(read_columns(before).logged[1])
    vectors.write_codes(making, len(columns.vector_rows), count, dimension, before, done)
    asked = columns.passage_kind == KINDS.index("question")
    vectors.write_recall(making, columns.vector_rows, asked, count, dimension, before)


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()


def _write_lexical(store: Store, folder: Path, documents: Ints, before: Path | None, jobs: int) -> None:
    """Catch up with the lexical index of the generation before, where it is there and not worn."""
    held_in = None if before is None else before / "lexical"
    if held_in is None or lexical_writing.is_worn(held_in):
        entries = analyse_documents(store, documents.tolist(), jobs)
        lexical_writing.write_analysed(folder, entries)
        return
    held = lexical_writing.documents_in(held_in)
    new = documents[~np.isin(documents, held)].tolist()
    gone = held[~np.isin(held, documents)]
    lexical_writing.write_analysed(folder, analyse_documents(store, new, jobs), held_in, gone)
