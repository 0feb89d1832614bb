"""A question in another language -> the same with its words of time in Dutch, and the way back.

One grammar of time (`periods`) then reads all eight languages. English needs no help: the grammar knows it.
What else the question says stays as it is, folded; only the places of periods are used.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from index.language.language_detection import detect_language
from index.language.months import DUTCH
from rag.understand.folding import fold_letters
from rag.understand.times.as_typed import typed_otherwise
from rag.understand.times.units import MONTHS as MONTHS_KNOWN
from rag.understand.times.words import time_words

_BEFORE = re.compile(r"\bv(?:ó[oó]|oó)r\b")
_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_SURE_LETTERS = 4  # of a month's name that tells a language by itself
_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class InDutch:
    """A folded text and where its pieces come from: `ours[n]` in it began at `theirs[n]` in the question."""

    text: str
    ours: tuple[int, ...] = ()
    theirs: tuple[tuple[int, int], ...] = ()
    made_of: InDutch | None = None  # what was rewritten, where that is itself no more the question

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The place in the question of a place in this text."""
        found = self._place_in_question(start, end=False), self._place_in_question(end, end=True)
        return self.made_of.place(*found) if self.made_of else found

    def _place_in_question(self, place: int, *, end: bool) -> int:
        if not self.ours:
            return place
        piece = max(bisect_right(self.ours, place - 1 if end else place) - 1, 0)
        first, length = self.theirs[piece]
        if length < 0:  # kept letter for letter
            return first + place - self.ours[piece]
        return first + (length if end else 0)


def in_dutch(question: str) -> InDutch:
    """The question folded, its words of time in Dutch as the forms of `moments` write them."""
    asked = fold_letters(question).translate(_FIGURES)
    if "ó" in question:
        asked = _keep_before(asked, question)
    language = _language_of_time(asked, question)
    said = InDutch(asked) if language is None else _translated(asked, language)
    if not _FIGURE.search(said.text):
        return said
    typed = _rewritten(said.text, typed_otherwise(said.text))
    return replace(typed, made_of=said) if typed.text != said.text else said


def _keep_before(asked: str, question: str) -> str:
    """ "Vóór" keeps its accents, which tell it from "voor"."""
    for match in _BEFORE.finditer(question.lower()):
        asked = f"{asked[: match.start()]}vóór{asked[match.end() :]}"
    return asked


def _language_of_time(asked: str, question: str) -> str | None:
    """Whose words of time these are; None where none are of another language."""
    said = set(_WORD.findall(asked))
    telling = {language: said & words for language, words in _telling().items() if said & words}
    if not telling:
        return None
    detected = detect_language(question)
    if detected in telling:
        return detected
    sure = [
        language
        for language, words in telling.items()
        if any(len(word) > _SURE_LETTERS and word not in time_words()[language].telling for word in words)
    ]
    return max(sure, key=lambda language: len(telling[language])) if sure else None


@cache
def _telling() -> Mapping[str, frozenset[str]]:
    """What shows each language: the months that Dutch and English do not have, and its words of time."""
    return {
        language: words.telling | {form for forms in words.months for form in forms} - set(MONTHS_KNOWN)
        for language, words in time_words().items()
    }


def _translated(asked: str, language: str) -> InDutch:
    return _rewritten(asked, _said_in_dutch(asked, language))


def _rewritten(asked: str, instead: Iterable[tuple[re.Match[str], str]]) -> InDutch:
    pieces: list[str] = []
    ours: list[int] = []
    theirs: list[tuple[int, int]] = []
    place = written = 0

    def add(piece: str, start: int, length: int) -> None:
        nonlocal written
        ours.append(written)
        theirs.append((start, length))
        pieces.append(piece)
        written += len(piece)

    for match, dutch in instead:
        if match.start() > place:
            add(asked[place : match.start()], place, -1)
        add(dutch, match.start(), match.end() - match.start())
        place = match.end()
    if place < len(asked):
        add(asked[place:], place, -1)
    return InDutch("".join(pieces), tuple(ours), tuple(theirs))


def _said_in_dutch(asked: str, language: str) -> Iterator[tuple[re.Match[str], str]]:
    """What is said otherwise in Dutch, with how."""
    pattern, dutch = _forms(language)
    for match in pattern.finditer(asked):
        template = dutch[str(match.lastgroup)]
        captured = [part for part in match.groups()[_number(match) :] if part]
        inner = [_all_in_dutch(part, language) for part in captured]
        for part in inner[: template.count("@")]:
            template = template.replace("@", part, 1)
        yield match, template


def _number(match: re.Match[str]) -> int:
    """How many groups stand before and at the form that was found: what it captures itself follows."""
    return match.re.groupindex[str(match.lastgroup)]


def _all_in_dutch(text: str, language: str) -> str:
    return _translated(text, language).text


@cache
def _forms(language: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """All forms of a language as one pattern, and the Dutch of each of its named groups."""
    words = time_words()[language]
    months = {form: dutch for forms, dutch in zip(words.months, DUTCH, strict=True) for form in forms}
    any_month, any_count = _any_of(months), rf"{_any_of(words.counts)}|\d{{1,2}}"
    day = r"(?:\d{1,2}(?:er|\.)? (?:de )?)?"
    of_year = rf"{day}(?:(?:{any_month})\.? (?:de )?)?\d{{4}}"
    marks = (("#", any_count), ("{m}", any_month), ("{y}", of_year), ("{d}", rf"{day}(?:{any_month})"))
    lines: list[tuple[str, str]] = []
    for dutch, forms in words.phrases:
        for mark, meant in marks:
            forms = forms.replace(mark, meant)
        lines.append((dutch, forms))
    lines += [(figures, re.escape(word)) for word, figures in words.counts.items()]
    ending = "(?:['’]?[dt][ae])?" if language == "tr" else ""
    lines += [(dutch, re.escape(form) + ending) for form, dutch in months.items()]
    pattern = "|".join(f"(?P<f{number}>{form})" for number, (_, form) in enumerate(lines))
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), {f"f{n}": dutch for n, (dutch, _) in enumerate(lines)}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
