"""A source text as lines, each with its place in the file and what the page says about it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from index.files import SourceText

_EDGE_CHARACTERS = " \t\r\v\u00a0\u00ad\u2002\u2003\u2009\u202f\u200b\ufeff"
_MARKUP = re.compile(
    r"#{1,6}[ \t]+|\*\*|__(?=\w)|\[bookmark: [^\]\n]{1,80}\]"
    r"|[*_](?=(?:Vra(?:ag|gen)|Antwoord(?:en)?)\b[^*_\n]{0,80}[*_](?: |$))"  # a label in italics
)
_ITALIC_LINE = re.compile(r"\*(?![\s*])[^*\n]+(?<!\s)\*|_(?![\s_])[^_\n]+(?<!\s)_")
_LABEL_BEHIND_SENTENCE = re.compile(
    r"(?<=[.?!:»”’)])[ \t]+(?=(?:Vra(?:ag|gen)|Antwoord(?:en)?(?: op (?:de )?vra(?:ag|gen))?) "
    r"\d{1,3}(?:[a-h]|(?:, \d{1,3}){0,9} (?:en|t/m) \d{1,3})? ?[:.)]? ?[A-ZÀ-Ý«‘“])"
)
_ANSWER_BEHIND_QUESTION = re.compile(  # the label of an answer at the end of its question's line
    r"\?(?P<space>[ \t]+)Antwoord(?: op vraag)? (?P<number>\d{1,3})[a-h]?[ \t]*[:.]?[ \t]*(?=\n|$)"
)
_PAGE_NUMBER_BEFORE = re.compile(  # a page's number before the first words of its text: `4/6Vraag 6`
    r"[ \t]*\d{1,3}(?: ?/ ?\d{1,3}[ \t]*(?=(?:Vra|Antwo)\w)|(?=(?:Vraag|Antwoord) ?\d))"
)
_QUOTED_QUESTION = re.compile(r"^>+ ?(?:\*\*)?Vra(?:ag|gen) \d[^\n]*(?:\n>[^\n]*)*", re.MULTILINE)
_QUOTED_OTHERWISE = re.compile(r"^(?:[ \t*#_]*Vra(?:ag|gen) \d|>[> ]*Antwoord)", re.MULTILINE)
_QUOTE_SIGN = re.compile(r"^>(?: ?>)* ?", re.MULTILINE)
_PAGE_OF_PAGES = re.compile(r"^[ \t]*(\d{1,3}) ?/ ?(\d(?: ?\d){0,2})(?=$|[ \t]+\S|[A-Z])", re.MULTILINE)
_NUMBERED_LABEL = re.compile(r"(Vraag|Antwoord)(?: op vraag)? (\d{1,3})\b")
_LABEL_AT_LINE_START = re.compile(r"^[ \t*#_]{0,6}(Vraag|Antwoord)(?: op vraag)? (\d{1,3})\b", re.MULTILINE)
_MIN_FLAT_CHARACTERS = 300  # characters of a line in which labels count that nothing ends before
_LABEL_IN_FLAT_TEXT = re.compile(
    r"(?<![ \t])[ \t]+(?=(?:Vraag|Antwoord)(?: op vraag)? (?P<number>\d{1,3})(?: ?[:.)])? ?[A-ZÀ-Ý«‘“])"
)
_MENTION_BEFORE = re.compile(r"(?i:\b(?:op|zie|bij|van|in|en|de|het|mijn|ons|als|onder))$")
_LABEL_FIRST = re.compile(r"\W{0,3}(?:Vra(?:ag|gen)|Antwoord(?:en)?)\b")
_LINE_END = re.compile(r"[\n\f]")
_LINE_END_OR_NOTE = re.compile(r"[\n\f]|(?<=[^\s\n])(?=\[\d{1,2}\] https?:)")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: `start` and `end` are source offsets of its words, without space and markup.

    `text` is the source between them. `page` counts from 1; `turn` says that a page may begin here: a
    form feed, a page of the PDF, or the single space that is left of a lost form feed. `small` says
    that the PDF sets it smaller than its body text.
    """

    start: int
    end: int
    text: str
    page: int
    turn: bool
    small: bool

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on the line."""
        return self.start == self.end


def split_lines(source: SourceText) -> list[Line]:
    """The lines of a file as read, in order; a form feed ends a line too."""
    text, small = source.text, _starts_of_small_lines(source)
    lines: list[Line] = []
    feeds = {match.end() for match in re.finditer("\f", text)}
    pages = sorted({0, *source.pages, *feeds})
    known = {(match[1][0], int(match[2])) for match in _LABEL_AT_LINE_START.finditer(text)}
    numbers, signs = _find_page_numbers(text), _find_quote_signs(text)
    page = 0
    for start, end in _line_bounds(text, known):
        now = bisect_right(pages, start)
        lost = end - start > 1 and text[start] == " " and text[start + 1] not in " \t"
        begin, finish = _trim(text, numbers.get(start) or signs.get(start, start), end)
        turn = bool(lines) and (now > page or lost or start in numbers)
        lines.append(Line(begin, finish, text[begin:finish], now, turn, start in small))
        page = now
    return lines


def _find_page_numbers(text: str) -> dict[int, int]:
    """Where lines begin with a page's number (`4/6 De kosten …`) -> where it ends; the n of `n/m` run on."""
    found: dict[int, list[tuple[int, int, int]]] = {}
    for match in _PAGE_OF_PAGES.finditer(text) if "/" in text else ():
        number, total = int(match[1]), int(match[2].replace(" ", ""))
        run = found.setdefault(total, [])
        if (run[-1][0] if run else 0) < number <= total:
            run.append((number, match.start(), match.end()))
    runs = [run for run in found.values() if len(run) > 1 and run[-1][0] - run[0][0] < 2 * len(run)]
    return {start: end for run in runs for _, start, end in run if _continues_behind(text, end)}


def _find_quote_signs(text: str) -> dict[int, int]:
    """Where lines begin with the `>` of a mail that quotes the questions it answers -> where the sign ends.

    Where any question has none, or an answer has one, they are another's quotation and stay.
    """
    if ("> Vra" not in text and ">Vra" not in text) or _QUOTED_OTHERWISE.search(text):
        return {}
    found: dict[int, int] = {}
    for block in _QUOTED_QUESTION.finditer(text):
        found |= {sign.start(): sign.end() for sign in _QUOTE_SIGN.finditer(text, *block.span())}
    return found


def _continues_behind(text: str, at: int) -> bool:
    """Whether a line holds more than what stands before `at`."""
    return bool(text[at : text.find("\n", at) % (len(text) + 1)].strip())


def _line_bounds(text: str, known: set[tuple[str, int]]) -> Iterator[tuple[int, int]]:
    start = 0
    for match in (_LINE_END_OR_NOTE if "] http" in text else _LINE_END).finditer(text):
        yield from _split_at_labels(text, start, match.start(), known)
        start = match.end()
    if start < len(text):
        yield from _split_at_labels(text, start, len(text), known)


def _split_at_labels(
    text: str, start: int, end: int, known: set[tuple[str, int]]
) -> Iterator[tuple[int, int]]:
    """A line on which questions and answers follow each other, each with its label, as a line each.

    One label in the middle of a line counts where it is the one that the `known` ones lack.
    """
    if page := _PAGE_NUMBER_BEFORE.match(text, start, end):
        start = page.end()
    if text.find("? ", start, end) >= 0 and (behind := _ANSWER_BEHIND_QUESTION.search(text, start, end)):
        if behind.end() >= end and ("A", int(behind["number"])) not in known:
            yield start, behind.start("space")
            start = behind.end("space")
    labels = []
    if end - start > 40 and (text.find("Vra", start, end) >= 0 or text.find("Antwoord", start, end) >= 0):
        labels = list(_LABEL_BEHIND_SENTENCE.finditer(text, start, end))
        if end - start > _MIN_FLAT_CHARACTERS and len(run := _labels_in_sequence(text, start, end)) > 1:
            labels = run
    alone = len(labels) == 1 and not _LABEL_FIRST.match(text, start, end)
    if labels and not (alone and not _is_label_missing(text, labels[0].end(), known)):
        for label in labels:
            yield start, label.start()
            start = label.end()
    yield start, end


def _labels_in_sequence(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The labels in a text that has lost its line ends, whatever stands before them: their numbers run on."""
    found: list[re.Match[str]] = []
    last = 0
    for label in _LABEL_IN_FLAT_TEXT.finditer(text, start, end):
        number = int(label["number"])
        if last <= number <= last + 3 and not _MENTION_BEFORE.search(
            text, max(start, label.start() - 14), label.start()
        ):
            found.append(label)
            last = number
    return found


def _is_label_missing(text: str, at: int, known: set[tuple[str, int]]) -> bool:
    """Whether the label at `at` stands on no line of its own, though its neighbours do."""
    label = _NUMBERED_LABEL.match(text, at)
    if label is None:
        return False
    word, number = label[1][0], int(label[2])
    return (word, number) not in known and {(word, number - 1), (word, number + 1)} <= known


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Drop space, markdown marks and docx bookmarks at both ends of a line."""
    italic = ""
    while start < end:
        if text[start] in _EDGE_CHARACTERS or text[start].isspace():
            start += 1
        elif match := _MARKUP.match(text, start, end):
            italic = match[0] if len(match[0]) == 1 else ""
            start = match.end()
        else:
            break
    while end > start:
        if text[end - 1] in _EDGE_CHARACTERS or text[end - 1].isspace():
            end -= 1
        elif end - 2 >= start and text[end - 2 : end] in ("**", "__"):
            end -= 2
        elif italic and text[end - 1] == italic and italic not in text[start : end - 1]:
            end -= 1
        else:
            break
    if text[start : start + 1] in ("*", "_") and _ITALIC_LINE.fullmatch(text, start, end):
        return start + 1, end - 1
    return start, end


def _starts_of_small_lines(source: SourceText) -> set[int]:
    """Starts of the PDF lines set clearly smaller than the body (footnotes)."""
    sizes: dict[float, int] = {}
    for line in source.lines:
        sizes[line.size] = sizes.get(line.size, 0) + line.end - line.start
    body = max(sizes, key=lambda size: sizes[size], default=0.0)
    return {line.start for line in source.lines if line.size < 0.9 * body}
