"""How a message is cut into questions, and what of a follow-up takes whose place."""

from __future__ import annotations

import pytest

from index.errors import QuestionError
from rag.understand.folding import fold_letters, in_topic, without_spans
from rag.understand.followup import MAX_BACK, Message, resolve_followup, stand_alone
from rag.understand.off_topic import message_scope, odds_outside, scope_by_form
from rag.understand.question import MAX_CHARACTERS, MAX_SET_CHARACTERS, check_question, understand
from rag.understand.standalone import content_words, leans_by_words, own_words, points_back
from rag.understand.subquestions import MAX_GAP, numbered_questions, split_questions, subject_of
from rag.understand.surnames import surnames
from rag.understand.turns.carrying import MAX_ANSWER
from rag.understand.turns.slots import MOST_WORDS, replace_slot
from tests.unit.rag.understand.test_question import Shelf

BODY = "Hoe hoog is de dijk?"
SAID = "Wat zei het kabinet {} over de dijk?"


def numbers(text: str) -> list[str | None]:
    return [part.number for part in numbered_questions(text)]


def test_a_set_may_leave_out_twelve_numbers_and_no_more() -> None:
    assert numbers(f"1. {BODY}\n{1 + MAX_GAP}. {BODY}") == ["1", str(1 + MAX_GAP)]
    assert numbers(f"1. {BODY}\n{2 + MAX_GAP}. {BODY}") == []
    assert numbers(f"2. {BODY}\n1. {BODY}") == [] == numbers(f"1. {BODY}\n1. {BODY}")
    assert numbers(f"3a. {BODY}\n3b. {BODY}\n4. {BODY}") == ["3a", "3b", "4"]


def test_the_longest_run_of_labels_is_the_set_and_of_equals_the_one_with_fewest_gaps() -> None:
    assert numbers(f"9. {BODY}\n1. {BODY}\n2. {BODY}\n3. {BODY}") == ["1", "2", "3"]
    assert numbers(f"1. {BODY}\n12. {BODY}\n2. {BODY}\n3. {BODY}") == ["1", "2", "3"]
    assert numbers(f"1. {BODY}\n5. {BODY}\n2. {BODY}") == ["1", "2"]


def test_a_set_has_two_questions_of_three_words_at_least() -> None:
    assert numbers(f"1. {BODY}") == []
    assert numbers(f"1. {BODY}\n2. Hoe zo dan?\n3. Hoe zo") == ["1", "2"]
    assert numbers(f"1. {BODY}\n2. Hoelang?\n3. {BODY}") == ["1", "2", "3"], (
        "a word that asks, on its own line"
    )
    assert numbers("\n".join(f"{n % 90 + 1}{'abc'[n // 90]}. {BODY}" for n in range(90))) == [
        f"{n}a" for n in range(1, 91)
    ]


def test_a_set_is_about_what_stands_behind_over_in_its_heading() -> None:
    assert subject_of("Vragen over de\n breuk in de dijk. Meer.") == "de breuk in de dijk"
    assert subject_of("Vragen over de dijk") == "" == subject_of("Vragen")  # fewer than ten letters
    first, second = numbered_questions(
        f"Vragen over de breuk in de dijk.\n1. {BODY}\n2. Is dit bericht waar?"
    )
    assert (first.text, second.text) == (BODY, "Is dit bericht waar? (de breuk in de dijk)")
    assert numbered_questions(f"1. {BODY}\n2. Is dit bericht waar?")[1].text == "Is dit bericht waar?"


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("Hoe hoog is de dijk? Wie betaalt hem?", ["Hoe hoog is de dijk?", "Wie betaalt hem?"]),
        ("Hoe hoog is de dijk? Waarom niet?", [""]),
        ("Er is een dijk. Hoe hoog is hij?", [""]),
        ("Is er een dijk? Is er een weg? Zo ja, waar?", ["Is er een dijk?", "Is er een weg? Zo ja, waar?"]),
        ("Hoe hoog is de dijk en wat kost hij?", ["Hoe hoog is de dijk?", "wat kost hij?"]),
        ("Hoe hoog is de dijk; wat kost hij?", ["Hoe hoog is de dijk?", "wat kost hij?"]),
        ("Hoe hoog is de dijk en waarom?", [""]),
        ("Wat kosten dijken en sluizen?", [""]),
    ],
)  # fmt: skip
def test_questions_of_a_message_are_parted_and_what_cannot_stand_alone_stays(
    message: str, asked: list[str]
) -> None:
    assert [part.asked for part in split_questions(message)] == asked


def test_a_later_question_is_searched_with_the_subject_of_the_first() -> None:
    first, second = split_questions("Hoe hoog is de zeedijk bij Aalst? Wie betaalt hem straks?")
    assert first.text == first.asked
    assert second.text.startswith("Wie betaalt hem straks? (") and "Aalst" in second.text
    assert second.kind == "person"


def test_a_question_has_its_longest_and_a_set_a_longer_one() -> None:
    assert check_question(f"  {'x' * MAX_CHARACTERS} ") == "x" * MAX_CHARACTERS
    body = f"1. {BODY}\n2. {BODY} "
    assert len(check_question(body + "x" * (MAX_SET_CHARACTERS - len(body)))) == MAX_SET_CHARACTERS
    for text in ("x" * (MAX_CHARACTERS + 1), body + "x" * (MAX_SET_CHARACTERS - len(body) + 1)):
        with pytest.raises(QuestionError, match=f"{len(text):,} characters, at most 4,000"):
            check_question(text)


def test_a_pasted_set_narrows_nothing_and_keeps_its_language_and_numbers() -> None:
    query = understand(f"1. {BODY}\n2. Wat staat er in 2031Z00001 van minister Zilverberg?", (), Shelf())
    assert (query.language, query.numbers, query.filters.minister) == ("nl", ("2031Z00001",), None)
    assert [part.text for part in query.parts][0] == BODY


@pytest.mark.parametrize(
    ("base", "follow", "made"),
    [
        (SAID.format("in 2014"), "En in mei 2016?", SAID.format("in mei 2016")),
        (SAID.format("in 2014"), "En in 2016 over sluizen?", None),
        (SAID.format("in 2014"), "En in 2016 en 2018?", None),
        (SAID.format("in 2014 en 2016"), "een jaar later", SAID.format("in 2014 en 2017")),
        (SAID.format("tot 2014"), "een jaar eerder", SAID.format("tot 2012")),
        (SAID.format("in 2014"), "En twaalf jaar later?", None),
        (SAID.format("in 2014"), "12 jaar later", SAID.format("in 2026")),
        (SAID.format("in 2014"), "het jaar daarvoor", SAID.format("in 2013")),
        (SAID.format("in 2014"), "the year after", SAID.format("in 2015")),
        (SAID.format("in 1980"), "een jaar eerder", SAID.format("in 1979")),
        (SAID.format("in 2014"), "En ook in 2016?", SAID.format("in 2016")),
        ("Wat zei het kabinet over de dijk?", "2014", "Wat zei het kabinet over de dijk in 2014?"),
        ("Wat zei het kabinet over de dijk?", "sinds 2014", "Wat zei het kabinet over de dijk sinds 2014?"),
        ("Wat vroeg NSC over de dijk?", "En de SP-fractie?", "Wat vroeg SP over de dijk?"),
        ("Wat vroeg GroenLinks-PvdA over de dijk?", "En NSC?", "Wat vroeg NSC over de dijk?"),
        ("Wat vroeg het kabinet over de SP?", "En NSC?", "Wat vroeg NSC over de SP?"),
        ("De hoge zeedijk?", "En NSC?", "Wat vroeg NSC over hoge zeedijk?"),
        ("Wat zei minister Van Duin over de dijk?", "En Zilverberg?", "Wat zei Zilverberg over de dijk?"),
        ("De hoge zeedijk?", "En minister Van Duin?", "Wat zei de minister Van Duin over hoge zeedijk?"),
        ("Wat vindt de SP over de minister?", "En de premier?", "Wat zei de premier over de minister?"),
        ("Wat zei de minister over de dijk?", "En de minister over de wolf?", None),
        ("Gaat Irak open?", "En Irak?", None),
        ("Gaat Irak open?", "En syrië?", "Gaat Syrië open?"),
        ("Gaat de dijk open?", "En Syrië?", None),
        ("Wat zei het kabinet over de dijk?", "over de sluis", None),
        ("Komt er een dijk?", "En over de sluis?", None),
        ("Wat zei het kabinet over de dijk?", "En?", None),
        (SAID.format("in 2014"), "Wat kostte de zeedijk bij Aalst in 2016?", None),
    ],
)  # fmt: skip
def test_what_a_follow_up_names_takes_the_place_of_its_kind(base: str, follow: str, made: str | None) -> None:
    assert replace_slot(follow, base, Shelf()) == made


def test_a_follow_up_of_six_words_may_be_a_name_and_a_longer_one_is_a_question() -> None:
    base = "Wat zei het kabinet over de dijk?"
    rest = " ".join(["over", "de", *["sluis"] * (MOST_WORDS - 2)])
    assert replace_slot(f"En {rest}?", base, None) == f"Wat zei het kabinet {rest}?"
    assert replace_slot(f"En {rest} dicht?", base, None) is None


def test_a_follow_up_leans_on_so_many_questions_back_and_on_no_older() -> None:
    def last(between: int) -> str:
        turns = [Message("user", "Hoe hoog is de zeedijk bij Aalst?")]
        turns += [Message("user", "En wat kost dat?")] * between
        return stand_alone("En wie betaalt dat?", turns)

    assert "Aalst" in last(MAX_BACK - 1) and "Aalst" not in last(MAX_BACK)


def test_names_are_carried_from_an_answer_of_one_short_sentence() -> None:
    def carried(answer: str) -> bool:
        turns = [Message("user", "Hoe hoog is de dijk?"), Message("assistant", answer)]
        return "Bergsma" in stand_alone("Wat kost dat?", turns)

    assert carried("Volgens Bergsma acht. Meer niet.") and carried("Dan: «Volgens Bergsma acht.»")
    assert not carried("Acht. Volgens Bergsma.")
    fits = "Volgens Bergsma "
    assert carried(fits + "a" * (MAX_ANSWER - len(fits))) and not carried(
        fits + "a" * (MAX_ANSWER - len(fits) + 1)
    )


def test_names_of_an_answer_are_carried_through_the_questions_behind_it() -> None:
    said = ("Hoe hoog is de dijk?", "Volgens Bergsma acht.", "En wat kost dat?", "Veel.")
    turns = [Message("assistant" if n % 2 else "user", text) for n, text in enumerate(said)]
    assert "Bergsma" in stand_alone("En wie betaalt dat?", turns)


def test_one_name_takes_the_place_of_the_only_other_and_of_two_none() -> None:
    def asked(base: str) -> tuple[str, ...]:
        return resolve_followup("En Zeebank?", [Message("user", base), Message("assistant", "Nee.")]).carried

    assert "Bergbank" not in asked("Hoeveel winst maakte Bergbank?")
    assert {"Bergbank", "Dalbank"} <= set(asked("Hoeveel winst maakten Bergbank en Dalbank?"))


def test_letters_are_folded_one_by_one_and_a_topic_begins_behind_its_word() -> None:
    assert fold_letters("ÇÉ ß Dijk") == "ce ß dijk"
    assert in_topic("wat zei hij over dijken", 17) and not in_topic("wat zei hij over dijken", 16 - 4)
    assert without_spans("een twee drie, vier", [(4, 8), (6, 13)]) == "een, vier"
    assert without_spans("een twee", []) == "een twee"


@pytest.mark.parametrize(
    ("question", "leans"),
    [
        ("Hoeveel boeren houden koeien in de Achterhoek en wat doen zij?", False),
        ("Hoeveel boeren zijn er in de Achterhoek en wat doen zij?", True),
        ("Wat doen zij?", True),
        ("Hoeveel zijn er?", True),
        ("Hoe lang?", True),
        ("Hoe lang Aalst?", False),
        ("dijk", False),
        ("En de hoge zeedijk?", True),
        ("En de hoge brede zeedijk?", False),
        ("Wat kost de dijk, en wie betaalt hem?", True),
        ("Wat kost de hoge zeedijk bij Aalst, en wie betaalt hem?", False),
        ("Wat kost de hoge zeedijk, en wie betaalt dit?", False),
        ("Wat kost de zeedijk, en wie betaalt dit?", True),
    ],
)
def test_a_question_leans_where_it_says_too_little_before_it_points_back(question: str, leans: bool) -> None:
    assert leans_by_words(question) is leans


def test_a_long_question_of_five_own_words_stands_alone() -> None:
    def leans(own: str, words: int) -> bool:
        return leans_by_words(" ".join([own, *["er"] * (words - len(own.split()) - 2), "kost dat?"]))

    assert not leans("zeedijk Aalst sluis molen brug", 18)
    assert leans("zeedijk Aalst sluis molen brug", 17)
    assert leans("zeedijk Aalst sluis molen", 18)


def test_own_words_tell_what_it_is_about_and_numbers_months_and_what_is_asked_do_not() -> None:
    assert own_words("Hoeveel geld kostte de zeedijk in maart 2024?") == ["zeedijk"]
    assert own_words("Wat kost een 30km-zone op de snelweg A12?") == ["snelweg", "A12"]
    assert content_words("Wat zei het kabinet over geld?") == ["geld"]
    assert points_back("wat kost dat?") and not points_back("wat kost de dijk?")


@pytest.mark.parametrize(
    ("message", "scope"),
    [
        ("asdfghjk", "gibberish"),
        ("asdf", None),  # four letters alone may be an abbreviation
        ("asdfg", "gibberish"),
        ("xqzvw kwrtp", "gibberish"),
        ("xqzvw dijken", None),
        ("dijk", None),
        ("Dag", "greeting"),
        ("Hallo? Dank je?", "greeting"),
        ("Hallo? Hoe hoog is de dijk?", None),
        ("2 + 2", "arithmetic"),
        ("12345", "gibberish"),
    ],
)
def test_the_form_of_a_message_tells_that_it_asks_nothing(message: str, scope: str | None) -> None:
    assert (scope_by_form(message) or message_scope(message)) == scope


def test_what_its_form_tells_is_sure_and_what_its_words_tell_is_not() -> None:
    assert odds_outside("Hallo") == odds_outside("Hallo? Dank je?") == float("inf")
    assert 0 <= odds_outside("Vertel een mop") < float("inf")
    assert odds_outside("Vertel een mop??") < float("inf")


def test_a_person_is_called_by_a_surname_of_three_letters_or_more() -> None:
    assert surnames("J. Vos") == ("vos",) and surnames("J. Os") == () and surnames("") == ()
    assert surnames("Anna Maria Bergsma") == ("bergsma",)
