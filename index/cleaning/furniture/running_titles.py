"""Running titles in plain text: lines beside the numbers of pages (`3/9`), or that cut sentences in two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class _PrintedLines:
    """A paper's lines; `printed` are the places of those that are not blank, `order` where each is in it."""

    lines: Sequence[Line]
    printed: Sequence[int]
    order: Mapping[int, int]

    @staticmethod
    def of(lines: Sequence[Line]) -> _PrintedLines:
        """The lines with what is printed among them."""
        printed = [i for i, line in enumerate(lines) if not line.blank]
        return _PrintedLines(lines, printed, {i: at for at, i in enumerate(printed)})

    def near(self, i: int, step: int) -> int | None:
        """The place of the printed line that stands so many below (or, less than 0, above) this one."""
        at = self.order[i] + step
        return self.printed[at] if 0 <= at < len(self.printed) else None

    def stands_apart(self, i: int) -> bool:
        """Whether nothing but a page's number is printed right above and below a line on its page."""
        lines = self.lines
        above = i == 0 or lines[i - 1].blank or lines[i].turn or self._is_page_number(i - 1)
        below = i + 1 == len(lines) or lines[i + 1].blank or lines[i + 1].turn
        return above and (below or self._is_page_number(i + 1))

    def is_by_page_number(self, i: int) -> bool:
        """Whether a page's number among all (`3/9`) stands right above or below the line."""
        near = (self.near(i, -1), self.near(i, 1))
        return any(_PAGE_OF_PAGES.fullmatch(self.lines[j].text) for j in near if j is not None)

    def cuts_sentence(self, i: int) -> bool:
        """Whether a sentence goes on across the line, and a page's number that may stand beside it."""
        before, after = (self._beyond_page_numbers(i, step) for step in (-1, 1))
        if before is None or after is None:
            return False
        return self.lines[after].text[0].islower() and not _SENTENCE_END.search(self.lines[before].text)

    def _beyond_page_numbers(self, i: int, step: int) -> int | None:
        found = self.near(i, step)
        while found is not None and self._is_page_number(found):
            found = self.near(found, step)
        return found

    def _is_page_number(self, i: int) -> bool:
        return _PAGE_NUMBER.fullmatch(self.lines[i].text) is not None


def find_running_titles(lines: Sequence[Line], kept: Sequence[bool]) -> set[int]:
    """The places of running titles, and of rules (`-----`); those `kept` (labels) are none."""
    paper = _PrintedLines.of(lines)
    labels = {i for i, is_label in enumerate(kept) if is_label}
    own = [i for i in paper.printed if i not in labels]
    shapes = _without_rows({i: _without_digits(lines[i].text) for i in own if _may_be_title(lines[i].text)})
    counts = Counter(shapes.values())
    again = [i for i in shapes if counts[shapes[i]] > 1]
    often = {shape for shape, count in counts.items() if count >= _MIN_REPEATS}
    beside = Counter(shapes[i] for i in again if paper.is_by_page_number(i))
    apart = [i for i in again if paper.stands_apart(i) and paper.near(i, -1) not in labels]
    cutting = {shapes[i] for i in apart if paper.cuts_sentence(i)} & often
    body = min(labels, default=len(lines))
    titles = {shapes[i] for i in again if i <= body} & often  # a paper's own title, page after page
    found = {i for i in again if shapes[i] in titles or _is_beside_numbers(shapes[i], counts, beside)}
    found |= {i for i in apart if shapes[i] in cutting}
    found |= set(_second_lines(paper, found))
    return found | {i for i in own if _RULED_LINE.fullmatch(lines[i].text)}


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


def _second_lines(paper: _PrintedLines, found: set[int]) -> Iterator[int]:
    """The second line of a running title: it stands below the first wherever that is found."""
    below: dict[str, list[int]] = {}
    for i in found:
        if (after := paper.near(i, 1)) is not None and after not in found:
            text = paper.lines[after].text
            if len(text) < _MAX_CHARACTERS and paper.lines[after - 1].text == paper.lines[i].text:
                below.setdefault(_without_digits(text), []).append(after)
    for places in below.values():
        if len(places) >= 2 and 2 * len(places) >= len(found):
            yield from places
