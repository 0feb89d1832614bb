"""A disk that takes no more while files are derived: one sentence, and nothing half made in the way."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from index.derived import derived_index
from index.errors import IndexFormatError
from index.store import Store
from index.store.disk_faults import library_faults
from tests.support.shelf import Shelf, exchange_paper, shelf

__all__ = ["shelf"]


def _from_tantivy() -> None:
    with library_faults(ValueError):
        raise ValueError("An IO error occurred: 'No space left on device (os error 28)'")


def _from_a_thread_of_tantivy() -> None:
    with library_faults(ValueError):
        raise ValueError("An error occurred in a thread: 'An index writer was killed.'")


def _from_faiss() -> None:
    with library_faults(RuntimeError):
        raise RuntimeError("write error in vectors.faiss: 0 != 512 (No space left on device)")


def _from_numpy() -> None:
    raise OSError("65535 requested and 17376 written")


def _from_the_system() -> None:
    raise PermissionError(errno.EACCES, "Permission denied", "derived-1")


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (_from_tantivy, "the disk is full; make room"),
        (_from_a_thread_of_tantivy, "fails or is full"),
        (_from_faiss, "the disk is full; make room"),
        (_from_numpy, "the disk is full; make room"),
        (_from_the_system, "cannot be written: Permission denied"),
    ],
)
def test_what_each_library_says_of_the_disk_is_one_sentence(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, fault: Callable[[], None], words: str
) -> None:
    shelf.put(exchange_paper("dijk.txt", [("Hoe hoog is de dijk?", "De dijk is acht meter hoog.")]))
    with monkeypatch.context() as full:
        full.setattr(derived_index, "write_columns", lambda *_: fault())
        with pytest.raises(IndexFormatError, match=words) as said:
            shelf.build()
    assert said.value.path == shelf.index
    assert not list(Path(shelf.index).glob("derived-*"))
    assert Store.exists(shelf.index)
    shelf.build()
    assert derived_index.is_made(Store.open(shelf.index), 1)
