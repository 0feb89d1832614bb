"""Absence is not deletion: folders out of reach, empty mounts, moved papers, and names that are no UTF-8."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from index.build import BuildOptions, build
from index.build.indexing import BuildReport
from index.build.sources import file_of, stored_path
from index.search import Index
from index.store import Store
from tests.support.places import ROOT
from ui.cli import main

PAPER = (
    "2031Z{number:05d}\n\nVragen van het lid Jongbloed (Meeuw) aan de Minister van Vervoer over brug "
    "{number} (ingezonden 3 februari 2031).\n\n"
    "Antwoord van Minister Vos (Vervoer) (ontvangen 1 maart 2031).\n\n"
    "Vraag 1\nBlijft brug {number} dicht?\n\nAntwoord 1\nBrug {number} gaat {word} open.\n"
)


def write(folder: Path, *numbers: int, word: str = "weer") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"{number}.txt").write_text(PAPER.format(number=number, word=word))
    return folder


def names(index: Path) -> list[str]:
    with closing(Index.open(index)) as opened:
        return sorted(paper.name for paper in opened.papers())


def changes(report: BuildReport) -> tuple[int, int, int, int]:
    return report.added, report.changed, report.moved, report.removed


@pytest.mark.parametrize(
    ("before", "after", "removed"),
    [(1, 0, 0), (3, 0, 0), (3, 2, 1), (4, 1, 3), (30, 26, 4), (30, 24, 6), (30, 23, 0), (10, 5, 0)],
)
def test_papers_leave_unless_too_many_have_gone_at_once(
    tmp_path: Path, before: int, after: int, removed: int
) -> None:
    papers, index = write(tmp_path / "p", *range(before)), tmp_path / "i"
    build([papers], index)
    for number in range(after, before):
        (papers / f"{number}.txt").unlink()
    report = build([papers], index)
    assert report.removed == removed and bool(report.kept) == (not removed)
    assert len(names(index)) == before - removed
    assert build([papers], index, BuildOptions(prune=True)).removed == before - removed - after
    assert len(names(index)) == after


def test_an_empty_mount_beside_a_full_folder_keeps_its_papers(tmp_path: Path) -> None:
    one, two, index = write(tmp_path / "a", 1, 2), write(tmp_path / "b", *range(3, 10)), tmp_path / "i"
    build([one, two], index)
    shutil.rmtree(two)
    two.mkdir()
    (one / "1.txt").unlink()
    report = build([one, two], index)
    assert report.removed == 1 and [remark.path for remark in report.kept] == [str(two)]
    assert len(names(index)) == 8


def test_a_moved_folder_is_followed_and_answers_once(tmp_path: Path) -> None:
    papers, index = write(tmp_path / "oud", *range(6)), tmp_path / "i"
    build([papers], index)
    moved = papers.rename(tmp_path / "nieuw")
    assert changes(build([moved], index)) == (0, 0, 6, 0)
    assert names(index) == [f"{number}.txt" for number in range(6)]
    write(moved, 3, word="nooit")
    assert changes(build([moved], index)) == (0, 1, 0, 0)
    with closing(Index.open(index)) as opened:
        (hit,) = [hit for hit in opened.search("gaat brug 3 open?") if hit.doc == "3.txt"]
        assert "nooit" in hit.text
    build([moved], index, BuildOptions(prune=True))
    assert changes(build([moved], index)) == (0, 0, 0, 0)


def test_a_renamed_file_is_followed_and_a_copy_is_none(tmp_path: Path) -> None:
    papers, index = write(tmp_path / "p", 1, 2), tmp_path / "i"
    build([papers], index)
    (papers / "1.txt").rename(papers / "een.txt")
    shutil.copy(papers / "2.txt", papers / "kopie.txt")
    report = build([papers], index)
    assert changes(report) == (0, 0, 1, 0) and len(report.duplicates) == 1


RAW = b"beantwoording-co\xebrdinatie.txt"


def test_a_name_that_is_no_utf8_is_indexed_under_one_that_can_be_read(tmp_path: Path) -> None:
    papers, index = write(tmp_path / "p", 1), tmp_path / "i"
    raw = Path(os.fsdecode(os.path.join(os.fsencode(papers), RAW)))
    raw.write_text(PAPER.format(number=2, word="niet"))
    assert changes(build([papers], index)) == (2, 0, 0, 0)
    assert names(index) == ["1.txt", "beantwoording-co\\xebrdinatie.txt"]
    assert changes(build([papers], index)) == (0, 0, 0, 0)
    raw.write_text(PAPER.format(number=2, word="toch"))
    assert changes(build([papers], index)) == (0, 1, 0, 0)
    raw.unlink()
    assert changes(build([papers], index)) == (0, 0, 0, 1)


@pytest.mark.parametrize("name", [RAW, b"gewoon.txt", "coördinatie.txt".encode(), b"a\\xeb.txt", b"\xff\xfe"])
def test_a_stored_path_leads_back_to_its_file(tmp_path: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name)))
    path.write_text("x")
    stored = stored_path(path)
    str(stored).encode("utf-8")
    assert file_of(stored).samefile(path)


def test_a_folder_whose_name_is_no_utf8_is_indexed_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    papers = write(Path(os.fsdecode(os.fsencode(tmp_path) + b"/p\xff")), 1)
    assert main(["index", str(papers), "--index", str(tmp_path / "i")]) == 0
    assert "1 added" in capsys.readouterr().out


def as_anybody(*argv: str) -> subprocess.CompletedProcess[str]:
    """A command that is held to the permissions of files, also where the tests are run by root."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    held = (
        ["setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner"] if os.geteuid() == 0 else []
    )
    command = [*held, sys.executable, "-m", "ui.cli", *argv]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("mode", [0o000, 0o600])
def test_a_folder_that_cannot_be_opened_keeps_its_papers_and_is_named(tmp_path: Path, mode: int) -> None:
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("root may read everything here")
    papers, index = write(tmp_path / "p", 1), tmp_path / "i"
    closed = write(papers / "geheim", 2, 3)
    argv = ("index", str(papers), "--index", str(index))
    assert as_anybody(*argv).returncode == 0
    closed.chmod(mode)
    run = as_anybody(*argv)
    closed.chmod(0o755)
    assert run.returncode == 0 and f"{closed}: cannot be opened (Permission denied)" in run.stderr
    assert "removed" not in run.stdout and names(index) == ["1.txt", "2.txt", "3.txt"]


def test_a_file_that_cannot_be_read_any_more_keeps_what_was_read_of_it(tmp_path: Path) -> None:
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("root may read everything here")
    papers, index = write(tmp_path / "p", 1, 2), tmp_path / "i"
    argv = ("index", str(papers), "--index", str(index))
    assert as_anybody(*argv).returncode == 0
    write(papers, 2, word="nooit")
    (papers / "2.txt").chmod(0)
    run = as_anybody(*argv)
    assert "2.txt" in run.stderr and "stays" in run.stderr and names(index) == ["1.txt", "2.txt"]
    (papers / "2.txt").chmod(0o644)
    assert "1 changed" in as_anybody(*argv).stdout


def test_a_paper_that_is_moved_past_others_stands_where_it_lies_now(tmp_path: Path) -> None:
    folder, index = write(tmp_path / "papers", 1, 2), tmp_path / "index"
    build([folder], index)
    (folder / "1.txt").rename(folder / "9.txt")
    with closing(Index.open(index)) as reader:
        report = build([folder], index)
        assert (report.moved, report.added, report.generation) == (1, 0, 2)
        assert reader.search("brug").hits
        assert list(reader.documents()) == ["2.txt", "1.txt"]


def test_a_reader_outlives_a_build_that_was_cut_off_after_a_move(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, index = write(tmp_path / "papers", 1, 2), tmp_path / "index"
    build([folder], index)
    (folder / "1.txt").rename(folder / "9.txt")
    with monkeypatch.context() as cut_off:
        cut_off.setattr(Store, "pending", lambda _: False)  # nothing is published
        build([folder], index)
    with closing(Index.open(index)) as reader:
        assert list(reader.documents()) == ["1.txt", "2.txt"]
        assert build([folder], index).generation == 2
        reader.reload()
        assert list(reader.documents()) == ["2.txt", "1.txt"]
