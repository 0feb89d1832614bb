"""Markers to notes: each note gets the place in the text where it is called."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from index.cleaning.footnotes.marks import NoteMark, ocr_marks
from index.cleaning.footnotes.note_lines import NoteLines
from index.cleaning.footnotes.notes import SourceNote, misread_note
from index.cleaning.labels import read_label
from index.cleaning.lines import Line
from index.cleaning.transcript import Edit

_NAMES_SOURCE = re.compile(r"https?:|www\.|\b[a-z-]{2,30}\.(?:nl|com|eu|org)\b|kamerstuk", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"(\d{1,2})\.[ \t]{1,3}(?=\S)")
_WORD_OR_SIGN = re.compile(r"(?:[^\W\d_]{4}|[.,;:?!)»”’\"\]])\s?$")
_TAIL_LINES = 12  # of a note, at most
_SENTENCE_END = re.compile(r"[.?!][”’\"'»)]{0,2}$")


def pair_notes(
    paper: NoteLines, marks: Sequence[NoteMark], notes: Sequence[SourceNote]
) -> tuple[list[Edit], list[SourceNote]]:
    """The edits that lift the markers out, and the notes with those that only their markers betray."""
    lifted = [Edit(m.start, m.end, note=str(m.number)) for m in marks if m.style == "ref"]
    lifted += _marks_of_printed_notes(paper.lines, marks, notes)
    lifted += _marks_of_named_notes([note for note in notes if note.style == "named"], marks)
    extra = list(_pair_unnumbered(paper, marks, notes))
    lifted += _marks_of_style("paren", {note.key: note for note in extra}, marks)
    boxed = {edit.note for edit in lifted}
    left = [note for note in notes if note.style == "plain" and note.key not in boxed]
    plain, found = _pair_in_sequence(paper, marks, left)
    inside = sorted({place for note in notes for place in note.places if not paper.lines[place].blank})
    edits = [edit for edit in (*lifted, *plain) if not _is_inside_lines(paper.lines, inside, edit)]
    return edits, sorted([*notes, *extra, *found], key=lambda note: note.pieces[0][0])


def _marks_of_printed_notes(
    lines: Sequence[Line], marks: Sequence[NoteMark], notes: Sequence[SourceNote]
) -> Iterator[Edit]:
    """The markers of notes that bear their number in the same style, or in plain print where none do: what
    is raised in the text (behind a word), or in square brackets, is often plain before its note."""
    for style in ("sup", "box", "paren", "round"):
        own = {note.key: note for note in notes if note.style == style}
        if own or style in ("paren", "round"):
            yield from _marks_of_style(style, own, marks)
        else:
            plain = {note.key: note for note in notes if note.style == "plain"}
            called = marks if style == "box" else [mark for mark in marks if _ends_word(lines, mark)]
            yield from _marks_of_style(style, plain, called)


def _ends_word(lines: Sequence[Line], mark: NoteMark) -> bool:
    """Whether a raised digit stands behind a word or a sentence, not behind a unit (`m²`) or a figure."""
    line = lines[mark.place]
    end = mark.start - line.start
    return _WORD_OR_SIGN.search(line.text[max(0, end - 6) : end]) is not None


def _is_inside_lines(lines: Sequence[Line], places: Sequence[int], edit: Edit) -> bool:
    at = bisect_right(places, edit.start, key=lambda place: lines[place].start) - 1
    return at >= 0 and edit.start < lines[places[at]].end


def _marks_of_style(style: str, notes: dict[str, SourceNote], marks: Sequence[NoteMark]) -> Iterator[Edit]:
    """All markers of a style whose notes exist."""
    for mark in marks:
        key = f"{mark.number})" if style in ("paren", "round") else str(mark.number)
        if mark.style == style and key in notes and mark.place not in notes[key].places:
            yield Edit(mark.start, mark.end, note=key)


def _marks_of_named_notes(notes: Sequence[SourceNote], marks: Sequence[NoteMark]) -> Iterator[Edit]:
    """The markers `[^2]` of notes that the file itself names."""
    keys = {int(note.key.lstrip("^")): note.key for note in notes}
    for mark in marks:
        if mark.style == "named" and mark.number in keys:
            yield Edit(mark.start, mark.end, note=keys[mark.number])


def _pair_in_sequence(
    paper: NoteLines, marks: Sequence[NoteMark], notes: Sequence[SourceNote]
) -> tuple[list[Edit], list[SourceNote]]:
    """Plain digits are markers where they run on in the order of the notes, each before its note."""
    edits: list[Edit] = []
    found: list[SourceNote] = []
    lines, after = paper.lines, 0
    wanted: dict[int, list[tuple[int, NoteMark]]] = {}  # by number, each with its place in the order
    for place, mark in enumerate(marks):
        if mark.style == "plain":
            wanted.setdefault(mark.number, []).append((place, mark))
    misread: list[tuple[int, int]] | None = None  # sought once, and only where a marker lacks
    at = 0
    following = _starts_of_next_notes(notes)
    starts = _page_starts(paper) if notes else []
    for number, note in _notes_by_number(notes):
        limit = lines[note.first].start if note else following.get(number, lines[-1].end)
        page = _start_of_page(lines, starts, note) if note else 0
        place, match = _likeliest_mark(
            [(i, m) for i, m in wanted.get(number, ()) if i >= at and after <= m.start < limit], page
        )
        if match is not None:
            at = place + 1
            edits.append(Edit(match.start, match.end, note=str(number)))
            after = match.end
            continue
        upto = next((m.start for i, m in wanted.get(number + 1, ()) if i >= at), limit)
        misread = ocr_marks(lines, paper.barred) if misread is None else misread
        first = bisect_left(misread, (after,))
        signs = misread[first : bisect_left(misread, (min(limit, max(upto, after)),), lo=first)][:1]
        spoilt = None if note or not signs else misread_note(paper, signs[0][1], limit, str(number))
        if signs and (note or spoilt):
            edits.append(Edit(*signs[0], note=str(number)))
            after = signs[0][1]
        if spoilt:
            found.append(spoilt)
    return edits, found


def _likeliest_mark(
    marks: Sequence[tuple[int, NoteMark]], page: int
) -> tuple[int, NoteMark] | tuple[int, None]:
    """Of several marks with the number of a note: one on its page, in a usual place, the first."""
    return min(marks, key=lambda one: (one[1].start < page, one[1].doubt, one[1].start), default=(-1, None))


def _page_starts(paper: NoteLines) -> list[int]:
    """The places of the lines with which pages begin, as far as furniture and page turns tell."""
    return [
        i
        for i, (line, barred) in enumerate(zip(paper.lines, paper.barred, strict=True))
        if line.turn or (barred and read_label(line.text) is None)
    ]


def _start_of_page(lines: Sequence[Line], starts: Sequence[int], note: SourceNote) -> int:
    """Where the page on which a note stands begins."""
    page = bisect_right(starts, note.first) - 1
    return lines[starts[page]].start if page >= 0 else 0


def _notes_by_number(notes: Sequence[SourceNote]) -> Iterator[tuple[int, SourceNote | None]]:
    """The notes from 1 on, None for a number that no line defines."""
    known = {int(note.key): note for note in notes}
    for number in range(1, max(known, default=0) + 1):
        yield number, known.get(number)


def _starts_of_next_notes(notes: Sequence[SourceNote]) -> dict[int, int]:
    """For each number below the highest, where the first of the notes with a higher one begins."""
    first: dict[int, int] = {}
    for note in notes:
        first[int(note.key)] = min(note.pieces[0][0], first.get(int(note.key), note.pieces[0][0]))
    found: dict[int, int] = {}
    for number in range(max(first, default=0) - 1, 0, -1):
        near = [start for start in (first.get(number + 1), found.get(number + 1)) if start is not None]
        found[number] = min(near)
    return found


def _pair_unnumbered(
    paper: NoteLines, marks: Sequence[NoteMark], notes: Sequence[SourceNote]
) -> Iterator[SourceNote]:
    """Notes at a paper's end that do not bear the `n)` of their markers, but `n.` or no number at all."""
    called = [mark for mark in marks if mark.style == "paren"]
    count = 0
    for mark in called:
        count += mark.number == count + 1
    if not count or any(note.style == "paren" for note in notes):
        return
    away = {place for note in notes for place in note.places}
    lines = paper.lines
    last = (i for i in range(len(lines) - 1, -1, -1) if not (lines[i].blank or paper.barred[i] or i in away))
    printed = list(islice(last, _TAIL_LINES * count + 1))[::-1]
    tail = _lines_of_numbered_list(lines, printed, count) or _source_lines_at_end(lines, printed, count)
    if not tail or called[-1].place >= tail[0][0]:
        return
    for number, places in enumerate(tail, 1):
        prefix = _LIST_NUMBER.match(lines[places[0]].text)
        skip = prefix.end() if prefix and prefix[1] == str(number) else 0
        yield SourceNote(f"{number})", "paren", paper.pieces(places, skip), places[0], frozenset(places))


def _lines_of_numbered_list(lines: Sequence[Line], printed: Sequence[int], count: int) -> list[list[int]]:
    """The lines of each note where a paper ends in a list `1.`, `2.` … of as many notes as are called."""
    heads: list[int] = []
    for place, i in enumerate(printed):
        number = _LIST_NUMBER.match(lines[i].text)
        if number and number[1] == "1":
            heads = [place]
        elif number and heads and number[1] == str(len(heads) + 1):
            heads.append(place)
    if len(heads) != count or heads[0] == 0 or not _SENTENCE_END.search(lines[printed[heads[0] - 1]].text):
        return []
    tail = [list(printed[a:b]) for a, b in zip(heads, [*heads[1:], len(printed)], strict=True)]
    return tail if all(any(_NAMES_SOURCE.search(lines[i].text) for i in places) for places in tail) else []


def _source_lines_at_end(lines: Sequence[Line], printed: Sequence[int], count: int) -> list[list[int]]:
    """The last lines of a paper, as many as notes are called, where they read as sources."""
    tail = printed[-count:]
    if len(printed) <= count or not _SENTENCE_END.search(lines[printed[-count - 1]].text):
        return []
    if not all(_reads_as_source(lines[i].text) for i in tail) or not any(
        _NAMES_SOURCE.search(lines[i].text) for i in tail
    ):
        return []
    return [[i] for i in tail]


def _reads_as_source(text: str) -> bool:
    """Whether a line at a paper's end reads as a source, not as a sentence of the answer."""
    return len(text) < 400 and (_NAMES_SOURCE.search(text) is not None or not _SENTENCE_END.search(text))
