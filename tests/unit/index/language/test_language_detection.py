from __future__ import annotations

import pytest

from index.language import language_detection
from index.language.language_detection import LANGUAGES, detect_language, is_written_in, telling_languages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wat heeft het kabinet gezegd over dijken?", "nl"),
        ("Wat is COMPASS?", "nl"),
        ("veerboot subsidie besluit", "nl"),
        ("dijk", "nl"),
        ("terugkeersamenwerking", "nl"),
        ("politiehond incident onderzoek", "nl"),
        ("nutriscore campagne bekendheid", "nl"),
        ("29344-155", "nl"),
        ("Kent de minister het artikel «The hidden cost of the dikes and who pays for them»?", "nl"),
        ('What did the cabinet say about "Dijken van de toekomst: wat moet er nu"?', "en"),
        ("?", "nl"),
        ("What did the cabinet say about dikes?", "en"),
        ("Will the government phase out police dogs?", "en"),
        ("Was hat die Regierung über Deiche gesagt?", "de"),
        ("Qu’a dit le gouvernement sur les digues ?", "fr"),
        ("¿Qué dijo el gobierno sobre los diques?", "es"),
        ("Hükümet setler hakkında ne dedi?", "tr"),
        ("Co rząd powiedział o wałach przeciwpowodziowych?", "pl"),
        ("ماذا قالت الحكومة عن السدود؟", "ar"),
    ],
)
def test_detect(text: str, language: str) -> None:
    assert detect_language(text) == language
    assert language in LANGUAGES


@pytest.mark.parametrize(
    ("greeting", "language"),
    [("Hallo", "nl"), ("Hoi!", "nl"), ("Bedankt!", "nl"), ("Hello", "en"), ("Thanks", "en"), ("Merci", "fr")],
)
def test_a_greeting_alone_is_of_its_language(greeting: str, language: str) -> None:
    assert detect_language(greeting) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Qu'a dit le cabinet sur l'Irak ?", "fr"),
        ("Qu’est-ce que le ministre a dit ?", "fr"),
        ("D'où viennent les loups ?", "fr"),
        ("L'eau potable", "fr"),
        ("lobo", "es"),
        ("wolves", "en"),
        ("wilki", "pl"),
        ("kurtlar", "tr"),
        ("azote", "fr"),
        ("nitrogen", "en"),
        ("night train", "en"),
        ("train de nuit", "fr"),
        ("Trinkwasser", "de"),
        ("drinking water", "en"),
        ("mot ik me kind laten inenten", "nl"),
        ("moet mijn band plat", "nl"),
    ],
)
def test_short_questions_are_told_by_the_words_that_dictionaries_know(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Plonkveen", "Kwikstra Wurgendam", "UNRWX", "Zorblat-Agema", "radio", "hotel", "casino", "wolf",
        "taxi", "brug Plonkveen", "motie Kwikstra", "film en festival",
    ],
)  # fmt: skip
def test_names_alone_and_words_that_dutch_has_too_are_dutch(text: str) -> None:
    assert detect_language(text) == "nl"


@pytest.mark.parametrize(
    ("text", "language", "reads"),
    [
        ("What did the cabinet say about dikes?", "en", True),
        ("Was hat die Regierung gesagt?", "de", True),
        ("ماذا قالت الحكومة", "ar", True),
        ("Wat heeft het kabinet gezegd?", "nl", True),
        ("SELECT * FROM papers; <b>drop</b>", "en", False),
        ("nitrogen deposition policy", "en", False),
        ("{'the': 1}", "en", False),
        ("", "en", False),
    ],
)
def test_a_text_reads_as_one_in_a_language_by_its_small_words(text: str, language: str, reads: bool) -> None:
    assert is_written_in(text, language) is reads


def test_a_dutch_word_speaks_for_no_other_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """ "En" stood among the Spanish words alone: every Dutch question that had it waited for the letters."""
    for word in ("en", "was", "of", "had", "werden"):
        assert not telling_languages(word)
    monkeypatch.setattr(language_detection, "_make_detector", lambda: pytest.fail("the words tell"))
    detect_language.cache_clear()
    assert (
        detect_language("Wat doet de gemeente aan lawaai en stof voor scholen die het dak lieten lekken?")
        == "nl"
    )
