"""Notes of a PDF: small print at the foot of a page that begins with a raised number, and endnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.files.pdf.layout import Row
from index.files.pdf.notes.small_print import SMALL, join_row_texts, name_small_print

PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
MARK = re.compile(r"(?<=\S)[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}")
NOTE = re.compile(r"(?:([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s?|(\d{1,3})\s{1,3})(?=\S)")
DOTTED_NOTE = re.compile(r"(\d{1,3})[.)]\s{1,3}(?=\S)")  # `1. Text`, called by a raised number
OTHER_NOTE = re.compile(r"\d{1,2}[.)]|\[\d{1,2}\]")  # of another run, such as the asker's own
UNIT = re.compile(r"(?:^|[\W\d])[kcdm]?m$")
NOTES_LATER = 60  # pages between a marker and an endnote, at most


def name_notes(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The pages with `[^3]` for markers and one line `[^3]: text` for each note found at a foot.

    Only where number, size and place agree; any other raised digit stays `²`, any other line as it is.
    """
    body = _body_text_size(pages)
    return name_small_print(_name_called_notes(pages, body), body)


def _name_called_notes(pages: Sequence[Sequence[Row]], body: float) -> list[list[Row]]:
    marks = [_raised_numbers(rows, body) for rows in pages]
    pages = [_undotted(rows, body, _numbers_up_to_page(marks, page)) for page, rows in enumerate(pages)]
    feet = [_find_page_foot(rows, body, _numbers_up_to_page(marks, page)) for page, rows in enumerate(pages)]
    if not any(foot.numbers for foot in feet):
        marks = [_raised_numbers(rows, 0.0) for rows in pages]
        feet = _feet_as_large_as_text(pages, marks)
    named = [[*rows[: foot.start], *foot.rows] for rows, foot in zip(pages, feet, strict=True)]
    if not any(foot.numbers for foot in feet):
        return _name_endnotes(named)
    used: set[int] = set()
    for page, foot in enumerate(feet):
        for number in foot.numbers:
            hangs = max((p for p in range(page + 1) if number in marks[p]), default=None)
            if hangs is None:
                continue
            marks[hangs].discard(number)
            name = _next_free_number(number, used)
            named[hangs] = [_rename_marks(row, number, name) for row in named[hangs]]
            named[page] = [_rename_note(row, number, name) for row in named[page]]
    return named


def _name_endnotes(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The pages with notes as large as the text, as browsers print them, named where they close the paper.

    Only where their numbers are 1, 2, 3 … and exactly those that are raised in the text.
    """
    named = [list(rows) for rows in pages]
    marks = set[int]().union(*(_raised_numbers(rows, 0.0) for rows in pages))
    begun = [
        (page, i)
        for page, rows in enumerate(named)
        for i, row in enumerate(rows)
        if _note_number(row) == 1 and (row.apart or OTHER_NOTE.match(rows[i - 1].text))
    ]
    if not begun or not marks:
        return named
    page, start = begun[-1]
    behind = [row for rows in (named[page][start:], *named[page + 1 :]) for row in rows]
    joined, numbers = _join_note_rows(behind)
    if set(numbers) != marks or len(numbers) != max(marks) or any(row.is_label for row in behind):
        return named
    named[page][start:] = joined
    named[page + 1 :] = [[] for _ in named[page + 1 :]]
    for number in numbers:
        named = [
            [_rename_note(_rename_marks(row, number, number), number, number) for row in rows]
            for rows in named
        ]
    return named


@dataclass(frozen=True, slots=True)
class PageFoot:
    """The rows of a page from its first note on, each note joined to one row; the numbers in order."""

    start: int
    rows: tuple[Row, ...] = ()
    numbers: tuple[int, ...] = ()


def _raised_numbers(rows: Sequence[Row], body: float) -> set[int]:
    """The numbers raised in the body of a page, those of square metres left out."""
    return {
        int(mark.group().translate(PLAIN))
        for row in rows
        if row.size > SMALL * body
        for mark in MARK.finditer(row.text)
        if not UNIT.search(row.text[: mark.start()])
    }


def _numbers_up_to_page(marks: Sequence[set[int]], page: int) -> set[int]:
    return set().union(*marks[max(0, page - NOTES_LATER) : page + 1])


def _body_text_size(pages: Sequence[Sequence[Row]]) -> float:
    sizes: dict[float, int] = {}
    for rows in pages:
        for row in rows:
            sizes[row.size] = sizes.get(row.size, 0) + len(row.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _find_page_foot(rows: Sequence[Row], body: float, marks: set[int]) -> PageFoot:
    """The notes: from the first small line below all body text whose number is raised above it."""
    last = max((i for i, row in enumerate(rows) if row.size > SMALL * body), default=-1)
    for i, row in enumerate(rows[last + 1 :], last + 1):
        below = last < 0 or row.top > rows[last].top
        if below and (number := _note_number(row)) is not None and number in marks:
            joined, numbers = _join_note_rows(rows[i:])
            return PageFoot(i, tuple(joined), tuple(numbers))
    return PageFoot(len(rows))


def _feet_as_large_as_text(pages: Sequence[Sequence[Row]], marks: Sequence[set[int]]) -> list[PageFoot]:
    """The foot of each page where notes are as large as the text: none, unless each page that raises
    numbers closes with notes of exactly those.
    """
    feet = []
    for rows, raised in zip(pages, marks, strict=True):
        starts = [
            i for i, row in enumerate(rows) if raised and row.apart and _note_number(row) == min(raised)
        ]
        joined, numbers = _join_note_rows(rows[starts[-1] :]) if starts else ([], [])
        if raised != set(numbers) or any(row.is_label for row in rows[starts[-1] if starts else 0 :]):
            if raised:
                return [PageFoot(len(each)) for each in pages]
        feet.append(PageFoot(starts[-1], tuple(joined), tuple(numbers)) if starts else PageFoot(len(rows)))
    return feet


def _undotted(rows: Sequence[Row], body: float, marks: set[int]) -> list[Row]:
    """The rows, with `1 Text` for `1. Text` in the small print below all text, if no note stands there."""
    last = max((i for i, row in enumerate(rows) if row.size > SMALL * body), default=-1)
    small = rows[last + 1 :]
    dotted = [DOTTED_NOTE.match(row.text) for row in small]
    if not {int(found[1]) for found in dotted if found} & marks or any(_note_number(row) for row in small):
        return list(rows)
    changed = [
        replace(row, text=f"{found[1]} {row.text[found.end() :]}") if found else row
        for row, found in zip(small, dotted, strict=True)
    ]
    return [*rows[: last + 1], *changed]


def _note_number(row: Row) -> int | None:
    found = NOTE.match(row.text)
    return int((found.group(1) or found.group(2)).translate(PLAIN)) if found else None


def _join_note_rows(rows: Sequence[Row]) -> tuple[list[Row], list[int]]:
    """The rows of the foot, those that carry a note on joined to its first; the numbers in order."""
    joined: list[Row] = []
    numbers: list[int] = []
    ended = False
    for row in rows:
        number = _note_number(row)
        follows = number is not None and (not numbers or number == numbers[-1] + 1)
        ended = ended or (row.apart and not follows)  # a page footer below the notes
        if follows and not ended:
            numbers.append(number or 0)
            joined.append(row)
        elif joined and not ended:
            joined[-1] = replace(joined[-1], text=join_row_texts(joined[-1].text, row.text))
        else:
            joined.append(row)
    return joined, numbers


def _rename_marks(row: Row, number: int, name: int) -> Row:
    def named(mark: re.Match[str]) -> str:
        own = int(mark.group().translate(PLAIN)) == number and not UNIT.search(row.text[: mark.start()])
        return f"[^{name}]" if own else mark.group()

    return replace(row, text=MARK.sub(named, row.text))


def _rename_note(row: Row, number: int, name: int) -> Row:
    found = NOTE.match(row.text)
    if found is None or _note_number(row) != number:
        return row
    return replace(row, text=f"[^{name}]: {row.text[found.end() :]}", apart=True)


def _next_free_number(number: int, used: set[int]) -> int:
    """Its own number; the next free one in a paper that starts again on each page."""
    if number in used:
        number = max(used) + 1
    used.add(number)
    return number
