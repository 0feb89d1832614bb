"""The text of official XML: paragraphs, lists, tables and notes as lines a reader knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from index.document import Span
from index.files.markup import Element, local_name
from index.files.tables.cells import table_lines

LABELS = frozenset(("nr", "nummer", "li.nr", "noot.nr"))
BLOCKS = frozenset(
    "al al-groep alinea p lijst li table tgroup thead tbody row entry kop tussenkop titel".split()
)
# Inside a word or sentence: what these part may be one word. Other elements stand for a whole, as a sentence.
INLINE = frozenset(
    "nadruk sup sub inf b i u em strong span extref intref ref noot nootref br al-inline".split()
)
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
GAP = "\n\n"


@dataclass(slots=True)
class Notes:
    """The notes met while reading, in order; `marked` leaves `[^3]` in the text where each one hangs."""

    marked: bool = False
    texts: dict[str, str] = field(default_factory=dict)  # number -> text
    names: dict[str, str] = field(default_factory=dict)  # xml id -> number
    hanging: list[str] = field(default_factory=list)  # numbers of the markers, in reading order

    def marker(self, number: str) -> str:
        """Note that a marker stands here; the characters to leave in the text."""
        self.hanging.append(number)
        return f"[^{number}]" if self.marked else ""


class Sheet:
    """The shown text of a document while it is being written, blocks a blank line apart."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    def add(self, block: str) -> Span:
        """Write a block; where it stands. An empty one is not written."""
        if not block:
            return Span(self._length, self._length)
        if self._parts:
            self._parts.append(GAP)
            self._length += len(GAP)
        start = self._length
        self._parts.append(block)
        self._length += len(block)
        return Span(start, self._length)

    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)


def block_texts(element: Element, notes: Notes) -> Iterator[str]:
    """The blocks within an element in reading order, its own label (`nr`) left out, none of them empty."""
    within = (local_name(child) for child in element.iterdescendants())
    if local_name(element) == "al" or not any(name in BLOCKS for name in within):
        yield from filter(None, [inline_text(element, notes)])
        return
    for child in element:
        name = local_name(child)
        if name == "noot":
            keep_note(child, notes)
        elif name == "lijst":
            yield from filter(None, ["\n".join(_list_lines(child, notes))])
        elif name == "table":
            yield from filter(None, ["\n".join(_table_lines(child, notes))])
        elif name in ("kop", "tussenkop"):
            yield from filter(None, [inline_text(child, notes, labels=True)])
        elif name not in LABELS:
            yield from block_texts(child, notes)


def inline_text(element: Element, notes: Notes, labels: bool = False) -> str:
    """The text of a paragraph, space made single; `labels` keeps `nr` within it."""
    pieces = [_inner_text(element, notes, labels)]
    return "\n".join(" ".join(line.split()) for line in "".join(pieces).split("\v")).strip()


def keep_note(note: Element, notes: Notes) -> str:
    """Keep a note's text under its number; the number."""
    printed = [child for child in note if local_name(child) in ("noot.nr", "nummer", "nr")]
    number = inline_text(printed[0], Notes()).strip("()[]. ") if printed else ""
    identifier = note.get("id") or ""
    number = number or notes.names.get(identifier, "") or str(len(notes.texts) + 1)
    if identifier:
        notes.names[identifier] = number
    within = [
        block for child in note if local_name(child) not in LABELS for block in block_texts(child, Notes())
    ]
    notes.texts[number] = " ".join([*(note.text or "").split(), *within])
    return number


def _inner_text(element: Element, notes: Notes, labels: bool) -> str:
    parts = [element.text or ""]
    before = ""  # the name of the element that ended right here
    for child in element:
        name = local_name(child)
        if name == before and name not in INLINE:
            parts.append(" ")
        if name == "noot":
            parts.append(notes.marker(keep_note(child, notes)))
        elif name == "nootref":
            parts.append(notes.marker(_reference_marker(child, notes)))
        elif name == "br":
            parts.append("\v")
        elif labels or name not in LABELS:
            text = _inner_text(child, notes, labels)
            raised = name == "sup" and text.strip().isdecimal()
            parts.append(text.strip().translate(RAISED) if raised else text)
        if labels and name in LABELS:
            parts.append(" ")
        parts.append(child.tail or "")
        before = "" if child.tail else name
    return "".join(parts)


def _reference_marker(reference: Element, notes: Notes) -> str:
    number = " ".join("".join(map(str, reference.itertext())).split()).strip("()[]. ")
    target = reference.get("refid") or reference.get("idref") or ""
    number = number or notes.names.get(target) or str(len(notes.hanging) + 1)
    if target:
        notes.names.setdefault(target, number)
    return number


def _list_lines(listing: Element, notes: Notes, depth: int = 0) -> Iterator[str]:
    for item in listing:
        if local_name(item) != "li":
            continue
        sign = " ".join(inline_text(child, notes) for child in item if local_name(child) == "li.nr") or "–"
        lines = list(_item_lines(item, notes, depth))
        yield " ".join([sign, *lines[:1]])
        yield from lines[1:]


def _item_lines(item: Element, notes: Notes, depth: int) -> Iterator[str]:
    for child in item:
        if local_name(child) == "lijst":
            yield from _list_lines(child, notes, depth + 1)
        elif local_name(child) != "li.nr":
            yield from block_texts(child, notes)


def _table_lines(table: Element, notes: Notes) -> list[str]:
    rows = [row for row in table.iter() if local_name(row) in ("row", "tr")]
    cells = [[cell for cell in row if local_name(cell) in ("entry", "td", "th")] for row in rows]
    titles = [child for child in table if local_name(child) in ("title", "titel")]
    head = [inline_text(title, notes) for title in titles]
    return [*head, *table_lines([["\n".join(block_texts(cell, notes)) for cell in row] for row in cells])]
