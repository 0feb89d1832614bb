"""Words glued where a PDF's line ends were lost: `ten behoevevan de`, `werkzaamhe-den`, `bijstaan?Waarom`.

Printed lines are of one width. So each lost line end is sought where the line must have been full, and
there the split (or the hyphen) that makes words is taken. Outside of such lines nothing is touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.cleaning.joining import mends
from index.cleaning.transcript import Edit
from index.cleaning.words import Words
from index.compounds import split as compound
from index.typeset import printed_width
from index.words import fold

_TOKEN = re.compile(r"[^\s]+")
_RUN = re.compile(r"[^\W\d_]{4,60}")
_HYPHEN = re.compile(r"([^\W\d_]{2,40})-([a-zà-ÿ]{2,40})")
_SENTENCE = re.compile(
    r"(?<=[^\W\d_]{2}[.?!;:])(?=[«‘“]?[A-ZÀ-Ý][a-zà-ÿ ])|(?<=[»”’)][.?])(?=[A-ZÀ-Ý])|(?<=[.?;:])(?=[–•])"
)
_NUMBER = re.compile(
    r"(?<=[a-zà-ÿ]{3})(?=\d{1,2} (?:jan|feb|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec))"
    r"|(?<=(?:ari|art|ril|mei|uni|uli|tus|ber))(?=20\d\d\b)"
)
_MIXED = re.compile(
    r"(?<=[a-zà-ÿ]{2})(?=[A-ZÀ-Ý][a-zà-ÿA-Z]|\d)|(?<=\d)(?=[a-zà-ÿ]{3})"
    r"|(?<=[a-zà-ÿ,»”)])(?=[«‘“(])|(?<=[,;)»”])(?=[^\W\d_]{2})"
)
_LINK = re.compile(r"https?:|www\.|@")
_MIN_GLUED = 105  # characters: two printed lines at least
_FULL = (0.82, 1.05)  # of the column, between which a printed line's width lies
_COST = 1.0  # of a break that no width asks for
_REACH = 3.5  # columns that a chain may pass without a break
_COMPOUND = 5  # the rank of a word that is only known by its parts
_MOST_WAYS = 2  # to part one run of letters


@dataclass(frozen=True, slots=True)
class _Break:
    """A place where a line may have ended; `drop` is the hyphen that goes; `free` ends a paragraph."""

    at: int
    score: float
    drop: int = 0
    free: bool = False


def glued_column(lines: Sequence[str]) -> int:
    """The printed width of a paper's lines where some of them are glued together, 0 where none are.

    The lines that kept their ends tell it: the widest but for outliers.
    """
    if not any(len(line) >= _MIN_GLUED for line in lines):
        return 0
    widths = sorted(printed_width(line) for line in lines if 45 < len(line) < _MIN_GLUED)
    return widths[int(len(widths) * 0.9)] if len(widths) >= 4 else 0


def glue_edits(text: str, start: int, column: int, words: Words) -> list[Edit]:
    """The edits that part the glued words of a long line; `column` is the printed width, as of typeset."""
    if len(text) < _MIN_GLUED or not column:
        return []
    breaks = sorted(_breaks(text, words), key=lambda b: b.at)
    if not breaks:
        return []
    return list(_edits(text, start, _best_chain(text, breaks, column), column))


def _edits(text: str, start: int, chain: Sequence[_Break], column: int) -> Iterator[Edit]:
    """A hyphen goes, a paragraph's short last line ends, else a space comes between."""
    before = 0
    for b in chain:
        short = b.free and printed_width(text[before : b.at]) < 0.9 * column
        if b.drop or text[b.at - 1] != "-":
            sign = "" if b.drop else "\n" if short or text[b.at] in "–•" else " "
            yield Edit(start + b.at - b.drop, start + b.at, sign)
        before = b.at


def _breaks(text: str, words: Words) -> Iterator[_Break]:
    for token in _TOKEN.finditer(text):
        if len(token[0]) < 4 or _LINK.search(token[0]):
            continue
        base = token.start()
        sure = {base + m.start() for m in _SENTENCE.finditer(token[0])}
        sure |= {m.start() for m in _NUMBER.finditer(text, base, min(len(text), token.end() + 5))}
        sure = {at for at in sure if at < token.end()}
        yield from (_Break(at, 6.0, free=True) for at in sure)
        yield from (
            _Break(base + m.start(), 3.0) for m in _MIXED.finditer(token[0]) if base + m.start() not in sure
        )
        yield from _hyphens(token[0], base, words)
        for run in _RUN.finditer(token[0]):
            yield from _splits(run[0], base + run.start(), words)


def _hyphens(token: str, base: int, words: Words) -> Iterator[_Break]:
    for match in _HYPHEN.finditer(token):
        goes = mends(match[1], match[2], words) and not _apart(match, words)
        yield _Break(base + match.start(2), 3.0 if goes else 0.5, drop=int(goes))


def _apart(match: re.Match[str], words: Words) -> bool:
    """Whether the hyphen may be the word's own."""
    whole = match[1] + match[2]
    if words.rank(whole) or words.uses(whole):
        return False
    return _both(match, words) or (words.uses(match[0]) > 1 and words.rank(match[1]) > 0)


def _both(match: re.Match[str], words: Words) -> bool:
    return words.rank(match[1]) > 6 and words.rank(match[2]) > 6


def _splits(run: str, base: int, words: Words) -> list[_Break]:
    """The likeliest ways to part a run of letters into two words, where it is not a common word itself."""
    whole = words.rank(run)
    if whole > 8 or words.uses(run) > 2:
        return []
    pairs = [(at, _weight(run[:at], words), _weight(run[at:], words)) for at in range(1, len(run))]
    ways = [(at, left, right) for at, left, right in pairs if left and right]
    ways = ways or [
        (at, left or _COMPOUND, right or _COMPOUND)
        for at, left, right in pairs
        if _fits(run, at, left, right)
    ]
    breaks = [
        _Break(base + at, min(left, right) / 8 + (left + right) / 40)
        for at, left, right in ways
        if min(left, right) > whole + 2
    ]
    return sorted(breaks, key=lambda b: -b.score)[:_MOST_WAYS]


def _fits(run: str, at: int, left: int, right: int) -> bool:
    """Whether a common word stands beside what may be a compound."""
    if max(left, right) < 12 or run[:1].isupper():
        return False
    rest = run[at:] if left else run[:at]
    return len(rest) > 7 and bool(compound(fold(rest)))


def _weight(word: str, words: Words) -> int:
    """How sure a part is a word by itself: short ones must be common."""
    rank = max(words.rank(word), 6 if len(word) > 5 and words.uses(word) else 0)
    least = 16 if len(word) < 3 else 10 if len(word) == 3 else 6 if len(word) < 6 else 3
    return rank if rank >= least else 0


def _best_chain(text: str, breaks: Sequence[_Break], column: int) -> list[_Break]:
    """The breaks that cut the text best into full lines of real words; ends of paragraphs always count."""
    places = [0, *(b.at for b in breaks)]
    upto = _widths(text)
    best: list[tuple[float, int]] = [(0.0, -1)]
    first = 0
    for i, b in enumerate(breaks, 1):
        while upto[b.at] - upto[places[first]] > _REACH * column and first < i - 1:
            first += 1
        best.append(
            max(
                (best[j][0] + b.score - _COST - _strain((upto[b.at] - upto[places[j]]) / column, b.free), j)
                for j in range(first, i)
            )
        )
        if b.free:
            first = i
    rest = [total - _strain((upto[-1] - upto[places[i]]) / column, True) for i, (total, _) in enumerate(best)]
    return _trace(breaks, best, max(range(first, len(best)), key=lambda i: rest[i]))


def _strain(columns: float, free: bool) -> float:
    """What it costs that a stretch between two breaks is too short or too long for a line."""
    if columns > _FULL[1]:
        return min(30 * (columns - _FULL[1]), 5.0)
    return 0.0 if free else 20 * max(0.0, _FULL[0] - columns)


def _widths(text: str) -> list[int]:
    """The printed width up to each character."""
    widths, total = [0], 0
    for sign in text:
        total += printed_width(sign)
        widths.append(total)
    return widths


def _trace(breaks: Sequence[_Break], best: Sequence[tuple[float, int]], at: int) -> list[_Break]:
    chain: list[_Break] = []
    while at > 0:
        chain.append(breaks[at - 1])
        at = best[at][1]
    return chain[::-1]
