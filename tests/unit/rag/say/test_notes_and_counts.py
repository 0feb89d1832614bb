"""What is said around an answer: counts, years, filters, and why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from index.document import Member, Span
from index.search import Filters, Index
from rag.gather.findings import Finding
from rag.gather.paper_lists import Tally
from rag.gather.pipeline import PartFindings
from rag.gather.question_profile import WantedKind, read_profile
from rag.gather.requirements import Need
from rag.say.closing_notes import (
    filter_sentence,
    none_of_then,
    searched_sentence,
    understood_question,
    years_apart_note,
)
from rag.say.coverage_words import group_digits, years_between
from rag.say.frames import EN, NL, date_words, list_numbers
from rag.say.no_answer import missing_need_sentence, open_question, place_of_findings, reasons
from rag.say.tally_line import MOST_PARTIES, by_party, by_year, tally_line
from rag.statement import SearchedPapers, Statement
from rag.understand.filters import FilterNote
from rag.understand.question import Query, SubQuestion
from tests.support.rag_papers import exchange_paper, finding_of, finding_of_paragraph, letter

DAM, BOS, KOK = Member("Van Dam", "Eik"), Member("Bos", None), Member("Kok", "Roos")
ASKED = exchange_paper("a.txt", [("Komt er een dijk? Wanneer?", "Ja."), ("En een brug?", "Zie 1.")])
DAY = date(2024, 3, 1)


def tally(count: int, parties: int = 2, years: int = 2, shown: int = 0) -> Tally:
    return Tally(
        "motions", count, tuple(finding_of(ASKED) for _ in range(shown)),
        tuple((2030 + n, n) for n in range(years)), tuple((f"P{n}", 9 - n) for n in range(parties)),
    )  # fmt: skip


def test_a_count_is_parted_by_year_and_party_where_there_are_several() -> None:
    assert by_year(tally(3)) == " (2030: 0, 2031: 1)" and by_year(tally(3, years=1)) == ""
    assert by_party(tally(3)) == " (P0: 9, P1: 8)" and by_party(tally(3, parties=1)) == ""
    assert by_party(tally(3, parties=MOST_PARTIES + 1)).count(":") == MOST_PARTIES


def test_a_count_cites_each_heading_once_and_says_how_many_are_shown() -> None:
    statements = [
        Statement((), numbers, True, day)
        for numbers, day in (((2, 1), date(2030, 1, 1)), ((1, 3), None), ((), date(2031, 1, 1)))
    ]
    line = tally_line(tally(1200, parties=1, years=1, shown=3), statements, NL)
    assert line.text == "In de doorzochte stukken: 1.200 moties; hieronder de nieuwste 3."
    assert (line.citations, line.supported, line.date) == ((2, 1, 3), True, date(2031, 1, 1))
    one = tally_line(tally(1, parties=1, years=1, shown=1), [], EN)
    assert (one.text, one.date) == ("In the papers searched: 1 motion.", None)
    assert "0 moties." in tally_line(tally(0, 0, 0), [], NL).text


def block(nearest: Sequence[Finding], wanted: str, kind: str = "open", **more: object) -> PartFindings:
    asked = replace(read_profile("Vraag?", kind), wanted=wanted)  # type: ignore[arg-type]
    return PartFindings(SubQuestion("Vraag?"), asked, (), tuple(nearest), **more)  # type: ignore[arg-type]


NUMBER = finding_of(exchange_paper("n.txt", [("Vraag?", "Dat kost 12 euro, 5 procent, op 3 mei 2030.")]))


@pytest.mark.parametrize(
    "wanted", ["amount", "share", "count", "date", "anything", "names", "day", "article"]
)
def test_that_the_nearest_lacks_what_was_asked_for_is_said_where_it_does(wanted: WantedKind) -> None:
    said = reasons(block([finding_of(ASKED)], wanted), NL)
    assert (NL.no_number in said) is (wanted in ("amount", "share", "count"))
    assert (NL.no_date in said) is (wanted == "date")
    held = reasons(block([NUMBER], wanted), NL)
    assert NL.no_number not in held and NL.no_date not in held
    assert reasons(block([], wanted), NL) == ()
    lost = reasons(block([finding_of(ASKED)], wanted, missing=(Need("name", "Zwolle", "zwolle"),)), NL)
    assert lost[0] == "Over Zwolle staat er niets in wat het kabinet hierover zei." and len(lost) == 2


def test_of_a_year_that_lacks_the_years_that_are_there_are_named() -> None:
    def said(kind: str, text: str) -> str:
        need = Need(kind, "2029", "2029")  # type: ignore[arg-type]
        nearest = [finding_of(exchange_paper("n.txt", [("Vraag?", text)]))] if text else []
        return missing_need_sentence(need, block(nearest, "anything"), NL)

    assert said("year", "In 2031.") == "Over 2029 staat er niets; wel over 2031."
    assert said("year", "In 2031 en 2030.") == "Over 2029 staat er niets; wel over 2030 en 2031."
    assert said("year", "In 2031, 2032 en 2030.").endswith("wel over 2030, 2031 en 2032.")
    for kind, text in (("year", "Nooit."), ("year", ""), ("name", "In 2031."), ("country", "In 2031.")):
        assert said(kind, text) == "Over 2029 staat er niets in wat het kabinet hierover zei."


def test_an_open_question_is_told_with_its_asker_day_and_paper() -> None:
    asked = finding_of(replace(ASKED, title=None), voice="member")
    told = NL.only_question.format(asker="het lid Ter Horst (Eik)", date="5 februari 2024", where="de dijk")
    assert open_question(asked, NL) == f"{told} Vraag 1 luidt: “Komt er een dijk?”"


def test_an_open_question_of_several_members_is_told_as_that_of_all() -> None:
    askers = (Member("Ter Horst", "Eik"), Member("Van Duin", "Beuk"))
    exchanges = tuple(replace(each, asker=None) for each in ASKED.exchanges)
    asked = finding_of(replace(ASKED, askers=askers, exchanges=exchanges), voice="member")
    assert "door de leden Ter Horst (Eik) en Van Duin (Beuk) op" in open_question(asked, NL)


def test_a_place_is_named_by_its_title_its_day_and_what_is_said_there() -> None:
    bare = replace(finding_of(ASKED), spans=())
    assert place_of_findings([bare], NL).endswith("”, 1 maart 2024, antwoord op vraag 1")
    other = finding_of_paragraph(
        replace(letter("b.txt", ["De dijk."], None), type="overig", title=None, subject="Dijken")
    )  # type: ignore[arg-type]
    assert place_of_findings([replace(other, spans=())], NL) == "“Dijken”, datum onbekend"
    twice = replace(finding_of(ASKED), spans=(Span(0, 7), Span(0, 5)))
    assert place_of_findings([twice], NL).endswith(": «Vraag 1» (…) «Vraag»")


@pytest.mark.parametrize(
    ("days", "note"),
    [
        ([date(2030, 1, 1), date(2030, 12, 31)], None),
        ([date(2031, 1, 1), date(2030, 1, 1)], "newest_first"),
        ([date(2030, 1, 1), date(2031, 1, 1)], "span_note"),
        ([date(2030, 1, 1), None, date(2031, 1, 1)], "span_note"),
        ([None], None),
        ([], None),
    ],
)
def test_statements_of_several_years_say_so(days: Sequence[date | None], note: str | None) -> None:
    said = years_apart_note([Statement((), (), True, day) for day in days], NL)
    dated = [day for day in days if day]
    expected = note and getattr(NL, note).format(
        since=date_words(min(dated), NL), until=date_words(max(dated), NL)
    )
    assert said == expected


def test_what_was_searched_is_said_and_that_nothing_was() -> None:
    covered = SearchedPapers(2, 3, DAY, DAY)
    assert searched_sentence(covered, NL, some=False).startswith("Doorzocht: 2 stukken")
    assert searched_sentence(covered, NL, some=True).startswith("Doorzocht zijn alleen")
    assert searched_sentence(SearchedPapers(0, 0, None, None), NL, some=True) == NL.no_documents


def test_a_period_without_papers_is_told_with_that_of_the_papers() -> None:
    class Held:
        def period(self) -> tuple[date | None, date | None]:
            return DAY, DAY

        def count(self, filters: Filters) -> int:
            return int(filters.since is None or filters.since <= DAY)

    held: Index = Held()  # type: ignore[assignment]
    later = none_of_then(held, Filters(since=date(2030, 1, 1)), NL)
    assert later and later.endswith("die van deze index zijn van 1 maart 2024 tot en met 1 maart 2024.")
    assert none_of_then(held, Filters(since=DAY), NL) is None
    assert none_of_then(held, Filters(party="Eik"), NL) is None


def test_a_filter_is_named_in_words_and_two_ends_make_a_period() -> None:
    def said(field: str, kind: str = "understood", **filters: object) -> str:
        return filter_sentence(FilterNote(kind, field, "X"), Filters(**filters), NL)  # type: ignore[arg-type]

    assert said("since", since=DAY) == "Begrepen als filter: vanaf X."
    assert said("since", since=DAY, until=DAY) == "Begrepen als filter: periode X."
    assert said("until", until=DAY) == "Begrepen als filter: tot en met X."
    assert said("party", until=DAY) == "Begrepen als filter: partij X."
    assert said("type", "dropped") == "Het filter soort stuk X liet niets over en is niet gebruikt."
    assert said("minister", "ambiguous").startswith("“X” (bewindspersoon)")


def test_only_what_was_understood_is_told_as_such() -> None:
    notes = tuple(
        FilterNote(kind, field, "X")  # type: ignore[arg-type]
        for kind, field in (
            ("understood", "party"),
            ("dropped", "type"),
            ("ambiguous", "doc"),
            ("understood", "party"),
        )
    )
    query = Query("Vraag?", "Vraag?", "nl", (), notes=notes)
    assert understood_question(query).fields == ("party",)
    assert understood_question(query).question == "Vraag?"
    assert understood_question(replace(query, understood="Anders?")).question == "Anders?"


def test_numbers_are_grouped_and_listed_as_the_language_does() -> None:
    assert (group_digits(1234567, "nl"), group_digits(1234567, "en")) == ("1.234.567", "1,234,567")
    assert list_numbers((1, 2, 3), NL) == "1 t/m 3" and list_numbers((1,), NL) == "1"
    assert list_numbers((1, 2, 3, 5, 6), NL) == "1 t/m 3, 5 en 6"
    assert years_between(date(2030, 1, 1), date(2031, 1, 1)) == "2030–2031"
    assert years_between(None, DAY) == "" == years_between(DAY, None)
    assert years_between(DAY, DAY) == "2024"
