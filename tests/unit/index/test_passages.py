from __future__ import annotations

from dataclasses import replace

from index.document import Footnote, Span
from index.language.token_count import count_tokens
from index.passages import (
    OPENING_WORDS,
    behind_opening,
    cut_document,
    cut_span,
    opening,
    unit_context,
)
from tests.support.shelf import exchange_paper, letter


def test_every_passage_is_a_span_of_its_document() -> None:
    long = " ".join(f"De dijk bij vak {n} is in het jaar {1990 + n} versterkt." for n in range(90))
    document = exchange_paper(
        "dijk.txt", [("Hoe hoog is de dijk?", long), ("En de kade?", "Die is 4 meter.")]
    )
    made = cut_document(document, max_tokens=80)
    assert len(made.passages) > 6
    for passage in made.passages:
        assert document.text[passage.start : passage.end] == passage.text == passage.text.strip()
        assert count_tokens(passage.text) <= 80


def test_long_answers_are_cut_at_sentence_ends_and_nothing_is_lost() -> None:
    text = "De brug is dicht. " * 60
    spans = list(cut_span(text, Span(0, len(text)), 40))
    assert all(text[span.start : span.end].endswith("dicht.") for span in spans)
    assert sum(text[span.start : span.end].count("brug") for span in spans) == 60


def test_abbreviations_and_initials_end_no_sentence() -> None:
    text = "Volgens mr. J. Jansen c.s. geldt art. 5 van de wet. " * 30
    spans = list(cut_span(text, Span(0, len(text)), 40))
    assert len(spans) > 5
    assert all(text[span.start : span.end].startswith("Volgens") for span in spans)


def test_a_sentence_without_end_is_cut_at_spaces() -> None:
    text = "woord " * 400
    spans = list(cut_span(text, Span(0, len(text)), 50))
    assert all(count_tokens(text[span.start : span.end]) <= 50 for span in spans)
    assert " ".join(text[span.start : span.end] for span in spans).split() == ["woord"] * 400


def test_a_word_without_any_space_is_kept_whole() -> None:
    text = "a" * 5000
    assert [*cut_span(text, Span(0, 5000), 50)] == [Span(0, 5000)]


def test_a_joint_answer_is_one_passage_of_all_its_exchanges() -> None:
    made = cut_document(
        exchange_paper("samen.txt", [("Een?", "Ja, beide."), ("Twee?", "Ja, beide."), ("Drie?", "Nee.")])
    )
    answers = [passage for passage in made.passages if passage.kind == "answer"]
    assert [answer.units for answer in answers] == [(0, 1), (2,)]


def test_white_space_alone_gives_no_passage() -> None:
    assert cut_document(letter("leeg.txt", ["   \n ", "Iets."])).passages[0].text == "Iets."


def test_the_context_names_who_asked_and_who_answered() -> None:
    document = exchange_paper("wie.txt", [("Een?", "Ja.")], numbers={"vraagnummer": "2031Z00001"})
    words = unit_context(document, cut_document(document).units[0])
    for word in ("wie.txt", "Ter Horst", "Eik", "J. de Wolf", "Water en Wegen", "2031Z00001"):
        assert word in words


def test_a_footnote_is_searched_with_its_exchange() -> None:
    document = exchange_paper("noot.txt", [("Een?", "Ja.")])
    at = document.text.index("Vraag 1")
    noted = replace(document, footnotes=(Footnote("1", Span(at, at + 7), "1"),))
    assert cut_document(noted).units[0].notes == "Vraag 1"


def test_a_paper_without_a_title_is_known_by_its_opening() -> None:
    paragraphs = [
        "Geachte voorzitter,",
        "De veerpont bij Wilgenoord vaart " + "elke dag " * 40,
        "Het tarief blijft.",
    ]
    untitled = replace(letter("pont.txt", paragraphs), title=None)
    last = cut_document(untitled).units[-1]
    assert "veerpont bij Wilgenoord" in unit_context(untitled, last)
    assert len(opening(untitled).split()) == OPENING_WORDS
    assert "veerpont" not in unit_context(replace(untitled, title="Vervoer"), last)
    assert opening(replace(untitled, subject="Vervoer over water")) == ""


def test_nothing_opens_a_paper_of_exchanges_or_of_scraps() -> None:
    assert (
        opening(exchange_paper("vragen.txt", [("Hoe vaak vaart de veerpont bij Wilgenoord?", "Elke dag.")]))
        == ""
    )
    assert opening(letter("kort.txt", ["Geachte voorzitter,", "Hoogachtend,"])) == ""


def test_a_model_that_reads_context_gets_a_bare_paragraph_behind_the_opening_of_its_paper() -> None:
    first = "Wie een woonboot\nin de Wurgendamse haven wil leggen, heeft een ligplaats nodig."
    bare = replace(letter("ligplaats.txt", ["Beste lezer,", first, "Dat kost 40 euro."]), title=None)
    opened = " ".join(first.split())
    read = behind_opening(bare, cut_document(bare).passages)
    assert read == [f"{opened}. Beste lezer,", first, f"{opened}. Dat kost 40 euro."]


def test_passages_of_papers_with_a_title_or_exchanges_are_read_as_they_are() -> None:
    titled = letter("brief.txt", ["De haven van Wurgendam is tot mei gesloten.", "Dat kost 40 euro."])
    asked = replace(exchange_paper("sluis.txt", [("Is de sluis dicht?", "Ja, tot mei.")]), title=None)
    for paper in (titled, asked):
        passages = cut_document(paper).passages
        assert behind_opening(paper, passages) == [passage.text for passage in passages]
