"""The screen of papers: what each row and facet says, and where it leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import etree, html

from index.document import Member
from index.harvest.news.open_questions import open_questions
from index.search import Index
from index.search.catalogue import Paper
from ui.browse.paper_table import PaperTable
from ui.html.papers.feed import paper_feed
from ui.html.papers.listing import PAGE, papers_html
from ui.html.papers.narrowing import narrowed
from ui.html.papers.open_sets import open_row
from ui.html.papers.people import person_of
from ui.html.papers.rows import paper_row
from ui.html.papers.view import PaperView
from ui.service.paper_shelf import PaperShelf
from ui.wording.paper_titles import paper_number, paper_title


@pytest.fixture(scope="module")
def index(sample_folder: Path) -> Index:
    return Index.open(sample_folder)


def shown(index: Index, **query: str) -> html.HtmlElement:
    view = PaperView.of_query(query)
    return html.fragment_fromstring(papers_html(view, index, PaperShelf()), create_parent="div")


def names(page: html.HtmlElement) -> list[str]:
    return [parse_qs(urlsplit(link.get("href")).query)["doc"][0] for link in page.cssselect(".lijst .titel")]


def test_pressing_a_facet_leaves_as_many_papers_as_it_says(index: Index) -> None:
    for link in shown(index).cssselect(".facetten a, .jaren a"):
        said = link.cssselect(".tal")
        count = int(said[0].text if said else link.get("title").rpartition(": ")[2])
        query = {name: values[0] for name, values in parse_qs(urlsplit(link.get("href")).query).items()}
        assert len(names(shown(index, **query))) == count
        assert shown(index, **query).cssselect("[aria-current=true]")


def test_a_view_survives_its_address() -> None:
    said = {
        "lijst": "open",
        "woorden": "a b",
        "lid": "Ter Horst (Eik)",
        "jaar": "2031",
        "laat": "1",
        "blz": "3",
        "lang": "en",
    }
    view = PaperView.of_query(said)
    again = {name: values[0] for name, values in parse_qs(view.query()).items()}
    assert PaperView.of_query(again) == view and view.page == 3
    assert PaperView.of_query({"blz": "²", "volgorde": "x", "lijst": "y"}) == PaperView()
    assert PaperView.of_query({"soort": "open"}).list == "open"  # addresses of before


def test_what_is_chosen_can_be_taken_off(index: Index) -> None:
    page = shown(index, soort="antwoord", bewindspersoon="Bakboord", woorden="huisarts")
    assert [chip.text.strip() for chip in page.cssselect(".keuzes .chip")] == [
        "“huisarts”",
        "Soort stuk: Antwoord op Kamervragen",
        "Bewindspersoon: Bakboord",
    ]
    assert "soort" not in page.cssselect(".keuzes .chip")[1].get("href")
    assert page.cssselect(".knipsel b") and "file" not in page.text_content()


def test_rows_tell_who_and_when_and_no_file(index: Index) -> None:
    table = PaperTable(index.papers())
    rows = {paper.name: paper_row(paper, table, "nl") for paper in index.papers()}
    asked = rows["kv-tk-2041Z00310.txt"]
    assert asked.title == "Het tekort aan leraren wiskunde" and asked.state == "geen antwoord in de index"
    assert asked.told == ["Kamervragen", "14 januari 2041", "2041Z00310"]
    assert [who.name for who in asked.askers] == ["El Amrani (Roos)"]
    assert "lid=El+Amrani+%28Roos%29" in asked.askers[0].address
    assert all(row.name not in f"{row.title} {row.told}" for row in rows.values())


def test_questions_lead_to_their_answer() -> None:
    numbers = {"vraagnummer": "2031Z00001"}
    asked = Paper(1, "v.txt", "/v", "vragen", date(2031, 1, 2), "Vragen over de dijk", numbers, (), ())
    answer = Paper(2, "a.txt", "/a", "antwoord", date(2031, 2, 3), "Antwoord over de dijk", numbers, (), ())
    row = paper_row(asked, PaperTable([asked, answer]), "nl")
    assert row.state == "beantwoord op 3 februari 2031" and "doc=a.txt" in row.answer


def test_pages_stand_in_the_address(index: Index) -> None:
    first = shown(index)
    assert len(names(first)) == len(index.papers()) < PAGE and not first.cssselect(".bladen")

    class Many:
        contents, papers = 1, lambda self: list(index.papers()) * 4
        document = index.document
        papers_with = index.papers_with

    page = html.fragment_fromstring(
        papers_html(PaperView(page=2, language="en"), Many(), PaperShelf()),
        create_parent="div",  # type: ignore[arg-type]
    )
    assert "Page 2 of 3" in page.cssselect(".bladen")[0].text_content()
    ways = [link.get("href") for link in page.cssselect(".bladen a")]
    assert ways == ["?scherm=stukken&taal=en", "?scherm=stukken&blz=3&taal=en"]


def test_open_sets_are_counted_with_those_that_are_late(index: Index) -> None:
    page = shown(index, lijst="open", woorden="2041z00310")
    assert "termijn voorbij" in page.cssselect(".aantal")[0].text and len(names(page)) == 1
    waiting = open_questions(index, date(2041, 3, 5))
    row = open_row(waiting[0], "nl")
    assert (
        row.late == "termijn 8 dagen voorbij"
        and "uitgesteld" in row.told
        and row.askers[0].name == "El Amrani (Roos)"
    )
    assert "antwoord uiterlijk 25 februari 2041" in row.told
    assert open_row(open_questions(index, date(2041, 2, 26))[0], "en").late == "1 day past its term"


def test_what_a_party_leaves_out_unsaid_is_said(index: Index) -> None:
    assert "1 stuk weg waarin de partij" in shown(index, partij="Roos").text_content()
    assert "waarin de partij" not in shown(index, partij="Roos", soort="antwoord").text_content()
    assert "waarin de partij" not in shown(index).text_content()


def test_a_person_has_a_page(index: Index) -> None:
    table = PaperTable(index.papers())
    member = person_of(PaperView().narrowed(member="El Amrani (Roos)"), table)
    assert (
        member is not None and "Sets vragen met een nummer: 1" in member.told and ".lijst" not in member.told
    )
    minister = person_of(PaperView().narrowed(minister="Hazelhof"), table)
    assert minister is not None and minister.told == "Bewindspersoon: Asiel en Grenzen"
    assert [other.name for other in minister.alike] == ["J.P. Hazelhof"]
    assert person_of(PaperView(), table) is None


def test_hostile_titles_and_names_are_text(index: Index) -> None:
    waiting = open_questions(index, date(2041, 3, 5))[0]
    hostile = replace(waiting, title="<img src=x>", asked_to=("<b>",), askers=(Member("<i>", "x"),))

    class Shelf(PaperShelf):
        def waiting(self, index: Index):  # type: ignore[no-untyped-def]
            found = super().waiting(index)
            return replace(found, sets=[hostile] * len(found.sets))

    made = papers_html(PaperView(list="open"), index, Shelf())
    assert "<img" not in made and "<b>" not in made and "<i>" not in made


def test_every_view_is_a_feed(index: Index) -> None:
    shelf = PaperShelf()
    view = PaperView.of_query({"partij": "Roos", "lang": "en"})
    feed = etree.fromstring(paper_feed(view, index, shelf, "http://127.0.0.1:1/p/"))
    links = [item.text for item in feed.iterfind(".//item/link")]
    assert len(links) == len(narrowed(view, index, shelf).places) > 1
    assert all(link.startswith("http://127.0.0.1:1/p/?scherm=stukken&lees=") for link in links)
    assert "Party: Roos" in (feed.findtext(".//channel/title") or "")
    waiting = etree.fromstring(paper_feed(PaperView(list="open"), index, shelf, "http://h/"))
    assert "antwoord uiterlijk" in (waiting.findtext(".//item/description") or "")


@pytest.mark.parametrize(
    ("title", "numbers", "called"),
    [
        ("Vragen van het lid X (Y) aan de Minister van Water over de dijk", {}, "De dijk"),
        ("Nader gewijzigde motie van het lid X over de sluis", {}, "De sluis"),
        ("Brief van de Minister", {}, "Brief van de Minister"),
        (None, {"vraagnummer": "2031Z00001"}, "Kamerbrief 2031Z00001"),
        ("  ", {}, "Kamerbrief"),
    ],
)
def test_a_paper_is_called_by_its_subject(title: str | None, numbers: dict[str, str], called: str) -> None:
    assert paper_title(title, "brief", numbers, "nl") == called


def test_numbers_are_written_as_people_write_them() -> None:
    assert paper_number({"kamerstuk": "36740-VII-28"}) == "Kamerstuk 36740-VII, nr. 28"
    assert paper_number({"aanhangsel": "12", "vergaderjaar": "2030-2031"}) == "Aanhangsel 2030-2031, nr. 12"
