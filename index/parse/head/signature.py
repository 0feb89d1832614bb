"""Who signed a letter: "De Staatssecretaris van A," with the name on the line below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from index.document import Member, Minister
from index.parse.head.head_text import plain_head
from index.parse.head.letterhead import dated_line
from index.parse.head.people import clean_portfolio, from_capitals, read_ministers

_FUNCTION_WORD = r"(?:en|van|voor|de|of|for|and|the|[-–]|[A-ZÀ-Þ(][\w()&-]{0,40}),?"  # of a portfolio
_FUNCTION_LINE = re.compile(
    r"^(?:[Dd][Ee] )?"
    r"(?:[Mm]inister(?:-?[Pp]resident)?|[Ss]taatssecretaris|MINISTER(?:-?PRESIDENT)?|STAATSSECRETARIS|"
    r"State Secretary)"
    rf"(?:,|(?: {_FUNCTION_WORD}){{2,16}}|(?<=[Ss]taatssecretaris) {_FUNCTION_WORD})?$"
)
_SECOND_FUNCTION_LINE = re.compile(rf"^{_FUNCTION_WORD}(?: {_FUNCTION_WORD}){{0,12}}$")
_CAPS = "A-ZÀ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"  # capitals of names written in Latin letters
_FORM_OF_ADDRESS = re.compile(r"^(?:mevrouw|de heer|mw\.|dhr\.) ?", re.IGNORECASE)  # no part of a name
_NAME_LINE = re.compile(
    rf"^(?:[Mm]evrouw |[Dd]e heer )?(?:(?:[Dd]rs|[Dd]r|[Mm]r|[Ii]r|[Pp]rof|[Ii]ng|[Mm]w|[Dd]hr)\.\s?){{0,4}}"
    rf"(?:(?:[{_CAPS}][a-z]?\.[ ]?){{1,6}}(?:\([{_CAPS}][\w-]{{1,20}}\) )?|[{_CAPS}][\w’'-]{{1,20}} )"
    rf"(?:(?:van|de|den|der|ten|ter|te|el|al|'t|’t|in|op|la) |[{_CAPS}]\. ?){{0,4}}[{_CAPS}][\w’'–-]{{1,30}}"
    rf"(?:[ –-]{{1,3}}(?:(?:van|de|den|der|ten|ter) )*[{_CAPS}][\w’'-]{{1,30}}){{0,2}}"
    rf"(?:,? (?:MSc|MA|MBA|BSc|LLM|PhD))?$"
)
_INITIALS = re.compile(rf"(?:[a-z]{{2,4}}\. ?){{0,3}}[{_CAPS}][a-z]?\.")
_OPEN_ENDS = (" en", " van", " voor", " de")  # a function that ends so goes on below
_PRIME_MINISTER = re.compile(r"(?:de )?minister-?president,?$", re.IGNORECASE)
_PRIME_MINISTER_IN_FULL = re.compile(
    r"(?P<office>(?:de )?minister-?president),? (?:tevens |en )?minister van algemene zaken,?$", re.IGNORECASE
)
_PREMIERS_MINISTRY = re.compile(r"(?:tevens |en )?minister van algemene zaken,?$", re.IGNORECASE)
_BARE_OFFICE = re.compile(r"(?:de )?(?P<function>minister|staatssecretaris),?", re.IGNORECASE)
_MINISTRY = re.compile(r"Ministerie van [A-Z]")
_LAST_WORDS = re.compile(r"\ben\s+gaat\s+over\s+tot\s+de\s+orde\s+van\s+de\s+dag\W")
_SURNAME = re.compile(
    rf"^(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]er|[Tt]en|[Ee]l|[Aa]l|’t|'t) ){{0,3}}[{_CAPS}][\w’'-]{{1,30}}"
    rf"(?:[ –-]{{1,3}}(?:(?:van|de|der|den) ){{0,3}}[{_CAPS}][\w’'-]{{1,30}}){{0,2}}(?: \([^()]{{2,30}}\))?$"
)
_MAX_FOOT_CHARACTERS = 1_500  # characters: the names below a motion
_MAX_OFFICE_LINE = 60  # characters
_LINES_TO_LOOK = 15  # lines: room for a signature, and for the empty fields of a template


def signatories(lines: Sequence[str], letterhead: Sequence[str] = ()) -> tuple[Minister, ...]:
    """The ministers who sign, in order, named as they sign ("F. Teeven"); a line without a name is none.

    Who signs as "de minister" is the one of the ministry whose letterhead it is.
    """
    letterhead = letterhead or lines
    found: list[Minister] = []
    lines = [part for line in lines for part in _split_signature(line)]
    i = 0
    while i < len(lines):
        line, after = _read_function(lines, i)
        if line is not None:
            name, after = _name_below(lines, after)
            name = name or _name_above(lines, i)
            found += (
                [
                    replace(person, name=from_capitals(_FORM_OF_ADDRESS.sub("", name)))
                    for person in read_ministers(from_capitals(line)) or _of_ministry(line, letterhead)
                ]
                if name
                else []
            )
        i = max(after, i + 1)
    return tuple(dict.fromkeys(found))


def _of_ministry(line: str, letterhead: Sequence[str]) -> tuple[Minister, ...]:
    """The office of "de minister," under "Ministerie van A" in the letterhead, perhaps on two lines."""
    office = _BARE_OFFICE.fullmatch(line)
    named = [i for i, each in enumerate(letterhead) if _MINISTRY.match(each)]
    if not office or not named:
        return ()
    words = letterhead[named[0]].removeprefix("Ministerie van ")
    below = letterhead[named[0] + 1] if named[0] + 1 < len(letterhead) else ""
    words = f"{words} {below}" if words.endswith((",", " en")) else words
    return (Minister(None, office["function"].capitalize(), clean_portfolio(words)),)


def cosigners(raw: str) -> tuple[Member, ...]:
    """The members below a motion's last words, "en gaat over tot de orde van de dag"."""
    *_, behind = _LAST_WORDS.split(raw[-_MAX_FOOT_CHARACTERS:])
    found = []
    for line in plain_head(behind).lines:
        if line and not _SURNAME.match(line):
            break
        name, _, party = line.rstrip(")").partition(" (")
        found += [Member(name, party or None)] if line else []
    return tuple(found) if _LAST_WORDS.search(raw[-_MAX_FOOT_CHARACTERS:]) else ()


def names_below_motion(text: str) -> int:
    """The offset from which a text holds no more than the names below a motion's last words; else its end."""
    *_, last = [0, *(match.end() for match in _LAST_WORDS.finditer(text))]
    names = [" ".join(line.split()).strip("*_ .") for line in text[last:].split("\n") if line.strip()]
    return last if last and all(map(_SURNAME.match, names)) else len(text)


def signed_on(lines: Sequence[str]) -> date | None:
    """The date on a line of its own beside a signature: "Den Haag, 31 oktober 2032"."""
    for i, line in enumerate(lines):
        day = dated_line(line)
        if day and signatories(lines[max(i - _LINES_TO_LOOK, 0) : i + _LINES_TO_LOOK]):
            return day
    return None


def is_signature(text: str) -> bool:
    """Whether a few lines are only functions with the names below them, or a template's empty fields."""
    lines = [" ".join(line.split()).strip("*") for line in text.split("\n") if line.strip()]
    lines = _split_signature(lines[0]) if len(lines) == 1 else _without_rest_of_office(lines)
    return all(
        _FUNCTION_LINE.match(line) or _NAME_LINE.match(line) or line.startswith("[Ondertekenaar")
        for line in lines
    ) and any(not line.startswith("[") or i == 0 for i, line in enumerate(lines))


def is_rest_of_office(line: str) -> bool:
    """Whether a line may go on with a minister's office above it: `Koninkrijksrelaties,`."""
    return len(line) < _MAX_OFFICE_LINE and _SECOND_FUNCTION_LINE.match(line) is not None


def _without_rest_of_office(lines: Sequence[str]) -> list[str]:
    """The lines without those that go on with an office above them."""
    found: list[str] = []
    office = False
    for line in lines:
        rest = office and not _NAME_LINE.match(line) and is_rest_of_office(line)
        office = rest or _FUNCTION_LINE.match(line) is not None
        found += [] if rest else [line]
    return found


def _read_function(lines: Sequence[str], i: int) -> tuple[str | None, int]:
    """A line that is a minister's function, perhaps with its second half below it."""
    if both := _PRIME_MINISTER_IN_FULL.match(lines[i]):
        return both["office"], i + 1
    if not _FUNCTION_LINE.match(lines[i]):
        return None, i + 1
    nextline = lines[i + 1] if i + 1 < len(lines) else ""
    if _PRIME_MINISTER.match(lines[i]) and _PREMIERS_MINISTRY.match(nextline):
        return lines[i], i + 2
    goes_on = _SECOND_FUNCTION_LINE.match(nextline) and not _FUNCTION_LINE.match(nextline)
    if goes_on and (
        not _NAME_LINE.match(nextline) or nextline.endswith(",") or lines[i].endswith(_OPEN_ENDS)
    ):
        return f"{lines[i]} {nextline}", i + 2 + _is_task_above_name(lines, i + 2)
    return lines[i], i + 1 + _is_task_above_name(lines, i + 1)


def _is_task_above_name(lines: Sequence[str], i: int) -> bool:
    """Whether a line is a staatssecretaris's task below the ministry: `Sluizen en Dijken`, then the name."""
    if i >= len(lines) or not _SECOND_FUNCTION_LINE.match(lines[i]) or _FUNCTION_LINE.match(lines[i]):
        return False
    below = next((line for line in lines[i + 1 : i + _LINES_TO_LOOK] if line), "")
    if _NAME_LINE.match(lines[i]):  # `Primair Onderwijs` may be one
        return not _INITIALS.match(lines[i]) and not lines[i + 1] and _INITIALS.match(below) is not None
    return _NAME_LINE.match(below) is not None


def _split_signature(line: str) -> list[str]:
    """`De minister van A, B. Bos` as the two lines of a signature; any other line as it is."""
    function, comma, name = line.rpartition(", ")
    signed = comma and _FUNCTION_LINE.match(f"{function},") and _NAME_LINE.match(name)
    return [f"{function},", name] if signed else [line]


def _name_above(lines: Sequence[str], i: int) -> str | None:
    """A name with initials right above the function, a blank line or the greeting above it."""
    name = lines[i - 1] if i else ""
    apart = i < 2 or not lines[i - 2] or lines[i - 2].endswith((",", ".", "!", "?"))
    return name if apart and _INITIALS.match(name) and _NAME_LINE.match(name) else None


def _name_below(lines: Sequence[str], i: int) -> tuple[str | None, int]:
    for at in range(i, min(i + _LINES_TO_LOOK, len(lines))):
        line = lines[at]
        if _NAME_LINE.match(line):
            return line, at + 1
        if line and not line.startswith("["):  # an unfilled field of a template: [Ondertekenaar 2]
            break
    return None, i
