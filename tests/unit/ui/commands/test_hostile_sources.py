"""Sources that are badly broken or mean no good, against the real commands: an end, a sentence, no loss."""

from __future__ import annotations

import gzip
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from index.build import build
from index.files.sidecar import Sidecar, sidecar_path
from index.harvest.news.matching import FollowedSubject
from index.harvest.news.watches import Watches
from index.harvest.shelf.shelf import HIDDEN, JOURNAL
from index.harvest.tweedekamer import awaited
from index.search import Index
from tests.support.kamer import Feed, Kamer, question_xml
from tests.support.koop import Koop, Publication
from tests.support.site import PDF, Reply, Site, site, xml_paper
from ui.cli import main

DAY = date(2031, 2, 3)
SOON = (datetime.now(UTC) + timedelta(hours=2)).isoformat()
PERIOD = ("--since", "2031-01-01", "--until", "2031-12-31")


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as served:
        yield served


@pytest.fixture
def kamer(web: Site) -> Kamer:
    return Kamer(web)


def reach(web: Site, folder: Path) -> tuple[str, ...]:
    bases = ("--base-url", f"tweedekamer={web.url}", f"officielebekendmakingen={web.url}")
    return ("--to", str(folder / "p"), "--rate", "0", "--patience", "0.001", *bases)


def files(folder: Path) -> list[str]:
    return sorted(
        path.name for path in (folder / "p").glob("*") if path.is_file() and "meta" not in path.name
    )


def questions(kamer: Kamer, subject: str = "de pont", **more: Any) -> dict[str, Any]:
    case = kamer.case(subject, DAY)
    body = question_xml(subject.encode("utf-8", "replace").decode(), DAY)
    return kamer.paper(case, "Schriftelijke vragen", DAY, body, **more)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "iso-8859-1", "utf-8-sig"])
def test_xml_in_any_encoding_is_kept_and_read(web: Site, kamer: Kamer, tmp_path: Path, encoding: str) -> None:
    head, mark = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig").removesuffix("-be")}"?>', b""
    if encoding == "utf-16-be":
        mark = b"\xfe\xff"
    body = mark + (head + question_xml("de coöperatie", DAY).decode()).encode(encoding)
    kamer.paper(kamer.case("x", DAY), "Schriftelijke vragen", DAY, body)
    assert main(["harvest", "tweedekamer", *reach(web, tmp_path)]) == 0
    assert files(tmp_path) == ["2031D00002.xml"]
    report = build([tmp_path / "p"], tmp_path / "i")
    assert (report.documents, report.exchanges, report.failed) == (1, 1, [])


def test_a_sign_that_was_cut_in_two_is_no_traceback(
    web: Site, kamer: Kamer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = questions(kamer, "half een emoji \ud83d hier", DocumentNummer="2031D\ud83d1")
    kamer.cases[0]["ZaakActor"][0]["ActorNaam"] = "J\udc00ongbloed"
    whole = questions(kamer, "een hele 🌱 emoji")
    assert main(["harvest", "tweedekamer", *reach(web, tmp_path), "--json"]) == 0
    assert len(files(tmp_path)) == 2 and paper["DocumentNummer"] not in files(tmp_path)
    assert main(["index", str(tmp_path / "p"), "--index", str(tmp_path / "i")]) == 0
    said = json.loads(sidecar_path(tmp_path / "p" / f"{whole['DocumentNummer']}.xml").read_text())
    assert said["subject"] == "een hele 🌱 emoji"
    assert "Traceback" not in capsys.readouterr().err


def test_metadata_with_half_a_sign_do_not_stop_an_index(tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    paper = tmp_path / "p" / "q.txt"
    paper.write_text("Vraag 1\nVaart de pont?\n\nAntwoord 1\nJa.\n")
    said = Sidecar("q", "x", title="half \ud83d", subject="\udc00", numbers={"vraagnummer": "2031Z\ud8001"})
    sidecar_path(paper).write_text(json.dumps({**json.loads(said.to_json())}))
    assert build([tmp_path / "p"], tmp_path / "i").documents == 1


@pytest.mark.parametrize(
    "more",
    [
        {"title": 17, "subject": ["x"], "url": None},
        {"numbers": "2031Z00001", "date": 20310203},
        {"numbers": {"vraagnummer": 7, "publicatie": None}},
        {"people": [{"name": 5, "party": None, "role": 3}], "type": "vragen"},
        {"type": {}, "status": 4, "deadline": True},
    ],
)
def test_metadata_of_other_types_do_not_stop_an_index(
    tmp_path: Path, more: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "p").mkdir()
    for name in ("q", "r"):
        (tmp_path / "p" / f"{name}.txt").write_text(f"Vraag 1\nVaart de {name}?\n\nAntwoord 1\nJa {name}.\n")
    said = {**json.loads(Sidecar("q", "x").to_json()), **more}
    sidecar_path(tmp_path / "p" / "q.txt").write_text(json.dumps(said))
    report = build([tmp_path / "p"], tmp_path / "i")
    assert report.documents + len(report.failed) == 2 and report.documents >= 1
    assert main(["open", "--index", str(tmp_path / "i")]) == 0
    assert main(["ask", "vaart de r?", "--index", str(tmp_path / "i")]) == 0


@pytest.mark.parametrize("empty", [True, False])
def test_pages_without_end_come_to_an_end(
    web: Site, kamer: Kamer, tmp_path: Path, capsys: pytest.CaptureFixture[str], empty: bool
) -> None:
    questions(kamer)
    real, asked = kamer.rows, []

    def rows(entity: str, path: str, query: dict[str, str]) -> Reply:
        asked.append(entity)
        made = json.loads(
            real(entity, path, {key: value for key, value in query.items() if key != "$skip"}).body
        )
        made["value"] = [] if empty else made["value"]
        made["@odata.nextLink"] = f"{entity}?$skip={len(asked)}"
        return Reply(json.dumps(made).encode())

    kamer.rows = rows  # type: ignore[method-assign]
    assert main(["harvest", "tweedekamer", *reach(web, tmp_path)]) == 1
    assert "go round in a circle" in capsys.readouterr().err and len(asked) < 50
    assert len(files(tmp_path)) == (not empty)


def test_counts_that_cannot_be_true_are_not_halved_to_single_days(web: Site, tmp_path: Path) -> None:
    koop = Koop(web)
    for month in range(1, 13):
        koop.papers.append(
            Publication(f"ah-tk-20302031-{month}", f"2031-{month:02}-28", body=xml_paper(str(month)))
        )
    real = koop.wrapped
    koop.wrapped = lambda inside: real(re.sub(r"<numberOfRecords>\d+", "<numberOfRecords>50000", inside))  # type: ignore[method-assign]
    assert main(["harvest", "officielebekendmakingen", *PERIOD, *reach(web, tmp_path)]) == 0
    assert len(files(tmp_path)) == 12 and len(koop.queries) < 40


def test_a_search_that_gives_the_same_records_for_ever_is_left(
    web: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    koop = Koop(web)
    koop.papers.append(Publication("ah-tk-20302031-1", "2031-03-01", body=xml_paper()))
    real = koop.search
    koop.search = lambda query: real({**query, "startRecord": "1"})  # type: ignore[method-assign]
    assert main(["harvest", "officielebekendmakingen", *PERIOD, *reach(web, tmp_path)]) == 1
    assert "same records again" in capsys.readouterr().err
    assert files(tmp_path) == ["ah-tk-20302031-1.xml"] and len(koop.queries) < 10


@pytest.mark.parametrize(
    "link",
    ["http://[::1?skiptoken=5", "?skiptoken=99999999999999999999999999", "?skiptoken=٣", "?skiptoken=-1"],
)
def test_a_token_of_the_feed_that_is_none_loses_nothing(
    web: Site, kamer: Kamer, tmp_path: Path, link: str
) -> None:
    feed = Feed(web)
    questions(kamer)
    sync = ["sync", "--index", str(tmp_path / "i"), *reach(web, tmp_path)]
    assert main(["harvest", "tweedekamer", *reach(web, tmp_path)]) == main(sync) == 0
    spoilt = f"<feed><entry><link rel='next' href='{link}'/></entry></feed>".encode()
    web.faults["/SyncFeed/2.0/Feed"] += [Reply(spoilt)] * 2
    main(sync)
    web.faults.clear()
    feed.tell("Document", questions(kamer, "de brug"), SOON)
    assert main(sync) == 0 and len(files(tmp_path)) == 2


def test_a_paper_that_the_data_know_later_than_the_feed_comes_later(
    web: Site, kamer: Kamer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feed = Feed(web)
    questions(kamer)
    sync = ["sync", "--index", str(tmp_path / "i"), *reach(web, tmp_path)]
    assert main(["harvest", "tweedekamer", *reach(web, tmp_path)]) == 0
    papers = [questions(kamer, "de brug"), questions(kamer, "de sluis")]
    away = kamer.cases[1:]
    for case, paper in zip(away, papers, strict=True):
        feed.tell("Document", paper, SOON, case=case["Id"])
    del kamer.cases[1:]
    for _ in range(2):
        assert main(sync) == 0
        assert "2 papers of which the feed tells" in capsys.readouterr().err and len(files(tmp_path)) == 1
    kamer.cases.append(away[0])
    feed.tell("Document", papers[1], SOON, deleted="true")
    assert main(sync) == 0 and len(files(tmp_path)) == 2
    capsys.readouterr()
    web.asked.clear()
    assert main(sync) == 0 and not web.asked["/OData/v4/2.0/Document"]
    assert "feed tells" not in capsys.readouterr().err


def test_what_never_comes_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    from index.harvest.shelf.journal import Journal
    from index.harvest.tweedekamer.syncfeed import Change

    waits = awaited.Awaited(Journal(tmp_path / "j"))
    one = Change("Document", "a", False, cases=("b",))
    waits.replace([], [one], DAY)
    assert waits.changes("Document") == [one] and not waits.changes("Verslag")
    waits.replace([one], [one], DAY + timedelta(days=14))
    assert waits.notes
    waits.replace([one], [one], DAY - timedelta(days=400))  # the clock went back
    assert waits.notes
    waits.replace([one], [one], DAY)
    assert not waits.notes and not waits.changes("Document")


def test_packed_answers_are_unpacked_no_further_than_they_may(
    web: Site, kamer: Kamer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = questions(kamer)
    body = kamer.files[paper["HuidigeDocumentVersie"]["DocumentPublicatie"][0]["Id"]]
    packed = {"Content-Encoding": "gzip", "ETag": '"x"'}
    web.chaos = lambda path, reply: (
        Reply(gzip.compress(reply.body), headers=packed) if path.endswith("Resource") else reply
    )
    assert main(["harvest", "tweedekamer", *reach(web, tmp_path)]) == 0
    assert (tmp_path / "p" / files(tmp_path)[0]).read_bytes() == body
    bomb = gzip.compress(b'{"value":[' + b" " * 80_000_000 + b"]}", 1)
    web.chaos = lambda path, reply: Reply(bomb, headers=packed) if path.endswith("Zaak") else reply
    assert main(["harvest", "tweedekamer", *reach(web, tmp_path)]) == 1
    assert "larger than 64 MB" in capsys.readouterr().err


def test_absurd_days_are_none(web: Site, kamer: Kamer, tmp_path: Path) -> None:
    for said in ("9999-12-31T23:59:59.9999999Z", "0000-00-00T00:00:00Z", None, 17, ["x"], "+12031-01-01"):
        questions(kamer, f"dag {said}", Datum=said)["DatumRegistratie"] = said
        kamer.cases[-1]["Termijn"] = said
    assert main(["harvest", "tweedekamer", *reach(web, tmp_path)]) == 0
    told = [json.loads(path.read_text()) for path in (tmp_path / "p").glob("*.meta.json")]
    assert len(told) == 6 and not any(one["date"] + one["available"] + one["deadline"] for one in told)


def test_the_clock_of_a_source_may_be_ahead(web: Site, kamer: Kamer, tmp_path: Path) -> None:
    feed, ahead = Feed(web), {"Date": "Fri, 31 Dec 9999 23:59:59 GMT"}
    questions(kamer)
    web.chaos = lambda _, reply: Reply(reply.body, reply.status, {**reply.headers, **ahead})
    assert main(["harvest", "tweedekamer", *reach(web, tmp_path)]) == 0
    web.chaos = None
    now = datetime.now(UTC)
    feed.tell("Document", questions(kamer, "de brug"), (now + timedelta(minutes=1)).isoformat())
    later = questions(kamer, "de sluis")
    feed.tell("Document", later, (now + timedelta(days=1)).isoformat())
    assert main(["sync", "--index", str(tmp_path / "i"), *reach(web, tmp_path)]) == 0
    assert len(files(tmp_path)) == 3


def test_a_file_that_is_another_kind_each_time_leaves_one_file(
    web: Site, kamer: Kamer, tmp_path: Path
) -> None:
    paper = questions(kamer)
    bodies = [xml_paper(), PDF, xml_paper("Anders.")]
    for number, body in enumerate(bodies):
        paper["HuidigeDocumentVersie_Id"] = f"version-{number}"
        kamer.files[paper["HuidigeDocumentVersie"]["DocumentPublicatie"][0]["Id"]] = body
        assert main(["harvest", "tweedekamer", *reach(web, tmp_path)]) == 0
        (name,) = files(tmp_path)
        assert (tmp_path / "p" / name).read_bytes() == body
    assert len(list((tmp_path / "p").glob("*"))) == 3  # the paper, its metadata, the journal's folder


def test_what_the_feed_deletes_does_not_come_back_by_a_list_that_lags(
    web: Site, kamer: Kamer, tmp_path: Path
) -> None:
    feed = Feed(web)
    case = kamer.answered("de pont", DAY, 1, "Ja.")
    sync = ["sync", "--index", str(tmp_path / "i"), *reach(web, tmp_path)]
    assert main(["harvest", "tweedekamer", *reach(web, tmp_path)]) == main(sync) == 0
    feed.tell("Document", case["Document"][1], SOON, deleted="true")
    feed.tell("Zaak", case, SOON)
    assert main(sync) == 0 and files(tmp_path) == ["2031D00002.xml"]
    feed.tell("Document", case["Document"][1], SOON, case=case["Id"])  # it was no farewell
    assert main(sync) == 0 and len(files(tmp_path)) == 2


def test_a_feed_that_counts_anew_is_followed_from_the_last_round(
    web: Site,
    kamer: Kamer,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    feed, before = Feed(web), (datetime.now(UTC) - timedelta(days=9)).isoformat()
    old = questions(kamer)
    sync = ["sync", "--index", str(tmp_path / "i"), *reach(web, tmp_path)]
    assert main(["harvest", "tweedekamer", *reach(web, tmp_path)]) == 0
    for _ in range(40):
        feed.tell("Document", old, SOON)
    assert main(sync) == main(sync) == 0
    assert "counts anew" not in capsys.readouterr().err
    feed.entries.clear()
    for _ in range(4):
        feed.tell("Document", old, before)
    feed.tell("Document", questions(kamer, "de brug"), SOON)
    with closing(sqlite3.connect(tmp_path / "p" / HIDDEN / JOURNAL)) as journal:  # a day later
        journal.execute("UPDATE notes SET value = '2026-01-01' WHERE key LIKE 'checked-%'")
        journal.commit()
    assert main(sync) == 0 and len(files(tmp_path)) == 2
    assert "counts anew" in capsys.readouterr().err
    assert main(sync) == 0 and "counts anew" not in capsys.readouterr().err


def test_a_long_pause_is_said(
    web: Site,
    kamer: Kamer,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    questions(kamer)
    monkeypatch.setattr("tenacity.nap.time.sleep", lambda _: None)
    web.faults["/OData/v4/2.0/Zaak"].append(Reply(b"", 503, {"Retry-After": "90"}))
    assert main(["harvest", "tweedekamer", *reach(web, tmp_path)]) == 0
    said = capsys.readouterr().err
    assert "asks again in 90 s" in said and "out of order (503)" in said


def test_an_answer_to_two_sets_is_told_the_same_by_whichever_it_is_found(
    web: Site, kamer: Kamer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feed = Feed(web)
    first = kamer.answered("de pont", DAY, 1, "Ja.")
    second = kamer.case("de brug", DAY + timedelta(days=1), Termijn="2031-05-05T00:00:00Z")
    second["ZaakActor"][0]["ActorNaam"] = "C. Ander"
    both = first["Document"][1]
    second["Document"].append(both)
    both["Zaak"] = [
        {key: value for key, value in case.items() if key != "Document"} for case in (second, first)
    ]
    assert main(["harvest", "tweedekamer", *reach(web, tmp_path)]) == 0
    feed.tell("Zaak", second, SOON)
    assert main(["sync", "--index", str(tmp_path / "i"), *reach(web, tmp_path)]) == 0
    assert main(["harvest", "tweedekamer", *reach(web, tmp_path)]) == 0
    assert "updated" not in capsys.readouterr().out
    said = json.loads(sidecar_path(tmp_path / "p" / f"{both['DocumentNummer']}.xml").read_text())
    assert {"A. Jongbloed", "C. Ander"} <= {one["name"] for one in said["people"]}
    assert said["numbers"]["vraagnummers"] == f"{first['Nummer']}, {second['Nummer']}"


def test_records_that_name_no_paper_are_each_said_once(
    web: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    koop = Koop(web)
    for number, key in enumerate(
        ["../../etc/x", "ah-tk-20302031-5", "con", "ah-tk-" + "9" * 300, "AH"], start=1
    ):
        koop.papers.append(Publication(key, "2031-03-01", body=xml_paper(str(number))))
    assert main(["harvest", "officielebekendmakingen", *PERIOD, *reach(web, tmp_path)]) == 0
    said = re.findall(r"record (\d) of .* no usable identifier", capsys.readouterr().err)
    assert said == ["1", "3", "4", "5"] and files(tmp_path) == ["ah-tk-20302031-5.xml"]


def test_a_watch_made_while_the_clock_was_ahead_is_told(web: Site, kamer: Kamer, tmp_path: Path) -> None:
    today = date.today()
    kamer.answered("de pont", today - timedelta(days=9), 1, "De pont vaart.", days=8)
    assert main(["harvest", "tweedekamer", *reach(web, tmp_path)]) == 0
    build([tmp_path / "p"], tmp_path / "i")
    with closing(Index.open(tmp_path / "i")) as index, closing(Watches(tmp_path / "i")) as watches:
        watches.add("pont", FollowedSubject("pont"), None, today + timedelta(days=900))
        assert watches.update(index) == 2
