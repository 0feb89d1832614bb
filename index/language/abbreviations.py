"""Abbreviations that a paper explains: "Dienst Terugkeer en Vertrek (DT&V)" -> DT&V.

After Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation definitions": the
letters of the short form are sought from the right in the words before the bracket.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from index.language.vocabulary import party

_SHORT_FORM_IN_BRACKETS = re.compile(
    r"\(\s?(?:hierna:?\s|de\s|het\s)?[‘'’“\"]?(?P<short>[A-Z][A-Za-z0-9&-]{1,9})[’'\"”]?\s?\)"
)
_WORD = re.compile(r"[\w'’&]+")
_SHORT_FORM = re.compile(r"[A-Z][A-Za-z0-9&-]+")
_MAX_BEFORE = 160  # characters


def abbreviations(text: str) -> dict[str, str]:
    """Each short form that the text explains, with its long form as it stands there, the first wins."""
    found: dict[str, str] = {}
    for short, long in _short_and_long_forms(text):
        found.setdefault(short, long)
    return found


def other_names(text: str, explained: Mapping[str, str]) -> Iterator[str]:
    """The long forms of the short ones that stand in a text alone, and the other way about."""
    if not explained:
        return
    short_forms = set(_SHORT_FORM.findall(text))
    flat = " ".join(text.split()).casefold()
    for short, long in explained.items():
        if (short in short_forms) != (long.casefold() in flat):
            yield long if short in short_forms else short


def _short_and_long_forms(text: str) -> Iterator[tuple[str, str]]:
    for match in _SHORT_FORM_IN_BRACKETS.finditer(text):
        short = match["short"]
        if sum(letter.isupper() for letter in short) < 2 or party(short):
            continue
        long = _long_form(short, text[max(0, match.start() - _MAX_BEFORE) : match.start()])
        if long:
            yield short, long


def _long_form(short: str, before: str) -> str | None:
    """The shortest run of words that holds the letters in order, the first at the start of a word."""
    letters = [letter for letter in short.lower() if letter.isalnum()]
    most = min(len(letters) + 5, len(letters) * 2) + 3  # words that join count too
    place = len(before) - 1
    for left in range(len(letters) - 1, -1, -1):
        place = _find_backwards(before, place, letters[left], at_start=left == 0)
        if place < 0:
            return None
        place -= 1
    long = " ".join(before[place + 1 :].split())
    words = _WORD.findall(long)
    if not 1 < len(words) <= most or short.lower() in (word.lower() for word in words):
        return None
    return None if any(mark in long for mark in ".;:?!()") else long


def _find_backwards(before: str, place: int, letter: str, *, at_start: bool) -> int:
    """The last place up to `place` where the letter stands, at the start of a word where asked for."""
    while place >= 0:
        if before[place].lower() == letter and (
            not at_start or place == 0 or not before[place - 1].isalnum()
        ):
            return place
        place -= 1
    return -1
