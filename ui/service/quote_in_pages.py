"""Where a quote stands in the letters of a file's pages, though page heads, notes and hyphens stand between.

Letters and digits alone are compared. Where two places are as likely, none is given: a wrong mark is worse.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

REACH = 2_500  # letters that a page's foot and head, with notes, may put between two parts of a quote
LEAST = 12  # letters that a part of a quote has, so that it is found where it stands and not by chance
CONTEXT = 200  # letters before and after that tell one place from another of the same words
ENOUGH = 16  # letters, of the quote and around it, below which a place may be chance
CLOSING = ".!?:;,)]'\"”’»"
LOST = 0.1  # part of a quote's letters that may be found nowhere: a letter that the file gives otherwise


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """A quote with the words before and after it."""

    quote: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class PageSpan:
    """Characters `start` up to, not including, `end` of a page, counted from 0."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters of all pages in one row, each with the page and the character that it came from."""

    text: str
    places: list[tuple[int, int]]


def find_quote(wanted: QuotedWords, pages: Sequence[str]) -> list[PageSpan]:
    """The stretches of the pages that the quote covers, in order; none where its place is not certain."""
    letters = _letters_of(pages)
    quote = folded(wanted.quote)
    start = _certain_start(quote, wanted, letters.text)
    if start is None:
        return []
    found, lost = _follow(quote, letters.text, start)
    if lost > LOST * len(quote):
        return []
    return _with_closing_signs(list(_spans(found, letters)), pages)


def folded(text: str) -> str:
    """The letters and digits of a text, without case, accents and ligatures."""
    return "".join(each for sign in text for each in _fold(sign))


def _fold(sign: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKD", sign).casefold() if each.isalnum())


def _letters_of(pages: Sequence[str]) -> _Letters:
    text: list[str] = []
    places: list[tuple[int, int]] = []
    for number, page in enumerate(pages):
        for at, sign in enumerate(page):
            made = _fold(sign)
            text.append(made)
            places.extend([(number, at)] * len(made))
    return _Letters("".join(text), places)


def _certain_start(quote: str, wanted: QuotedWords, text: str) -> int | None:
    """Where the quote begins: the one place whose surroundings fit best; None where there is none."""
    head = _longest_head(quote, text, 0, len(text))
    if not head or (len(head) < min(LEAST, len(quote))):
        return None
    before, after = folded(wanted.before)[-CONTEXT:], folded(wanted.after)[:CONTEXT]
    fits = []
    for at in _all_places(head, text):
        fit = _common_end(text[max(0, at - CONTEXT) : at], before)
        if head == quote:
            fit += _common_start(text[at + len(head) : at + len(head) + CONTEXT], after)
        fits.append((fit, at))
    fits.sort(reverse=True)
    best = fits[0][0]
    if len(head) + best < ENOUGH or (len(fits) > 1 and fits[1][0] == best):
        return None
    return fits[0][1]


def _all_places(part: str, text: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _common_start(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _common_end(one: str, other: str) -> int:
    return _common_start(one[::-1], other[::-1])


def _longest_head(quote: str, text: str, start: int, end: int) -> str:
    """The longest beginning of the quote that stands between two places."""
    low, high = 0, min(len(quote), end - start)
    while low < high:
        middle = (low + high + 1) // 2
        if text.find(quote[:middle], start, end) >= 0:
            low = middle
        else:
            high = middle - 1
    return quote[:low]


def _follow(quote: str, text: str, start: int) -> tuple[list[tuple[int, int]], int]:
    """The parts of a quote from its beginning on, and how many of its letters were found nowhere."""
    found: list[tuple[int, int]] = []
    at, lost = start, 0
    rest = quote
    while rest:
        length = _common_start(text[at : at + len(rest)], rest)
        if length < min(LEAST, len(rest)):
            head = _longest_head(rest, text, at, min(len(text), at + REACH))
            if len(head) < min(LEAST, len(rest)):
                rest, lost = rest[1:], lost + 1
                continue
            at, length = text.find(head, at), len(head)
        found.append((at, at + length))
        at, rest = at + length, rest[length:]
    return found, lost


def _spans(found: Sequence[tuple[int, int]], letters: _Letters) -> Iterator[PageSpan]:
    """The same in characters of pages: a part that runs over a page's end is two."""
    for start, end in found:
        pages: dict[int, list[int]] = {}
        for page, at in letters.places[start:end]:
            pages.setdefault(page, []).append(at)
        for page, signs in pages.items():
            yield PageSpan(page, signs[0], signs[-1] + 1)


def _with_closing_signs(spans: list[PageSpan], pages: Sequence[str]) -> list[PageSpan]:
    """The same, with the full stop or the quotation mark behind the last letter."""
    if spans:
        last = spans[-1]
        rest = pages[last.page][last.end :]
        spans[-1] = replace(last, end=last.end + len(rest) - len(rest.lstrip(CLOSING)))
    return spans
