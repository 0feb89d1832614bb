"""A name is the same whichever apostrophe is typed."""

from __future__ import annotations

import pytest

from rag.gather.name_match import contains_meaning, contains_name, fold_name, fold_text, is_named
from rag.gather.question_profile import read_profile
from rag.gather.requirements import read_needs


@pytest.mark.parametrize("asked", ["'", "’", "‘", "ʼ", "`", "´"])
@pytest.mark.parametrize("written", ["'", "’", "‘", "ʼ"])
def test_one_apostrophe_is_all_apostrophes(asked: str, written: str) -> None:
    assert contains_name(fold_name(f"ME{asked}ers"), fold_text(f"Er raakten twee ME{written}ers gewond."))
    assert not contains_name(fold_name(f"ME{asked}ers"), fold_text("Er raakten meer mensen gewond."))


def test_what_a_question_needs_has_the_common_one() -> None:
    (need,) = read_needs(read_profile("Wat gebeurde er met de ME’ers in de haven?"), "nl")
    assert (need.said, need.term) == ("ME’ers", "me'ers")


def test_a_name_may_be_said_in_two_words() -> None:
    assert contains_name("lekedijk", fold_text("De dijken langs de Leke zijn hoog."))
    assert not contains_name("lekedijk", fold_text("De dijken langs de Dommel zijn hoog."))


@pytest.mark.parametrize(("name", "held"), [("kwikstra", True), ("kwikstar", True), ("kwik", False)])
def test_a_person_is_named_by_a_whole_word(name: str, held: bool) -> None:
    assert is_named(name, fold_text("Minister Kwikstra beloofde dat.")) is held


def test_one_part_of_a_place_is_not_the_place() -> None:
    assert not contains_meaning("kattenveer", "Het veer bij Strijpmonde is duurder.")
    assert contains_meaning("boeren-protest", "Het protest duurde een dag.")
