"""Footnotes: which lines define one, and which number it bears."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from index.cleaning.footnotes.note_lines import LONE_NUMBER, MAX_LINES, NoteLines, NoteStart
from index.cleaning.lines import Line

_BRACKETED_STYLES = ("paren", "round")  # `1)` and `(1)`: a series of their own, mostly the asker's
_MARK_STYLES_OF_NOTE = {"plain": ("plain", "box")}  # a note `1 Text` may be called by `[1]`
_MISREAD_ONE = re.compile(r"[TIlJi|!'’][ \t]+(?=[A-ZÀ-Ý«‘“\"(])")
_QUOTED_WORDS = re.compile(r"[«‘“\"'][^»’”\"']{0,300}[»’”\"']")
_QUESTION = re.compile(r"\?(?:\s|$)")

FirstMarks = Mapping[tuple[str, int], int]  # (style, number) -> where it is first found as a possible marker


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
    """Lines that may be a note, and how many witnesses say so."""

    start: NoteStart
    witnesses: int
    places: tuple[int, ...]


def find_notes(paper: NoteLines, marked: FirstMarks) -> list[SourceNote]:
    """The notes that lines define, in order: where their numbers run on and witnesses agree."""
    found: dict[str, list[_NoteCandidate]] = {}
    for i in range(len(paper.lines)):
        for candidate in _candidates_at(paper, marked, i):
            found.setdefault(candidate.start.style, []).append(candidate)
    named = found.pop("named", [])
    chosen = [candidate for style in found.values() for candidate in _best_run(style)]
    typed = {str(each.start.number) for each in chosen if each.start.style not in _BRACKETED_STYLES}
    return [
        *_notes_under_headings(paper),
        *_notes_below_numbers(paper, marked),
        *(_make_note(paper, candidate, typed) for candidate in _without_overlap([*chosen, *named])),
    ]


def _notes_under_headings(paper: NoteLines) -> Iterator[SourceNote]:
    """Notes as the web pages of officielebekendmakingen print them: `X Noot`, the number, the text."""
    lines = paper.lines
    heads = [i for i, line in enumerate(lines) if line.text in ("X Noot", "Noot")]
    for head in heads:
        printed = [i for i in range(head + 1, min(head + 2 * MAX_LINES, len(lines))) if not lines[i].blank]
        if len(printed) < 2 or not lines[printed[0]].text.isdecimal():
            continue
        places = [printed[1]]
        places += takewhile(lambda i: not lines[i - 1].blank, printed[2:])
        span = frozenset(range(head, places[-1] + 1))
        yield SourceNote(lines[printed[0]].text, "plain", paper.pieces(places), head, span)


def _notes_below_numbers(paper: NoteLines, marked: FirstMarks) -> list[SourceNote]:
    """Notes whose number stands alone above their text, as some programs write what a PDF raises."""
    found: list[SourceNote] = []
    lines, barred = paper.lines, paper.barred
    for i, line in enumerate(lines[:-1]):
        number = LONE_NUMBER.fullmatch(line.text)
        if number is None or barred[i] or lines[i + 1].blank or barred[i + 1]:
            continue
        begins = i == 0 or lines[i - 1].blank or any(i - 1 in note.places for note in found)
        called = marked.get(("plain", int(number[1])), line.start) < line.start
        places = list(takewhile(paper.is_text, range(i + 1, i + MAX_LINES)))
        if begins and called and paper.cites([i + 1]) and not _QUESTION.search(lines[places[-1]].text):
            found.append(SourceNote(number[1], "plain", paper.pieces(places), i, frozenset([i, *places])))
    return found if [int(note.key) for note in found] == list(range(1, len(found) + 1)) else []


def _without_overlap(candidates: Sequence[_NoteCandidate]) -> Iterator[_NoteCandidate]:
    """The candidates in order, each ending where the next one begins."""
    by_first = {candidate.places[0]: candidate for candidate in candidates}
    firsts = sorted(by_first)
    for first, following in zip(firsts, [*firsts[1:], None], strict=False):
        places = by_first[first].places
        yield replace(by_first[first], places=tuple(p for p in places if following is None or p < following))


def _make_note(paper: NoteLines, candidate: _NoteCandidate, typed: Container[str]) -> SourceNote:
    """A note under its number; `^2` for a named one in a paper that has typed a `2` of its own too."""
    start, places = candidate.start, candidate.places
    key = f"{start.number})" if start.style in _BRACKETED_STYLES else str(start.number)
    key = f"^{key}" if start.style == "named" and key in typed else key
    return SourceNote(key, start.style, paper.pieces(places, start.skip), places[0], frozenset(places))


def _candidates_at(paper: NoteLines, marked: FirstMarks, i: int) -> Iterator[_NoteCandidate]:
    for start in paper.starts_at(i):
        places = [i] if start.style == "named" else paper.note_at(i, start)
        if witnesses := _count_witnesses(paper, marked, places, start):
            yield _NoteCandidate(start, witnesses, tuple(places))


def _best_run(candidates: Sequence[_NoteCandidate]) -> list[_NoteCandidate]:
    """The best rising run of numbers, gaps of two allowed, and of it what is witnessed well enough."""
    best: dict[int, tuple[int, int]] = {}  # number -> score, place of its candidate
    before: list[int] = []
    scores: list[int] = []
    for i, candidate in enumerate(candidates):
        number = candidate.start.number
        near = [best[n] for n in range(number - 3, number) if n in best]
        score, link = max(near, default=(0, -1))
        before.append(link)
        scores.append(score + candidate.witnesses)
        if number <= 3 or near:
            best[number] = max(best.get(number, (0, -1)), (scores[i], i))
    run: list[_NoteCandidate] = []
    at = max(best.values(), default=(0, -1))[1]
    while at >= 0:
        run.append(candidates[at])
        at = before[at]
    sure = any(candidate.witnesses > 1 for candidate in run)
    numbers = {candidate.start.number for candidate in run if sure}
    return [
        c for c in reversed(run) if c.witnesses >= 2 or numbers & {c.start.number - 1, c.start.number + 1}
    ]


def _count_witnesses(paper: NoteLines, marked: FirstMarks, places: Sequence[int], start: NoteStart) -> int:
    """How much says that a line beginning with a number is a note; 0 is none."""
    line, style, number = paper.lines[places[0]], start.style, start.number
    foot, cites = paper.is_at_foot(places), paper.cites(places)
    seen = any(
        marked.get((each, number), line.start) < line.start
        for each in _MARK_STYLES_OF_NOTE.get(style, (style,))
    )
    if style in ("sup", "named"):
        return 2 + foot
    if style in ("paren", "round", "box") and not (seen and (foot or cites)):
        return 0
    if style == "plain":
        asks = _QUESTION.search(_QUOTED_WORDS.sub("", paper.text(places)))
        if (asks or not (foot or cites)) and not line.small:
            return 0
        if line.text[len(str(number)) :][:1].islower() and not (seen and foot and cites):
            return 0
    glued = style == "plain" and line.text[len(str(number))] not in " ."
    return 2 * seen + 2 * line.small + cites + foot + glued


def misread_note(paper: NoteLines, start: int, end: int, key: str) -> SourceNote | None:
    """A note whose number OCR has spoilt (`T X, 28 december …`): at a page's foot, between two offsets."""
    first = bisect_right(paper.lines, start, key=_start_of_line)
    for i in range(first, bisect_left(paper.lines, end, lo=first, key=_start_of_line)):
        match = None if paper.barred[i] else _MISREAD_ONE.match(paper.lines[i].text)
        if match is None:
            continue
        places = paper.note_at(i)
        if paper.cites(places) and paper.is_at_foot(places):
            return SourceNote(key, "plain", paper.pieces(places, match.end()), i, frozenset(places))
    return None


def _start_of_line(line: Line) -> int:
    return line.start
