"""Small print without a number at the foot of a PDF's page: the rest of a note, or one that nothing calls."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.files.pdf.layout import Row

SMALL = 0.93  # of the body's size
HYPHEN = re.compile(r"[a-zà-ÿ]-$")
NAMED_NOTE = re.compile(r"\[\^(\d{1,4})\]: ")
SENTENCE_END = re.compile(r"[.?!:;][»”’\"')\]]{0,2}[⁰¹²³⁴⁵⁶⁷⁸⁹]{0,3}$")
OWN_SIGN = re.compile(r"\W{0,2}\d{1,3}\W")  # a note's number, known by its text later


def name_small_print(pages: Sequence[Sequence[Row]], body: float) -> list[list[Row]]:
    """The pages with the rest of a note, and what cuts a sentence in two, out of the way of the text.

    Small print below all text that bears no number goes on with the open note of the page before; or is
    a note that nothing calls, where the sentence above it goes on on the next page.
    """
    named = [list(rows) for rows in pages]
    used = {int(name[1]) for rows in named for row in rows if (name := NAMED_NOTE.match(row.text))}
    for page, rows in enumerate(named):
        last = max((i for i, row in enumerate(rows) if row.size > SMALL * body), default=-1)
        end = next((i for i, row in enumerate(rows) if NAMED_NOTE.match(row.text)), len(rows))
        small = rows[last + 1 : end]
        if not small or last < 0 or small[0].top < rows[last].top or OWN_SIGN.match(small[0].text):
            continue
        before = named[page - 1][-1] if page and named[page - 1] else None
        if before and NAMED_NOTE.match(before.text) and not SENTENCE_END.search(before.text):
            named[page - 1][-1] = _join_notes([before, *small])
            del rows[last + 1 : end]
        elif _is_cut(rows[last], named[page + 1 : page + 2], body):
            used.add(number := max(used, default=0) + 1)
            note = _join_notes(small)
            rows[last + 1 : end] = [replace(note, text=f"[^{number}]: {note.text}", apart=True)]
    return named


def _is_cut(row: Row, following: Sequence[Sequence[Row]], body: float) -> bool:
    """Whether the sentence of a row goes on with the text of the page that follows."""
    text = next((after.text for rows in following for after in rows if after.size > SMALL * body), "")
    return text[:1].islower() and not SENTENCE_END.search(row.text) and not row.is_label


def _join_notes(rows: Sequence[Row]) -> Row:
    """Rows as one."""
    joined = rows[0]
    for row in rows[1:]:
        joined = replace(joined, text=join_row_texts(joined.text, row.text))
    return joined


def join_row_texts(first: str, second: str) -> str:
    """Two rows of a note as one: a hyphened word and an address go on without a space."""
    if HYPHEN.search(first) and second[:1].islower() and "/" not in first.rpartition(" ")[2]:
        return first[:-1] + second
    slash = first.endswith(("/", "-")) and "/" in first.rpartition(" ")[2]  # an address goes on
    return first + ("" if slash else " ") + second
