"""Turns that ask of the answer before, in the words people type, and those that only look like it."""

from __future__ import annotations

import pytest

from rag.understand.turns.about_answer import MOST_WORDS, asks_of_answer, language_asked_for


@pytest.mark.parametrize(
    "message",
    [
        "Waar staat dat?",
        "waar staat dat precies",
        "bron?",
        "Wat is je bron daarvan?",
        "En wie zei dat?",
        "wie heeft dat gezegd",
        "Welke minister was dat ook alweer?",
        "Van welke staatssecretaris is dit?",
        "In welk stuk staat dat?",
        "Who said that?",
        "What's the source for that?",
        "Wo steht das?",
        "Wer hat das gesagt?",
        "Qui l'a dit ?",
        "¿Quién lo dijo?",
        "Bunu kim söyledi?",
        "Kto to powiedział?",
        "من قال ذلك؟",
    ],
)
def test_whose_words_and_where(message: str) -> None:
    assert asks_of_answer(message) == "source"


@pytest.mark.parametrize(
    "message",
    [
        "weet je het zeker?",
        "Weet u dat heel zeker?",
        "echt waar?",
        "klopt dat wel?",
        "vat dat samen",
        "kun je dat kort samenvatten?",
        "samenvatting graag",
        "nog een keer",
        "are you sure?",
        "summarise that please",
        "Stimmt das wirklich?",
        "Tu es sûr ?",
        "¿Es verdad?",
        "Emin misin?",
        "Na pewno?",
        "هل أنت متأكد؟",
        "and in English please",
        "en in het Engels graag",
        "Et en anglais s'il vous plaît",
        "Bitte auf Deutsch",
    ],
)
def test_the_same_again(message: str) -> None:
    assert asks_of_answer(message) == "again"


@pytest.mark.parametrize(
    "message",
    [
        "Waar staat de windmolen?",
        "Wie zei dat de brug dicht moest?",
        "Is het zeker dat de brug dichtgaat?",
        "Wanneer is dat besloten?",
        "Welke minister gaat over de pont?",
        "Wat staat er in het Engels op de borden?",
        "Is there a summary of the report on bridges?",
        "Wie vroeg dat?",
        "waarom?",
        "zeker " * (MOST_WORDS + 1),
    ],
)
def test_what_the_papers_are_asked(message: str) -> None:
    assert asks_of_answer(message) is None


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("en in het Nederlands graag", "nl"),
        ("In English, please!", "en"),
        ("kan dat ook in het Engels?", "en"),
        ("auf Deutsch bitte", "de"),
        ("en français s'il vous plaît", "fr"),
        ("en español por favor", "es"),
        ("Türkçe lütfen", "tr"),
        ("po polsku proszę", "pl"),
        ("بالعربية من فضلك", "ar"),
        ("Hoeveel Engelse woorden staan er in het verslag?", None),
    ],
)
def test_the_language_asked_for(message: str, language: str | None) -> None:
    assert language_asked_for(message) == language
