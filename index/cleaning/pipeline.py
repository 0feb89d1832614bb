"""A file as read -> a paper as shown: furniture out, words mended, notes behind the body, and the way back.

`clean` keeps, for every character shown, where it stands in the file (`CleanPaper.origin`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.cleaning.blocks import BodyWriter, TextBlock
from index.cleaning.footnotes.marks import find_marks
from index.cleaning.footnotes.note_lines import INLINE, NoteLines
from index.cleaning.footnotes.notes import SourceNote, find_notes
from index.cleaning.footnotes.pairing import pair_notes
from index.cleaning.furniture.page_furniture import find_furniture, with_printed_pages
from index.cleaning.furniture.running_titles import find_running_titles
from index.cleaning.joining import Join, Joiner, are_wrapped, single_spaced
from index.cleaning.labels import Label, read_bare
from index.cleaning.lines import Line, split_lines
from index.cleaning.mending.characters import repair_edits
from index.cleaning.mending.glued_words import glue_edits
from index.cleaning.mending.ocr_words import misread_edits
from index.cleaning.mending.paper_words import paper_words
from index.cleaning.mending.whitespace import normalise_spaces, unchanged_segments
from index.cleaning.print_width import column_width
from index.cleaning.transcript import Edit, Transcript
from index.cleaning.wrapped_labels import labels_of_lines, numbers_above
from index.files import SourceText

__all__ = ["TextBlock", "CleanPaper", "Label", "clean"]

_MIN_FLAT_CHARACTERS = 400  # characters from which a text on one line has lost its line ends
_LINES_ABOVE_LABEL = 30  # lines: room for a first question above the label of its answer
_MIN_COLUMN = 22_000  # printed width, some 45 characters: below it lines end where their writer ended them


@dataclass(frozen=True, slots=True)
class CleanPaper:
    """The shown text with its blocks (the body) and notes (behind it); all offsets are into `text`.

    `origin` holds (shown, source, length); `marks` where a note is called, and its key; `notes` each
    note's key, start and end; `paged` whether the file tells its pages; `flat` that its line ends are lost.
    """

    text: str
    blocks: tuple[TextBlock, ...]
    origin: tuple[tuple[int, int, int], ...]
    marks: tuple[tuple[int, str], ...]
    notes: tuple[tuple[str, int, int], ...]
    paged: bool
    flat: bool = False


def clean(source: SourceText) -> CleanPaper:
    """Clean one paper; time grows linearly with its length."""
    raw = source.text
    source = replace(source, text=normalise_spaces(raw))
    lines = single_spaced(split_lines(source))
    labels = labels_of_lines(lines)
    numbers = numbers_above(lines, labels)
    spoken = [label is not None and label.kind != "section" for label in labels]
    gone = find_furniture(lines, spoken) | find_running_titles(lines, spoken) | numbers
    lines = with_printed_pages(lines)
    bare = not any(label and label.kind == "question" for label in labels)
    labelled = enumerate(zip(lines, labels, strict=True))
    taken = [_label_length(line, label, i in gone) for i, (line, label) in labelled]
    lifted, notes = _lift_notes(lines, spoken, taken, bare)
    away = gone.union(*(note.places for note in notes))
    script = Transcript(source.text)
    writer = BodyWriter(script, _make_joiner(lines, away))
    edits = _edits_by_line(source, lines, writer.joiner, [*lifted, *_cut_inline_notes(source.text, notes)])
    for i, line in enumerate(lines):
        if i in away:
            writer.skip()
        else:
            writer.write(line, labels[i], edits.get(line.start, []))
    shown = _write_notes(script, writer.joiner, edits, notes)
    paged = bool(lines) and (lines[-1].page > 1 or len(source.pages) > 1)
    marks, origin = tuple(script.marks), tuple(unchanged_segments(script.origin, raw))
    text, flat = "".join(script.pieces), _is_flat(source.text)
    return CleanPaper(text, tuple(writer.blocks), origin, marks, tuple(shown), paged, flat)


def break_at_labels(source: SourceText) -> str:
    """The text to read a head from: evened, with a line end before each label where its own are lost."""
    text = normalise_spaces(source.text)
    if not _is_flat(text):
        return text
    return "\n".join(line.text for line in split_lines(replace(source, text=text)))


def _is_flat(text: str) -> bool:
    """Whether one line holds most of a text that is longer than a line can be."""
    return len(text) > _MIN_FLAT_CHARACTERS and max(map(len, text.split("\n"))) > 0.6 * len(text)


def _label_length(line: Line, label: Label | None, gone: bool) -> int:
    """How many characters of a line are no text: all of furniture, or the label of a question or answer."""
    if gone:
        return len(line.text)
    return label.length if label and label.kind != "section" else 0


def _lift_notes(
    lines: Sequence[Line], spoken: Sequence[bool], taken: Sequence[int], bare: bool
) -> tuple[list[Edit], list[SourceNote]]:
    """The edits that take the markers out of the text, and the notes; `taken`, `bare` as of `find_marks`."""
    paper = NoteLines(lines, [taken[i] > 0 or spoken[i] for i in range(len(lines))])
    marks = find_marks(lines, taken, _start_of_questions(lines, spoken, bare), bare)
    first: dict[tuple[str, int], int] = {}
    for mark in marks:
        first.setdefault((mark.style, mark.number), mark.start)
    return pair_notes(paper, marks, [*find_notes(paper, first), *_inline_notes(lines)])


def _start_of_questions(lines: Sequence[Line], spoken: Sequence[bool], bare: bool) -> int:
    """Where markers may stand from: the first label, or a bare `1` above that of an answer.

    One further above must ask: it may else be an item of an answer.
    """
    first = spoken.index(True) if True in spoken else 0
    ones = [i for i in range(first) if _is_bare_one(lines[i])] if bare else []
    asking = (i for i in ones if any(line.text.endswith("?") for line in lines[i : min(i + 4, first)]))
    near = [i for i in ones if i >= first - _LINES_ABOVE_LABEL]
    return next(asking, near[-1] if near else first)


def _is_bare_one(line: Line) -> bool:
    label = read_bare(line.text) if line.text.startswith(("1", "(1")) else None
    return label is not None and label.numbers[0].value == 1


def _inline_notes(lines: Sequence[Line]) -> Iterable[SourceNote]:
    """Notes that stand inside a line: `[2: Kamerstukken II …]`."""
    for i, line in enumerate(lines):
        for match in INLINE.finditer(line.text) if "[" in line.text else ():
            span = (line.start + match.start(2), line.start + match.end(2))
            yield SourceNote(match[1], "ref", (span,), i)


def _cut_inline_notes(text: str, notes: Iterable[SourceNote]) -> Iterable[Edit]:
    for note in notes:
        if note.style == "ref":
            start, end = note.pieces[0]
            yield Edit(text.rindex("[", 0, start), text.index("]", end) + 1)


def _make_joiner(lines: Sequence[Line], away: set[int]) -> Joiner:
    printed = [line.text for i, line in enumerate(lines) if i not in away]
    column = column_width(printed) if are_wrapped(printed) else 0
    return Joiner(column if column > _MIN_COLUMN else 0, paper_words(printed))


def _edits_by_line(
    source: SourceText, lines: Sequence[Line], joiner: Joiner, lifted: Iterable[Edit]
) -> dict[int, list[Edit]]:
    """The edits of each line, by its start, in order and without overlap."""
    found = list(lifted)
    for line in lines:
        found.extend(repair_edits(line.text, line.start))
    if source.kind in ("txt", "md", "pdf"):
        found.extend(glue_edits(lines, joiner.words))
        found.extend(misread_edits(lines, joiner.words))
    return _group_by_line(
        [line.start for line in lines], sorted(found, key=lambda edit: (edit.start, -edit.end))
    )


def _group_by_line(starts: Sequence[int], edits: Sequence[Edit]) -> dict[int, list[Edit]]:
    placed: dict[int, list[Edit]] = {}
    at, last = 0, -1
    for edit in edits:
        while at + 1 < len(starts) and starts[at + 1] <= edit.start:
            at += 1
        if edit.start >= last:
            placed.setdefault(starts[at], []).append(edit)
            last = edit.end
    return placed


def _write_notes(
    script: Transcript, joiner: Joiner, edits: dict[int, list[Edit]], notes: Sequence[SourceNote]
) -> list[tuple[str, int, int]]:
    """Write the notes behind the body."""
    shown = []
    for i, note in enumerate(notes):
        script.add("\n" if i else "\n\n")
        start = script.length
        for piece, (begin, end) in enumerate(note.pieces):
            before = script.source[slice(*note.pieces[piece - 1])] if piece else ""
            link = joiner.join(before, script.source[begin:end], True) if piece else Join("")
            script.drop(link.drop if link else 0)
            script.add(link.between if link else " ")
            mended = [e for e in edits.get(begin, []) if e.note is None] or list(
                repair_edits(script.source[begin:end], begin)
            )
            script.copy(begin, end, mended)
        shown.append((note.key, start, script.length))
    return shown
