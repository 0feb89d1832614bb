"""What sync and demo say and refuse: what is new, what is unread, which folders do not go together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.support.kamer import Feed, Kamer
from tests.support.site import PDF, site
from ui.cli import main

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


def test_an_index_that_a_kill_left_unfinished_is_no_hindrance(
    kamer: Kamer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kamer.answered("de veerpont", DAY, 1, "De veerpont vaart weer.")
    assert main(["harvest", "tweedekamer", *reach(kamer, tmp_path)]) == 0
    with monkeypatch.context() as cut:
        cut.setattr(
            "index.build.indexing._Builder._publish", lambda _: (_ for _ in ()).throw(KeyboardInterrupt)
        )
        assert main(["index", str(tmp_path / "p"), "--index", str(tmp_path / "i")]) == 1
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


def test_samples_and_real_papers_never_share_an_index(
    kamer: Kamer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kamer.answered("de vuurtoren", date.today() - timedelta(days=40), 1, "De vuurtoren brandt elke nacht.")
    invented, real = str(tmp_path / "i"), str(tmp_path / "j")
    online = ["demo", "--online", "vuurtoren", *reach(kamer, tmp_path)]
    assert main(["demo", "--index", invented]) == 0
    assert main([*online, "--index", real]) == 0
    capsys.readouterr()
    assert main([*online, "--index", invented]) == 1
    assert "fictitious" in capsys.readouterr().err
    assert main(["demo", "--index", real]) == 1
    assert "holds real papers" in capsys.readouterr().err
    assert main(["harvest", "tweedekamer", *reach(kamer, tmp_path)]) == 0
    assert main(["sync", "--index", invented, *reach(kamer, tmp_path)]) == 1
    assert "fictitious" in capsys.readouterr().err
