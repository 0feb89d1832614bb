"""Forms of heads that few papers have, each with no other sign beside it; invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from index.parse.head.committee import read_committee_head
from index.parse.head.head_text import head_text
from index.parse.head.letterhead import letter_date
from index.parse.head.paper_numbers import paper_numbers
from index.parse.whose_words.cabinet_signs import is_said_to_be_answered
from tests.support.parsed import read

QUESTION = "Vraag 1\nHoeveel sluizen telt de Lage Vaart?\n\nAntwoord\nDe Lage Vaart telt veertig sluizen.\n"


def test_a_web_page_calls_the_paper_by_its_number_in_the_annex() -> None:
    raw = f"Kamervragen (Aanhangsel) 2029-2030, nr. 1365\nVragen over de sluizen.\n\n{QUESTION}"
    found = paper_numbers(raw, head_text(raw))
    assert (found["aanhangsel"], found["vergaderjaar"]) == ("1365", "2029-2030")


def test_the_day_stands_in_the_column_below_the_names_of_its_fields() -> None:
    assert letter_date(["Datum Betreft", "3 maart 2031 Sluizen in de Lage Vaart"]) == date(2031, 3, 3)


def test_the_name_of_a_field_is_set_wide_on_the_line_of_its_value() -> None:
    assert "Datum 3 maart 2031" in head_text("D A T U M 3 maart 2031\n\nGeachte voorzitter,\n").lines


def test_the_questions_of_a_committee_are_said_to_be_answered_on_a_day() -> None:
    flow = "De vragen van de commissie voor Visserij zijn op 3 maart 2031 door het ministerie beantwoord."
    assert read_committee_head((), flow).answered == date(2031, 3, 3)


def test_a_head_that_says_so_is_enough_for_a_paper_of_no_known_kind() -> None:
    said = "De staatssecretaris heeft de onderstaande vragen over de sluizen in maart beantwoord.\n\n"
    paper = replace(read(said + QUESTION), type="overig")
    assert is_said_to_be_answered(paper, (), said + QUESTION)
    assert not is_said_to_be_answered(paper, (), QUESTION)
