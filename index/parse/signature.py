"""Who signed a letter: "De Staatssecretaris van A," with the name on the line below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.parse.document import Minister
from index.parse.people import ministers

_FUNCTION_LINE = re.compile(
    r"^(?:[Dd][Ee] )?(?:[Mm]inister(?:-?[Pp]resident)?|[Ss]taatssecretaris|MINISTER(?:-?PRESIDENT)?|STAATSSECRETARIS)"
    r"(?:,| (?:(?:en|van|voor|de|[A-ZÀ-Þ(][\w()&-]{0,40}),? ?){2,14})?$"
)
_NAME = re.compile(
    r"^(?:(?:drs|dr|mr|ir|prof|ing)\.\s?){0,3}"
    r"(?:(?:[A-Z][a-z]?\.[ ]?){1,6}|[A-ZÀ-Þ][\w’'-]{1,20} )"
    r"(?:(?:van|de|den|der|ten|ter|te|el|al|'t|’t|in|op|la|[A-Z]\.) ?){0,4}[A-ZÀ-Þ][\w’'–-]{1,30}"
    r"(?:[ –-]{1,3}(?:(?:van|de|den|der|ten|ter) )*[A-ZÀ-Þ][\w’'-]{1,30}){0,2}$"
)
_LOOK_AHEAD = 15  # lines: room for a signature, and for the empty fields of a template


def signatories(lines: Sequence[str]) -> tuple[Minister, ...]:
    """The ministers who sign, in order, named as they sign ("F. Teeven"); a line without a name is none."""
    found: list[Minister] = []
    i = 0
    while i < len(lines):
        line, after = _function_line(lines, i)
        if line is not None:
            name, after = _name_below(lines, after)
            found += [replace(person, name=name) for person in ministers(line)] if name else []
        i = max(after, i + 1)
    return tuple(dict.fromkeys(found))


def _function_line(lines: Sequence[str], i: int) -> tuple[str | None, int]:
    """A line that is a minister's function, perhaps with its second half below it."""
    if not _FUNCTION_LINE.match(lines[i]):
        return None, i + 1
    nextline = lines[i + 1] if i + 1 < len(lines) else ""
    open_end = not lines[i].endswith(",") and nextline and not _NAME.match(nextline)
    if open_end and (nextline.endswith(",") or lines[i].endswith((" en", " van", " voor"))):
        return f"{lines[i]} {nextline}", i + 2
    return lines[i], i + 1


def _name_below(lines: Sequence[str], i: int) -> tuple[str | None, int]:
    for at in range(i, min(i + _LOOK_AHEAD, len(lines))):
        line = lines[at]
        if _NAME.match(line):
            return line, at + 1
        if line and not line.startswith("["):  # an unfilled field of a template: [Ondertekenaar 2]
            break
    return None, i
