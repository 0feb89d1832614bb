"""What the text does not say comes from the source; what it says stays as it is."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from index.build import build
from index.document import Member, Minister
from index.errors import DocumentError
from index.files import SourceText
from index.files.sidecar import NamedPerson, Sidecar, read_sidecar, sidecar_path
from index.parse import parse, with_metadata
from index.search import Index
from rag.say.compose import published_address

SAID = Sidecar(
    "2031D00003",
    "tweedekamer",
    type="antwoord",
    url="https://zoek.officielebekendmakingen.nl/ah-tk-20302031-17.html",
    title="Antwoord op vragen over de veerpont",
    asked="2031-02-03",
    answered="2031-03-01",
    date="2031-03-01",
    people=(
        NamedPerson("A. van der Pont", "Meeuw", "Tweede Kamerlid", "Indiener"),
        NamedPerson("B. Vos", "", "minister van Vervoer", "Gericht aan"),
        NamedPerson("C. Das", "", "staatssecretaris van Water", "Eerste ondertekenaar"),
    ),
    numbers={"vraagnummer": "2031Z00001", "publicatie": "ah-tk-20302031-17"},
)
BARE = "Vraag 1\nVaart de veerpont weer?\n\nAntwoord 1\nJa, de veerpont vaart weer.\n"
FULL = (
    "Vragen van het lid Hendrik (Roos) aan de Minister van Vervoer over de brug "
    "(ingezonden 1 januari 2030).\n\nAntwoord van Minister Vos (Vervoer) (ontvangen 2 februari 2030).\n\n"
    + BARE
)


def test_a_silent_text_is_completed() -> None:
    made = with_metadata(parse(SourceText(BARE, "txt"), "x.txt"), SAID)
    assert made.dates.answered == date(2031, 3, 1) and made.dates.asked == date(2031, 2, 3)
    assert made.askers == (Member("Van der Pont", "Meeuw"),) == (made.exchanges[0].asker,)
    assert made.answered_by == (Minister("Das", "Staatssecretaris", "Water"),)
    assert made.numbers["vraagnummer"] == "2031Z00001"
    assert made.title == SAID.title
    assert published_address(made) == SAID.url


def test_what_the_text_says_stays() -> None:
    alone = parse(SourceText(FULL, "txt"), "x.txt")
    made = with_metadata(alone, SAID)
    assert (made.dates, made.askers, made.answered_by) == (alone.dates, alone.askers, alone.answered_by)
    assert made.text == alone.text and made.exchanges == alone.exchanges


def test_a_minister_who_was_only_asked_is_not_said_to_have_answered() -> None:
    asked_only = Sidecar("x", "tweedekamer", type="antwoord", people=SAID.people[:2])
    assert with_metadata(parse(SourceText(BARE, "txt"), "x.txt"), asked_only).answered_by == ()


def test_a_party_is_given_to_the_member_of_that_name_only() -> None:
    text = FULL.replace("Hendrik (Roos)", "Van der Pont")
    assert with_metadata(parse(SourceText(text, "txt"), "x.txt"), SAID).askers == (
        Member("Van der Pont", "Meeuw"),
    )
    other = FULL.replace("Hendrik (Roos)", "Hendrik")
    assert with_metadata(parse(SourceText(other, "txt"), "x.txt"), SAID).askers == (Member("Hendrik", None),)


def test_an_address_that_is_no_web_page_is_left_out() -> None:
    odd = Sidecar("x", "tweedekamer", url="javascript:alert(1)")
    assert with_metadata(parse(SourceText(BARE, "txt"), "x.txt"), odd).url is None


def test_it_lies_beside_the_paper_and_comes_back(tmp_path: Path) -> None:
    paper = tmp_path / "x.txt"
    sidecar_path(paper).write_text(SAID.to_json(), encoding="utf-8")
    assert read_sidecar(paper) == SAID
    sidecar_path(paper).write_text("{", encoding="utf-8")
    with pytest.raises(DocumentError, match="damaged metadata"):
        read_sidecar(paper)


def test_an_index_follows_the_metadata(tmp_path: Path) -> None:
    paper, index = tmp_path / "papers" / "x.txt", tmp_path / "index"
    paper.parent.mkdir()
    paper.write_text(BARE, encoding="utf-8")
    sidecar_path(paper).write_text(SAID.to_json(), encoding="utf-8")
    report = build([paper.parent], index)
    assert (report.added, report.passed_over) == (1, [])
    assert build([paper.parent], index).unchanged == 1
    sidecar_path(paper).write_text(SAID.to_json().replace("2031-03-01", "2031-03-02"), encoding="utf-8")
    assert build([paper.parent], index).changed == 1
    with closing(Index.open(index)) as opened:
        assert opened.papers()[0].date == date(2031, 3, 2)
        assert opened.document("x.txt").url == SAID.url


def test_the_same_paper_from_two_sources_is_one(tmp_path: Path) -> None:
    for name, said in (("a.txt", SAID), ("b.txt", Sidecar("b", "officielebekendmakingen"))):
        (tmp_path / name).write_text(BARE, encoding="utf-8")
        sidecar_path(tmp_path / name).write_text(said.to_json(), encoding="utf-8")
    report = build([tmp_path], tmp_path / "index")
    assert report.documents == 1 and "same file" in report.duplicates[0].sentence
