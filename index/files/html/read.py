"""HTML -> text: blocks on lines of their own, notes as `[^3]`, tables by row, scripts dropped."""

from __future__ import annotations

import re

from index.files.html.notes import PageNotes, find_notes
from index.files.html.shown import drop_unseen, main_element
from index.files.markup import Element, local_name, parse_html, text_of
from index.files.source_text import STRUCK_OUT, SourceText
from index.files.tables.cells import table_lines
from index.files.tables.questions import Row

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure "
    "footer h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody td tfoot "
    "th thead tr ul br form".split()
)
SPACED = frozenset("h1 h2 h3 h4 h5 h6 p ul ol table blockquote".split())
DROPPED = frozenset(
    "script style head template noscript svg math iframe object embed applet button select input textarea "
    "nav canvas audio video map del s strike".split()
)
STRUCK = re.compile(
    r"<(?:s|strike|del)(?:\s[^<>]{0,200})?>\s{0,20}[^<\s]|line-through[^<>]{0,200}>\s{0,20}[^<\s]", re.I
)
SPACES = re.compile(r"[ \t\n\r\f\v]+")
_MAX_QUOTATION = 3_000  # characters of a blockquote, from which it is no quotation but the page's own layout
_LABEL = re.compile(r"(?:Vra(?:ag|gen)|Antwoord(?:en)?)\b[^.?!]{0,60}$|(?:Vraag|Antwoord) \d", re.IGNORECASE)


def read_html(text: str) -> SourceText:
    """Read a page of officielebekendmakingen or any other; the text keeps the order of the page."""
    root = parse_html(text)
    drop_unseen(root)
    writer = _LineWriter(find_notes(root))
    writer.walk(main_element(root))
    return SourceText(writer.text(), "html", warnings=(STRUCK_OUT,) if STRUCK.search(text) else ())


class _LineWriter:
    """Collects lines while walking the tree; iterative, so that depth costs nothing."""

    def __init__(self, notes: PageNotes | None = None) -> None:
        self._page = notes or PageNotes()
        self._lines: list[str] = []
        self._notes: list[str] = []
        self._current: list[str] = []
        self._quotes: list[int] = []  # where each open blockquote begins, in lines

    def walk(self, root: Element) -> None:
        """Write all that stands in an element, in its order."""
        stack: list[tuple[Element, bool]] = [(root, False)]
        while stack:
            element, entered = stack.pop()
            if not entered and self._write_start(element):
                stack.append((element, True))
                stack.extend((child, False) for child in reversed(element))
            else:
                self._write_end(element)

    def text(self) -> str:
        """The lines joined, at most one blank line between two, the notes behind them."""
        self._end_line()
        joined = "\n".join([*self._lines, "", *self._notes])
        return re.sub(r"\n{3,}", "\n\n", joined).strip("\n") + "\n"

    def _write_start(self, element: Element) -> bool:
        """True where the children are to be walked too."""
        name = local_name(element)
        if name in DROPPED or not name or self._write_special(element, name):
            return False
        if name in BLOCKS:
            self._end_line(spaced=name in SPACED)
        if name == "blockquote":
            self._quotes.append(len(self._lines))
        if name == "li":
            self._current.append(_bullet_or_number(element))
        self._write_text(element.text)
        return True

    def _write_special(self, element: Element, name: str) -> bool:
        """Write a note, a marker, a table or a typed page whole; False for any other element."""
        if name in ("sup", "a", "span") and (marker := self._page.marker(element)):
            self._current.append(marker)
        elif name == "pre":
            self._end_line(spaced=True)
            self._lines += [line.strip() for line in text_of(element).splitlines()] + [""]
        elif note := self._page.note_line(element):
            self._notes.append(note)
        elif name == "table" and not element.findall(".//table"):
            self._end_line(spaced=True)
            self._lines += table_lines(_table_rows(element))
        else:
            return False
        return True

    def _write_end(self, element: Element) -> None:
        name = local_name(element)
        if name in BLOCKS:
            self._end_line(spaced=name in SPACED)
        if name == "blockquote":
            self._mark_quoted(self._quotes.pop())
        self._write_text(element.tail)

    def _mark_quoted(self, start: int) -> None:
        """Mark a blockquote's lines as Markdown does, not where it only sets off: a label, a page."""
        lines = self._lines[start:]
        above = next((line for line in reversed(self._lines[:start]) if line), "")
        labelled = any(_LABEL.match(line) for line in (above, *lines))
        if not (self._quotes or labelled or sum(map(len, lines)) > _MAX_QUOTATION):
            self._lines[start:] = [line if line[:1] in ("", ">") else f"> {line}" for line in lines]

    def _write_text(self, text: str | None) -> None:
        if text:
            self._current.append(SPACES.sub(" ", text))

    def _end_line(self, spaced: bool = False) -> None:
        line = SPACES.sub(" ", "".join(self._current)).strip(" ")
        self._current.clear()
        if line:
            self._lines.append(line)
        if spaced and self._lines and self._lines[-1]:
            self._lines.append("")


def _table_rows(table: Element) -> list[Row]:
    """The cells by column: None where a cell goes on from the row above, "" for a column that one spans."""
    rows: list[Row] = []
    down: dict[int, int] = {}  # column -> rows for which the cell above still goes on
    for row in table.iter("tr"):
        cells: list[str | None] = []
        for cell in row.iterchildren("td", "th"):
            while down.get(len(cells), 0) > 0:
                down[len(cells)] -= 1
                cells.append(None)
            down[len(cells)] = _span_of_cell(cell, "rowspan") - 1
            cells += [_text_of_cell(cell), *[""] * (_span_of_cell(cell, "colspan") - 1)]
        while down.get(len(cells), 0) > 0:
            down[len(cells)] -= 1
            cells.append(None)
        rows.append(cells)
    return rows


def _span_of_cell(cell: Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return max(1, int(value)) if value.isdecimal() and len(value) < 4 else 1


def _text_of_cell(cell: Element) -> str:
    writer = _LineWriter()
    writer.walk(cell)
    return writer.text()


def _bullet_or_number(item: Element) -> str:
    parent = item.getparent()
    if parent is None or local_name(parent) != "ol":
        return "• "
    start = parent.get("start", "1")
    first = int(start) if start.isdecimal() and len(start) < 6 else 1
    return f"{first + len(list(item.itersiblings('li', preceding=True)))}. "
