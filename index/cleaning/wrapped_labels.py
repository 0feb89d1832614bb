"""Which label lines only go on with the sentence above: `… (zie het` / `antwoord op vraag 3).`"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.cleaning.labels import Label, read_label
from index.cleaning.lines import Line
from index.cleaning.numbers import Number
from index.cleaning.other_labels import other_labels

_SENTENCE_END = re.compile(r"[.?!:;|][»”’\"')\]]{0,3}\d{0,3}[)\]]?$")
_OPEN_END = re.compile(
    r"(?:^|[\s(])(?:de|het|een|van|op|in|ter|ten|met|en|of|dat|aan|voor|naar|bij|als|door|om|over|tot|uit|deze|dit|"
    r"zie|mijn|onze|ons|uw|onder|beide|vorige|eerdere|eerste|laatste|genoemde)$",
    re.IGNORECASE,
)
_LONE_NUMBER = re.compile(r"(\d{1,3})[.:]?")
_INTRODUCES_QUOTE = re.compile(  # what another said or wrote follows
    r"\b(?:schre(?:ef|ven)|schrij(?:ft|ven)|zei(?:den)?|zegt|vroeg(?:en)?|vraagt|stelde|mailde|antwoordde|luidde|luidt)"
    r"\b[^.?!:\n]{0,60}:$"
)
_QUOTATION_MARK = re.compile(r"[«»“”]")
_OPENS, _CLOSES = "«“", "»”"
_LINES_TO_LOOK = 12  # lines of a quotation that are looked at
_MIN_LABELS = 2  # labels with a number above them: one alone may be a page's
_MIN_PRINTED = 30  # characters from which a line may have been broken by the page


def labels_of_lines(lines: Sequence[Line]) -> list[Label | None]:
    """The label of each line, None where it has none or is a sentence's second half."""
    labels: list[Label | None] = []
    before: Line | None = None
    adjacent = False
    is_words_of_another = False
    usual = [read_label(line.text) for line in lines]
    own = other_labels(lines, usual)
    quotes = any(line.text.startswith(("«", "“")) and read_label(line.text[1:]) for line in lines)
    for i, line in enumerate(lines):
        label = own.get(i) or usual[i]
        if label and before is not None and _continues_sentence(before, line, adjacent):
            label = None
        is_words_of_another = (
            adjacent
            and label is not None
            and (is_words_of_another or _is_words_of_another(lines, i, label, quotes))
        )
        labels.append(None if is_words_of_another else label)
        adjacent = not line.blank
        before = before if line.blank else line
    return labels


def _is_words_of_another(lines: Sequence[Line], i: int, label: Label, quotes: bool) -> bool:
    """Whether a label is another's words: below `Een beller schreef:`, or quoted.

    `quotes` says that a quotation of the paper begins with a label.
    """
    if label.kind == "section":
        return False
    if label.length >= len(lines[i].text):
        return quotes and _is_in_quoted_labels(lines, i)
    return _INTRODUCES_QUOTE.search(lines[i - 1].text) is not None or _is_quoted(lines, i)


def _is_quoted(lines: Sequence[Line], i: int) -> bool:
    """Whether a quotation is open where a line begins: opened above it and closed below, without a gap."""
    above = next(
        (
            mark
            for at in range(i - 1, max(i - _LINES_TO_LOOK, -1), -1)
            for mark in _quotation_marks(lines, at)[::-1]
        ),
        "",
    )
    below = next(
        (
            mark
            for at in range(i, min(i + _LINES_TO_LOOK, len(lines)))
            for mark in _quotation_marks(lines, at)
        ),
        "",
    )
    return bool(above and below) and above in _OPENS and below in _CLOSES


def _is_in_quoted_labels(lines: Sequence[Line], i: int) -> bool:
    """Whether a label on its own line stands in a quotation that began with a label: `«Vraag 4`."""
    above = range(i - 1, max(i - _LINES_TO_LOOK, -1), -1)
    text = next((lines[at].text for at in above if _quotation_marks(lines, at)), "")
    return text[:1] in {*_OPENS} and read_label(text[1:]) is not None and _is_quoted(lines, i)


def _quotation_marks(lines: Sequence[Line], i: int) -> list[str]:
    """The quotation marks of a line; a blank one ends what is looked at."""
    return ["|"] if lines[i].blank else _QUOTATION_MARK.findall(lines[i].text)


def _continues_sentence(before: Line, line: Line, adjacent: bool) -> bool:
    """Whether a line that looks like a label is the rest of the sentence that the line before it opens."""
    if not adjacent or read_label(before.text) or _SENTENCE_END.search(before.text):
        return False
    if _OPEN_END.search(before.text):
        return len(before.text) >= _MIN_PRINTED or line.text[0].islower()
    return line.text[0].islower() and len(before.text) >= _MIN_PRINTED


def numbers_above(lines: Sequence[Line], labels: list[Label | None]) -> set[int]:
    """Give each bare `Vraag:` the number that stands alone above it; the places of those numbers."""
    found: dict[int, Label] = {}
    for i, label in enumerate(labels[1:], 1):
        bare = label and label.kind == "question" and not label.numbers and label.length == len(lines[i].text)
        number = _LONE_NUMBER.fullmatch(lines[i - 1].text) if bare else None
        if label and number:
            found[i] = replace(label, numbers=(Number((int(number[1]),)),))
    if len(found) < _MIN_LABELS:
        return set()
    for i, label in found.items():
        labels[i] = label
    return {i - 1 for i in found}
