"""What a language model writes is shown only as far as its quotes carry it; else the quotes themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from index.errors import ModelError
from index.search import Index
from rag.answer import Answer, Citation, answer
from rag.say.language_model import WrittenSentence
from tests.support.shelf import Shelf, exchange_paper, shelf
from tests.unit.rag.test_quotes_chosen import MANY

__all__ = ["shelf"]

ASKED = "Wat zei het kabinet over de veerdienst naar Reigerveen?"
OLD = (
    "De veerdienst naar Reigerveen kost het Rijk ieder jaar 75.000 euro. De veerdienst wordt niet uitgebreid."
)
NEW = "De veerdienst naar Reigerveen vaart vanaf 2031 ook in de winter, zo heeft het kabinet besloten."


@dataclass
class Fake:
    """Writes what it was told to, then fails if it was told to."""

    sentences: Sequence[tuple[str, tuple[int, ...]]]
    error: str = ""
    asked: list[str] = field(default_factory=list)

    def write(self, question: str, citations: Sequence[Citation], language: str) -> Iterator[WrittenSentence]:
        self.asked.append(question)
        for text, numbers in self.sentences:
            yield WrittenSentence(text, numbers)
        if self.error:
            raise ModelError(self.error)


def papers(shelf: Shelf) -> Index:
    shelf.put(
        MANY,
        exchange_paper("oud.txt", [("Wat kost de veerdienst naar Reigerveen?", OLD)], day=date(2023, 3, 1)),
        exchange_paper("nieuw.txt", [("Vaart de veerdienst naar Reigerveen?", NEW)], day=date(2024, 3, 1)),
    )
    shelf.build()
    return Index.open(shelf.index)


def shown(said: Answer) -> list[tuple[str, tuple[int, ...]]]:
    return [(each.text, each.citations) for each in said.statements]


def test_only_sentences_that_their_quotes_carry_are_shown_and_the_rest_is_counted(shelf: Shelf) -> None:
    index = papers(shelf)
    numbers = {citation.doc: citation.n for citation in answer(ASKED, index).citations}
    old, new = numbers["oud.txt"], numbers["nieuw.txt"]
    good = "De veerdienst naar Reigerveen kost het Rijk ieder jaar 75.000 euro."
    for bad in (
        (good.replace("75.000", "85.000"), (old,)),  # another figure
        (good.replace("kost", "kost niet"), (old,)),  # denied
        (good, (new,)),  # another's quote
        (good, (99,)),  # a quote that is not there
        (good, (old, 99)),
        (good, ()),  # none named
    ):
        said = answer(ASKED, index, writer=Fake([(good, (old,)), bad]))
        assert shown(said) == [(good, (old,))] and said.dropped == 1, bad
        assert [citation.n for citation in said.citations] == [old]
        assert "Eén zin is weggelaten omdat de citaten die niet dragen." in said.notes
    both = answer(ASKED, index, writer=Fake([(good, (old, new)), ("Onzin over tomaten.", (old,))] * 2))
    assert [each.date for each in both.statements] == [date(2024, 3, 1)] * 2, "the newest of its quotes"
    assert "2 zinnen zijn weggelaten omdat de citaten ze niet dragen." in both.notes


def test_where_nothing_holds_the_quotes_themselves_are_shown(shelf: Shelf) -> None:
    index = papers(shelf)
    plain = answer(ASKED, index)
    assert not plain.dropped and len(plain.statements) == 2
    for writer, note in (
        (Fake([("De veerdienst kost 3 euro.", (1,))]), "Eén zin is weggelaten"),
        (Fake([("GEEN ANTWOORD", ())]), "vond in deze citaten geen antwoord"),
        (Fake([], error="de server is weg"), "(de server is weg); dit zijn de citaten zelf"),
    ):
        said = answer(ASKED, index, writer=writer)
        assert shown(said) == shown(plain) and any(note in each for each in said.notes), note


def test_what_was_written_before_the_model_failed_stands_with_a_note(shelf: Shelf) -> None:
    index = papers(shelf)
    (number,) = [each.n for each in answer(ASKED, index).citations if each.doc == "oud.txt"]
    good = ("De veerdienst naar Reigerveen kost het Rijk ieder jaar 75.000 euro.", (number,))
    said = answer(ASKED, index, writer=Fake([good], error="te traag"))
    assert shown(said) == [good] and any("te traag" in each for each in said.notes)


def test_an_english_sentence_is_held_against_the_meaning_of_its_dutch_quote(shelf: Shelf) -> None:
    index = papers(shelf)
    asked = "What did the cabinet say about the ferry to Reigerveen?"
    numbers = {each.doc: each.n for each in answer(asked, index).citations}
    good = "The ferry service to Reigerveen costs 75,000 euros each year."
    far = "Schools in Reigerveen will not buy tomatoes for 75,000 euros."
    said = answer(asked, index, writer=Fake([(good, (numbers["oud.txt"],)), (far, (numbers["oud.txt"],))]))
    assert [each.text for each in said.statements] == [good] and said.dropped == 1


def test_a_quote_inside_a_sentence_is_shown_as_one(shelf: Shelf) -> None:
    index = papers(shelf)
    (number,) = [each.n for each in answer(ASKED, index).citations if each.doc == "oud.txt"]
    text = "De veerdienst «wordt niet uitgebreid» ."
    (statement,) = answer(ASKED, index, writer=Fake([(text, (number,))])).statements
    assert [(piece.text, piece.quoted) for piece in statement.pieces] == [
        ("De veerdienst", False),
        ("wordt niet uitgebreid", True),
        (".", False),
    ]


def test_members_words_are_never_rewritten(shelf: Shelf) -> None:
    index = papers(shelf)
    writer = Fake([("Ter Horst vroeg iets.", (1,))])
    said = answer("Wat vroeg Ter Horst over de veerdienst naar Reigerveen?", index, writer=writer)
    assert said.statements and writer.asked == []
    assert any("woorden van Kamerleden" in note for note in said.notes)


def test_each_of_several_questions_has_its_heading_and_its_gap(shelf: Shelf) -> None:
    index = papers(shelf)
    said = answer("Wat kost de veerdienst naar Reigerveen? Hoe worden tomaten gekweekt in een kas?", index)
    first, second = said.sections
    assert first.heading == "1. Wat kost de veerdienst naar Reigerveen?" and first.blocks and not first.gap
    assert second.heading == "2. Hoe worden tomaten gekweekt in een kas?" and not second.blocks
    assert second.gap and "Hoe worden tomaten gekweekt in een kas?" in second.gap and said.lead is None
    numbers = [citation.n for citation in said.citations]
    assert numbers == list(range(1, len(numbers) + 1))


def test_years_apart_are_said_and_the_newest_leads(shelf: Shelf) -> None:
    said = answer(ASKED, papers(shelf))
    assert [each.doc for each in said.statements] == ["nieuw.txt", "oud.txt"]
    assert (
        "De uitspraken lopen van 1 maart 2023 tot en met 1 maart 2024; de nieuwste staat bovenaan."
        in said.notes
    )
