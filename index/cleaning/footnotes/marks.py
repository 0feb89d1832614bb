"""Footnote markers in running text: `asielzoekers.1`, `[footnoteRef:2]`, `1)`, `¹`, a `1` on its own line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.cleaning.lines import Line

_SUPERSCRIPT_TO_DIGIT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK_PATTERN = re.compile(
    r"(?=[ \t]{0,3}[\[(\d⁰¹²³⁴⁵⁶⁷⁸⁹])(?:"  # what all of these begin with: most letters fail here
    r"\[footnoteRef: ?(?P<ref>\d{1,3})\]"
    r"|(?<=\S)[ \t]?\[\^(?P<named>\d{1,3})\]"
    r"|(?<=\S)[ \t]{0,3}(?P<sup>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
    r"|(?<=\S)[ \t]{0,3}\[ ?(?P<box>\d{1,3}(?:[ ,]{1,2}\d{1,3}){0,5}) ?\]"
    r"|(?<=[^\s(])[ \t]{0,3}\((?P<round>\d{1,2})\)(?=[ \t]*(?:\(\d|[.,;:?!]?$|[.,;:?!»”’)] ?))"
    r"|(?<=\S)[ \t]{0,3}(?P<paren>(?<![\d.,(])\d{1,2})\)"
    r"|(?<=[a-zà-ÿ]{2})(?<![kcdm]m)(?P<word>\d{1,3})(?![\w%/-])"
    r"|(?<=[^\d\s][.?!,;:)»”’\"'\]])(?P<stop>\d{1,3})(?=[\s.,;:?!)»]|$)"
    r"|(?<=\d\d\.)(?P<cents>\d{1,2})(?=\s|$)|(?<=[.?!»”]) (?P<late>\d{1,2})(?=$))"
)
_MARK_BEHIND_PERIOD = re.compile(r"(?<=[–-](?:19|20)\d\d)\d{1,2}(?=[\s.,;:?!)»]|$)")  # `2024–20272`
_PLAIN_GROUPS = ("word", "stop", "cents", "late")
_BARE_LABEL = re.compile(r"\d{1,3}\)")
_LINE_OF_DIGITS = re.compile(r"(?:\d{1,3}[ ,]{0,2}){1,5}[.,;:?!]?")
_DIGITS = re.compile(r"(?P<plain>\d{1,3})")
_LINE_OF_TYPED_MARKS = re.compile(r"(?:(?:\d{1,2}\)|\[\d{1,2}\])[ ,]{0,2}){1,5}[.;?!]?")
_TYPED_MARK = re.compile(r"(?P<paren>\d{1,2})\)|\[(?P<box>\d{1,2})\]")
_MARK_AT_LINE_START = re.compile(
    r"(\d{1,3})(?:(?=[.,;:?!)]{1,2} | {1,3}[A-ZÀ-Ý«‘“])|(?= {1,3}[a-z]{2,20}\b))"
)
_MARK_AFTER_CUT = re.compile(
    r"(?P<sup>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})(?=[.,;:?!)]| [a-z]|$)|\[(?P<box>\d{1,3})\](?=[.,;:?!)]| [a-z]|$)"
    r"|(?P<paren>\d{1,2})\)(?=[.,;:?!]|$)"
)
_REPRINT = re.compile(r"Herdruk ?(\d)")  # the one marker that stands in a head
_COUNTED_NOUN = re.compile(
    r" (?:jan|feb|maart|apr|mei|jun|jul|aug|sept|okt|nov|dec|miljoen|miljard|procent|jaar|maand|week|weken"
    r"|dag|uur|euro|keer|maal|personen|mensen|meter|kilo|ton|van|t/m|tot|en|of|aanvragen|gemeenten|zaken|leden)"
)
_MISREAD_MARK = re.compile(r"(?<=[.?!])(?:[?®*°©^™¹]|[’”\"'](?=\s|$))(?=\s|$)")


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A possible marker: its source characters, style (as of the notes) and number."""

    start: int
    end: int
    style: str
    number: int
    place: int  # of its line
    doubt: int = 0  # 0 for a usual place, more for the start of a line or the end of a number


def find_marks(lines: Sequence[Line], taken: Sequence[int], begin: int, bare: bool) -> list[NoteMark]:
    """Every possible marker from line `begin` on, in order.

    `taken` is how many characters of each line are a label, or furniture, in which no marker stands.
    `bare` says that a number on a line of its own may be the label of a question.
    """
    places = range(begin, len(lines))
    reprint = (_REPRINT.fullmatch(line.text) for line in lines[:begin])
    above = [
        NoteMark(lines[i].end - 1, lines[i].end, "plain", int(match[1]), i)
        for i, match in enumerate(reprint)
        if match
    ]
    return above + [
        mark
        for i in places
        if taken[i] < len(lines[i].text) and not (bare and _may_be_bare_label(lines, i))
        for mark in _marks_in_line(lines, i, lines[i])
        if mark.start >= lines[i].start + taken[i]
    ]


def _may_be_bare_label(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is only a number: plain, or `1)` below a blank line, where no word calls a note."""
    text = lines[i].text
    if _LINE_OF_DIGITS.fullmatch(text):
        return True
    return _BARE_LABEL.fullmatch(text) is not None and (i == 0 or lines[i - 1].blank)


def _marks_of_line(line: Line, i: int) -> Iterator[NoteMark]:
    """The markers of a line that holds nothing else: `1 2`, `1)`, `[3].`"""
    for whole, sign in ((_LINE_OF_DIGITS, _DIGITS), (_LINE_OF_TYPED_MARKS, _TYPED_MARK)):
        for match in sign.finditer(line.text) if whole.fullmatch(line.text) else ():
            group = match.lastgroup or ""
            yield NoteMark(line.start + match.start(), line.start + match.end(), group, int(match[group]), i)


def _marks_in_line(lines: Sequence[Line], i: int, line: Line) -> Iterator[NoteMark]:
    if (sign := _DIGIT.search(line.text)) is None:
        return
    if alone := list(_marks_of_line(line, i)):
        yield from alone
        return
    first = _MARK_AT_LINE_START.match(line.text)
    if first and _may_continue_sentence(lines, i) and not _COUNTED_NOUN.match(line.text, first.end()):
        end = first.end() + (line.text[first.end()] == " ")
        doubt = 2 if line.text[first.end() + 1 :][:1].islower() and end > first.end() else 1
        yield NoteMark(line.start, line.start + end, "plain", int(first[1]), i, doubt)
    elif (cut := _MARK_AFTER_CUT.match(line.text)) and _may_continue_sentence(lines, i):
        group = cut.lastgroup or ""
        number = int(cut[group].translate(_SUPERSCRIPT_TO_DIGIT))
        yield NoteMark(line.start, line.start + cut.end(), group, number, i, 1)
    for match in _MARK_BEHIND_PERIOD.finditer(line.text) if "–20" in line.text or "-20" in line.text else ():
        yield NoteMark(line.start + match.start(), line.start + match.end(), "plain", int(match[0]), i, 3)
    yield from _marks_by_pattern(line, i, max(0, sign.start() - _CHARACTERS_BEFORE_SIGN))


def _marks_by_pattern(line: Line, i: int, start: int) -> Iterator[NoteMark]:
    """The markers within a line, from `start` on."""
    read, brackets = 0, 0  # up to where the brackets of the line are counted, and how many are open there
    for match in _MARK_PATTERN.finditer(line.text, start):
        group = match.lastgroup or ""
        if group == "paren":  # the `)` of an open bracket is no mark's
            brackets += _open_brackets(line.text, read, match.start())
            read = match.start()
            if brackets > 0:
                continue
        style = "plain" if group in _PLAIN_GROUPS else group
        if group == "box" and not match["box"].isdecimal():
            yield from _marks_in_box(line, i, match)
            continue
        number = int(match[group].translate(_SUPERSCRIPT_TO_DIGIT))
        doubt = {"late": 1, "cents": 3}.get(group, 0)
        yield NoteMark(line.start + match.start(), line.start + match.end(), style, number, i, doubt)
        if group in ("word", "stop"):
            yield from _marks_right_behind(line, i, match.end(), number)


def _marks_in_box(line: Line, i: int, match: re.Match[str]) -> Iterator[NoteMark]:
    """The markers of one pair of brackets: `[4 5 ]`."""
    start = match.start()
    numbers = list(re.finditer(r"\d+", match["box"]))
    for at, number in enumerate(numbers, 1):
        end = match.end() if at == len(numbers) else match.start("box") + number.end()
        yield NoteMark(line.start + start, line.start + end, "box", int(number[0]), i)
        start = end


def _marks_right_behind(line: Line, i: int, end: int, number: int) -> Iterator[NoteMark]:
    """The markers right behind one: `orthodontie»?1 2 3`."""
    while (match := _NUMBER_BEHIND.match(line.text, end)) and match[1] == str(number + 1):
        number, end = number + 1, match.end()
        yield NoteMark(line.start + match.start(), line.start + end, "plain", number, i)


_CHARACTERS_BEFORE_SIGN = 20  # characters of a marker that may stand before its number: `[footnoteRef: `
_NUMBER_BEHIND = re.compile(r"[ ,]{1,2}(\d{1,4})(?!\w)")
_DIGIT = re.compile(r"[\d⁰¹²³⁴⁵⁶⁷⁸⁹]")


def _open_brackets(text: str, start: int, end: int) -> int:
    """How many more brackets are opened than closed between two places."""
    return text.count("(", start, end) - text.count(")", start, end)


def _may_continue_sentence(lines: Sequence[Line], i: int) -> bool:
    """Whether line `i` may go on with the sentence of the line before it."""
    return i > 0 and not lines[i - 1].blank and len(lines[i - 1].text) > 20


def ocr_marks(lines: Sequence[Line], barred: Sequence[bool]) -> list[tuple[int, int]]:
    """Signs that OCR may have made of a marker, as source offsets in order: `Visumcode.®`, `besproken?’`."""
    return [
        (line.start + match.start(), line.start + match.end())
        for i, line in enumerate(lines)
        if not barred[i]
        for match in _MISREAD_MARK.finditer(line.text)
        if not _closes_quote(lines, i, match.start(), match[0])
    ]


_OPENING_QUOTES = {"’": "‘", "”": "“„", '"': '"', "'": "'"}


def _closes_quote(lines: Sequence[Line], i: int, at: int, sign: str) -> bool:
    """Whether a quotation mark has its opening one on this line or the five before it."""
    opens = _OPENING_QUOTES.get(sign)
    if opens is None:
        return False
    text = " ".join(line.text for line in lines[max(0, i - 5) : i]) + " " + lines[i].text[:at]
    if sign == "’":
        text = re.sub(r"(?<=\w)’(?=\w)|’s\b", "", text)
    if opens == sign:
        return text.count(sign) % 2 == 1
    return sum(text.count(mark) for mark in opens) > text.count(sign)
