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
_TO_THE_HOUSE = re.compile(r"\bvoorzitter\b", re.IGNORECASE)
_MIN_SENTENCE = 40  # characters
_MAX_SIGNATURE = 200  # characters
_MAX_SIGNATURE_LINES = 6

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
    enclosed letter ends with its signature; without a valediction it runs on to the text's end.
    """
    blocks = list(blocks_of_lines(text))
    found = list[Span]()
    said = greeted = False
    for at, (start, _, block) in enumerate(blocks):
        if found and start < found[-1].end:
            continue
        if said and _is_mail_head(block):
            found.append(Span(start, _end_of_letter(blocks[at:], len(text))))
        elif is_salutation(block[0]):
            if said and (greeted or not _TO_THE_HOUSE.search(block[0])):
                found.append(Span(start, _end_of_letter(blocks[at:], len(text))))
            greeted = True
        said = said or _is_said(" ".join(block))
    return tuple(found)


def without_enclosed_letters(text: str) -> str:
    """The letter alone, without those of others inside it."""
    for letter in reversed(enclosed_letters(text)):
        text = text[: letter.start] + text[letter.end :]
    return text


def _end_of_letter(blocks: Sequence[Block], last: int) -> int:
    """Where the letter is over that begins with the first of these blocks; `last` where nothing ends it."""
    for at, (_, end, block) in enumerate(blocks):
        closing = next((i for i, line in enumerate(block) if _VALEDICTION.fullmatch(line)), None)
        if closing is None:
            continue
        signs = closing + 1 == len(block) and at + 1 < len(blocks) and _is_signature(blocks[at + 1][2])
        return blocks[at + 1][1] if signs else end
    return last


def _is_mail_head(block: list[str]) -> bool:
    """Whether lines are the head of a mail: who sent it, and two fields more."""
    fields = sum(_MAIL_FIELD.match(line) is not None for line in block)
    return _MAIL_SENDER.match(block[0]) is not None and fields >= _MIN_MAIL_FIELDS


def _is_said(text: str) -> bool:
    return len(text) >= _MIN_SENTENCE and text.endswith((".", "?", "!", ":"))


def _is_signature(block: list[str]) -> bool:
    """Whether lines below a valediction are who signs: few, short, and no sentence."""
    short = len(block) <= _MAX_SIGNATURE_LINES and sum(map(len, block)) <= _MAX_SIGNATURE
    return short and not block[-1].endswith((".", "?", "!", ":"))
