"""What sync and demo say and refuse: what is new, what is unread, which folders do not go together."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from index.build import build
from index.errors import IndexFormatError
from index.search import Index
from index.store.uploads import folder_of_visitor
from tests.support.kamer import Feed, Kamer
from tests.support.places import SAMPLES
from tests.support.site import PDF, site
from ui.cli import main
from ui.page.uploads import add_paper

DAY = date(2031, 2, 3)
QUICK = ("--rate", "0", "--patience", "0.001")


@pytest.fixture
def kamer() -> Iterator[Kamer]:
    with site() as served:
        Feed(served)
        yield Kamer(served)


def reach(kamer: Kamer, folder: Path) -> tuple[str, ...]:
    return ("--to", str(folder / "p"), *QUICK, "--base-url", f"tweedekamer={kamer.site.url}")


def test_sync_says_what_is_new_and_what_it_could_not_read(
    kamer: Kamer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kamer.answered("de veerpont", DAY, 1, "De veerpont vaart weer.")
    kamer.answered("de windmolen", DAY, 2, "De windmolen draait weer.")
    assert main(["harvest", "tweedekamer", *reach(kamer, tmp_path)]) == 0
    sync = ["sync", "--index", str(tmp_path / "i"), *reach(kamer, tmp_path)]
    capsys.readouterr()
    assert main(sync) == 0
    assert "4 papers" in (shown := capsys.readouterr().out) and "new: 2 antwoord, 2 vragen" in shown
    assert main(sync) == 0
    assert "new: nothing" in capsys.readouterr().out
    broken = next((tmp_path / "p").glob("*.xml")).with_name("2031D09999.pdf")
    broken.write_bytes(PDF)
    for _ in range(2):  # also of a failure that is known from before
        assert main(sync) == 1
        told = capsys.readouterr()
        assert "could not be read: " in told.err and broken.name in told.err
        assert "1 could not be read" in told.out
    assert main([*sync, "--json"]) == 1
    made = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert made["new"] == {} and len(made["failed"]) == 1


def test_what_came_in_when_the_disk_was_full_is_told_by_the_next_sync(
    kamer: Kamer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The papers are published before the files that are derived of them have no room."""
    kamer.answered("de veerpont", DAY, 1, "De veerpont vaart weer.")
    assert main(["harvest", "tweedekamer", *reach(kamer, tmp_path)]) == 0
    sync = ["sync", "--index", str(tmp_path / "i"), *reach(kamer, tmp_path)]

    def full(*_: object, **__: object) -> None:
        raise IndexFormatError("cannot grow: the disk is full; make room and try again", tmp_path / "i")

    with monkeypatch.context() as cut:
        cut.setattr("index.derived.derived_index.derive", full)
        assert main(sync) == 1
    capsys.readouterr()
    assert main(sync) == 0
    assert "new: 1 antwoord, 1 vragen" in capsys.readouterr().out
    assert main(sync) == 0
    assert "new: nothing" in capsys.readouterr().out


def test_an_index_that_a_kill_left_unfinished_is_no_hindrance(
    kamer: Kamer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kamer.answered("de veerpont", DAY, 1, "De veerpont vaart weer.")
    assert main(["harvest", "tweedekamer", *reach(kamer, tmp_path)]) == 0
    with monkeypatch.context() as cut:
        cut.setattr("index.build.indexing.run.publish", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        assert main(["index", str(tmp_path / "p"), "--index", str(tmp_path / "i")]) == 130
        assert main(["demo", "--index", str(tmp_path / "i")]) == 1  # what is not published counts too
    capsys.readouterr()
    assert main(["sync", "--index", str(tmp_path / "i"), *reach(kamer, tmp_path)]) == 0
    assert "new: 1 antwoord, 1 vragen" in capsys.readouterr().out


@pytest.mark.parametrize("index", ["p", "p/.kamervraag", "p/../p/.kamervraag/i"])
def test_an_index_in_the_place_of_the_papers_is_refused(
    kamer: Kamer, tmp_path: Path, capsys: pytest.CaptureFixture[str], index: str
) -> None:
    assert main(["harvest", "tweedekamer", *reach(kamer, tmp_path)]) == 0
    before = sorted((tmp_path / "p").rglob("*"))
    assert main(["sync", "--index", str(tmp_path / index), *reach(kamer, tmp_path)]) == 1
    assert "is the folder of the papers" in capsys.readouterr().err
    assert sorted((tmp_path / "p").rglob("*")) == before


def papers_of(index: str) -> set[str]:
    with closing(Index.open(Path(index))) as opened:
        return set(opened.documents())


def test_samples_leave_where_real_papers_come(
    kamer: Kamer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kamer.answered("de vuurtoren", date.today() - timedelta(days=40), 1, "De vuurtoren brandt elke nacht.")
    index = str(tmp_path / "i")
    invented = {path.name for path in SAMPLES.iterdir()}
    assert main(["harvest", "tweedekamer", *reach(kamer, tmp_path)]) == 0
    for come in (
        ["index", str(tmp_path / "p"), "--index", index],
        ["sync", "--index", index, *reach(kamer, tmp_path)],
        ["demo", "--online", "vuurtoren", "--index", index, *reach(kamer, tmp_path)],
    ):
        assert main(["demo", "--index", index]) == 0
        assert papers_of(index) == invented
        capsys.readouterr()
        assert main(come) == 0
        assert f"{len(invented)} fictitious sample papers are left out" in capsys.readouterr().err
        assert len(papers_of(index)) == 2 and not papers_of(index) & invented
        assert main(["demo", "--index", index]) == 1
        assert "holds real papers" in capsys.readouterr().err
        shutil.rmtree(index)


def test_samples_stay_while_no_real_paper_can_be_read(tmp_path: Path) -> None:
    index, own = str(tmp_path / "i"), tmp_path / "own"
    own.mkdir()
    (own / "leeg.pdf").write_bytes(PDF[:20])
    assert main(["demo", "--index", index]) == 0
    assert main(["index", str(own), "--index", index]) == 0
    assert papers_of(index) == {path.name for path in SAMPLES.iterdir()}


def test_copies_of_samples_do_not_come_beside_real_papers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index, own = str(tmp_path / "i"), tmp_path / "own"
    shutil.copytree(SAMPLES, own)
    assert main(["index", str(own), "--index", index]) == 0  # they are all there is
    assert len(papers_of(index)) == len(list(SAMPLES.iterdir()))
    (own / "eigen.txt").write_text("Vraag 1\nVaart de veerpont?\n\nAntwoord 1\nJa, die vaart weer.\n")
    capsys.readouterr()
    for paths in ([str(own)], [str(SAMPLES), str(own)], [str(SAMPLES)]):
        assert main(["index", *paths, "--index", index]) == 0
        said = capsys.readouterr()
        assert papers_of(index) == {"eigen.txt"}
        assert "fictitious sample papers are left out" in said.err and "give --prune" not in said.err


def test_an_index_mixed_by_an_earlier_version_is_parted(tmp_path: Path) -> None:
    index, own = tmp_path / "i", tmp_path / "own"
    own.mkdir()
    (own / "eigen.txt").write_text("Vraag 1\nVaart de veerpont?\n\nAntwoord 1\nJa, die vaart weer.\n")
    build([SAMPLES, own], index)
    assert main(["index", str(own), "--index", str(index)]) == 0
    assert papers_of(str(index)) == {"eigen.txt"}


def test_a_paper_that_a_visitor_added_drives_no_sample_out(tmp_path: Path) -> None:
    index = str(tmp_path / "i")
    assert main(["demo", "--index", index]) == 0
    own = folder_of_visitor(tmp_path / "i", "0" * 20)
    add_paper(tmp_path / "i", own, "eigen.txt", b"Vraag 1\nVaart de pont?\n\nAntwoord 1\nJa, die vaart.\n")
    assert main(["index", str(SAMPLES), "--index", index]) == 0
    assert main(["demo", "--index", index]) == 0
    assert papers_of(index) == {f"{own.name}/eigen.txt", *(path.name for path in SAMPLES.iterdir())}
