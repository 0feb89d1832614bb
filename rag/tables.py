"""Tables in running text: which lines are rows, and under which head each of them stands.

A row alone gives numbers of nothing ("| Het Anker | 25 |"), and a head alone no number at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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
