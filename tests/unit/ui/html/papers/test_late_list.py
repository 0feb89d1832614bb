"""The list of sets that were answered after their term: true counts, a party in one press, RSS and CSV."""

from __future__ import annotations

import csv
import io
from contextlib import closing
from pathlib import Path

import pytest
from lxml import etree, html

from index.build import build
from index.search import Index
from ui.html.papers.feed import paper_feed
from ui.html.papers.listing import papers_html
from ui.html.papers.table_file import paper_table_file
from ui.html.papers.view import PaperView
from ui.service.paper_shelf import PaperShelf

ANSWER = """AH {number}

2041Z0000{number}

Antwoord van minister Zandstra (Wegen en Water) (ontvangen {answered} 2041)

Vragen van het lid {asker} aan de Minister van Wegen en Water over de {about} (ingezonden 1 maart 2041)

1. Wanneer is de {about} klaar?

Antwoord:
De {about} is in 2042 klaar.
"""
QUESTIONS = """2041Z00009

Vragen van het lid Verbrugge (Tulp) aan de Minister van Wegen en Water over de kade (ingezonden 1 maart 2041)

1. Wanneer is de kade klaar?
"""
TULP, EIK = "Verbrugge (Tulp)", "Ter Horst (Eik)"
SETS = (
    (1, "22 maart", TULP, "sluis"),  # on the last day of its term
    (2, "23 maart", TULP, "dijk"),
    (3, "30 maart", EIK, "gracht"),
    (4, "2 april", TULP, "haven"),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("late_list")
    for number, answered, asker, about in SETS:
        text = ANSWER.format(number=number, answered=answered, asker=asker, about=about)
        (folder / f"{about}.txt").write_text(text, encoding="utf-8")
    (folder / "kade.txt").write_text(QUESTIONS, encoding="utf-8")
    build([folder], folder / "index")
    return Index.open(folder / "index")


def shown(index: Index, **query: str) -> html.HtmlElement:
    view = PaperView.of_query({"lijst": "telaat", **query})
    return html.fragment_fromstring(papers_html(view, index, PaperShelf()), create_parent="div")


def rows(page: html.HtmlElement) -> list[str]:
    return [" ".join(row.text_content().split()) for row in page.cssselect(".lijst li")]


def test_late_answers_are_listed_the_newest_first_with_term_and_days(index: Index) -> None:
    page = shown(index)
    assert page.cssselect(".aantal")[0].text == "Sets vragen die na de termijn zijn beantwoord: 3"
    first, second, third = rows(page)
    assert "12 dagen" not in first and "11 dagen te laat" in first and "8 dagen te laat" in second
    assert "1 dag te laat" in third and "termijn tot en met 22 maart 2041" in third
    assert "gesteld op 1 maart 2041" in third and "beantwoord op 23 maart 2041" in third
    here = page.cssselect(".lijsten [aria-current=page]")[0]
    assert here.text == "Te laat beantwoord" and "lijst=telaat" in here.get("href")


def test_one_press_leaves_the_late_answers_to_one_party(index: Index) -> None:
    page = shown(index)
    pressed = {
        row.cssselect(".naam")[0].text: row.cssselect(".tal")[0].text
        for row in page.cssselect(".facetten a")
        if "partij=" in row.get("href")
    }
    assert pressed == {"Tulp": "2", "Eik": "1"}
    left = shown(index, partij="Tulp")
    assert left.cssselect(".aantal")[0].text.endswith(": 2") and len(rows(left)) == 2
    assert len(rows(shown(index, partij="Tulp", woorden="haven"))) == 1
    assert not rows(shown(index, partij="Linde")) and "day late" in rows(shown(index, lang="en"))[2]


def test_answers_whose_days_are_not_told_are_counted_apart(tmp_path: Path) -> None:
    late = ANSWER.format(number=1, answered="23 maart", asker=TULP, about="dijk")
    undated = ANSWER.format(number=5, answered="2 mei", asker=EIK, about="brug")
    (tmp_path / "dijk.txt").write_text(late, encoding="utf-8")
    (tmp_path / "brug.txt").write_text(undated.replace(" (ingezonden 1 maart 2041)", ""), encoding="utf-8")
    build([tmp_path], tmp_path / "index")
    with closing(Index.open(tmp_path / "index")) as opened:
        counts = [shown(opened, **query).cssselect(".aantal")[0].text for query in ({}, {"partij": "Tulp"})]
    late_ones = "Sets vragen die na de termijn zijn beantwoord: 1"
    untold = "Niet te zien, omdat de stukken niet beide dagen noemen: 1"
    assert counts == [f"{late_ones}. {untold}", late_ones]


def test_the_list_is_a_feed_and_a_table(index: Index) -> None:
    view = PaperView.of_query({"lijst": "telaat", "partij": "Tulp"})
    feed = etree.fromstring(paper_feed(view, index, PaperShelf(), "http://h/"))
    assert [item.findtext("title") for item in feed.iter("item")] == ["De haven", "De dijk"]
    assert "11 dagen te laat" in feed.findtext(".//item/description")
    made = paper_table_file(view, index, PaperShelf(), "http://h/").decode("utf-8-sig")
    head, *found = csv.reader(io.StringIO(made), delimiter=";")
    kept = [dict(zip(head, row, strict=True)) for row in found]
    assert [row["dagen te laat"] for row in kept] == ["11", "1"] and kept[1]["termijn"] == "2041-03-22"
    assert kept[0]["gevraagd door"] == TULP and kept[0]["adres"] == "http://h/?scherm=stukken&lees=haven.txt"


@pytest.mark.parametrize("listed", ["", "open", "moties", "toezeggingen"])
def test_every_list_is_a_table(index: Index, listed: str) -> None:
    view = PaperView.of_query({"lijst": listed, "lang": "en"})
    made = paper_table_file(view, index, PaperShelf(), "http://h/").decode("utf-8-sig")
    head, *found = csv.reader(io.StringIO(made))
    assert head[0] == "title" and len(found) == {"": 5, "open": 1}.get(listed, 0)
    assert all(len(row) == len(head) for row in found)


def test_a_table_says_what_it_leaves_out(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.html.papers.table_file.MOST", 2)
    made = paper_table_file(PaperView(), index, PaperShelf(), "http://h/").decode("utf-8-sig")
    assert made.splitlines()[-1] == "… en nog 3: verfijn de lijst" and len(made.splitlines()) == 4


def test_what_was_not_read_yet_is_said(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.browse.patient_reader.SECONDS", -1.0)
    page = shown(index)
    assert page.cssselect("[data-again]")[0].text == "Nog niet gelezen stukken: 4. Lees verder"
