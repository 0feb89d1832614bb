"""What stands beside the text of a page and is none of it: line numbers, balloons, glued page fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from index.files.pdf.layout import Row
from index.files.pdf.words import Word

MIN_NUMBERS = 6
BALLOON = re.compile(
    r"(?:(?:Met opmerkingen|Opmerking|Commented|Comment) \[\w{1,8}\]:?"
    r"|(?:Verwijderd|Deleted|Met opmaak|Formatted): )"
)

_PAGE_WORDS = re.compile(r"(?:\d{1,4}|pagina|van|\s)+", re.IGNORECASE)
_GLUED_FIELD = re.compile(r"\dpagina|pagina\d", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"(.{0,80}?)(?<!\d)(\d{1,4})(?: ?(?:van|/) ?\d{1,4})?([-–—| ]{0,4}| [|–-] .{1,80})")
FOOT_MARGIN, HEAD_MARGIN = 0.88, 0.06  # of the page's height: where page numbers stand below and above


def without_line_numbers(words: Sequence[Word]) -> list[Word]:
    """The words without numbers that count the lines: left of all text, by one step, evenly set."""
    texts = [word for word in words if not word.text.isdecimal()]
    if len(texts) < MIN_NUMBERS:
        return list(words)
    edge = sorted(word.left for word in texts)[len(texts) // 200]  # but for a stray mark in the margin
    numbers = [
        word for word in words if word.text.isdecimal() and len(word.text) <= 4 and word.right < edge - 2
    ]
    return (
        [word for word in words if not (numbers and word in numbers)]
        if _are_line_numbers(numbers)
        else list(words)
    )


def _are_line_numbers(numbers: Sequence[Word]) -> bool:
    ordered = sorted(numbers, key=lambda word: -word.base)
    if len(ordered) < MIN_NUMBERS:
        return False
    pairs = list(pairwise(ordered))
    count = median(int(after.text) - int(word.text) for word, after in pairs)
    if count not in (1, 2, 5, 10):
        return False
    steps = [word.base - after.base for word, after in pairs]
    usual = median(steps)
    regular = sum(
        int(after.text) - int(word.text) == count and 0.55 * usual < step < 1.9 * usual
        for (word, after), step in zip(pairs, steps, strict=True)
    )
    spread = sum(abs(step - usual) < 0.25 * usual for step in steps)
    return regular >= 0.9 * len(pairs) and spread >= 0.6 * len(pairs)


def without_balloons(words: Sequence[Word]) -> tuple[list[Word], bool]:
    """The words without Word's balloons at the right, and whether there were any."""
    starts = [
        word.left
        for i, word in enumerate(words)
        if word.text[:1] in "MOCVDF" and BALLOON.match(" ".join(near.text for near in words[i : i + 4]) + " ")
    ]
    if not starts:
        return list(words), False
    edge = min(starts)
    lefts = sorted(word.left for word in words)
    if edge < lefts[0] + 0.55 * (max(word.right for word in words) - lefts[0]):
        return list(words), False  # the words stand in the text itself
    kept = [word for word in words if word.left < edge - 2]
    return kept, True


def without_page_fields(rows: Sequence[Row]) -> list[Row]:
    """The rows of a page without the fields that a word processor left glued at its foot.

    `5Pagina0van5Pagina` / `1 van 5`: last rows of nothing but numbers, "Pagina" and "van", one of them glued.
    """
    end = len(rows)
    while end and _PAGE_WORDS.fullmatch(rows[end - 1].text):
        end -= 1
    return list(rows[:end] if any(_GLUED_FIELD.search(row.text) for row in rows[end:]) else rows)


def without_page_numbers(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The pages without their printed numbers: last or first rows, in the margin, that count the pages.

    `Ministerie van Visserij 3` counts too, where the next page says the same with 4. A number that does
    not run on with the pages stays: it may be a question's.
    """
    kept = [list(rows) for rows in pages]
    for end, foot in ((-1, True), (0, False)):
        found = {
            page: printed for page, rows in enumerate(kept) if (printed := _page_number(rows, end, foot))
        }
        counted = {
            page for page, (title, number) in found.items() if found.get(page + 1) == (title, number + 1)
        }
        alone = {0} if len(kept) == 1 and found.get(0) == ("", 1) else set[int]()
        for page in counted | {page + 1 for page in counted} | alone:
            del kept[page][end]
    return kept


def _page_number(rows: Sequence[Row], end: int, foot: bool) -> tuple[str, int] | None:
    """What stands around the number in a page's last or first row, and it; None where that is text."""
    if len(rows) < 2:
        return None
    row = rows[end]
    in_margin = row.apart and row.top > FOOT_MARGIN if foot else rows[1].apart and row.top < HEAD_MARGIN
    printed = _PAGE_NUMBER.fullmatch(row.text) if in_margin and not row.is_label else None
    return ((printed[1] + printed[3]).strip("-–—| "), int(printed[2])) if printed else None
