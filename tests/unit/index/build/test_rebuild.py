"""An index whose store cannot be read, made anew: no folder is lost by it, or it is named."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index.build import BuildOptions, build
from index.store.schema import FILE
from tests.torture.papers import write_papers


def two_folders(home: Path) -> tuple[Path, Path, Path]:
    """The folder that will be named, the other, and the index of both."""
    named, other, index = home / "hier", home / "elders", home / "index"
    write_papers(named, {number: 1 for number in range(1, 4)})
    write_papers(other, {number: 1 for number in range(4, 7)})
    assert build([named, other], index).documents == 6
    return named, other, index


def spoil(index: Path, how: str) -> None:
    """Make the store of an index unreadable."""
    with closing(sqlite3.connect(index / FILE)) as store:
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = store.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'passages'").fetchone()[0]
    content = bytearray((index / FILE).read_bytes())
    if how == "its head":
        content[:100] = b"x" * 100
    if how == "a page of passages":
        content[4096 * (page - 1) : 4096 * page] = b"x" * 4096
    if how == "all of it":
        content[:] = b"x" * len(content)
    (index / FILE).write_bytes(b"" if how == "emptied" else content)


@pytest.mark.parametrize("how", ["its head", "a page of passages", "all of it", "emptied"])
def test_a_rebuild_with_one_of_two_folders_loses_neither_or_says_which(tmp_path: Path, how: str) -> None:
    """What the spoilt store still names is read again; where it names nothing, the other folder is named."""
    named, other, index = two_folders(tmp_path)
    spoil(index, how)
    report = build([named], index, BuildOptions(rebuild=True))
    (warning,) = report.warnings
    assert report.documents == (6 if how in ("its head", "a page of passages") else 3)
    assert (str(other) in warning.sentence) == (how != "a page of passages")


def test_a_rebuild_names_the_folders_whose_papers_are_not_there_any_more(tmp_path: Path) -> None:
    named, other, index = two_folders(tmp_path)
    spoil(index, "a page of passages")
    shutil.rmtree(other)
    report = build([named], index, BuildOptions(rebuild=True))
    (warning,) = report.warnings
    assert report.documents == 3 and str(other) in warning.sentence
    assert str(named) not in warning.sentence
