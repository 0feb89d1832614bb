"""Footnotes: which lines define one, and where each ends."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from index.cleaning.lines import Line

_SUPERSCRIPT_TO_DIGIT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_STYLE_PATTERNS = (
    ("named", re.compile(r"\[\^(\d{1,3})\]:[ \t]*(?=\S)")),  # as the readers of docx, html and PDF write it
    ("sup", re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[ \t]*(?=\S)")),
    ("box", re.compile(r"\[(\d{1,3})\][ \t]*(?=\S)")),
    ("paren", re.compile(r"(\d{1,3})\)[ \t]*(?=\S)")),
    ("round", re.compile(r"\((\d{1,2})\)[ \t]*(?=\S)")),
    (
        "plain",
        re.compile(
            r"(\d{1,3})(?:[ \t]+|(?=\D))(?=[A-ZÀ-Ý«‘“\"'(„]|https?:|www\.|[a-z]{2,20}\.(?:nl|com)|\d{4}[ -]"
            r"|\d{1,2} (?:jan|feb|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.? \d{4}|\d\d \d{3}[ ,-])"
        ),
    ),
    ("plain", re.compile(r"(\d{1,2})(?=(?:19|20)\d\d[ ,]|[a-z]{2,12} [A-Z])")),
)
_BRACKETED_STYLES = ("paren", "round")  # `1)` and `(1)`: a series of their own, mostly the asker's
_MARK_STYLES_OF_NOTE = {"plain": ("plain", "box")}  # a note `1 Text` may be called by `[1]`
_LONE_NUMBER = re.compile(r"(\d{1,2})")
_MISREAD_ONE = re.compile(r"[TIlJi|!'’][ \t]+(?=[A-ZÀ-Ý«‘“\"(])")
_CITATION = re.compile(
    r"https?:|www\.|\w\.nl\b|\w\.com\b|kamerst|handelingen|\bTK\b|\bnr\. ?\d|«|\bp\. ?\d|\b(?:19|20)\d\d\b"
    r"|richtlijn|verordening|rapport|brief van|zie |ECLI|stcrt|stb\.",
    re.IGNORECASE,
)
_QUOTED_WORDS = re.compile(r"[«‘“\"'][^»’”\"']{0,300}[»’”\"']")
_QUESTION = re.compile(r"\?(?:\s|$)")
_CLOSED_END = re.compile(r"[.)/»”\"']$|https?:\S+$")
INLINE = re.compile(r"\[(\d{1,3}): ?([^\[\]\n]{1,4000}?)[ \t]*\]")
_FIRST_CHARACTERS = frozenset("0123456789[(⁰¹²³⁴⁵⁶⁷⁸⁹")
_MAX_LINES = 14


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A footnote: its key (`2`, or `2)` in an asker's series) and the source pieces of its text, in order."""

    key: str
    style: str
    pieces: tuple[tuple[int, int], ...]
    first: int  # place of its first line
    places: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _NoteCandidate:
    """A line that may define note `number`, and how many witnesses say so."""

    style: str
    number: int
    witnesses: int
    skip: int  # characters of its number
    places: tuple[int, ...]


def find_notes(
    lines: Sequence[Line], barred: Sequence[bool], marked: Mapping[tuple[str, int], int]
) -> list[SourceNote]:
    """The notes that lines define, in order.

    `barred` are labels and furniture, which end a note; `marked` is where each (style, number) is first
    found as a possible marker. Lines count as notes where their numbers run on and witnesses agree.
    """
    found: dict[str, list[_NoteCandidate]] = {}
    for i, line in enumerate(lines):
        if not barred[i] and line.text and line.text[0] in _FIRST_CHARACTERS:
            for candidate in _candidates_at(lines, barred, marked, i):
                found.setdefault(candidate.style, []).append(candidate)
    named = found.pop("named", [])
    chosen = [candidate for style in found.values() for candidate in _best_run(style)]
    typed = {str(candidate.number) for candidate in chosen if candidate.style not in _BRACKETED_STYLES}
    apart = _notes_below_numbers(lines, barred, marked)
    return [
        *_notes_under_headings(lines),
        *apart,
        *(_make_note(lines, candidate, typed) for candidate in _without_overlap([*chosen, *named])),
    ]


def _notes_under_headings(lines: Sequence[Line]) -> Iterator[SourceNote]:
    """Notes as the web pages of officielebekendmakingen print them: `X Noot`, the number, the text."""
    heads = [i for i, line in enumerate(lines) if line.text in ("X Noot", "Noot")]
    for head in heads:
        printed = [i for i in range(head + 1, min(head + 2 * _MAX_LINES, len(lines))) if not lines[i].blank]
        if len(printed) < 2 or not lines[printed[0]].text.isdecimal():
            continue
        places = [printed[1]]
        places += takewhile(lambda i: not lines[i - 1].blank, printed[2:])
        span = frozenset(range(head, places[-1] + 1))
        yield SourceNote(lines[printed[0]].text, "plain", _spans_of_lines(lines, places, 0), head, span)


def _notes_below_numbers(
    lines: Sequence[Line], barred: Sequence[bool], marked: Mapping[tuple[str, int], int]
) -> list[SourceNote]:
    """Notes whose number stands alone above their text, as some programs write what a PDF raises."""
    found: list[SourceNote] = []
    for i, line in enumerate(lines[:-1]):
        number = _LONE_NUMBER.fullmatch(line.text)
        if number is None or barred[i] or lines[i + 1].blank or barred[i + 1]:
            continue
        begins = i == 0 or lines[i - 1].blank or any(i - 1 in note.places for note in found)
        called = marked.get(("plain", int(number[1])), line.start) < line.start
        places = list(takewhile(lambda j: _is_in_note(lines, barred, j), range(i + 1, i + _MAX_LINES)))
        if (
            begins
            and called
            and _CITATION.search(lines[i + 1].text)
            and not _QUESTION.search(lines[places[-1]].text)
        ):
            span = frozenset([i, *places])
            found.append(SourceNote(number[1], "plain", _spans_of_lines(lines, places, 0), i, span))
    return found if [int(note.key) for note in found] == list(range(1, len(found) + 1)) else []


def _is_in_note(lines: Sequence[Line], barred: Sequence[bool], j: int) -> bool:
    return j < len(lines) and not (
        lines[j].blank or barred[j] or lines[j].turn or _LONE_NUMBER.fullmatch(lines[j].text)
    )


def _without_overlap(candidates: Sequence[_NoteCandidate]) -> Iterator[_NoteCandidate]:
    """The candidates in order, each ending where the next one begins."""
    by_first = {candidate.places[0]: candidate for candidate in candidates}
    firsts = sorted(by_first)
    for first, following in zip(firsts, [*firsts[1:], None], strict=False):
        places = by_first[first].places
        yield replace(by_first[first], places=tuple(p for p in places if following is None or p < following))


def _make_note(lines: Sequence[Line], candidate: _NoteCandidate, typed: Container[str]) -> SourceNote:
    """A note under its number; `^2` for a named one in a paper that has typed a `2` of its own too."""
    key = f"{candidate.number})" if candidate.style in _BRACKETED_STYLES else str(candidate.number)
    key = f"^{key}" if candidate.style == "named" and key in typed else key
    pieces = _spans_of_lines(lines, candidate.places, candidate.skip)
    return SourceNote(key, candidate.style, pieces, candidate.places[0], frozenset(candidate.places))


def _candidates_at(
    lines: Sequence[Line], barred: Sequence[bool], marked: Mapping[tuple[str, int], int], i: int
) -> Iterator[_NoteCandidate]:
    for style, form in _STYLE_PATTERNS:
        match = form.match(lines[i].text)
        if match:
            number = int(match[1].translate(_SUPERSCRIPT_TO_DIGIT))
            places = [i] if style == "named" else _lines_of_note(lines, barred, i, number, form)
            witnesses = _count_witnesses(lines, barred, marked, places, number, style)
            if witnesses:
                yield _NoteCandidate(style, number, witnesses, match.end(), tuple(places))


def _best_run(candidates: Sequence[_NoteCandidate]) -> list[_NoteCandidate]:
    """The best rising run of numbers, gaps of two allowed, and of it what is witnessed well enough."""
    best: dict[int, tuple[int, int]] = {}  # number -> score, place of its candidate
    before: list[int] = []
    scores: list[int] = []
    for i, candidate in enumerate(candidates):
        near = [best[n] for n in range(candidate.number - 3, candidate.number) if n in best]
        score, link = max(near, default=(0, -1))
        before.append(link)
        scores.append(score + candidate.witnesses)
        if candidate.number <= 3 or near:
            best[candidate.number] = max(best.get(candidate.number, (0, -1)), (scores[i], i))
    run: list[_NoteCandidate] = []
    at = max(best.values(), default=(0, -1))[1]
    while at >= 0:
        run.append(candidates[at])
        at = before[at]
    sure = any(candidate.witnesses > 1 for candidate in run)
    numbers = {candidate.number for candidate in run if sure}
    return [c for c in reversed(run) if c.witnesses >= 2 or numbers & {c.number - 1, c.number + 1}]


def _spans_of_lines(lines: Sequence[Line], places: Sequence[int], skip: int) -> tuple[tuple[int, int], ...]:
    first = lines[places[0]]
    return ((first.start + skip, first.end), *((lines[j].start, lines[j].end) for j in places[1:]))


def _lines_of_note(
    lines: Sequence[Line], barred: Sequence[bool], i: int, number: int, form: re.Pattern[str]
) -> list[int]:
    """The lines of the note that begins at line `i`: to a blank, a page's end, a label or the next note."""
    places = [i]
    for j in range(i + 1, min(len(lines), i + 2 * _MAX_LINES)):
        line = lines[j]
        if barred[j] or line.turn or len(places) > _MAX_LINES or _starts_with_number(line, form, number + 1):
            break
        if INLINE.search(line.text):
            break
        if lines[i].small and not line.small and not line.blank:
            break
        if line.blank:
            if not _continues_after_blank(lines, barred, places[-1], j, form, number):
                break
            continue
        places.append(j)
    return places


def _starts_with_number(line: Line, form: re.Pattern[str], number: int) -> bool:
    match = form.match(line.text)
    return match is not None and int(match[1].translate(_SUPERSCRIPT_TO_DIGIT)) == number


def _continues_after_blank(
    lines: Sequence[Line], barred: Sequence[bool], last: int, blank: int, form: re.Pattern[str], number: int
) -> bool:
    """Whether a note cut by a blank line continues: it is open, and the next note follows close behind."""
    if _CLOSED_END.search(lines[last].text) or blank + 2 >= len(lines):
        return False
    after = [lines[j] for j in (blank + 2, blank + 3) if j < len(lines)]
    return not barred[blank + 1] and any(_starts_with_number(line, form, number + 1) for line in after)


def _count_witnesses(
    lines: Sequence[Line],
    barred: Sequence[bool],
    marked: Mapping[tuple[str, int], int],
    places: Sequence[int],
    number: int,
    style: str,
) -> int:
    """How much says that a line beginning with a number is a note; 0 is none."""
    line = lines[places[0]]
    text = " ".join(lines[j].text for j in places)
    foot = _is_at_foot(lines, barred, places)
    cites = _CITATION.search(text) is not None
    seen = any(
        marked.get((each, number), line.start) < line.start
        for each in _MARK_STYLES_OF_NOTE.get(style, (style,))
    )
    if style in ("sup", "named"):
        return 2 + foot
    if (
        style == "plain"
        and (_QUESTION.search(_QUOTED_WORDS.sub("", text)) or not (foot or cites))
        and not line.small
    ):
        return 0
    if style in ("paren", "round", "box") and not (seen and (foot or cites)):
        return 0
    if style == "plain" and line.text[len(str(number)) :][:1].islower() and not (seen and foot and cites):
        return 0
    glued = style == "plain" and line.text[len(str(number))] not in " ."
    return 2 * seen + 2 * line.small + cites + foot + glued


def _is_at_foot(lines: Sequence[Line], barred: Sequence[bool], places: Sequence[int]) -> bool:
    """Whether nothing of the body follows on the page."""
    for j in range(places[-1] + 1, len(lines)):
        if lines[j].turn or barred[j]:
            return True
        if not lines[j].blank:
            return any(form.match(lines[j].text) for _, form in _STYLE_PATTERNS)
    return True


def misread_note(
    lines: Sequence[Line], barred: Sequence[bool], start: int, end: int, key: str
) -> SourceNote | None:
    """A note whose number OCR has spoilt (`T X, 28 december …`): at a page's foot, between two offsets."""
    first = bisect_right(lines, start, key=lambda line: line.start)
    for i in range(first, bisect_left(lines, end, lo=first, key=lambda line: line.start)):
        match = None if barred[i] else _MISREAD_ONE.match(lines[i].text)
        if match is None:
            continue
        places = _lines_of_note(lines, barred, i, -2, _MATCHES_NOTHING)
        text = " ".join(lines[j].text for j in places)
        if _CITATION.search(text) and _is_at_foot(lines, barred, places):
            return SourceNote(key, "plain", _spans_of_lines(lines, places, match.end()), i, frozenset(places))
    return None


_MATCHES_NOTHING = re.compile(r"(?!)(\d)")
