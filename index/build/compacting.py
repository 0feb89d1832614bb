"""The room of what has gone, given back: the logs that only grow are written anew, and so is the database."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from index.build.opening import existing_store
from index.derived import derived_index
from index.errors import IndexFormatError
from index.store import Store
from index.store.schema import as_index_error


@dataclass(frozen=True, slots=True)
class CompactReport:
    """What an index took on the disk before and after, in bytes, and the generation that is read now."""

    bytes_before: int
    bytes_after: int
    generation: int
    documents: int


def compact_index(index_dir: Path, *, jobs: int = 1) -> CompactReport:
    """Write an index again without what changed or went; its answers stay the same.

    It becomes the next generation, in one step as in a build: cut off at any moment, the state before it
    answers, and the next build or reader goes on. Readers that are at work keep theirs. It takes the room of
    a second copy while it works; many papers are analysed in `jobs` processes. Raises IndexFormatError where
    there is no index, a build of it was not finished, another process writes to it, or the disk is full.
    """
    with existing_store(index_dir) as store:
        before = _bytes_in(index_dir)
        if store.pending():
            raise IndexFormatError(
                "holds a build that was not finished; run kamervraag index first", index_dir
            )
        generation = store.publish({})
        derived_index.derive(store, generation, anew=True, jobs=jobs)
        _vacuum(store)
        documents = derived_index.count(store, generation).documents
    return CompactReport(before, _bytes_in(index_dir), generation, documents)


def _vacuum(store: Store) -> None:
    """SQLite writes its file again, in one transaction; a reader may keep the old pages until it is done."""
    try:
        store.connection.execute("VACUUM")
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        raise as_index_error(error, store.path) from error


def _bytes_in(folder: Path) -> int:
    """What the files of a folder take; one that a reader or writer takes away meanwhile takes nothing."""
    total = 0
    for file in folder.rglob("*"):
        try:
            total += file.stat().st_size if file.is_file() else 0
        except OSError:
            continue
    return total
