"""How much was searched, in words: one function for every text that says so."""

from __future__ import annotations

from datetime import date
from typing import Protocol

PAPERS = {"nl": ("stuk", "stukken"), "en": ("paper", "papers")}
QUESTIONS = {"nl": ("vraag", "vragen"), "en": ("question", "questions")}
JOINED = {"nl": "met", "en": "with"}
UNDATED = {"nl": "zonder datum", "en": "undated"}


class HasCoverage(Protocol):
    """What an index or its filters leave to search; `exchanges` counts questions, answered or not."""

    @property
    def documents(self) -> int:
        """How many papers."""

    @property
    def exchanges(self) -> int:
        """How many questions they hold."""

    @property
    def since(self) -> date | None:
        """The day of the oldest."""

    @property
    def until(self) -> date | None:
        """The day of the newest."""


def covered_words(covered: HasCoverage, language: str) -> str:
    """ "1.234 stukken met 5 vragen, 2003–2024", in Dutch or English; without questions only the papers."""
    sentence = paper_count(covered.documents, language)
    if not covered.documents:
        return sentence
    if covered.exchanges:
        sentence = (
            f"{sentence} {JOINED[answer_language(language)]} {question_count(covered.exchanges, language)}"
        )
    return f"{sentence}, {years_between(covered.since, covered.until) or UNDATED[answer_language(language)]}"


def paper_count(count: int, language: str) -> str:
    """ "1 stuk", "1.234 stukken"."""
    return f"{group_digits(count, language)} {PAPERS[answer_language(language)][count != 1]}"


def question_count(count: int, language: str) -> str:
    """ "1 vraag", "1.234 vragen"."""
    return f"{group_digits(count, language)} {QUESTIONS[answer_language(language)][count != 1]}"


def answer_language(language: str) -> str:
    """Dutch for Dutch, English for every other language."""
    return "nl" if language == "nl" else "en"


def group_digits(count: int, language: str) -> str:
    """1234 -> "1.234" in Dutch, "1,234" in other languages."""
    return f"{count:,}".replace(",", ".") if language == "nl" else f"{count:,}"


def years_between(since: date | None, until: date | None) -> str:
    """ "2003–2024", or the one year; empty where the papers bear no date."""
    if since is None or until is None:
        return ""
    return str(since.year) if since.year == until.year else f"{since.year}–{until.year}"
