"""What may not be written, what cannot grow, what is damaged: each has a sentence of its own."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from index.build import build
from index.errors import IndexFormatError, SpoiltIndexError
from index.search import Index
from index.store import Store
from index.store.schema import FILE, KnownDocument, writing
from tests.support.places import ROOT
from tests.support.shelf import Shelf, exchange_paper, shelf

__all__ = ["shelf"]

DIJK = exchange_paper("dijk.txt", [("Hoe hoog is de dijk?", "De dijk is acht meter hoog.")])
BRUG = exchange_paper("brug.txt", [("Is de brug dicht?", "De brug is dicht tot mei.")])
# Root may write everywhere; without its capabilities it is held to the permissions as anyone is.
BOUND = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
needs_bounds = pytest.mark.skipif(bool(BOUND) and not shutil.which("setpriv"), reason="runs as root")


NO_ROOM = (
    "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)); "
)


def searched(index: Path, before: str = "") -> str:
    """What a process that is held to the permissions says of a search for a dike."""
    search = f"raise SystemExit(main(['search', 'dijk', '--index', {str(index)!r}]))"
    command = [sys.executable, "-B", "-c", f"{before}from ui.cli import main; {search}"]
    run = subprocess.run([*BOUND, *command], capture_output=True, text=True, cwd=ROOT)
    assert "Traceback" not in run.stderr, run.stderr
    return run.stdout + run.stderr


@needs_bounds
def test_an_index_that_may_only_be_read_is_searched_and_left_as_it_is(shelf: Shelf) -> None:
    shelf.put(DIJK)
    shelf.build()
    files = sorted(shelf.index.rglob("*"))
    for path in (shelf.index, *files):
        path.chmod(0o555 if path.is_dir() else 0o444)
    assert "Hoe hoog is de dijk?" in searched(shelf.index)
    assert sorted(shelf.index.rglob("*")) == files


@needs_bounds
def test_an_index_that_may_only_be_read_and_lacks_files_says_so(shelf: Shelf) -> None:
    shelf.put(DIJK)
    shelf.build()
    shutil.rmtree(shelf.index / "derived-1")
    for path in (*shelf.index.rglob("*"), shelf.index):
        path.chmod(0o555 if path.is_dir() else 0o444)
    said = searched(shelf.index)
    assert "may not be written" in said and "damaged" not in said


@needs_bounds
def test_an_index_that_may_not_be_read_is_not_called_damaged(shelf: Shelf) -> None:
    shelf.put(DIJK)
    shelf.build()
    (shelf.index / FILE).chmod(0)
    said = searched(shelf.index)
    assert "permissions" in said and "damaged" not in said and "--rebuild" not in said


def test_an_index_on_a_disk_without_a_byte_left_is_searched(shelf: Shelf) -> None:
    shelf.put(DIJK)
    shelf.build()
    files = sorted(shelf.index.rglob("*"))
    assert "Hoe hoog is de dijk?" in searched(shelf.index, NO_ROOM)
    assert [path for path in sorted(shelf.index.rglob("*")) if path.stat().st_size] == [
        path for path in files if path.stat().st_size
    ]


def test_a_full_disk_has_its_sentence_and_changes_nothing(shelf: Shelf) -> None:
    shelf.put(DIJK)
    shelf.build()
    store = Store.open(shelf.index)
    store.connection.execute(f"PRAGMA max_page_count = {_pages(store)}")
    with pytest.raises(IndexFormatError, match="disk is full") as full, store.transaction():
        store.write_manifest({"model": "half geschreven", **{str(n): "x" * 4000 for n in range(100)}})
    assert not isinstance(full.value, SpoiltIndexError)
    assert store.manifest()["model"] != "half geschreven"
    assert Index.open(shelf.index).search("dijk").hits[0].doc == "dijk.txt"


def _pages(store: Store) -> int:
    return int(store.connection.execute("PRAGMA page_count").fetchone()[0])


def test_a_folder_that_cannot_be_written_is_not_being_written_by_another(tmp_path: Path) -> None:
    (tmp_path / "writing.lock").mkdir()
    with pytest.raises(IndexFormatError, match="permissions"), writing(tmp_path):
        pass


def test_a_rebuild_of_a_damaged_store_keeps_it_under_another_name(shelf: Shelf) -> None:
    shelf.put(DIJK)
    shelf.build()
    (shelf.index / FILE).write_bytes(b"this is no database, whatever its name says" * 100)
    with pytest.raises(SpoiltIndexError, match="damaged"):
        shelf.build()
    report = shelf.build(rebuild=True)
    assert report.documents == 1
    (warning,) = report.warnings
    assert Path(warning.path).read_bytes().startswith(b"this is no database")


def test_a_rebuild_deletes_nothing_where_the_store_is_only_shut(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.put(DIJK)
    shelf.build()

    def shut(self: Store) -> None:
        raise IndexFormatError("cannot be opened", self.path)

    with monkeypatch.context() as closed:
        closed.setattr(Store, "prepare", shut)
        with pytest.raises(IndexFormatError, match="cannot be opened"):
            shelf.build(rebuild=True)
    assert shelf.build(rebuild=True).unchanged == 1


@pytest.mark.parametrize("ask", [Store.known, lambda store: store.live(1)])
def test_what_an_update_asks_of_all_papers_reads_none_of_their_texts(shelf: Shelf, ask) -> None:  # type: ignore[no-untyped-def]
    shelf.put(DIJK, BRUG)
    shelf.build()
    store = Store.open(shelf.index)
    asked: list[str] = []
    store.connection.set_trace_callback(asked.append)
    ask(store)
    store.connection.set_trace_callback(None)
    for sql in asked:
        plan = [row[3] for row in store.connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
        assert all("COVERING INDEX" in step for step in plan if "documents" in step), plan


def test_documents_of_other_models_are_found_without_a_walk(shelf: Shelf) -> None:
    shelf.put(DIJK, BRUG)
    shelf.build()
    store = Store.open(shelf.index)
    own = store.known_at(str(shelf.papers / "dijk.txt"))
    assert isinstance(own, KnownDocument) and own.name == "dijk.txt"
    assert store.stale(own.versions.encoder) == []
    assert [held.name for held in store.stale("ander")] == ["brug.txt", "dijk.txt"]
    assert store.known_at("nergens.txt") is None


def test_a_store_of_before_gets_what_updates_look_papers_up_by(shelf: Shelf) -> None:
    shelf.put(DIJK)
    shelf.build()
    with sqlite3.connect(shelf.index / FILE) as store:
        store.execute("DROP INDEX documents_known")
    store.close()
    shelf.put(BRUG)
    assert shelf.build().documents == 2


@pytest.mark.parametrize("most", [0, 4_096, 40_000, 150_000])
def test_a_new_index_on_a_full_disk_is_a_sentence_and_the_next_build_makes_it(
    tmp_path: Path, most: int
) -> None:
    """A limit on the size of a file gives the errors of a full disk wherever an index is written."""
    papers, index = tmp_path / "papers", tmp_path / "ix"
    papers.mkdir()
    shutil.copy(ROOT / "samples" / "ah-tk-20302031-1187.txt", papers)
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "sys.dont_write_bytecode = True; "  # cut off, it would be in the way of all that comes later
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2); "
        "from ui.cli import main; sys.exit(main(sys.argv[2:]))"
    )
    argv = ["index", str(papers), "--index", str(index)]
    run = subprocess.run(
        [sys.executable, "-c", code, str(most), *argv], capture_output=True, text=True, cwd=ROOT
    )
    assert run.returncode == 1 and "Traceback" not in run.stderr, run
    assert "full" in run.stderr and len(run.stderr.splitlines()) == 1, run.stderr
    assert not list(index.glob("derived-*"))
    assert build([papers], index).documents == 1
    with closing(Index.open(index)) as found:
        assert found.search("nachttrein of wat ook").hits


class FullDisk(sqlite3.Connection):
    """A connection that meets a full disk at its first write."""

    def execute(self, sql: str, *values: object) -> sqlite3.Cursor:  # type: ignore[override]
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error


def test_a_store_that_meets_a_full_disk_at_once_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "index.store.schema._connect", lambda path, **_: sqlite3.connect(path, factory=FullDisk)
    )
    with pytest.raises(IndexFormatError, match="the disk is full; make room"):
        Store.create(tmp_path, {})


def test_what_is_acknowledged_is_on_the_disk(tmp_path: Path) -> None:
    """A transaction ends when the disk has it (2 is FULL), and one that fails leaves nothing."""
    store = Store.create(tmp_path, {})
    assert store.connection.execute("PRAGMA synchronous").fetchone()[0] == 2
    with pytest.raises(KeyError), store.transaction():
        store.write_manifest({"model": "half"})
        raise KeyError
    assert "model" not in store.manifest()
    store.close()
    with closing(Store.open(tmp_path)) as again:
        assert again.connection.execute("PRAGMA synchronous").fetchone()[0] == 2


def test_an_index_whose_making_was_cut_off_at_the_start_is_none(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    with pytest.raises(IndexFormatError, match="is not an index"):
        Store.open(tmp_path)
    assert not Store.exists(tmp_path)


def test_a_lock_that_is_no_lock_is_said_without_a_rebuild(tmp_path: Path) -> None:
    (tmp_path / "writing.lock").write_bytes(b"this is no database, whatever its name says" * 100)
    with pytest.raises(IndexFormatError, match=r"writing\.lock: is damaged .* delete it"), writing(tmp_path):
        pass
