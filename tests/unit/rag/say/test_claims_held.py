"""Each piece of holding a sentence against its quotes: who, how many, when, and how much of it is shared."""

from __future__ import annotations

import pytest

from rag.gather.facts import read_facts
from rag.say.clause_check import (
    Clause,
    calendar_words,
    claim_terms,
    claimed_share,
    clause_problems,
    closeness,
    crosses_numbers,
    inverts_direction,
    named_doer,
    numbers_and_days,
    opening_word,
    period_bounds,
    quantifiers,
    same_modality,
    same_subject,
    split_clauses,
    swaps_words,
)
from rag.say.verify import (
    closest_sentence,
    date_parts,
    holds_name,
    new_opening,
    problems,
    question_stands,
    word_support,
    written_problems,
)


def near(text: str, sentence: str = "") -> Clause:
    return Clause(text, sentence or text, claim_terms(text))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("De gemeente bouwt.", "gemeente"),
        ("In 2042 bouwt de gemeente.", None),
        ("12 scholen gaan dicht.", None),
        ("", None),
        ("De het een er in de gemeente bouwt.", None),  # too far behind
        ("De het een er de gemeente.", "gemeente"),
    ],
)
def test_a_sentence_opens_with_who_does_it_unless_with_a_circumstance(text: str, word: str | None) -> None:
    assert opening_word(text) == word


@pytest.mark.parametrize(
    ("text", "held", "same"),
    [
        ("De gemeente steunt de provincie.", "De gemeente steunt de provincie.", True),
        ("De provincie steunt de gemeente.", "De gemeente steunt de provincie.", False),
        ("De provincie wordt door de gemeente gesteund.", "De gemeente steunt de provincie.", True),
        ("De provincie betaalt.", "De gemeente steunt de provincie.", True),
        ("De politie steunt de provincie.", "De gemeente steunt de provincie.", False),
        ("De minister steunt de provincie.", "Ik steun de provincie.", True),
        ("De gemeente steunt de provincie.", "Ik steun de provincie.", False),
        ("In 2042 steunt de gemeente de provincie.", "In 2042 steunt de gemeente de provincie.", True),
        ("In 2042 steunt de politie de provincie.", "In 2042 steunt de gemeente de provincie.", False),
    ],
)
def test_who_does_it_is_who_does_it_in_the_quote(text: str, held: str, same: bool) -> None:
    assert same_subject(text, near(held)) is same


def test_behind_a_circumstance_the_doer_is_the_quotes_or_the_speaker_himself() -> None:
    assert named_doer("In 2042 gaat de minister weg.", near("In 2042 ga ik weg."))
    assert not named_doer("In 2042 gaat de politie weg.", near("In 2042 ga ik weg."))
    assert not named_doer("In 2042 gaat de minister weg.", near("In 2042 gaat hij weg."))
    assert named_doer("In 2042 valt sneeuw.", near("In 2042 valt regen."))


def test_a_number_keeps_to_the_words_it_stands_with() -> None:
    clauses = split_clauses("Er zijn 214 huizen gebouwd, en er zijn 12 scholen gesloopt.")

    def crosses(text: str) -> bool:
        return crosses_numbers(text, claim_terms(text), clauses)

    assert not crosses("Er zijn 214 huizen gebouwd.") and crosses("Er zijn 214 scholen gesloopt.")
    assert not crosses("Er zijn 99 scholen gesloopt.") and not crosses("Er zijn scholen gesloopt.")
    assert claimed_share(claim_terms("huizen"), near("214 huizen")) == 1.0
    assert claimed_share(claim_terms("scholen"), near("214 huizen")) == 0.0
    assert claimed_share(claim_terms("huizen"), near("214")) == 0.5


def test_numbers_and_days_are_claims_beside_words() -> None:
    text = "Op 3 mei 2030 kwamen 12 huizen."
    assert numbers_and_days(text) == read_facts(text).numbers | {"-05-03", "2030-05-03"}
    assert claim_terms(text) >= {"12", "2030-05-03", *claim_terms("huizen")}
    assert closeness(frozenset("ab"), frozenset("bc")) == 0.5 and closeness(frozenset(), frozenset()) == 0
    assert closeness(frozenset("ab"), frozenset("b")) == pytest.approx(2 / 3)


def test_a_sentence_is_cut_where_each_piece_has_its_number() -> None:
    assert [each.text for each in split_clauses("Er zijn 12 huizen en 3 scholen.")] == [
        "Er zijn 12 huizen en 3 scholen.", "Er zijn 12 huizen", "3 scholen.",
    ]  # fmt: skip
    assert [each.text for each in split_clauses("Er zijn 12 huizen en scholen.")] == [
        "Er zijn 12 huizen en scholen."
    ]


@pytest.mark.parametrize(
    ("text", "held", "same"),
    [
        ("Hij kan komen.", "Hij kan komen.", True),
        ("Hij komt.", "Hij kan komen.", False),
        ("Hij kan komen.", "Hij komt.", False),
        ("Hij komt.", "Hij moet komen.", False),
        ("Hij moet komen.", "Hij moet komen.", True),
        ("Hij komt.", "Hij gaat komen.", True),
        ("Hij komt als het regent.", "Hij komt wanneer het regent.", True),
        ("Hij komt.", "Hij komt wanneer het regent.", False),
        ("Hij wil komen.", "Hij kan en wil komen.", True),
    ],
)
def test_may_must_and_if_are_those_of_the_quote(text: str, held: str, same: bool) -> None:
    assert same_modality(text, near(held)) is same


def test_directions_quantities_bounds_and_days_are_read_by_their_kind() -> None:
    assert inverts_direction("Het is meer.", "Het is minder.") and not inverts_direction(
        "Het is.", "Het is minder."
    )
    assert not inverts_direction("Het is meer.", "Het is hoger.")
    assert not inverts_direction("Voor 2030.", "Tegen de wind in."), "before a year is no side"
    assert quantifiers("Alle huizen en enkele scholen") == {"all", "few"} and not quantifiers("De huizen")
    assert period_bounds("voor 2030, na 3 mei en voor iedereen") == {"before", "after"}
    assert calendar_words("In maart en op Maandag") == {"maart", "maandag"} and not calendar_words("Nu")


def test_a_word_in_anothers_place_or_brought_from_elsewhere_is_noticed() -> None:
    held = near("De oude brug wordt gesloopt.")
    assert swaps_words("De oude sluis wordt gesloopt.", held, ["De oude brug wordt gesloopt."])
    assert not swaps_words("De oude brug wordt gesloopt.", held, ["De oude brug wordt gesloopt."])
    quotes = ["De oude brug wordt gesloopt. De sluis blijft."]
    assert swaps_words("De sluis wordt gesloopt.", held, quotes)
    assert not swaps_words("De oude brug wordt gesloopt, de sluis blijft.", held, quotes)


def test_parts_of_two_claims_are_looked_at_one_by_one() -> None:
    quote = "De gemeente bouwt 12 huizen. De provincie sloopt 3 scholen."
    assert clause_problems("De gemeente bouwt 12 huizen; de provincie sloopt 3 scholen.", [quote]) == ()
    assert clause_problems("De gemeente bouwt 3 huizen; de provincie sloopt 12 scholen.", [quote])


def test_the_nearest_sentence_is_found_by_words_or_by_likeness() -> None:
    quotes = ["De dijk is hoog. De brug is dicht!", "De sluis is open"]
    assert closest_sentence("De brug gaat dicht.", quotes) == "De brug is dicht!"
    assert closest_sentence("Een sluis.", quotes) == "De sluis is open"
    assert (
        closest_sentence("x", quotes, lambda _, parts: [len(part) for part in parts]) == "De brug is dicht!"
    )
    assert closest_sentence("x", [" "]) == " "


def test_six_of_ten_words_must_be_shared() -> None:
    held = read_facts("dijk brug sluis")
    assert word_support(read_facts("dijk brug sluis molen kerk"), held) == pytest.approx(0.6)
    assert word_support(read_facts(""), held) == 0
    assert "support" not in written_problems(
        "Dijk, brug, sluis, molen, kerk.", ["dijk brug sluis molenaar kerk"]
    )


def test_a_name_may_be_a_country_in_dutch() -> None:
    assert holds_name("germany", "In Duitsland") and holds_name("bos", "Kamerlid Bos")
    assert not holds_name("germany", "In Frankrijk") and not holds_name("bos", "Bosch")


def test_an_opening_word_may_be_a_name_unless_the_frame_or_the_quotes_hold_it() -> None:
    assert new_opening("Jansen bouwt.", ["De dijk."], "", None)
    assert not new_opening("Het kabinet bouwt.", ["De dijk."], "", None)
    assert not new_opening("Jansen bouwt.", ["Volgens Jansen."], "", None)
    assert not new_opening("Jansen bouwt.", ["De dijk."], "Jansen", None)
    for value, new in ((0.41, True), (0.42, False)):
        assert new_opening("Builders build.", ["De dijk."], "", lambda _, q, v=value: [v] * len(q)) is new  # type: ignore[misc]


def test_in_another_language_likeness_takes_the_place_of_shared_words() -> None:
    for value, found in ((0.42, ()), (0.41, ("support",))):
        likeness = lambda _, quotes, v=value: [v] * len(quotes)  # noqa: E731
        assert written_problems("the dike is high", ["De dijk is hoog."], "", likeness) == found


def test_days_of_a_date_may_be_said_as_bare_numbers_and_questions_as_the_paper_puts_them() -> None:
    assert date_parts(read_facts("Op 3 mei 2030.")) == {"5", "3", "2030"}
    assert question_stands("op de vraag “Komt er …”", "Komt er een dijk?") and not question_stands(
        "“Nee”", "Ja"
    )
    assert problems("“Ja” zegt «Ja.»", ["Ja."], "Nee") == ("not verbatim",)
    assert problems("«Ja.»", ["Ja."]) == () and problems("<b> «Ja.»", ["Ja."]) == ("markup",)
