"""Papers counted by kind, party, day and subject, the newest shown by their headings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from index.document import Dates, Document, Member
from index.search import Filters, Index
from index.search.catalogue import Paper
from rag.gather.findings import PAPER
from rag.gather.paper_lists import (
    SHOWN,
    _all_sets,
    _asked_on,
    _ListedSet,
    _mentions_all,
    _parties_of,
    _passes_filters,
    _subject_words,
    _unanswered_sets,
    count_papers,
)
from rag.understand.periods import read_periods
from tests.support.rag_papers import exchange_paper
from tests.support.shelf import BEUK, EIK, Shelf, shelf
from tests.support.shelf import exchange_paper as put_paper

__all__ = ["shelf"]

DAY = date(2030, 5, 1)


def listed(day: date | None = DAY, *parties: str) -> _ListedSet:
    return _ListedSet("a", day, parties)


def paper(name: str, kind: str, *askers: Member, day: date | None = DAY, **said: object) -> Paper:
    numbers = said.pop("numbers", {})
    return Paper(1, name, name, kind, day, None, numbers, askers, (), **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("filters", "day", "meant"),
    [
        (Filters(), None, True),
        (Filters(since=DAY), DAY, True),
        (Filters(since=DAY + timedelta(1)), DAY, False),
        (Filters(until=DAY), DAY, True),
        (Filters(until=DAY - timedelta(1)), DAY, False),
        (Filters(since=DAY), None, False),
        (Filters(until=DAY), None, False),
        (Filters(party="eik"), DAY, True),
        (Filters(party="Beuk"), DAY, False),
    ],
)
def test_a_set_counts_by_its_day_and_its_party(filters: Filters, day: date | None, meant: bool) -> None:
    assert _passes_filters(listed(day, "Eik"), filters, ()) is meant


def test_a_time_that_is_said_goes_before_a_filter() -> None:
    said = read_periods("in 2031")
    assert not _passes_filters(listed(DAY), Filters(since=DAY), said)
    assert _passes_filters(listed(date(2031, 6, 1)), Filters(until=DAY), said)


def test_each_party_of_a_set_counts_once() -> None:
    members = (EIK, Member("Tweede", "Eik"), BEUK, Member("Los", None))
    assert _parties_of(members) == ("Eik", "Beuk")


def test_a_set_counts_once_whichever_of_its_papers_are_there() -> None:
    one = {"vraagnummer": "2031Z00001"}
    held = [
        paper("a", "vragen", numbers=one), paper("b", "uitstel", numbers=one), paper("c", "brief"),
        paper("d", "motie"), paper("e", "vragen"), paper("f", "vragen"),
    ]  # fmt: skip
    index: Index = SimpleNamespace(papers=lambda: held)  # type: ignore[assignment]
    assert [each.name for each in _all_sets(index, "questions")] == ["a", "e", "f"]
    assert [each.name for each in _all_sets(index, "motions")] == ["d"]
    assert [each.name for each in _all_sets(index, "letters")] == ["c"]


def test_an_answer_counts_on_the_day_its_questions_were_put() -> None:
    asked = replace(exchange_paper("a", [("A?", "B.")]), dates=Dates(asked=date(2029, 1, 1)))
    undated = replace(asked, dates=Dates())
    for document, kind, day in (
        (asked, "antwoord", date(2029, 1, 1)), (undated, "antwoord", DAY), (asked, "vragen", DAY),
    ):  # fmt: skip
        index: Index = SimpleNamespace(document=lambda _, found=document: found)  # type: ignore[assignment]
        assert _asked_on(paper("a", kind), index) == day


def test_overdue_is_one_day_or_more_over_the_term(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = [
        SimpleNamespace(
            doc=f"{days}", days_late=days, asked=DAY, unread=False, askers=(EIK, EIK, Member("Los", None))
        )
        for days in (0, 1, 5)
    ]
    monkeypatch.setattr("index.harvest.news.open_questions.open_questions", lambda _: waiting)
    index: Index = SimpleNamespace()  # type: ignore[assignment]
    assert [each.name for each in _unanswered_sets(index, overdue=True)] == ["1", "5"]
    assert [(each.name, each.parties) for each in _unanswered_sets(index, overdue=False)] == [
        (name, ("Eik",)) for name in "015"
    ]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Hoeveel vragen zijn er in 2031 over de sluis gesteld?", ["sluis"]),
        ("Hoeveel vragen over de sluis in 2031?", ["sluis"]),
        ("Welke vragen naar de brug zijn nog open?", ["brug", "open"]),
        ("Hoeveel vragen stelde Eik?", []),
    ],
)
def test_the_subject_of_a_count_is_behind_over_or_naar_without_its_time(
    question: str, words: list[str]
) -> None:
    assert _subject_words(question) == words


def test_every_word_of_the_subject_must_be_spoken_of_in_title_or_questions() -> None:
    document = replace(
        exchange_paper("a", [("Is de sluis dicht?", "Er is een molen.")]), title="De brug", subject="De kade"
    )
    assert _mentions_all(document, ["sluis", "brug", "kade"])
    assert not _mentions_all(document, ["sluis", "molen"])
    assert _mentions_all(document, ["sluisbrug"]), "its parts stand there"


def test_counts_are_by_year_and_party_and_eight_are_shown(shelf: Shelf) -> None:
    def asked(n: int) -> Document:
        made = put_paper(f"{n}.txt", [(f"Hoe oud is sluis {n}?", "Oud.")], day=date(2020 + n % 2, 1, 1 + n))
        head = f"Vragen over sluis {n}."
        return replace(
            made, text=f"{made.text}{head}", title=head.rstrip("."), askers=(EIK if n else BEUK,),
            dates=Dates(asked=date(2020 + n % 2, 1, 1 + n)), type="vragen",
        )  # fmt: skip

    shelf.put(*(asked(n) for n in range(SHOWN + 1)))
    shelf.build()
    index = Index.open(shelf.index)
    tally = count_papers("Hoeveel Kamervragen zijn er?", Filters(), index)
    assert tally is not None and (tally.kind, tally.count, tally.subject) == ("questions", 9, "")
    assert tally.by_year == ((2020, 5), (2021, 4)) and tally.by_party == (("Eik", 8), ("Beuk", 1))
    assert [each.document.name for each in tally.findings] == [f"{n}.txt" for n in (7, 5, 3, 1, 8, 6, 4, 2)]
    assert all(each.voice == PAPER and each.score == 1.0 and each.spans for each in tally.findings)
    of_one = count_papers("Hoeveel Kamervragen zijn er over sluizen?", Filters(party="Eik"), index)
    assert of_one is not None and (of_one.count, of_one.by_party) == (8, ())
    none = count_papers("Hoeveel Kamervragen zijn er over otters en bevers?", Filters(), index)
    assert none is not None and (none.count, none.subject) == (0, "otters bevers")
    assert count_papers("Hoe oud is de sluis?", Filters(), index) is None
