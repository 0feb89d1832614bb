"""The body of a Word file -> its lines: paragraphs with their list numbers, tables, inserted files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from index.errors import DocumentError
from index.files.docx.numbering import Numbering
from index.files.docx.text import attribute, is_placeholder, paragraph_text, style_of
from index.files.markup import Element, local_name
from index.files.tables.cells import table_lines
from index.files.tables.questions import Row

TRANSPARENT = frozenset("sdt sdtContent customXml ins moveTo smartTag body document".split())
HEADING = re.compile(r"(?:heading|kop|titel|title|subtitle|ondertitel)\s?\d?", re.IGNORECASE)
MAX_PARAGRAPHS = 60_000  # 2,000 full pages


@dataclass(slots=True)
class WordBody:
    """What the lines of a Word file depend on; `chunk` gives the lines of a file that was inserted whole."""

    numbering: Numbering
    hidden: frozenset[str] = frozenset()
    chunk: Callable[[str], list[str]] = lambda identifier: []
    paragraphs: int = 0

    def lines(self, container: Element) -> Iterator[str]:
        """The lines of a body, a cell or a note, in reading order; its depth is limited by the parser."""
        for child in container:
            name = local_name(child)
            if name == "p":
                yield from self._paragraph_lines(child)
            elif name == "tbl":
                yield from table_lines(self._table_rows(child))
            elif name == "altChunk":
                yield from self.chunk(attribute(child, "id"))
            elif name in TRANSPARENT and not is_placeholder(child):
                yield from self.lines(child)

    def _paragraph_lines(self, paragraph: Element) -> Iterator[str]:
        self.paragraphs += 1
        if self.paragraphs > MAX_PARAGRAPHS:
            raise DocumentError(f"is refused: more than {MAX_PARAGRAPHS:,} paragraphs")
        for box in _text_boxes(paragraph):
            yield from self.lines(box)
        properties = next((child for child in paragraph if local_name(child) == "pPr"), None)
        style = style_of(properties)
        text = "" if style in self.hidden else paragraph_text(paragraph, self.hidden)
        label = self.numbering.label(properties, style) if text.strip() or _fills_cell(paragraph) else ""
        text = f"{label} {text.lstrip()}" if label else text
        if HEADING.fullmatch(style) and text.strip():
            yield from ("", *text.split("\n"), "")
        else:
            yield from text.split("\n")

    def _table_rows(self, table: Element) -> list[Row]:
        rows = [
            row
            for row in _children_without_wrappers(table)
            if local_name(row) == "tr" and not _is_hidden_or_deleted(row)
        ]
        return [list(self._row_cells(row)) for row in rows]

    def _row_cells(self, row: Element) -> Iterator[str | None]:
        """Its cells by column: an empty one for each further column that a cell spans."""
        for cell in _children_without_wrappers(row):
            if local_name(cell) == "tc":
                settings = _properties(cell, "tcPr")
                text = "\n".join(self.lines(cell))
                merged = settings.get("vMerge", "restart") != "restart" and not text.strip()
                yield None if merged else text
                span = settings.get("gridSpan", "1")
                yield from [""] * (int(span[:3]) - 1 if span.isdecimal() and len(span) < 3 else 0)


def _fills_cell(paragraph: Element) -> bool:
    """Whether an empty paragraph is all that a cell holds: then its automatic number is what one sees."""
    cell = paragraph.getparent()
    return (
        cell is not None
        and local_name(cell) == "tc"
        and sum(local_name(child) in ("p", "tbl", "sdt") for child in cell) == 1
    )


def _is_hidden_or_deleted(row: Element) -> bool:
    """Whether a row is hidden, or deleted under revision."""
    settings = _properties(row, "trPr")
    return "del" in settings or settings.get("hidden", "0") not in ("0", "false")


def _properties(element: Element, name: str) -> dict[str, str]:
    """What the properties of a row or a cell set, each with its value."""
    return {
        local_name(setting): attribute(setting, "val")
        for properties in element
        if local_name(properties) == name
        for setting in properties
    }


def _text_boxes(paragraph: Element) -> list[Element]:
    """Text boxes anchored here, each once: Word writes them twice, the second time for old readers."""
    found = [element for element in paragraph.iter() if local_name(element) == "txbxContent"]
    return [
        box
        for box in found
        if not any(local_name(above) in ("Fallback", "txbxContent") for above in box.iterancestors())
    ]


def _children_without_wrappers(element: Element) -> Iterator[Element]:
    for child in element:
        if local_name(child) in TRANSPARENT:
            if not is_placeholder(child):
                yield from _children_without_wrappers(child)
        else:
            yield child
