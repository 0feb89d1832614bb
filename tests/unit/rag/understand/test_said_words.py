"""The words of a question in any language, with the Dutch words that may be meant."""

from __future__ import annotations

import pytest

from rag.understand import said_words as module
from rag.understand.said_words import SHORTEST, UNKNOWN, in_dutch_words, said_words


def meant(text: str, language: str) -> dict[str, set[str]]:
    return {word.said: {" ".join(sense) for sense in word.meant} for word in said_words(text, language)}


def test_dutch_words_stand_for_themselves() -> None:
    assert meant("Wat doet het kabinet tegen lachgas in de trein?", "nl")["lachgas"] == {"lachgas"}


@pytest.mark.parametrize(
    ("language", "text", "said", "dutch"),
    [
        ("en", "How many pharmacies are closed at night?", "pharmacies", "apotheek"),
        ("de", "Was tut der Minister gegen Lachgas?", "Lachgas", "lachgas"),
        ("fr", "Que fait le ministre pour les enfants sourds ?", "sourds", "doof"),
        ("es", "¿Cuántas focas viven en el mar?", "focas", "zeehond"),
        ("tr", "Kaç müze kapalı?", "müze", "museum"),
        ("pl", "Ile schronisk dla bezdomnych zamknięto?", "bezdomnych", "dakloze"),
        ("ar", "كم عدد الزلازل؟", "الزلازل", "aardbeving"),
    ],
)
def test_a_word_of_another_language_brings_the_dutch_words_for_it(
    language: str, text: str, said: str, dutch: str
) -> None:
    assert dutch in meant(text, language)[said]


def test_an_expression_is_one_word_written_as_in_the_question() -> None:
    assert "fire brigade" in meant("Do volunteers of the fire brigade get paid?", "en")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "What is being done about this, and why now?"),
        ("de", "Was wird dagegen getan und welche gibt es noch?"),
        ("fr", "Que fait-on pour eux et pourquoi maintenant ?"),
        ("es", "¿Qué se hace para ellos?"),
        ("tr", "Bunun için ne yapılıyor?"),
        ("pl", "Co się robi w tej sprawie?"),
        ("ar", "ماذا يمكن أن تفعل؟"),
    ],
)
def test_words_that_any_question_has_tell_nothing(language: str, text: str) -> None:
    assert all(word.tells <= UNKNOWN for word in said_words(text, language))


def test_what_no_dictionary_knows_tells_little_and_stands_for_itself() -> None:
    (word,) = (word for word in said_words("What about the wumblefrotz?", "en") if word.said == "wumblefrotz")
    assert not word.known and word.tells == UNKNOWN and word.meant == (("wumblefrotz",),)
    assert all(len(word.said) >= SHORTEST for word in said_words("What about xq?", "en"))


def test_particles_of_names_are_no_words_of_the_question() -> None:
    assert "der" not in meant("Que dit la commission Van der Plok des avocats ?", "fr")


def test_an_arabic_word_with_hamza_is_one_word() -> None:
    assert "السجائر" in meant("كم تكلف السجائر؟", "ar")


def test_a_language_without_a_dictionary_has_no_words() -> None:
    assert said_words("Kolko stoji chlieb?", "sk") == []


@pytest.mark.parametrize(
    ("language", "text", "dutch"),
    [
        ("fr", "Combien de loups vivent ici ?", "hoeveel wolf"),
        ("pl", "Ile wilków?", "hoeveel wolf"),
        ("en", "wolves at Plonkveen", "wolven Plonkveen"),
        ("nl", "Hoeveel wolven?", ""),
        ("sk", "Kolko vlkov?", ""),
    ],
)
def test_a_question_is_compared_by_its_dutch_words(language: str, text: str, dutch: str) -> None:
    made = in_dutch_words(text, language)
    assert set(dutch.split()) <= set(made.split()) and bool(made) == bool(dutch)


def test_a_long_question_is_folded_once_not_for_each_of_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """It was for each: one question of 4,000 signs took minutes."""
    folded = 0
    fold = module.fold_letters

    def counting(text: str) -> str:
        nonlocal folded
        folded += len(text)
        return fold(text)

    monkeypatch.setattr(module, "fold_letters", counting)
    text = " ".join(f"żaba{n}" for n in range(300))
    assert len(in_dutch_words(text, "pl").split()) == 300 and said_words(text, "pl")
    assert folded < 10 * len(text)
