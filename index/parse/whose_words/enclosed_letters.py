"""A letter or mail that another wrote, printed inside a letter: from its first line to its signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.document import Span
from index.parse.whose_words.other_signs import is_salutation

_VALEDICTION = re.compile(
    r"(?:hoogachtend"
    r"|met (?:de |mijn )?(?:(?:meeste|zeer|vriendelijke|hartelijke|beleefde) ){0,2}"
    r"(?:groet(?:en)?|hoogachting)"
    r"|(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?|(?:with )?(?:kind|best|warm) regards)[,.!]?",
    re.IGNORECASE,
)
_MAIL_SENDER = re.compile(r"(?:Van|From) ?: ?\S")
_MAIL_FIELD = re.compile(r"(?:Aan|To|Cc|CC|Verzonden|Sent|Datum|Date|Onderwerp|Subject|Betreft) ?: ?\S")
_MIN_MAIL_FIELDS = 2
_MAX_MAIL_HEAD = 6  # lines
_TO_THE_HOUSE = re.compile(r"\bvoorzitter\b", re.IGNORECASE)
_MIN_SENTENCE = (
    40  # characters of its last line, or of the one above: fields of a head (`Kenmerk:`) are short
)
_MAX_SIGNATURE_LINE = 80  # characters
_MAX_SIGNATURE_LINES = 6
_SENTENCE_ENDS = (".", "?", "!", ":")

Line = tuple[int, int, str]  # where it begins and ends, its words
Block = tuple[int, int, list[str]]


def blocks_of_lines(text: str, begin: int = 0, opens: re.Pattern[str] | None = None) -> Iterator[Block]:
    """The lines of a text that stand together, without markup, each time with where they begin and end.

    A line that `opens` matches begins a block also where no blank line stands above it.
    """
    start, at, block = begin, begin, list[str]()
    for line in [*text[begin:].split("\n"), ""]:
        plain = line.strip(" *#_")
        if plain and not (block and opens is not None and opens.match(plain)):
            start = start if block else at
            block.append(plain)
        elif block:
            yield start, at, block
            start, block = at, [plain] if plain else []
        at += len(line) + 1


def enclosed_letters(text: str) -> tuple[Span, ...]:
    """The letters of others inside a letter, in order: each has a salutation below a sentence of the letter,
    or the head of a mail.

    A greeting of the chair is such a one only where another stands above it: else it is the letter's own. An
    enclosed letter ends with its signature; without a valediction it runs on to the text's end. Lines are
    read one by one: papers of Word have no blank ones.
    """
    lines = list(_lines(text))
    found = list[Span]()
    said = greeted = False
    above = ""
    for at, (start, _, line) in enumerate(lines):
        if found and start < found[-1].end:
            continue
        if is_salutation(line):
            if said and (greeted or not _TO_THE_HOUSE.search(line)):
                found.append(Span(start, _end_of_letter(lines[at:], len(text))))
            greeted = True
        elif said and _is_mail_head([each for _, _, each in lines[at : at + _MAX_MAIL_HEAD]]):
            found.append(Span(start, _end_of_letter(lines[at:], len(text))))
        said = said or (max(len(line), len(above)) >= _MIN_SENTENCE and line.endswith(_SENTENCE_ENDS))
        above = line
    return tuple(found)


def without_enclosed_letters(text: str) -> str:
    """The letter alone, without those of others inside it."""
    for letter in reversed(enclosed_letters(text)):
        text = text[: letter.start] + text[letter.end :]
    return text


def _lines(text: str) -> Iterator[Line]:
    """The lines of a text without markup, each with where it begins and ends."""
    at = 0
    for line in text.split("\n"):
        yield at, at + len(line), line.strip(" *#_")
        at += len(line) + 1


def _end_of_letter(lines: Sequence[Line], last: int) -> int:
    """Where the letter is over that begins with the first of these lines; `last` where nothing ends it."""
    closing = next((at for at, (_, _, line) in enumerate(lines) if _VALEDICTION.fullmatch(line)), None)
    if closing is None:
        return last
    over, signed = lines[closing][1], 0
    for _, end, line in lines[closing + 1 :]:
        if not line and signed:
            break
        if line and (signed == _MAX_SIGNATURE_LINES or not _may_sign(line)):
            break
        over, signed = (end, signed + 1) if line else (over, signed)
    return over


def _may_sign(line: str) -> bool:
    """Whether a line below a valediction may tell who signs: short, and no sentence."""
    return len(line) <= _MAX_SIGNATURE_LINE and not line.endswith(_SENTENCE_ENDS)


def _is_mail_head(lines: Sequence[str]) -> bool:
    """Whether lines are the head of a mail: who sent it, and two fields more."""
    if _MAIL_SENDER.match(lines[0]) is None:
        return False
    return sum(_MAIL_FIELD.match(line) is not None for line in lines) >= _MIN_MAIL_FIELDS
