"""The pieces of quoting: lists, neighbours, and what a question counts and wants."""

from __future__ import annotations

import pytest

from index.document import Span
from index.language.sentences import split_sentences
from rag.gather.counted import answers_count, counted_noun, counts_noun, gives_wanted, uncounted_needs
from rag.gather.facts import read_facts
from rag.gather.question_profile import has_count, holds_wanted, read_profile, wanted_kind
from rag.gather.quotes import group_lists, join_chosen, opens_pointing_back, single_gaps, with_sentence_before
from tests.support.rag_papers import findings_of_answers


def lists(text: str, most: int) -> list[str]:
    parts = split_sentences(text, Span(0, len(text)))
    return [text[span.start : span.end] for span in group_lists(text, parts, most)]


def test_a_list_is_one_with_the_line_that_opens_it_where_it_is_short() -> None:
    text = "De stappen:\n- eerst dit\n- dan dat\n\nHet slot."
    assert lists(text, 8) == ["De stappen:\n- eerst dit\n- dan dat", "Het slot."]
    assert lists(text, 7) == ["De stappen:\n- eerst dit", "- dan dat", "Het slot."]
    assert lists("Een zin.\n- eerst dit", 20) == ["Een zin.", "- eerst dit"]
    assert lists("- eerst dit\n- dan dat", 20) == ["- eerst dit", "- dan dat"]
    assert lists("De stappen:\n\neerst dit\n\ndan dat", 20) == ["De stappen:\n\neerst dit\n\ndan dat"]


def test_chosen_neighbours_are_joined_and_single_gaps_are_told() -> None:
    parts = [Span(n * 10, n * 10 + 9) for n in range(6)]
    assert join_chosen(parts, {0, 1, 2, 4}) == (Span(0, 29), Span(40, 49))
    assert join_chosen(parts, {5, 1}) == (Span(10, 19), Span(50, 59)) and join_chosen(parts, set()) == ()
    assert single_gaps({0, 2, 5}) == [1] and single_gaps({0, 1, 2}) == [] and single_gaps({1, 3, 5}) == [2, 4]


def test_the_first_sentence_has_none_before_it() -> None:
    texts = ["Dit kost veel.", "Dat kost meer.", "De dijk."]
    assert [with_sentence_before(texts, place) for place in range(3)] == [{0}, {0, 1}, {2}]
    assert opens_pointing_back("Het gaat om geld.") and not opens_pointing_back("Het geld gaat op.")


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("Hoeveel boten varen er?", "boten"),
        ("Hoeveel nieuwe boten varen er?", "boten"),
        ("Hoeveel van de grote boten varen er?", "boten"),
        ("Welk percentage van de boten vaart er?", "boten"),
        ("Hoeveel mensen varen er?", None),
        ("Hoeveel twaalf boten varen er?", "boten"),
        ("Hoeveel gemeentelijke, nieuwe boten?", None),
        ("Hoeveel kade heeft de stad?", "kade"),
        ("Hoeveel geeft Meerland aan boten?", None),  # what is given, not what a "geeft" is
        ("Hoeveel boten Meerland verloor", "boten"),
        ("Zeg mij toch hoeveel boten er varen", "boten"),
        ("Zeg mij toch eens hoeveel boten er varen", None),
        ("Varen er boten?", None),
    ],
)
def test_what_is_counted_is_the_first_noun_behind_how_many(question: str, noun: str | None) -> None:
    assert counted_noun(question) == noun
    assert counted_noun(f"{question.rstrip('?')} {'woord ' * 25}") is None


def test_an_answer_counts_where_it_has_a_figure_and_speaks_of_the_noun() -> None:
    (beside,) = findings_of_answers("Er zijn 5 boten.")
    (bare,) = findings_of_answers("Het zijn er vijf.", question="Hoeveel boten?")
    (other,) = findings_of_answers("Er zijn 5 molens.")
    (unknown,) = findings_of_answers("Dat is niet bekend.")
    assert counts_noun(beside, "boten") and counts_noun(bare, "boten")
    assert not counts_noun(other, "boten") and not counts_noun(unknown, "boten")
    assert answers_count([other, unknown], "boten") and not answers_count([other], "boten")
    asked = read_profile("Hoeveel boten varen er?", "number")
    assert [each.term for each in uncounted_needs([other], asked, "nl")] == ["boten"]
    assert uncounted_needs([other], asked, "en") == () == uncounted_needs([beside], asked, "nl")
    assert uncounted_needs([other], read_profile("Wat kosten boten?"), "nl") == ()
    assert gives_wanted([other], asked) and not gives_wanted(findings_of_answers("Boten varen."), asked)
    assert gives_wanted([unknown], asked) and gives_wanted(
        findings_of_answers("Boten varen."), read_profile("Waarom varen boten?")
    )


@pytest.mark.parametrize(
    ("question", "kind", "what"),
    [
        ("Op welke datum komt hij?", "date", "day"),
        ("Welk artikel geldt?", "open", "article"),
        ("Welk percentage kwam?", "open", "share"),
        ("Welk aandeel kwam?", "open", "anything"),
        ("Hoeveel procent kwam?", "open", "share"),
        ("Wie kwam?", "list", "names"),
        ("Hoe hoog?", "number", "count"),
        ("Hoe hoog zijn de kosten?", "number", "amount"),
    ],
)
def test_what_is_wanted_is_told_by_the_words_and_the_kind(question: str, kind: str, what: str) -> None:
    assert wanted_kind(question, kind) == what  # type: ignore[arg-type]


def test_a_thing_wanted_is_held_by_its_form() -> None:
    assert holds_wanted("Op 3 mei.", "day") and not holds_wanted("In mei.", "day")
    assert holds_wanted("Zie artikel 3.", "article") and not holds_wanted("Op 3 mei.", "article")
    assert (
        holds_wanted("€ 5", "amount")
        and not holds_wanted("5", "amount")
        and not holds_wanted("Euro", "amount")
    )
    assert holds_wanted("Hij kent Bos.", "names") and not holds_wanted("Hij kent niemand.", "names")
    assert has_count("vijf") and has_count("geen") and has_count("5") and not has_count("in 2030")
    assert read_facts("Hij ging naar Aalst en Beek.").names == {"aalst", "beek"}
