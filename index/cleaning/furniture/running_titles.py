"""Running titles in plain text: lines beside the numbers of pages (`3/9`), or that cut sentences in two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from index.cleaning.lines import Line

_PAGE_NUMBER = re.compile(r"(?:pagina |blz\. ?|- ?)?\d{1,3}(?: ?(?:/|van) ?\d{1,3})?(?: ?-)?", re.IGNORECASE)
_PAGE_OF_PAGES = re.compile(r"(?:pagina )?\d{1,3} ?(?:/|van) ?\d{1,3}", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!:;,][»”’\"')\]]{0,2}$")
_HEADING = re.compile(
    r"fractie|^(?:vra(?:ag|gen)|antwoord(?:en)?|bijlage|toelichting)\b.{0,12}$", re.IGNORECASE
)
_DIGITS_AND_SPACES = re.compile(r"[\d\s]+")
_RULED_LINE = re.compile(r"(?:[-–—_=*•·.] ?){4,}")
_MAX_CHARACTERS = 240  # characters of a running title
_MIN_REPEATS = 3  # that a title stands on pages whose numbers are not printed


def find_running_titles(lines: Sequence[Line], kept: Sequence[bool]) -> set[int]:
    """The places of running titles, and of rules (`-----`); those `kept` (labels) are none."""
    printed = [i for i, line in enumerate(lines) if not line.blank]
    shapes = {
        i: _without_digits(lines[i].text) for i in printed if _may_be_title(lines[i].text) and not kept[i]
    }
    shapes = _without_rows(shapes)
    counts = Counter(shapes.values())
    again = [i for i in shapes if counts[shapes[i]] > 1]
    place = {i: at for at, i in enumerate(printed)}
    beside = Counter(shapes[i] for i in again if _is_by_page_number(lines, printed, place[i]))
    apart = [i for i in again if _stands_apart(lines, i) and not kept[printed[place[i] - 1]]]
    cutting = {shapes[i] for i in apart if _cuts_sentence(lines, printed, place[i])}
    found = {i for i in again if _is_beside_numbers(shapes[i], counts, beside)}
    body = next((i for i, one in enumerate(kept) if one), len(kept))
    titles = {shapes[i] for i in again if i <= body}  # a paper's own title, page after page
    found |= {i for i in again if shapes[i] in titles and counts[shapes[i]] >= _MIN_REPEATS}
    found |= {i for i in apart if shapes[i] in cutting and counts[shapes[i]] >= _MIN_REPEATS}
    found |= set(_second_lines(lines, printed, place, found))
    return found | {i for i in printed if _RULED_LINE.fullmatch(lines[i].text) and not kept[i]}


def _may_be_title(text: str) -> bool:
    return 12 < len(text) <= _MAX_CHARACTERS and not _SENTENCE_END.search(text) and not _HEADING.search(text)


def _without_rows(shapes: Mapping[int, str]) -> dict[int, str]:
    """The shapes without those that stand right below each other: rows of a table, not titles of pages."""
    rows = {shape for i, shape in shapes.items() if shapes.get(i - 1) == shape}
    return {i: shape for i, shape in shapes.items() if shape not in rows}


def _without_digits(text: str) -> str:
    """A line without its digits, spaces and capitals."""
    return _DIGITS_AND_SPACES.sub("", text.lower())


def _is_beside_numbers(shape: str, counts: Counter[str], beside: Counter[str]) -> bool:
    """Whether a line stands beside page numbers, and hardly anywhere else."""
    return beside[shape] >= 2 and 2 * beside[shape] >= counts[shape]


def _stands_apart(lines: Sequence[Line], i: int) -> bool:
    """Whether nothing is printed right above and below a line on its page."""
    above = (
        i == 0 or lines[i - 1].blank or lines[i].turn or _PAGE_NUMBER.fullmatch(lines[i - 1].text) is not None
    )
    below = i + 1 == len(lines) or lines[i + 1].blank or lines[i + 1].turn
    return above and (below or _PAGE_NUMBER.fullmatch(lines[i + 1].text) is not None)


def _is_by_page_number(lines: Sequence[Line], printed: Sequence[int], at: int) -> bool:
    """Whether a page's number stands right above, right below, or at the start of the line."""
    near = [printed[j] for j in (at - 1, at + 1) if 0 <= j < len(printed)]
    return any(_PAGE_OF_PAGES.fullmatch(lines[i].text) for i in near)


def _cuts_sentence(lines: Sequence[Line], printed: Sequence[int], at: int) -> bool:
    """Whether a sentence goes on across the line, and a page's number that may stand beside it."""
    before, after = at - 1, at + 1
    while before >= 0 and _PAGE_NUMBER.fullmatch(lines[printed[before]].text):
        before -= 1
    while after < len(printed) and _PAGE_NUMBER.fullmatch(lines[printed[after]].text):
        after += 1
    if before < 0 or after >= len(printed):
        return False
    return lines[printed[after]].text[0].islower() and not _SENTENCE_END.search(lines[printed[before]].text)


def _second_lines(
    lines: Sequence[Line], printed: Sequence[int], place: dict[int, int], found: set[int]
) -> Iterator[int]:
    """The second line of a running title: it stands below the first wherever that is found."""
    below: dict[str, list[int]] = {}
    for i in found:
        if (at := place[i] + 1) < len(printed) and (after := printed[at]) not in found:
            text = lines[after].text
            if len(text) < _MAX_CHARACTERS and lines[after - 1].text == lines[i].text:
                below.setdefault(_without_digits(text), []).append(after)
    for places in below.values():
        if len(places) >= 2 and 2 * len(places) >= len(found):
            yield from places
