"""A heading that names another: his words below it, or the minister's own about him; invented."""

# ruff: noqa: E501  a paper a line

from __future__ import annotations

import pytest

from index.document import CABINET
from tests.support.parsed import HEAD, pairs, read

LETTER = (
    "Datum 1 mei 2031\nBetreft Sluizen\n\nAan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\n"
    "Geachte voorzitter,\n\nMet deze brief informeer ik uw Kamer over de sluizen in ons land.\n\n"
    "Reactie van de VNG\n\n{}\n\nHoogachtend,\n\nDe Minister van Visserij,\n\nA. Bos\n"
)
ANSWER = f"{HEAD}\nVraag 1\nWat vindt de VNG?\n\nAntwoord 1\nDe VNG is gevraagd.\n\nReactie van de VNG\n\n{{}}\n\nVraag 2\nWaarom?\n\nAntwoord 2\nDaarom.\n"
OWN = (
    "De VNG heeft mij laten weten dat zij tevreden is. Ik deel die mening.",
    "Over de sluizen blijf ik met de VNG in gesprek, ook in het komende jaar.",
)
THEIRS = (
    "Wij zijn tevreden over de sluizen. De VNG heeft dat mij, als minister, nooit horen zeggen.",
    "Ik ben als voorzitter van de VNG tevreden over de sluizen in ons land.",
    "Het kabinet moet de sluizen sneller herstellen. Gemeenten wachten al jaren.",
)


@pytest.mark.parametrize("text", OWN)
def test_the_minister_on_what_another_said(text: str) -> None:
    assert f"Reactie van de VNG\n\n{text}" in str(pairs(read(ANSWER.format(text)))[0][2])
    doc = read(LETTER.format(text))
    assert {each.voice for each in doc.paragraphs if doc.at(each.span) == text} == {CABINET}


@pytest.mark.parametrize("text", THEIRS)
def test_the_words_of_another_are_not_the_ministers(text: str) -> None:
    answer = read(ANSWER.format(text))
    assert pairs(answer)[0][2] == "De VNG is gevraagd."
    letter = read(LETTER.format(f"{text}\n\nSluizen zijn van belang voor gemeenten in het hele land."))
    voices = {letter.at(each.span)[:20]: each.voice for each in letter.paragraphs}
    assert voices[text[:20]] is None and voices["Sluizen zijn van bel"] is None


def test_who_is_spoken_of_as_another_does_not_speak() -> None:
    doc = read(ANSWER.format("De VNG vindt de sluizen te oud."))
    assert [(each.heading, each.voice) for each in doc.paragraphs] == [("Reactie van de VNG", None)]


def test_the_minister_goes_on_behind_another() -> None:
    doc = read(LETTER.format(f"{THEIRS[2]}\n\nHierover spreek ik uw Kamer graag in het najaar."))
    assert [each.voice for each in doc.paragraphs][:3] == [CABINET, None, CABINET]
