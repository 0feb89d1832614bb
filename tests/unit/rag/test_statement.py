"""What an answer is as running text: who says it, each quote with its number, and what stands at its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index.search import Filters
from rag.answer import with_filters
from rag.statement import (
    Block,
    Piece,
    Section,
    Statement,
    block_text,
    blocks_of,
    capitalise,
    marked_text,
    normalise_quote,
    section_lines,
)
from rag.understand.filters import FilterNote
from rag.understand.question import Query
from tests.support.answers import answer

DAY = date(2030, 1, 1)


def said(
    *pieces: Piece, numbers: tuple[int, ...] = (), doc: str | None = "a", speaker: str = "Vos"
) -> Statement:
    return Statement(pieces, numbers, True, DAY, doc, speaker)


PLACE, QUOTE = Piece("aan Bos:"), Piece("Ja.", True, 1)


@pytest.mark.parametrize(
    ("statement", "text", "marked"),
    [
        (said(PLACE, QUOTE, numbers=(1,)), "Vos, aan Bos: «Ja.»", "aan Bos: «Ja.» [1]"),
        (said(QUOTE, numbers=(1,)), "Vos: «Ja.»", "«Ja.» [1]"),
        (said(QUOTE, PLACE, numbers=(1, 2)), "Vos: «Ja.» aan Bos:", "«Ja.» [1] aan Bos: [2]"),
        (said(Piece("Ja."), numbers=(3, 4), speaker=""), "Ja.", "Ja. [3] [4]"),
        (said(), "Vos, ", ""),
        (said(speaker=""), "", ""),
    ],
)  # fmt: skip
def test_a_speaker_is_followed_by_a_colon_only_before_a_quote(
    statement: Statement, text: str, marked: str
) -> None:
    assert (statement.text, marked_text(statement)) == (text, marked)


def test_a_block_is_a_line_or_a_list_under_its_speaker() -> None:
    one, two = said(PLACE, QUOTE), said(Piece("de brug:"), replace(QUOTE, cites=2))
    assert block_text(Block("a", DAY, "Vos", (one,))) == "Vos, aan Bos: «Ja.» [1]"
    assert block_text(Block("a", DAY, "Vos", (said(QUOTE),))) == "Vos: «Ja.» [1]"
    assert block_text(Block("a", DAY, "Vos", (said(),))) == "Vos, "
    assert block_text(Block("a", DAY, "Vos", (one, two))) == (
        "Vos:\n– Aan Bos: «Ja.» [1]\n– De brug: «Ja.» [2]"
    )
    assert block_text(Block(None, None, "", (one, two))) == "aan Bos: «Ja.» [1]\n\nde brug: «Ja.» [2]"
    assert capitalise("") == "" and capitalise("één dijk") == "Één dijk"


def test_statements_of_one_paper_speaker_and_day_are_a_block_and_those_of_a_model_are_one() -> None:
    mine, yours, later = said(QUOTE), said(QUOTE, speaker="Bos"), replace(said(QUOTE), date=date(2031, 1, 1))
    model = said(Piece("Zo is het."), doc=None, speaker="x")
    blocks = blocks_of([mine, model, yours, mine, later, replace(model, date=None)])
    assert [(each.doc, each.speaker, len(each.statements)) for each in blocks] == [
        ("a", "Vos", 2), (None, "", 2), ("a", "Bos", 1), ("a", "Vos", 1),
    ]  # fmt: skip
    assert blocks[1].date is None


def test_a_section_has_a_heading_where_there_are_several_and_ends_in_its_gap() -> None:
    block = Block("a", DAY, "Vos", (said(QUOTE),))
    assert section_lines(Section((block,), "2", "Hoe lang?", "Niets.")) == [
        "2. Hoe lang?",
        "Vos: «Ja.» [1]",
        "Niets.",
    ]
    assert section_lines(Section((block,))) == ["Vos: «Ja.» [1]"]
    assert Section((), "2").heading is None and Section((), None, "Hoe lang?").heading is None


def test_an_answer_is_its_line_its_blocks_and_its_closing_and_an_abstention_its_silence() -> None:
    block = Block("a", DAY, "Vos", (said(QUOTE),))
    made = replace(answer(), abstained=False, sections=(Section((block,)),), closing="Slot.", lead=None)
    assert made.text == "Vos: «Ja.» [1]\n\nSlot."
    assert replace(made, closing="", lead=said(QUOTE, speaker="")).text == "«Ja.» [1]\n\nVos: «Ja.» [1]"
    assert replace(made, abstained=True, silence="Niets.").text == "Niets."
    assert made.statements == block.statements


def test_a_quote_in_a_quote_has_single_marks_and_one_space() -> None:
    assert normalise_quote(" «Ja»\n  nee ") == "‹Ja› nee"
    assert Piece("«Ja»", True, 1).shown == "«‹Ja›»" and Piece("«Ja»").shown == "«Ja»"


def test_filters_given_go_before_those_said_in_words() -> None:
    notes = tuple(FilterNote("understood", field, "x") for field in ("party", "minister"))
    query = Query("?", "?", "nl", (), Filters(party="SP", minister="Bos"), notes=notes)
    made = with_filters(query, Filters(party="NSC", since=DAY))
    assert made.filters == Filters(party="NSC", minister="Bos", since=DAY)
    assert [note.field for note in made.notes] == ["minister"]
    assert with_filters(query, Filters()) == query
