"""Who stands below a letter's greeting; below that of an annex stands another, who wrote that alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.parse.head.head_text import tail_text
from index.parse.head.letterhead import own_lines

_GREETING = re.compile(
    r"^(?:hoogachtend|met (?:vriendelijke|hartelijke) groet(?:en)?|namens\b.{0,40})\W*$", re.IGNORECASE
)
_SALUTATION = re.compile(r"^(?:(?:Zeer |Hoog)?[Gg]eachte|Excellentie|Dear|Beste) ?[^.?!]{0,60}[,:!]?$")
_MAX_NAME_LINE = 80  # characters


def name_below_greeting(raw: str) -> str | None:
    """The name below the greeting that ends a letter, None where it has none of its own."""
    lines = [line.strip() for line in raw.split("\n")]
    own = _without_second_letter(own_lines(lines))
    if len(own) == len(lines):
        return _below_greeting(tail_text(raw).lines)
    return _below_greeting(own)


def _without_second_letter(lines: Sequence[str]) -> Sequence[str]:
    """The lines up to a further letter, which has a salutation of its own below a greeting or none above."""
    greeted = [i for i, line in enumerate(lines) if _SALUTATION.match(line)]
    return lines[: greeted[1]] if len(greeted) > 1 else lines


def _below_greeting(lines: Sequence[str]) -> str | None:
    for i, line in enumerate(lines):
        if _GREETING.match(line):
            below = next((each for each in lines[i + 1 : i + 6] if each), None)
            if below and len(below) < _MAX_NAME_LINE and below[:1].isupper():
                return below.strip(" ,.")
    return None
