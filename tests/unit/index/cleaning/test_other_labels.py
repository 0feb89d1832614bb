"""Labels in other words count where a whole paper asks and answers by them, and nowhere else."""

# ruff: noqa: E501  a paper a line

from __future__ import annotations

import pytest

from tests.support.parsed import HEAD, groups, pairs, read

SHORT = "V1: Is de sluis dicht?\nA1: Ja.\n\nV2: Sinds wanneer?\nA2: Sinds mei."
ENGLISH = (
    "Question 1\nIs the lock shut?\n\nAnswer 1\nYes.\n\nQuestion 2\nSince when?\n\nQuestion 3\nWhy?\n\n"
    "Answer to questions 2 and 3\nSince May, for repairs."
)


@pytest.mark.parametrize(
    "labels", [("V1:", "A1:", "V2:", "A2:"), ("V1", "A1", "V2", "A2"), ("Q1.", "A1.", "Q2.", "A2.")]
)
def test_short_labels(labels: tuple[str, ...]) -> None:
    first, one, second, two = labels
    doc = read(f"{HEAD}\n{first} Is de sluis dicht?\n{one} Ja.\n\n{second} Sinds wanneer?\n{two} Sinds mei.")
    assert pairs(doc) == [("1", "Is de sluis dicht?", "Ja."), ("2", "Sinds wanneer?", "Sinds mei.")]


def test_english_labels() -> None:
    doc = read(f"{HEAD}\n{ENGLISH}")
    assert pairs(doc)[0] == ("1", "Is the lock shut?", "Yes.")
    assert groups(doc) == [(1,), (2, 3), (2, 3)]


def test_a_road_in_an_answer_is_no_label() -> None:
    doc = read(
        f"{HEAD}\nVraag 1\nWelke wegen zijn dicht?\n\nAntwoord 1\nDe volgende:\nA1: tot mei.\nA2: tot juni."
    )
    assert pairs(doc) == [("1", "Welke wegen zijn dicht?", "De volgende:\nA1: tot mei.\nA2: tot juni.")]


def test_one_short_label_alone_is_none() -> None:
    doc = read(
        f"{HEAD}\nVraag 1\nIs de sluis dicht?\n\nAntwoord 1\nZie\nV1: de eerste versie.\nA1: het eerste antwoord."
    )
    assert len(doc.exchanges) == 1


def test_english_answers_without_a_number() -> None:
    doc = read(
        f"{HEAD}\nQuestion 1\nIs the lock shut?\n\nAnswer\nYes.\n\nQuestion 2\nWhy?\n\nAnswer:\nFor repairs."
    )
    assert pairs(doc) == [("1", "Is the lock shut?", "Yes."), ("2", "Why?", "For repairs.")]
