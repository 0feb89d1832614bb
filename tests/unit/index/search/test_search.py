from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from index.document import Member
from index.errors import IndexFormatError, QuestionError
from index.search import Filters, Index
from index.search.index import Mode
from tests.support.places import ROOT
from tests.support.shelf import BEUK, VALK, Shelf, exchange_paper, letter, shelf

__all__ = ["shelf"]

IRAK = exchange_paper(
    "irak.txt",
    [
        ("Is gesproken over terugkeer naar Irak?", "De minister heeft in Bagdad over terugkeer gesproken."),
        ("Wat kost de missie?", "De kosten van de missie worden geraamd op drie miljoen euro."),
    ],
    day=date(2024, 3, 1),
    numbers={"vraagnummer": "2031Z18294"},
)
OLDER = exchange_paper(
    "ouder.txt",
    [("Is terugkeer naar Irak mogelijk?", "Vrijwillige terugkeer naar Irak is mogelijk.")],
    day=date(2014, 2, 25),
    asker=BEUK,
    minister=VALK,
)
LETTER = letter("brief.txt", ["De kades in het westen worden versterkt.", "De sluizen blijven open."])


@pytest.fixture
def index(shelf: Shelf) -> Index:
    shelf.put(IRAK, OLDER, LETTER)
    shelf.build()
    return Index.open(shelf.index)


@pytest.mark.parametrize("mode", ["hybrid", "dense", "lexical"])
def test_every_hit_is_a_span_of_its_document(index: Index, mode: Mode) -> None:
    hits = index.search("terugkeer naar Irak", mode=mode).hits
    assert len(hits) >= 2
    for rank, hit in enumerate(hits, 1):
        assert index.document(hit.doc).text[hit.start : hit.end] == hit.text
        assert (hit.exchange is None) != (hit.paragraph is None)
        assert hit.rank == rank
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_hit_carries_date_minister_and_party(index: Index) -> None:
    hit = index.search("vrijwillige terugkeer Irak mogelijk").hits[0]
    assert (hit.doc, hit.exchange, hit.date, hit.minister, hit.party) == (
        "ouder.txt", "1", date(2014, 2, 25), VALK, "Beuk",
    )  # fmt: skip


def test_paragraphs_are_found_too(index: Index) -> None:
    hit = index.search("worden de kades versterkt?").hits[0]
    assert (hit.doc, hit.paragraph, hit.kind) == ("brief.txt", 1, "paragraph")


@pytest.mark.parametrize(
    ("filters", "papers"),
    [
        (Filters(since=date(2024, 3, 1)), {"irak.txt"}),
        (Filters(until=date(2014, 2, 25)), {"ouder.txt"}),
        (Filters(since=date(2014, 2, 25), until=date(2023, 5, 2)), {"ouder.txt", "brief.txt"}),
        (Filters(party="eik"), {"irak.txt"}),
        (Filters(minister="Valk"), {"ouder.txt", "brief.txt"}),
        (Filters(minister="De Wolf"), {"irak.txt"}),
        (Filters(ministry="water en wegen"), {"irak.txt"}),
        (Filters(type="Brief"), {"brief.txt"}),
        (Filters(doc="irak.txt"), {"irak.txt"}),
        (Filters(doc="irak.txt", party="Beuk"), set()),
        (Filters(since=date(2030, 1, 1)), set()),
    ],
)
@pytest.mark.parametrize("mode", ["hybrid", "dense", "lexical"])
def test_filters_hold_exactly(index: Index, filters: Filters, papers: set[str], mode: Mode) -> None:
    query = "terugkeer Irak missie kades sluizen"
    assert {hit.doc for hit in index.search(query, filters=filters, mode=mode).hits} == papers
    assert index.count(filters) == len(papers)


def test_a_party_filter_looks_at_the_asker_of_each_question(shelf: Shelf) -> None:
    paper = exchange_paper(
        "overleg.txt", [("Waarom de kade?", "Om het water."), ("En de kade later?", "Ja, kade.")]
    )
    first, second = paper.exchanges
    both = replace(
        paper, type="schriftelijk overleg", askers=(Member(None, "Eik"), Member(None, "Beuk")),
        exchanges=(replace(first, asker=Member(None, "Eik")), replace(second, asker=Member(None, "Beuk"))),
    )  # fmt: skip
    shelf.put(both)
    shelf.build()
    index = Index.open(shelf.index)
    for mode in ("hybrid", "dense", "lexical"):
        found = index.search("kade", filters=Filters(party="Beuk"), mode=mode).hits  # type: ignore[arg-type]
        assert [hit.exchange for hit in found] == ["2"]


def test_filters_are_exact_where_one_percent_remains(shelf: Shelf) -> None:
    start = date(2000, 1, 1)
    for number in range(200):
        words = f"De brug over rivier {number} wordt in fase {number % 7} geschilderd."
        shelf.put(letter(f"{number:03}.txt", [words], day=start + timedelta(days=number)))
    shelf.build()
    index = Index.open(shelf.index)
    two = Filters(since=start + timedelta(days=77), until=start + timedelta(days=78))
    for mode in ("hybrid", "dense", "lexical"):
        hits = index.search("brug rivier geschilderd", filters=two, mode=mode).hits  # type: ignore[arg-type]
        assert {hit.doc for hit in hits} == {"077.txt", "078.txt"}


@pytest.mark.parametrize("query", ["2031Z18294", "wat staat er in 2031 Z 18294?"])
def test_a_paper_is_found_by_its_number(index: Index, query: str) -> None:
    assert {hit.doc for hit in index.search(query, k=2).hits} == {"irak.txt"}


def test_a_question_of_a_paper_is_found_by_both_numbers(index: Index) -> None:
    hit = index.search("wat was het antwoord op vraag 2 van 2031Z18294?").hits[0]
    assert (hit.doc, hit.exchange) == ("irak.txt", "2")


def test_reprinted_questions_give_way_to_the_paper_that_answers_them(shelf: Shelf) -> None:
    numbers = {"vraagnummer": "2031Z00001"}
    pair = "Wanneer gaat de brug bij Muiden weer open voor het verkeer?"
    shelf.put(
        exchange_paper("uitstel.txt", [(pair, None)], kind="uitstel", numbers=numbers),
        exchange_paper("antwoord.txt", [(pair, "De brug gaat in mei weer open.")], numbers=numbers),
    )
    shelf.build()
    index = Index.open(shelf.index)
    assert [hit.doc for hit in index.search("brug Muiden open").hits] == ["antwoord.txt"]
    assert [hit.doc for hit in index.search("brug Muiden open", filters=Filters(type="uitstel")).hits] == [
        "uitstel.txt"
    ]


def test_one_answer_in_two_papers_is_one_hit_with_its_twin(shelf: Shelf) -> None:
    pair = (
        "Wanneer gaat de oude brug bij Muiden weer open voor al het verkeer?",
        "De oude brug bij Muiden gaat naar verwachting in mei weer open voor al het verkeer.",
    )
    shelf.put(
        exchange_paper("een.txt", [pair]), exchange_paper("twee.txt", [("Wat kost zand?", "Weinig."), pair])
    )
    shelf.build()
    hits = Index.open(shelf.index).search("brug Muiden open").hits
    assert [hit.doc for hit in hits if "brug" in hit.text] == ["een.txt"]
    assert hits[0].twins == ("twee.txt#2",)


def test_many_twins_leave_room_for_other_hits(shelf: Shelf) -> None:
    pair = "Wanneer gaat de oude brug bij Muiden weer open voor al het verkeer?"
    for number in range(30):
        shelf.put(exchange_paper(f"{number}.txt", [(pair, "De oude brug bij Muiden gaat in mei weer open.")]))
    shelf.put(exchange_paper("anders.txt", [("Is er nog een brug?", "Ja, de brug bij Weesp is open.")]))
    shelf.build()
    hits = Index.open(shelf.index).search("brug Muiden open", k=2).hits
    assert [len(hit.twins) for hit in hits] == [29, 0]


def test_short_answers_that_are_alike_are_no_twins(shelf: Shelf) -> None:
    shelf.put(
        exchange_paper("een.txt", [("Is de brug open?", "Ja.")]),
        exchange_paper("twee.txt", [("Is de brug af?", "Ja.")]),
    )
    shelf.build()
    assert len(Index.open(shelf.index).search("brug").hits) == 2


def test_a_hidden_question_is_found_by_its_answer_only(index: Index) -> None:
    shown = index.search("Wat kost de missie?", hidden=()).hits[0]
    assert (shown.exchange, shown.kind) == ("2", "question")
    hits = index.search("Wat kost de missie?", hidden=["irak.txt#2"]).hits
    assert all(hit.kind == "answer" for hit in hits if (hit.doc, hit.exchange) == ("irak.txt", "2"))
    lexical = index.search("missie", mode="lexical").hits[0].score
    assert index.search("missie", mode="lexical", hidden=["irak.txt#2"]).hits[0].score < lexical


@pytest.mark.parametrize("mode", ["hybrid", "dense", "lexical"])
def test_a_hidden_question_without_an_answer_is_not_found(shelf: Shelf, mode: Mode) -> None:
    shelf.put(exchange_paper("open.txt", [("Is de brug af?", None), ("Is de kade af?", None)], kind="vragen"))
    shelf.build()
    hits = Index.open(shelf.index).search("brug", mode=mode, hidden=["open.txt#1"]).hits
    assert "1" not in [hit.exchange for hit in hits]


def test_the_same_search_gives_the_same_hits(index: Index) -> None:
    assert index.search("terugkeer Irak").hits == index.search("terugkeer Irak").hits


def test_an_index_without_dates_says_none(shelf: Shelf) -> None:
    shelf.put(letter("brief.txt", ["De kades."], None))
    shelf.build()
    info = Index.open(shelf.index).info()
    assert (info["from"], info["until"]) == (None, None)


@pytest.mark.parametrize("query", ["", "  \n", "a" * 20_001])
def test_an_empty_or_endless_question_gets_a_sentence(index: Index, query: str) -> None:
    with pytest.raises(QuestionError, match="empty|too long"):
        index.search(query)


@pytest.mark.parametrize(
    "query", ["?", "\x00", "!!! ...", '(AND OR +"*', "и" * 300, "\ud800 half", "a" * 20_000]
)
def test_no_question_breaks_the_search(index: Index, query: str) -> None:
    for mode in ("hybrid", "dense", "lexical"):
        index.search(query, mode=mode)  # type: ignore[arg-type]


def test_a_folder_without_an_index_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(IndexFormatError, match="kamervraag index PATH"):
        Index.open(tmp_path)


def test_a_damaged_index_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite").write_bytes(b"this is no database, whatever its name says" * 100)
    with pytest.raises(IndexFormatError, match="damaged"):
        Index.open(tmp_path)


def test_what_the_index_holds(index: Index) -> None:
    assert index.documents() == ["brief.txt", "irak.txt", "ouder.txt"]
    assert index.parties() == ["Beuk", "Eik"]
    assert index.people() == ["Ter Horst", "Van Duin"]
    assert index.ministers() == ["A. Valk", "J. de Wolf"]
    assert index.ministries() == ["Lucht en Licht", "Water en Wegen"]
    assert index.types() == ["antwoord", "brief"]
    assert index.period() == (date(2014, 2, 25), date(2024, 3, 1))
    covered = index.coverage()
    assert (covered.documents, covered.exchanges, covered.paragraphs) == (3, 3, 2)
    info = index.info()
    assert (info["from"], info["until"]) == ("2014-02-25", "2024-03-01")
    assert (info["documents"], info["exchanges"], info["paragraphs"], info["passages"]) == (3, 3, 2, 8)
    assert info["vectors"] == "all compared" and info["generation"] == 1 and int(str(info["bytes"])) > 10_000


def test_coverage_counts_what_the_filters_leave(index: Index) -> None:
    older = index.coverage(Filters(until=date(2020, 1, 1)))
    assert (older.documents, older.exchanges, older.passages) == (1, 1, 2)
    assert (older.since, older.until) == (date(2014, 2, 25), date(2014, 2, 25))
    nothing = index.coverage(Filters(party="Nergens"))
    assert (nothing.documents, nothing.exchanges, nothing.since) == (0, 0, None)


def test_searching_needs_no_heavy_library(index: Index, shelf: Shelf) -> None:
    code = f"""
import sys
from pathlib import Path
from index.search import Index
assert Index.open(Path({str(shelf.index)!r})).search("terugkeer Irak").hits
heavy = ("torch", "sentence_transformers", "transformers", "gradio", "pandas")
print([name for name in heavy if name in sys.modules])
"""
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        (Filters(type="brieven"), 'no paper is of the type "brieven"; the nearest is "brief"'),
        (Filters(doc="iraq.txt"), 'no paper has the file name "iraq.txt"; the nearest is "irak.txt"'),
        (Filters(party="Buek"), 'no paper was asked by a member of the party "Buek"; the nearest is "Beuk"'),
        (Filters(minister="Valck"), 'no paper is of the minister "Valck"; the nearest is'),
        (Filters(party="X"), 'no paper was asked by a member of the party "X"; there is "Beuk", "Eik"'),
        (
            Filters(since=date(2024, 3, 1), until=date(2014, 1, 1)),
            "the period from 2024-03-01 until 2014-01-01 ends before it begins; turn the two round",
        ),
    ],
)
def test_a_filter_that_no_paper_can_pass_names_what_was_meant(
    index: Index, filters: Filters, sentence: str
) -> None:
    with pytest.raises(QuestionError) as raised:
        index.search("terugkeer", filters=filters)
    assert str(raised.value).startswith(sentence)


def test_values_that_leave_nothing_together_are_no_mistake(index: Index) -> None:
    assert index.search("terugkeer", filters=Filters(party="Eik", until=date(2014, 12, 31))).hits == ()
    assert index.search("terugkeer", filters=Filters(since=date(2050, 1, 1))).hits == ()
