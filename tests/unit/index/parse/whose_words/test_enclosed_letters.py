"""A letter printed inside a minister's is its own writer's, whatever its language. All texts are invented."""

from __future__ import annotations

import pytest

from index.document import CABINET, MEMBER
from tests.support.parsed import read

LETTER = (
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDatum 3 mei 2038\n\n{own}"
    "Van een ander ontving ik in april deze brief over de sluizen van het noorden:\n\n{inside}\n\n"
    "De sluizen van het noorden blijven open, en ik kom er in juni op terug.\n\nHoogachtend,\n\n"
    "De Minister van Waterbouw,\n\nM. Klaasen\n"
)
OWN = ["Geachte voorzitter,\n\n", ""]
THEIRS = ["The locks of the north will be closed before the end of this year."]
ENGLISH = f"Dear colleague,\n\n{THEIRS[0]}\n\nYours sincerely,\n\nHelen Marsh\nSecretary of State"
DUTCH = (
    "Geachte minister,\n\nAlle trage sluizen van het noorden gaan volgende week dicht voor de schippers.\n\n"
    "{closing}\n\nK. Dijkstra\nburgemeester"
)


def voices(text: str) -> dict[str, str | None]:
    """Whose each paragraph of a letter is, by its first word."""
    doc = read(text)
    return {doc.at(each.span).split()[0]: each.voice for each in doc.paragraphs}


@pytest.mark.parametrize("own", OWN)
@pytest.mark.parametrize(
    "inside",
    [
        ENGLISH,
        ENGLISH.replace("sincerely,\n\n", "sincerely,\n"),
        DUTCH.format(closing="Met vriendelijke groet,"),
        DUTCH.format(closing="Hoogachtend,"),
        DUTCH.format(closing="Met de meeste hoogachting,"),
    ],
)
def test_an_enclosed_letter_is_not_the_ministers_and_what_follows_is(own: str, inside: str) -> None:
    said = voices(LETTER.format(own=own, inside=inside))
    assert said["Van"] == said["De"] == CABINET
    assert said.get("The", said.get("Alle")) is None


@pytest.mark.parametrize("inside", [ENGLISH, DUTCH.format(closing="Met vriendelijke groet,")])
def test_a_paper_without_blank_lines_parts_it_too(inside: str) -> None:
    """Papers of Word come a paragraph a line."""
    said = voices(LETTER.format(own=OWN[0], inside=inside).replace("\n\n", "\n"))
    assert said["Van"] == said["De"] == CABINET
    assert said.get("The", said.get("Alle")) is None


def test_an_enclosed_letter_to_the_chair_is_not_the_ministers() -> None:
    inside = DUTCH.format(closing="Hoogachtend,").replace("minister", "voorzitter", 1)
    said = voices(LETTER.format(own=OWN[0], inside=inside))
    assert said["Van"] == said["De"] == CABINET
    assert said["Alle"] is None


def test_a_letter_without_a_valediction_may_run_on_to_the_end() -> None:
    said = voices(LETTER.format(own=OWN[0], inside=ENGLISH.partition("\n\nYours")[0]))
    assert said["Van"] == CABINET
    assert said["The"] is None


MAIL = (
    "Van: J. Kuiper (Sluizen BV)\nVerzonden: 4 januari 2038\nAan: Directie Sluizen\n\n"
    "Alle trage sluizen van het noorden gaan volgende week dicht voor de schippers."
)


def test_a_mail_printed_in_a_letter_is_not_the_ministers() -> None:
    signed = MAIL + "\n\nMet vriendelijke groet,\nJ. Kuiper"
    said = voices(LETTER.format(own=OWN[0], inside=signed))
    assert said["Alle"] is None
    assert said["De"] == CABINET
    unsigned = voices(LETTER.format(own=OWN[0], inside=MAIL))
    assert unsigned["Alle"] is unsigned["De"] is None  # where the mail ends nothing tells


def test_the_head_of_the_letter_itself_is_no_mail() -> None:
    text = LETTER.format(own=OWN[0], inside="De brief is als bijlage bijgevoegd.")
    head = "Van: Minister van Waterbouw\nAan: Tweede Kamer\nDatum: 3 mei 2038\n\n"
    assert voices(head + text)["De"] == CABINET


def test_a_salutation_below_a_notice_is_the_letters_own() -> None:
    """Of several greetings only one that stands below another opens another's letter to the chair."""
    fields = "Ons kenmerk:\n4410 R\nBijlagen:\n2\nBehandeld door:\nM. Klaasen e.a.\n\n"
    to_another = LETTER.format(own=fields + "Geachte heer Bos,\n\n", inside="De brief is bijgevoegd.")
    assert voices(to_another)["De"] == CABINET
    notice = "De wens daarover kan door de Kamer te kennen worden gegeven uiterlijk op 3 juni 2038.\n\n"
    said = voices(LETTER.format(own=notice + OWN[0], inside="De brief is als bijlage bijgevoegd."))
    assert said["Van"] == said["De"] == CABINET


@pytest.mark.parametrize("who", ["het lid Jansen (Tulp)", "mevrouw De Wit", "de leden Jansen en De Wit"])
def test_a_question_printed_under_its_askers_name_is_the_members(who: str) -> None:
    question = f"Vraag van {who}: Deelt u de mening dat alle sluizen dicht moeten?"
    said = voices(LETTER.format(own=OWN[0], inside=question))
    assert said["Vraag"] == MEMBER
    assert said["De"] == CABINET
