"""Tables in running text: which lines are rows, and under which head each of them stands.

A row alone gives numbers of nothing ("| Het Anker | 25 |"), and a head alone no number at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.document import Document, Paragraph

_LONGEST = 80  # characters of a cell: what is longer is running text with two spaces in it
_PIPED = re.compile(r"\|[^\n]*\|")
_APART = re.compile(r"[ \t]{2,}|\t")


def columns(line: str) -> int:
    """How many cells a line has as a row of a table: of Markdown, or parted by two spaces; 0 for none."""
    row = line.strip()
    if _PIPED.fullmatch(row):
        return row.count("|") - 1
    cells = _APART.split(row)
    if "\n" in row or len(cells) < 2 or row.endswith((".", "?", "!", ":")):
        return 0
    return len(cells) if max(map(len, cells)) <= _LONGEST else 0


def in_one_table(before: str, behind: str) -> bool:
    """Whether two lines that follow on each other are rows of one table."""
    return 0 < columns(before) == columns(behind)


def table_heads(lines: Sequence[str]) -> list[int | None]:
    """For each of some lines in order the position of the head of the table in which it is a row; None for a
    head and outside of any."""
    heads: list[int | None] = [None] * len(lines)
    for place in range(1, len(lines)):
        if in_one_table(lines[place - 1], lines[place]):
            above = heads[place - 1]
            heads[place] = place - 1 if above is None else above
    return heads


def head_of_row(document: Document, row: Paragraph | None) -> str:
    """The head of the table in which a paragraph is a row: alone it does not say what its numbers count.

    Empty for a head and outside of any table.
    """
    if row is None or not columns(document.at(row.span)):
        return ""
    above = [each for each in document.paragraphs if each.span.start <= row.span.start]
    lines = [document.at(each.span) for each in above]
    place = table_heads(lines)[-1]
    return lines[place] if place is not None else ""
