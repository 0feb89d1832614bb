"""The harvest of the Kamer's data against a made-up Kamer on real sockets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from index.errors import SourceError
from index.files.sidecar import Sidecar, read_sidecar
from index.harvest.report import HarvestReport
from index.harvest.run import harvest
from index.harvest.shelf.shelf import HIDDEN, Shelf
from index.harvest.tweedekamer import fields
from index.harvest.tweedekamer.listing import KamerListing
from index.harvest.tweedekamer.odata import Service, quote_literal
from index.harvest.tweedekamer.selection import TYPES, KamerSelection
from index.harvest.web.client import Client, RequestPolicy
from index.harvest.web.hosts import Hosts
from tests.support.kamer import ODATA, Kamer, guid, moment, question_xml
from tests.support.site import PDF, Reply, site

QUICK = RequestPolicy(rate=0, patience_s=0.01, tries=3, timeout_s=2.0, longest_s=5.0)
DAY = date(2031, 2, 3)


@pytest.fixture
def kamer() -> Iterator[Kamer]:
    with site() as served:
        yield Kamer(served)


def run(kamer: Kamer, folder: Path, asked: KamerSelection = KamerSelection(), **more: Any) -> HarvestReport:  # noqa: B008
    with closing(Client(Hosts({"tweedekamer": kamer.site.url}), QUICK)) as client:
        service = Service(client)
        with Shelf.opened(folder) as shelf:
            report = harvest(KamerListing(service, asked), shelf, client, **more)
        report.notes += service.notes
        return report


def papers(folder: Path) -> list[str]:
    return sorted(
        path.name for path in folder.iterdir() if path.name != HIDDEN and ".meta" not in path.suffixes
    )


def said(folder: Path, name: str) -> Sidecar:
    found = read_sidecar(folder / name)
    assert found is not None
    return found


def test_a_case_comes_with_question_postponement_and_answer(kamer: Kamer, tmp_path: Path) -> None:
    case = kamer.answered("de veerpont", DAY, 17, "De veerpont vaart weer.", days=40)
    notice = question_xml("de veerpont", DAY, "De vragen kunnen niet binnen de termijn worden beantwoord.")
    kamer.paper(case, "Mededeling (uitstel antwoord)", DAY + timedelta(days=21), notice)
    report = run(kamer, tmp_path)
    assert (report.listed, report.fetched, report.whole) == (3, 3, True)
    answer = said(tmp_path, "2031D00003.xml")
    assert (answer.type, answer.asked, answer.answered) == ("antwoord", "2031-02-03", "2031-03-15")
    assert answer.url == "https://zoek.officielebekendmakingen.nl/ah-tk-20302031-17.html"
    assert answer.numbers["vraagnummer"] == "2031Z00001" and answer.deadline == ""
    assert ("A. Jongbloed", "Meeuw") in [(one.name, one.party) for one in answer.people]
    question = said(tmp_path, "2031D00002.xml")
    assert question.url == "https://www.tweedekamer.nl/kamerstukken/detail?id=2031Z00001&did=2031D00002"
    assert kamer.site.asked[f"{ODATA}Document({case['Document'][0]['Id']})/resource"] == 0


def test_the_file_serves_where_there_is_no_official_xml(kamer: Kamer, tmp_path: Path) -> None:
    case = kamer.case("de brug", DAY)
    kamer.paper(case, "Schriftelijke vragen", DAY, PDF, xml=False, ContentLength=3)
    run(kamer, tmp_path)
    assert papers(tmp_path) == ["2031D00002.pdf"]


def test_pages_deleted_rows_and_placeholders(kamer: Kamer, tmp_path: Path) -> None:
    for number in range(620):
        case = kamer.case(f"zaak {number}", DAY)
        if number % 10 == 0:
            kamer.paper(case, "Schriftelijke vragen", DAY, question_xml(str(number), DAY))
    kamer.cases[20]["Verwijderd"] = "True"
    kamer.cases[30]["Document"][0]["Verwijderd"] = True
    kamer.cases[40]["Document"].append({"Id": guid("placeholder"), "Verwijderd": False})
    kamer.cases[50]["Document"] = []
    report = run(kamer, tmp_path)
    assert report.fetched == 59 and report.whole
    assert len([query for query in kamer.queries if query["entity"] == "Zaak"]) == 3


def test_a_refused_expand_is_asked_for_with_less_and_said(kamer: Kamer, tmp_path: Path) -> None:
    kamer.answered("de brug", DAY, 5, "Ja.")
    kamer.refuses = "DocumentPublicatie"
    report = run(kamer, tmp_path)
    assert report.fetched == 2
    assert "asked with less" in report.notes[0] and "Could not find a property" in report.notes[0]


def test_an_outage_of_the_list_is_said_and_what_came_is_kept(kamer: Kamer, tmp_path: Path) -> None:
    for number in range(300):
        kamer.paper(kamer.case("a", DAY), "Schriftelijke vragen", DAY, question_xml(str(number), DAY))
    fault = Reply(b'{"error":{"code":"","message":"An error has occurred."}}', 500)
    kamer.site.faults[f"{ODATA}Zaak"].extend([fault])
    assert run(kamer, tmp_path).fetched == 300
    kamer.site.faults[f"{ODATA}Zaak"].extend([fault] * 3)
    report = run(kamer, tmp_path)
    assert "500" in report.broken and not report.whole


@pytest.mark.parametrize("body", [b"<html>", b"{}", b'{"value": 3}', b'{"value": [', b"[" * 50_000])
def test_a_page_that_is_no_list_is_asked_for_again(kamer: Kamer, tmp_path: Path, body: bytes) -> None:
    kamer.answered("de brug", DAY, 5, "Ja.")
    kamer.site.faults[f"{ODATA}Zaak"].append(Reply(body))
    assert run(kamer, tmp_path).fetched == 2


def test_motions_come_with_votes_and_the_judgement(kamer: Kamer, tmp_path: Path) -> None:
    case = kamer.case(
        "Motie van het lid Jongbloed over de veerpont", DAY, Soort="Motie", Kabinetsappreciatie="Ontraden"
    )
    kamer.paper(
        case,
        "Motie",
        DAY,
        question_xml("x", DAY),
        Volgnummer=12,
        Kamerstukdossier=[{"Id": guid("d"), "Nummer": 49637, "Toevoeging": "VIII"}],
    )
    case["Besluit"] = [
        {
            "Id": guid("b"),
            "BesluitTekst": "Verworpen.",
            "StemmingsSoort": "Met handopsteken",
            "Stemming": [
                {
                    "Id": guid("s", 1),
                    "Soort": "Voor",
                    "ActorNaam": "Meeuw",
                    "ActorFractie": "Meeuw",
                    "FractieGrootte": 12,
                },
                {
                    "Id": guid("s", 2),
                    "Soort": "Tegen",
                    "ActorNaam": "Eik",
                    "ActorFractie": "Eik",
                    "FractieGrootte": 30,
                    "Vergissing": True,
                },
                {
                    "Id": guid("s", 3),
                    "Soort": "Tegen",
                    "ActorNaam": "P. Roos",
                    "ActorFractie": "Roos",
                    "Persoon_Id": guid("p"),
                },
                {
                    "Id": guid("s", 4),
                    "Soort": "Tegen",
                    "ActorNaam": "Weg",
                    "FractieGrootte": 9,
                    "Verwijderd": True,
                },
            ],
        }
    ]
    run(kamer, tmp_path, KamerSelection(types=("motie",)))
    record = (tmp_path / "2031Z00001-stemming.txt").read_text()
    assert "Besluit van de Kamer over deze motie: Verworpen (stemming met handopsteken)." in record
    assert "Voor stemden: Meeuw (12)." in record
    assert "Tegen stemden: Eik (30; vergissing), P. Roos (Roos)." in record
    assert "oordeel van het kabinet over deze motie: Ontraden." in record and "Weg" not in record
    assert said(tmp_path, "2031D00002.xml").numbers["kamerstuk"] == "49637-VIII-12"


@pytest.mark.parametrize(
    "letter",
    [[{"Id": guid("l"), "DocumentNummer": "2031D09999"}], "brief 2031D09999", ["brief 2031D09999", "x"]],
)
def test_promises_with_their_status_and_letter(kamer: Kamer, tmp_path: Path, letter: object) -> None:
    kamer.promises.append(
        {
            "Id": guid("t"),
            "Nummer": "TZ203102-1",
            "Tekst": "De minister stuurt voor de zomer een brief over de veerpont.",
            "Status": "Voldaan",
            "Aanmaakdatum": moment(DAY),
            "DatumNakoming": "0001-01-01T00:00:00",
            "Naam": "B. Vos",
            "Functie": "minister van Vervoer",
            "KamerbriefNakoming": letter,
            "ToegezegdAan": [{}, {"Id": guid("x")}],
        }
    )
    kamer.promises.append({"Id": guid("leeg"), "Nummer": None, "Tekst": None})
    run(kamer, tmp_path, KamerSelection(types=("toezegging",)))
    record = (tmp_path / "toezegging-TZ203102-1.txt").read_text()
    assert "brief over de veerpont" in record and "Voldaan" in record and "brief 2031D09999" in record
    assert "0001" not in record
    kamer.promises[0]["Status"] = "Vervallen"
    assert run(kamer, tmp_path, KamerSelection(types=("toezegging",))).fetched == 1


def test_promises_are_narrowed_by_who_gave_or_got_them_and_by_dossier(kamer: Kamer, tmp_path: Path) -> None:
    asked = KamerSelection(
        types=("toezegging",), member="van der O'Hara", dossier="36800-VIII", search="brief"
    )
    run(kamer, tmp_path, asked)
    where = kamer.queries[0]["$filter"]
    assert "contains(Naam,'van der O''Hara')" in where and "t/Persoon/Achternaam,'O''Hara'" in where
    assert "Activiteit/Zaak/any(z: z/Kamerstukdossier/any(d: d/Nummer eq 36800" in where
    assert "contains(Tekst,'brief')" in where


def test_the_best_report_of_a_meeting_comes(kamer: Kamer, tmp_path: Path) -> None:
    for meeting, statuses in (
        ("a", ("Casco", "Ongecorrigeerd", "Gecorrigeerd", "Ongecorrigeerd")),
        ("b", ("Casco",)),
    ):
        for place, status in enumerate(statuses):
            row = {
                "Id": guid(meeting, place),
                "Status": status,
                "Vergadering_Id": guid(meeting),
                "Vergadering": {"Id": guid(meeting), "Titel": "Plenair", "Datum": moment(DAY)},
            }
            kamer.reports.append(row)
            kamer.files[guid(meeting, place)] = (
                f"<vlosCoreDocument><v>{status}</v></vlosCoreDocument>".encode()
            )
    run(kamer, tmp_path, KamerSelection(types=("verslag",)))
    assert papers(tmp_path) == [f"verslag-{guid('a')}.xml"]
    assert b"Gecorrigeerd" in (tmp_path / papers(tmp_path)[0]).read_bytes()


def test_letters_by_type(kamer: Kamer, tmp_path: Path) -> None:
    case = kamer.case("de brug", DAY, Soort="Brief regering")
    kamer.paper(case, "Brief regering", DAY, question_xml("x", DAY))
    kamer.paper(case, "Lijst van vragen en antwoorden", DAY, question_xml("y", DAY))
    run(kamer, tmp_path, KamerSelection(types=("brief",)))
    assert papers(tmp_path) == ["2031D00002.xml"]
    assert said(tmp_path, "2031D00002.xml").type == "brief"


def test_since_until_search_dossier_and_member_reach_the_source(kamer: Kamer, tmp_path: Path) -> None:
    case = kamer.answered("de veerpont 's nachts", DAY, 1, "Ja.")
    case["Kamerstukdossier"] = [{"Id": guid("d"), "Nummer": 36800, "Toevoeging": "VIII"}]
    kamer.answered("de brug", DAY, 2, "Ja.")
    asked = KamerSelection(
        "2031-01-01", "2031-02-03", search="veerpont 's", dossier="36800-VIII", member="O'Hara"
    )
    run(kamer, tmp_path, asked)
    where = kamer.queries[0]["$filter"]
    assert "GestartOp lt 2031-02-04T00:00:00Z" in where
    assert "contains(Onderwerp,'''s')" in where and "contains(a/ActorNaam,'O''Hara')" in where
    assert "d/Nummer eq 36800 and d/Toevoeging eq 'VIII'" in where
    assert len(papers(tmp_path)) == 2


def test_a_dry_run_fetches_nothing_and_most_stops(kamer: Kamer, tmp_path: Path) -> None:
    kamer.answered("de brug", DAY, 2, "Ja.")
    assert run(kamer, tmp_path, dry=True).would_fetch == 2
    assert papers(tmp_path) == []
    assert run(kamer, tmp_path, most=1).fetched == 1


def test_wrong_use_is_one_sentence() -> None:
    with pytest.raises(SourceError, match="--type knows"):
        KamerSelection(types=("roman",))
    with pytest.raises(SourceError, match="meeting reports"):
        KamerSelection(types=("verslag",), member="Jongbloed")
    for wrong in ({"dossier": "x y"}, {"types": ()}, {"since": "2031-02-02", "until": "2031-02-01"}):
        with pytest.raises(SourceError, match="--"):
            KamerSelection(**wrong)  # type: ignore[arg-type]
    assert set(KamerSelection(types=TYPES).types) == set(TYPES)


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("0001-01-01T00:00:00", ""),
        ("0001-01-01T00:00:00Z", ""),
        ("9999-12-31T23:59:59Z", ""),
        (None, ""),
        ("", ""),
        ("morgen", ""),
        ("2031-02-02T23:30:00Z", "2031-02-03"),
        ("2031-07-01T22:30:00Z", "2031-07-02"),
        ("2031-02-03T00:00:00+01:00", "2031-02-03"),
        ("2031-02-03", "2031-02-03"),
        ("2019-06-28T23:59:41.5570000", "2019-06-28"),
    ],
)
def test_days(value: object, read: str) -> None:
    assert fields.dutch_day(value) == read


def test_numbers_of_appendices_and_literals() -> None:
    assert fields.appendix_number("242501244") == "ah-tk-20242025-1244"
    assert fields.appendix_number("x") == ""
    assert quote_literal("O'Hara") == "'O''Hara'"


def test_the_last_day_there_is_can_be_asked_for() -> None:
    last = KamerSelection("9999-12-31", "9999-12-31")
    assert last.where("Datum") == "Verwijderd eq false and Datum ge 9999-12-31T00:00:00Z"


@pytest.mark.parametrize("second", ["2031D00007", "2031d00007"])
def test_two_papers_with_one_number_are_both_kept_under_names_of_their_own(
    kamer: Kamer, tmp_path: Path, second: str
) -> None:
    for number, subject in (("2031D00007", "de veerpont"), (second, "de windmolen")):
        case = kamer.case(subject, DAY)
        kamer.paper(case, "Schriftelijke vragen", DAY, question_xml(subject, DAY), DocumentNummer=number)
    first_id, second_id = (case["Document"][0]["Id"] for case in kamer.cases)
    kept = sorted(["2031D00007.xml", f"{second}-{second_id}.xml"])
    report = run(kamer, tmp_path)
    assert papers(tmp_path) == kept and report.fetched == 2
    assert len({(tmp_path / name).read_bytes() for name in kept}) == 2
    assert any("number of two papers" in note for note in report.notes)
    kamer.cases.reverse()  # neither the order nor a lost journal makes one take the place of the other
    assert run(kamer, tmp_path).unchanged == 2
    for file in (tmp_path / HIDDEN).glob("journal*"):
        file.unlink()
    assert run(kamer, tmp_path).unchanged == 2
    assert said(tmp_path, "2031D00007.xml").origin == first_id
    assert said(tmp_path, f"{second}-{second_id}.xml").origin == second_id


def test_rows_that_cannot_be_understood_are_counted(kamer: Kamer, tmp_path: Path) -> None:
    case = kamer.case("de brug", DAY)
    for identity in ("", "geen-guid"):
        kamer.paper(case, "Schriftelijke vragen", DAY, Id=identity, DocumentNummer="2031D00009")
    notes = run(kamer, tmp_path).notes
    assert "2 of the rows of Document could not be understood and were left out" in notes
