"""What a language model writes is shown only as far as its quotes carry it; else the quotes themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from index.errors import ModelError
from index.search import Index
from rag.answer import Answer, answer
from rag.say.draft import Draft, asked_question_text, written_pieces
from rag.say.frames import NL
from rag.say.language_model import WrittenSentence
from rag.say.prompt import PromptSource
from rag.statement import Citation, Piece, Statement
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
    """Writes sentences, each said to be carried by these papers, then fails if it was told to."""

    sentences: Sequence[tuple[str, tuple[str, ...]]]
    error: str = ""
    asked: list[str] = field(default_factory=list)

    def write(
        self, question: str, sources: Sequence[PromptSource], language: str
    ) -> Iterator[WrittenSentence]:
        self.asked.append(question)
        numbers = {source.citation.doc: source.citation.n for source in sources}
        for text, papers in self.sentences:
            yield WrittenSentence(text, tuple(numbers.get(paper, 99) for paper in papers))
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


def written(said: Answer) -> list[tuple[str, set[str]]]:
    """What the model wrote, with the papers that carry it; the quotes themselves always stand beside it."""
    assert {each.doc for each in said.statements if each.doc} == {"oud.txt", "nieuw.txt"}
    papers = {citation.n: citation.doc for citation in said.citations}
    return [
        (each.text, {papers[number] for number in each.citations}) for each in said.statements if not each.doc
    ]


def test_only_sentences_that_their_papers_carry_are_shown_and_the_rest_is_counted(shelf: Shelf) -> None:
    index = papers(shelf)
    good = "De veerdienst naar Reigerveen kost het Rijk ieder jaar 75.000 euro."
    for bad in (
        (good.replace("75.000", "85.000"), ("oud.txt",)),  # another figure
        (good.replace("kost", "kost niet"), ("oud.txt",)),  # denied
        (good, ("nieuw.txt",)),  # another paper's words
        (good, ("weg.txt",)),  # a paper that is not there
        (good, ("oud.txt", "weg.txt")),
        (good, ()),  # none named
    ):
        said = answer(ASKED, index, writer=Fake([(good, ("oud.txt",)), bad]))
        assert written(said) == [(good, {"oud.txt"})] and said.dropped == 1, bad
        assert "Eén zin is weggelaten omdat de citaten die niet bevestigen." in said.notes
        numbers = [citation.n for citation in said.citations]
        assert len(numbers) == len(set(numbers))
    twice = answer(
        ASKED, index, writer=Fake([(good, ("oud.txt",)), ("Onzin over tomaten.", ("oud.txt",))] * 2)
    )
    assert "2 zinnen zijn weggelaten omdat de citaten ze niet bevestigen." in twice.notes
    assert {each.date for each in twice.statements if not each.doc} == {date(2023, 3, 1)}


def test_where_nothing_holds_the_quotes_stand_alone_and_it_is_said_why(shelf: Shelf) -> None:
    index = papers(shelf)
    plain = answer(ASKED, index)
    assert not plain.dropped and len(plain.statements) == 2
    for writer, note in (
        (Fake([("De veerdienst kost 3 euro.", ("oud.txt",))]), "Eén zin is weggelaten"),
        (Fake([("GEEN ANTWOORD", ())]), "vond in deze citaten geen antwoord"),
        (Fake([], error="de server is weg"), "(de server is weg)"),
    ):
        said = answer(ASKED, index, writer=writer)
        assert said.statements == plain.statements and any(note in each for each in said.notes), note


def test_what_was_written_before_the_model_failed_stands_with_a_note(shelf: Shelf) -> None:
    good = "De veerdienst naar Reigerveen kost het Rijk ieder jaar 75.000 euro."
    said = answer(ASKED, papers(shelf), writer=Fake([(good, ("oud.txt",))], error="te traag"))
    assert written(said) == [(good, {"oud.txt"})] and any("te traag" in each for each in said.notes)


def test_an_english_sentence_is_held_against_the_meaning_of_its_dutch_quote(shelf: Shelf) -> None:
    asked = "What did the cabinet say about the ferry to Reigerveen?"
    good = "The ferry service to Reigerveen costs 75,000 euros each year."
    far = "Schools in Reigerveen will not buy tomatoes for 75,000 euros."
    said = answer(asked, papers(shelf), writer=Fake([(good, ("oud.txt",)), (far, ("oud.txt",))]))
    assert written(said) == [(good, {"oud.txt"})] and said.dropped == 1


def test_a_quote_inside_a_sentence_is_shown_as_one(shelf: Shelf) -> None:
    text = "De veerdienst «wordt niet uitgebreid» ."
    said = answer(ASKED, papers(shelf), writer=Fake([(text, ("oud.txt",))]))
    (statement,) = [each for each in said.statements if not each.doc]
    assert [(piece.text, piece.quoted) for piece in statement.pieces] == [
        ("De veerdienst", False),
        ("wordt niet uitgebreid", True),
        (".", False),
    ]


def test_members_words_are_never_rewritten(shelf: Shelf) -> None:
    index = papers(shelf)
    writer = Fake([("Ter Horst vroeg iets.", ("oud.txt",))])
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


def test_words_that_are_cited_already_keep_their_number(shelf: Shelf) -> None:
    draft = Draft(NL, papers(shelf), next_number=3)

    def cited(doc: str, start: int, end: int) -> Citation:
        return Citation(0, doc, None, None, "x", start, end, None, None, None, None)

    draft.citations = [replace(cited("b", 10, 20), n=2)]
    assert [draft.numbered(cited("b", *span)).n for span in ((10, 20), (12, 18), (9, 20), (10, 21))] == [
        2,
        2,
        3,
        4,
    ]
    assert [draft.numbered(cited(doc, 10, 20)).n for doc in ("a", "c")] == [5, 6]
    assert draft.next_number == 7 and [each.n for each in draft.citations] == [2, 3, 4, 5, 6]


def test_what_the_frame_may_say_is_the_papers_own_speaker_members_numbers_and_question(shelf: Shelf) -> None:
    draft = Draft(NL, papers(shelf))
    (exchange,) = draft.index.document("oud.txt").exchanges
    answer = exchange.answer
    assert answer is not None
    cited = Citation(
        1, "oud.txt", "1", None, "x", answer.start, answer.end, date(2023, 3, 1), None, None, None
    )
    said = draft.context(replace(cited, voice="zorgbureau"))
    for part in ("zorgbureau", "Ter Horst Eik", "1 maart 2023", "1 Wat kost de veerdienst naar Reigerveen?"):
        assert part in said
    assert "None" not in draft.context(cited) and "veerdienst" not in draft.context(
        replace(cited, exchange="9")
    )
    joint = replace(draft.index.document("oud.txt"), exchanges=(replace(exchange, answer_group=(1, 2)),))
    assert asked_question_text(joint, cited, NL).startswith("1 en 2 Wat kost")
    bare = replace(joint, exchanges=(replace(exchange, answer_group=(), numbers=()),))
    assert asked_question_text(bare, cited, NL).strip().startswith("Wat kost")


def test_a_models_sentence_is_cut_into_its_own_words_and_what_it_quotes() -> None:
    assert list(written_pieces("Hij zei « ja » en «nee».")) == [
        Piece("Hij zei"), Piece("ja", True), Piece("en"), Piece("nee", True), Piece("."),
    ]  # fmt: skip
    assert list(written_pieces("«Ja»")) == [Piece("Ja", True)] and list(written_pieces("Ja")) == [Piece("Ja")]


def test_a_quote_that_differs_in_one_letter_from_its_paper_stands_nowhere(shelf: Shelf) -> None:
    draft = Draft(NL, papers(shelf))
    (exchange,) = draft.index.document("nieuw.txt").exchanges
    assert exchange.answer is not None
    span = exchange.answer.start, exchange.answer.end
    for quote, found in ((NEW, ()), (f"A{NEW[1:]}", ("not verbatim",)), (f"Z{NEW[1:]}", ("not verbatim",))):
        cited = Citation(1, "nieuw.txt", "1", None, quote, *span, date(2024, 3, 1), None, None, None)
        said = Statement((Piece(quote, True, 1),), (1,), True, None)
        assert draft.unverified(said, [cited, replace(cited, n=2, quote="weg")]) == found
        assert draft.is_supported(said, [cited]) is (not found)
    assert draft.dropped == 2
