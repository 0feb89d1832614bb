"""A question in another language is compared with the papers by its Dutch words, too."""

from __future__ import annotations

from collections.abc import Sequence

from rag.gather.question_profile import read_profile
from rag.gather.relevance import Relevance


def by_words(question: str, texts: Sequence[str]) -> list[float]:
    """An interaction that knows equal words alone."""
    words = set(question.lower().split())
    return [len(words & set(text.lower().split())) / max(1, len(words)) for text in texts]


def near(question: str, language: str) -> list[float]:
    texts = ["in het land leven elf roedels wolf", "de brug is dicht"]
    return Relevance(read_profile(question), texts, by_words, language).near(texts)


def test_words_that_the_table_does_not_know_are_compared_in_dutch() -> None:
    first, second = near("Ile wilków żyje tutaj?", "pl")
    assert first > second == 0.0


def test_a_dutch_question_is_compared_as_it_stands() -> None:
    assert near("wolf", "nl") == [1.0, 0.0]


def test_nothing_is_compared_with_nothing() -> None:
    assert Relevance(read_profile("wolves?"), [], by_words, "en").near([]) == []


def test_an_everyday_word_is_compared_as_the_papers_word_for_it_too() -> None:
    texts = ["de diefstal van kanos", "het varen met kanos"]
    asked = read_profile("worden er veel kanos gejat")
    stolen, sailed = Relevance(asked, texts, by_words, "nl").near(texts)
    alone = by_words(asked.text, texts)
    assert alone[0] == alone[1] and stolen > sailed


def test_an_everyday_word_is_held_by_a_text_with_the_papers_word_for_it() -> None:
    texts = ["vreemdelingen zonder rechtmatig verblijf", "de vreemdelingen van het eiland", "illegalen"]
    asked = read_profile("hoeveel illegalen zijn er")
    meant, other, said = map(Relevance(asked, texts, by_words, "nl").coverage, texts)
    assert meant == said > other == 0.0
    assert Relevance(asked, texts, by_words, "de").coverage(texts[0]) == 0.0
