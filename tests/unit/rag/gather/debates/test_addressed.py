"""To whom a minister speaks in the paragraphs of a turn; all is invented."""

from __future__ import annotations

import pytest

from rag.gather.debates.addressed import addressed, turns_to

WIEK, KAPER = "De heer Wiek (ABC)", "Mevrouw Van Kaper (XYZ)"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("De heer Wiek vroeg naar de kabels.", True),
        ("De heer Wiek heeft mij gisteren in de commissie gevraagd of honden mee mogen.", True),
        ("Dan de vraag van de heer Wiek.", True),
        ("Dan kom ik bij de heer Wiek over de kabels.", True),
        ("Eerst de nacht. Meneer Wiek, ik begrijp dat u wakker ligt.", True),
        ("Niemand hoeft weg, zo antwoord ik de heer Wiek.", True),
        ("Ik zeg in de richting van de heer Wiek: dat komt er.", True),
        ("De heer Wiek heeft gelijk.", False),
        ("Dat zeg ik de heer Wiek na.", False),
        ("De heer Wiek spreekt over de kabels. Mevrouw Kaper vroeg naar de pont.", False),
        ("Wieken vroegen veel.", False),
    ],
)
def test_a_minister_may_say_to_whom_he_speaks(text: str, named: bool) -> None:
    assert turns_to(WIEK, text) == named


def test_he_speaks_to_one_until_he_turns_to_another() -> None:
    texts = [
        "Dank, voorzitter.",
        "De heer Wiek vroeg naar de nacht.",
        "Om twaalf uur gaat het licht uit.",
        "Om zes uur gaat het weer aan.",
        "Dat kost weinig.",
        "Dan de heer Wiek over de pont.",
        "Dan mevrouw Van Kaper over de honden.",
        "Die mogen mee.",
    ]
    assert addressed(WIEK, {WIEK, KAPER}, texts) == (None, 0, 1, 2, None, 0, None, None)
    assert addressed(KAPER, {WIEK, KAPER}, texts)[-2:] == (0, 1)
