"""From the sources to an answer, by the commands alone: 300 made papers over real sockets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from index.harvest.report import HarvestReport, PaperOutcome
from tests.support.kamer import Feed, Kamer, answer_xml, guid, motion_xml, question_xml
from tests.support.koop import Koop, Publication
from tests.support.site import site
from ui.cli import main
from ui.commands.harvest_output import progress_teller

DAY = date(2031, 2, 3)
THINGS = (
    "veerpont",
    "ophaalbrug",
    "vuurtoren",
    "trekvaart",
    "windmolen",
    "sluisdeur",
    "duinpad",
    "waddendijk",
)
SOON = (datetime.now(UTC) + timedelta(hours=2)).isoformat()


@pytest.fixture
def kamer() -> Iterator[Kamer]:
    with site() as served:
        yield Kamer(served)


def told(capsys: pytest.CaptureFixture[str], *argv: str, status: int = 0) -> str:
    assert main(argv) == status, capsys.readouterr()
    return capsys.readouterr().out


def fill(kamer: Kamer) -> None:
    """142 answered sets, 8 open ones of which 3 postponed, a motion with votes and a promise: 300 papers."""
    for number in range(142):
        subject = f"de {THINGS[number % 8]} van gemeente {number}"
        words = f"De {THINGS[number % 8]} van gemeente {number} gaat op {number % 27 + 1} mei weer open."
        kamer.answered(subject, DAY + timedelta(days=number), number + 1, words)
    for number in range(8):
        case = kamer.case(f"het carillon van dorp {number}", DAY)
        kamer.paper(case, "Schriftelijke vragen", DAY, question_xml(case["Onderwerp"], DAY))
        if number < 3:
            notice = question_xml(
                case["Onderwerp"], DAY, "Beantwoording binnen de gebruikelijke termijn lukt niet."
            )
            kamer.paper(case, "Mededeling (uitstel antwoord)", DAY + timedelta(days=20), notice)
    motion = kamer.case(
        "Motie van het lid Jongbloed over klokgelui", DAY, Soort="Motie", Kabinetsappreciatie="Ontraden"
    )
    kamer.paper(motion, "Motie", DAY, motion_xml("klokgelui", DAY))
    vote = {"Id": guid("v"), "Soort": "Tegen", "ActorNaam": "Eik", "FractieGrootte": 30}
    motion["Besluit"] = [{"Id": guid("b"), "BesluitTekst": "Verworpen.", "Stemming": [vote]}]
    words = "De minister stuurt de Kamer voor de zomer een brief over de restauratie van het orgel."
    kamer.promises.append(
        {
            "Id": guid("t"),
            "Nummer": "TZ203102-001",
            "Tekst": words,
            "Status": "Openstaand",
            "Aanmaakdatum": "2031-02-03T00:00:00+01:00",
            "Naam": "B. Vos",
            "Functie": "minister van Vervoer",
        }
    )


def test_from_harvest_over_sync_to_ask_watch_and_open(
    kamer: Kamer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feed, koop = Feed(kamer.site), Koop(kamer.site)
    fill(kamer)
    papers, index = str(tmp_path / "papers"), str(tmp_path / "index")
    reach = ("--to", papers, "--rate", "0", "--patience", "0.01")
    reach += ("--base-url", f"tweedekamer={kamer.site.url}", f"officielebekendmakingen={kamer.site.url}")
    told(capsys, "harvest", "tweedekamer", "--type", "antwoord,vragen,uitstel,motie,toezegging", *reach)
    koop.papers += [
        Publication(
            "ah-tk-20302031-900",
            "2031-03-01",
            body=answer_xml(900, "de stoomtrein", DAY, DAY, "De stoomtrein rijdt in 2032."),
        ),
        Publication(
            "ah-tk-20302031-900-n1",
            "2031-03-08",
            body=answer_xml(900, "de stoomtrein", DAY, DAY, "De stoomtrein rijdt in 2033."),
        ),
    ]
    lines = told(
        capsys, "harvest", "officielebekendmakingen", "--until", "2031-12-31", "--json", *reach
    ).splitlines()
    assert json.loads(lines[-1])["report"]["fetched"] == 2
    told(capsys, "index", papers, "--index", index)
    assert json.loads(told(capsys, "info", "--index", index, "--json"))["documents"] == 300
    told(capsys, "watch", "add", "carillon", "--index", index)

    case = kamer.cases[142]
    answered = date(2031, 9, 1)
    body = answer_xml(
        700, case["Onderwerp"], DAY, answered, "Het carillon van dorp 0 speelt vanaf oktober weer."
    )
    new = kamer.paper(case, "Antwoord schriftelijke vragen", answered, body, Aanhangselnummer="303100700")
    feed.tell("Document", new, SOON)
    feed.tell("Document", kamer.cases[0]["Document"][0], SOON)
    assert "1 fetched" in told(capsys, "sync", "--index", index, *reach)

    def ask(question: str) -> dict[str, Any]:
        made: dict[str, Any] = json.loads(told(capsys, "ask", question, "--index", index, "--json"))
        return made

    quotes = ask("Wanneer speelt het carillon van dorp 0 weer?")["citations"]
    assert "speelt vanaf oktober weer" in quotes[0]["quote"]
    assert quotes[0]["url"] == "https://zoek.officielebekendmakingen.nl/ah-tk-20302031-700.html"
    train = json.dumps(ask("Wanneer rijdt de stoomtrein?")["citations"])
    assert "in 2033" in train and "in 2032" not in train
    news = json.loads(told(capsys, "watch", "show", "--index", index, "--json"))["news"]
    assert [one["doc"] for one in news] == [f"{new['DocumentNummer']}.xml"]
    assert "nothing new" in told(capsys, "watch", "show", "--index", index)
    waiting = json.loads(told(capsys, "open", "--index", index, "--json"))
    assert len(waiting) == 7 and sum(one["postponed"] for one in waiting) == 2
    assert {one["deadline"] for one in waiting} == {"2031-02-24", "2031-03-17"}
    assert main(["open", "--index", index, "--party", "Eik"]) == 1
    assert 'there is "Meeuw"' in capsys.readouterr().err
    found = told(capsys, "search", "motie klokgelui verworpen", "--index", index)
    assert "Verworpen" in found
    assert "orgel" in told(capsys, "search", "toezegging restauratie orgel", "--index", index)


def test_watch_as_rss_mail_and_list(
    kamer: Kamer, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], sample_folder: Path
) -> None:
    index, papers = str(tmp_path / "i"), tmp_path / "p"
    papers.mkdir()
    (papers / "a.xml").write_bytes(answer_xml(1, "de brug", DAY, DAY, "De brug is open."))
    assert main(["index", str(papers), "--index", index]) == 0
    assert main(["watch", "add", "brug", "--index", index, "--name", "bruggen"]) == 0
    (papers / "b.xml").write_bytes(
        answer_xml(2, "de andere brug", DAY, date(2039, 1, 1), "De brug is dicht.")
    )
    assert main(["index", str(papers), "--index", index]) == 0
    capsysbinary.readouterr()
    assert main(["watch", "show", "bruggen", "--rss", "--index", index]) == 0
    assert b"<guid" in capsysbinary.readouterr().out
    assert main(["watch", "show", "--mail", str(tmp_path / "post"), "--index", index]) == 0
    assert len(list((tmp_path / "post").glob("bruggen-*.eml"))) == 1
    assert main(["watch", "list", "--index", index]) == 0
    assert main(["watch", "remove", "bruggen", "--index", index]) == 0
    assert main(["watch", "remove", "bruggen", "--index", index]) == 1
    assert b"no watch named" in capsysbinary.readouterr().err


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["harvest", "tweedekamer", "--type", "roman"], "--type knows"),
        (["harvest", "tweedekamer", "--base-url", "x=https://y"], "--base-url knows"),
        (["harvest", "tweedekamer", "--base-url", "tweedekamer=ftp://y"], "not an address"),
        (["sync"], "never harvested"),
    ],
)
def test_wrong_use_is_a_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    argv: list[str],
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(argv) == 1
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["harvest", "tweedekamer", "--search", ""], "--search: is empty"),
        (["harvest", "tweedekamer", "--member", " "], "--member: is empty"),
        (["harvest", "officielebekendmakingen", "--query", ""], "--query: is empty"),
        (["harvest", "--check", "tweedekamer", "--dry-run"], "give it without a source"),
    ],
)
def test_what_would_fetch_everything_by_mistake_is_refused(
    capsys: pytest.CaptureFixture[str], argv: list[str], words: str
) -> None:
    with pytest.raises(SystemExit) as left:
        main(argv)
    assert left.value.code == 2 and words in capsys.readouterr().err


def test_flags_before_the_source_count(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = ["--base-url", "tweedekamer=http://127.0.0.1:9", "--rate", "0", "--patience", "0.001", "--json"]
    assert main(["harvest", *before, "tweedekamer", "--dry-run", "--to", str(tmp_path / "p")]) == 1
    shown = capsys.readouterr()
    assert "127.0.0.1:9" in shown.err and "tweedekamer.nl" not in shown.err
    assert json.loads(shown.out.splitlines()[-1])["report"]["broken"]


def test_without_a_network_a_sentence_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    argv = [
        "harvest",
        "tweedekamer",
        "--to",
        str(tmp_path / "p"),
        "--base-url",
        "tweedekamer=http://127.0.0.1:9",
    ]
    assert main([*argv, "--patience", "0.001", "--rate", "0"]) == 1
    shown = capsys.readouterr()
    assert "did not answer" in shown.err and "Traceback" not in shown.err
    assert "http://127.0.0.1:9/OData/v4/2.0/Zaak did" in shown.err and not (tmp_path / "p").exists()


def test_a_demo_over_recent_papers_and_without_a_network(
    kamer: Kamer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kamer.answered("de vuurtoren", date.today() - timedelta(days=40), 1, "De vuurtoren brandt elke nacht.")
    reach = (
        "--to",
        str(tmp_path / "p"),
        "--rate",
        "0",
        "--patience",
        "0.001",
        "--index",
        str(tmp_path / "i"),
    )
    shown = told(
        capsys, "demo", "--online", "vuurtoren", *reach, "--base-url", f"tweedekamer={kamer.site.url}"
    )
    assert "1 fetched" in shown and "Doorzocht: 1 stuk" in shown
    away = ("--to", str(tmp_path / "q"), *reach[2:-1], str(tmp_path / "j"))
    assert main(["demo", "--online", "vuurtoren", *away, "--base-url", "tweedekamer=http://127.0.0.1:9"]) == 0
    captured = capsys.readouterr()
    assert "samples do not speak of vuurtoren" in captured.err and "[1]" in captured.out
    assert not (tmp_path / "q").exists()


def test_a_dossier_brings_what_a_dossier_holds_and_says_what_is_not_asked(
    kamer: Kamer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = ("--to", str(tmp_path / "p"), "--rate", "0", "--base-url", f"tweedekamer={kamer.site.url}")
    told(capsys, "harvest", "tweedekamer", "--dossier", "36 800-viii", *to)
    asked = [(one["$filter"], name) for one in kamer.queries for name in ("Brief regering", "Motie")]
    assert {name for where, name in asked if name in where} == {"Brief regering", "Motie"}
    number = "d/Nummer eq 36800 and d/Toevoeging eq 'VIII'"
    assert all(number in one["$filter"] for one in kamer.queries)
    assert main(["harvest", "tweedekamer", "--dossier", "36800", *to]) == 0
    assert "officielebekendmakingen --dossier" in capsys.readouterr().err
    assert main(["harvest", "tweedekamer", "--dossier", "36800", "--type", "motie", *to]) == 0
    assert "note:" not in capsys.readouterr().err


def test_check_as_json_says_what_does_not_answer(capsys: pytest.CaptureFixture[str]) -> None:
    away = ("--base-url", "tweedekamer=http://127.0.0.1:9", "officielebekendmakingen=http://127.0.0.1:9")
    checked = json.loads(
        told(capsys, "harvest", "--check", "--json", "--rate", "0", "--patience", "0.001", *away, status=1)
    )
    assert {one["outcome"] for one in checked["checked"]} == {"no answer"}
    with pytest.raises(SystemExit):
        main(["harvest"])


def test_a_terminal_sees_counts_and_the_time_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    clock = iter((0.0, 10.0, 20.0))
    monkeypatch.setattr("ui.commands.harvest_output.time.monotonic", lambda: next(clock))
    report, line = HarvestReport(listed=7), PaperOutcome("2031D00002", "fetched")
    steps = iter(((5, 25), (9, None)))
    with progress_teller(False, lambda: next(steps)) as tell:
        assert tell is not None
        tell(line, report)
        tell(line, report)
    shown = capsys.readouterr().err
    assert "7 papers, 5 of 25 rows, 40 s left: 2031D00002" in shown
    assert "9 of ? rows: 2031D00002" in shown and shown.endswith("\r\033[K")


def test_without_a_terminal_there_is_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_teller(False, lambda: (1, 2)) as tell:
        assert tell is None
    assert capsys.readouterr().err == ""
