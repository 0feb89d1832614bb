"""Words glued where a PDF's line ends were lost: `ten behoevevan de`, `werkzaamhe-den`, `bijstaan?Waarom`.

Printed lines are of one width. So each lost line end is sought where the line must have been full, and
there the split (or the hyphen) that makes words is taken. Outside of such lines nothing is touched.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.cleaning.joining import mends
from index.cleaning.lines import Line
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
    """A place where a line may have ended; `drop` is the hyphen that goes; `free` ends a paragraph.

    `plain` says that it can hardly be anything else: a capital or bracket inside a word, a word that is none.
    """

    at: int
    score: float
    drop: int = 0
    free: bool = False
    plain: bool = True


def glue_edits(lines: Sequence[Line], words: Words) -> list[Edit]:
    """The edits that part the glued words of a paper; none where its lines have kept their ends.

    The lines that kept theirs tell the column's width; then the widths found between sure breaks do.
    """
    long = [line for line in lines if len(line.text) >= _MIN_GLUED]
    column = _kept_column(lines) if long else 0
    if not column:
        return []
    sheets = [_sheet(line, words) for line in long]
    chains = [sheet.chain(column) for sheet in sheets]
    if not _is_glued(sheets, chains, column):
        return []
    column = _found_column(sheets, chains, column)
    sheets.extend(
        _sheet(line, words)
        for line in lines
        if 60 < len(line.text) < _MIN_GLUED and printed_width(line.text) > _FULL[1] * column
    )
    return [edit for sheet in sheets for edit in sheet.edits(column)]


def _sheet(line: Line, words: Words) -> _Sheet:
    breaks = sorted(_breaks(line.text, words), key=lambda b: b.at)
    return _Sheet(line.text, line.start, breaks, _widths(line.text))


def _kept_column(lines: Sequence[Line]) -> int:
    """The width up to which most lines are filled that kept their ends; notes, set smaller, do not count."""
    kept = [line.text for line in lines if 45 < len(line.text) < _MIN_GLUED and not line.text[0].isdigit()]
    widths = sorted(printed_width(text) for text in kept if not _LINK.search(text))
    if len(widths) < 4:
        return 0
    return max(widths, key=lambda width: bisect_right(widths, width) - bisect_left(widths, 0.92 * width))


def _is_glued(sheets: Sequence[_Sheet], chains: Sequence[list[_Break]], column: int) -> bool:
    """Whether plain signs of lost line ends stand at most of the places where lines must have ended."""
    expected = sum(int(sheet.upto[-1] / column) for sheet in sheets)
    plain = sum(b.plain for chain in chains for b in chain)
    return plain >= max(3, 0.45 * expected)


def _found_column(sheets: Sequence[_Sheet], chains: Sequence[list[_Break]], column: int) -> int:
    """The width of the lines between plain breaks, of which the widest tell the column."""
    widths = []
    for sheet, chain in zip(sheets, chains, strict=True):
        before = 0
        for b in chain:
            if b.plain and not b.free:
                widths.append(sheet.upto[b.at] - sheet.upto[before])
            before = b.at
    widths = sorted(width for width in widths if 0.8 * column < width < 1.15 * column)
    return widths[int(len(widths) * 0.93)] if len(widths) > 8 else column


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A long line, the places where it may have been broken, and the printed width up to each character."""

    text: str
    start: int  # in the source
    breaks: Sequence[_Break]
    upto: Sequence[int]

    def edits(self, column: int) -> Iterator[Edit]:
        """A hyphen goes, a paragraph's short last line ends, else a space comes between."""
        before, upto, start = 0, self.upto, self.start
        for b in self.chain(column):
            short = b.free and upto[b.at] - upto[before] < 0.9 * column
            if b.drop or self.text[b.at - 1] != "-":
                sign = "" if b.drop else "\n" if short or self.text[b.at] in "–•" else " "
                yield Edit(start + b.at - b.drop, start + b.at, sign)
            before = b.at

    def chain(self, column: int) -> list[_Break]:
        """The breaks that cut the text best into full lines of words; ends of paragraphs always count."""
        places = [0, *(b.at for b in self.breaks)]
        upto = self.upto
        best: list[tuple[float, int]] = [(0.0, -1)]
        first = 0
        for i, b in enumerate(self.breaks, 1):
            while upto[b.at] - upto[places[first]] > _REACH * column and first < i - 1:
                first += 1
            best.append(
                max(
                    (
                        best[j][0]
                        + b.score
                        - _COST
                        - _strain((upto[b.at] - upto[places[j]]) / column, b.free),
                        j,
                    )
                    for j in range(first, i)
                )
            )
            if b.free:
                first = i
        rest = [
            total - _strain((upto[-1] - upto[places[i]]) / column, True) for i, (total, _) in enumerate(best)
        ]
        return _trace(self.breaks, best, max(range(first, len(best)), key=lambda i: rest[i]))


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
        yield _Break(base + match.start(2), 3.0 if goes else 0.5, drop=int(goes), plain=goes)


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
    if whole > 8 or words.uses(run) > 1:
        return []
    pairs = [(at, _weight(run[:at], words), _weight(run[at:], words)) for at in range(1, len(run))]
    ways = [(at, left, right) for at, left, right in pairs if left and right]
    ways = ways or [
        (at, left or _COMPOUND, right or _COMPOUND)
        for at, left, right in pairs
        if _fits(run, at, left, right)
    ]
    breaks = [
        _Break(base + at, _likelihood(run[:at], left, right), plain=max(left, right) >= 17)
        for at, left, right in ways
        if min(left, right) > whole + 2
    ]
    return sorted(breaks, key=lambda b: -b.score)[:_MOST_WAYS]


def _likelihood(head: str, left: int, right: int) -> float:
    """How likely two words are to have met at a line's end; what may be one compound is less so."""
    compound_like = max(left, right) < 17 and not head.endswith("e")
    return min(left, right) / 8 + (left + right) / 40 - 1.0 * compound_like


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
