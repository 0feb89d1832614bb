"""What is said below an answer: how the question was read, which filters held, what differs, whose words."""

from __future__ import annotations

from datetime import date

from index.search import Filters, Index
from rag.answer import answer
from rag.understand.followup import Message
from tests.support.shelf import BEUK, VALK, Shelf, exchange_paper, shelf
from tests.unit.rag.test_quotes_chosen import MANY

__all__ = ["shelf"]

ASKED = "Hoeveel passagiers vervoerde de veerdienst naar Reigerveen?"
SAID = "De veerdienst naar Reigerveen vervoerde het afgelopen jaar 40.000 passagiers."


def papers(shelf: Shelf) -> Index:
    other = SAID.replace("40.000", "55.000")
    shelf.put(
        MANY,
        exchange_paper("een.txt", [(ASKED, SAID)], day=date(2023, 3, 1)),
        exchange_paper("twee.txt", [(ASKED, other)], day=date(2023, 9, 1), asker=BEUK, minister=VALK),
    )
    shelf.build()
    return Index.open(shelf.index)


def test_two_quotes_of_one_time_that_differ_are_pointed_out(shelf: Shelf) -> None:
    said = answer(ASKED, papers(shelf))
    assert {each.doc for each in said.citations} == {"een.txt", "twee.txt"}
    assert "Let op: de citaten [1] en [2] uit dezelfde tijd zeggen niet hetzelfde." in said.notes
    assert not any("lopen van" in note for note in said.notes), "of one year"
    assert not any("Kamerleden" in note for note in said.notes)


def test_how_the_question_was_read_is_said(shelf: Shelf) -> None:
    index = papers(shelf)
    since = answer("Wat zei het kabinet sinds juni 2023 over de veerdienst naar Reigerveen?", index)
    assert "Begrepen als filter: vanaf juni 2023." in since.notes
    assert since.understood.fields == ("since",) and {each.doc for each in since.citations} == {"twee.txt"}
    within = answer("Wat zei het kabinet in maart 2023 over de veerdienst naar Reigerveen?", index)
    assert "Begrepen als filter: periode maart 2023." in within.notes
    assert {each.doc for each in within.citations} == {"een.txt"}
    nobody = answer("Wat zei minister Kievit over de veerdienst naar Reigerveen?", index)
    assert "Het filter bewindspersoon Kievit liet niets over en is niet gebruikt." in nobody.notes
    assert nobody.understood.fields == ()


def test_words_taken_over_from_the_question_before_are_said_first(shelf: Shelf) -> None:
    history = [Message("user", ASKED), Message("assistant", "40.000 [1].")]
    said = answer("Hoeveel waren dat er volgens minister Valk?", papers(shelf), history=history)
    assert any(note.startswith("Begrepen als: “") and "veerdienst" in note for note in said.notes)
    assert "Begrepen als filter: bewindspersoon Valk." in said.notes
    assert said.understood.carried and "veerdienst" in said.understood.question
    alone = answer(ASKED, papers(shelf), history=history)
    assert not any(note.startswith("Begrepen als: “") for note in alone.notes)


def test_in_english_the_frame_is_english_and_the_quotes_are_said_to_be_dutch(shelf: Shelf) -> None:
    said = answer("How many passengers did the ferry to Reigerveen carry?", papers(shelf))
    assert said.language == "en" and "40.000 passagiers" in " ".join(each.quote for each in said.citations)
    assert "The quotes are in Dutch, the language of the papers." in said.notes
    assert said.closing.startswith("Put together automatically")
    assert answer(ASKED, papers(shelf), language="en").closing == said.closing


def test_a_greeting_is_answered_in_its_own_language_without_a_search(shelf: Shelf) -> None:
    index = papers(shelf)
    dutch, english = answer("Goedemorgen!", index), answer("Good morning!", index, language="en")
    assert dutch.abstained and dutch.silence.startswith("Goedendag. Vraag wat het kabinet")
    assert english.abstained and english.silence.startswith("Good day. Ask what the cabinet")


def test_a_speaker_is_followed_by_where_it_stands_and_the_quote_by_its_number(shelf: Shelf) -> None:
    said = answer(ASKED, papers(shelf))
    assert f"1 maart 2023, antwoord op vraag 1: «{SAID}» [" in said.text


def test_where_filters_leave_no_paper_nothing_is_said_to_be_lacking(shelf: Shelf) -> None:
    filters = Filters(party="Beuk", doc="een.txt")
    said = answer("Wat kost zonnepanelen leggen in Reigerveen?", papers(shelf), filters=filters)
    assert said.abstained
    assert said.notes == ("De index is leeg of het filter laat geen stukken over.",)
