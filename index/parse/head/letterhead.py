"""What stands in the lines above a letter: its date, its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from index.parse.head.dates import first_date
from index.parse.head.head_text import LETTERHEAD_FIELD

_DAY_IN_WORDS = r"\d{1,2} [a-z]{3,9}\.? (?:19|20)\d\d"
_DATE_FIELD = re.compile(
    r"^(?:Dat(?:um|e)\b(?: (?:brief|verzending))? ?:? ?|(?:Verzonden|Sent) ?: ?)"
    r"(?P<same>(?:[A-Z][a-z’'‘-]{1,20}(?: [A-Z][a-z]{1,20})?, ?|[a-z]{5,9} )?\d.*)?$"
)
_DATE_COLUMN = re.compile(
    r"^Datum(?: (?:Betreft|Onderwerp|Kenmerk|Ons kenmerk|Uw kenmerk|Onze referentie|Uw referentie|"
    r"Uw brief(?: van)?|Bijlagen?(?:\(n\))?))+$"
)
_PLACE_AND_DATE = re.compile(
    rf"^(?:Den Haag|['’‘`]?s-Gravenhage|[A-Z][a-z]{{2,20}}|"
    rf"[A-Z][\w’'-]{{1,24}}(?: [\w’'-]{{1,20}}){{0,3}}(?=,)) ?,? ?"
    rf"(?:[a-z]{{4,7}}dag )?(?P<day>{_DAY_IN_WORDS}|\d\d?-\d\d?-\d{{4}})[^\w\n]{{0,12}}$"
)
_DATE_ALONE = re.compile(rf"(?:d\.d\. )?{_DAY_IN_WORDS}")
_SENT_TO = re.compile(
    r"^(?:Brief aan de (?:Tweede|Eerste) Kamer\b[^\d\n]{0,30}|Kamerstuk: [^|\n]{3,40}\| )(?P<day>\d.{5,30})"
)
_SUBJECT_FIELD = re.compile(r"^(?:Onderwerp|Betreft|Re|Subject)\b ?:? ?(?P<same>.*)$")
_CHARACTERS_OF_FULL_LINE = (
    100  # characters: a longer line was not broken by the page, so the next is something else
)
_FIELD_OF_OTHER_LETTER = re.compile(r"^(?:Uw|Datum|Ontvangen|Ingekomen|Inzenddatum)\b", re.IGNORECASE)
_FIRST_SENTENCE = re.compile(
    r"^(?:(?:Zeer g|G)eachte\b|Hierbij\b|"
    r"(?:[Dd]e |DE )?(?:MINISTER|STAATSSECRETARIS|[Mm]inister|[Ss]taatssecretaris)\b)"
)
_ANNEX = re.compile(r"^(?:bijlagen?|annex|appendix)\b(?! ?\(n\)).{0,100}(?<![.;])$", re.IGNORECASE)
_INFORMING_SENTENCE = re.compile(
    r"\b(?:informe(?:er|ren)|bericht(?:en)?|stuur|sturen|zend(?:en)?|bied(?:en)?|ge(?:ef|"
    r"ven))\b[^\n.]{0,120}?\bover\s+"
    r"(?:de\s+|het\s+|een\s+)?(?P<about>[^\n.]{5,300})"
)
_SPEAKS_ITSELF = re.compile(
    r"\b(?:ik|wij|hierbij|hiermee|hierdoor|deze (?:brief|nota|notitie))\b", re.IGNORECASE
)


def letter_date(lines: Sequence[str]) -> date | None:
    """The date of a letter: the field "Datum", "Den Haag, 25 februari 2014", the one date alone on a line.

    What stands below its annexes is not the letter's.
    """
    lines = own_lines(lines)
    for i, line in enumerate(lines):
        if place := _PLACE_AND_DATE.match(line) or _SENT_TO.match(line):
            return first_date(place["day"])
        if _DATE_COLUMN.match(line) and (day := first_date(_first_text_below(lines, i))):
            return day
        if (field := _DATE_FIELD.match(line)) and (
            day := first_date(field["same"] or _first_text_below(lines, i))
        ):
            return day
    alone = [
        line
        for i, line in enumerate(lines)
        if _DATE_ALONE.fullmatch(line) and not _is_field_of_other_letter(lines, i)
    ]
    return first_date(alone[0]) if len(set(alone)) == 1 else None


def dated_line(line: str) -> date | None:
    """The date of a line that is only that, perhaps with its place."""
    place = _PLACE_AND_DATE.match(line)
    return first_date(place["day"]) if place else first_date(line) if _DATE_ALONE.fullmatch(line) else None


def own_lines(lines: Sequence[str]) -> Sequence[str]:
    """The lines of a letter itself, without its annexes."""
    begun = False
    for i, line in enumerate(lines):
        begun = begun or _FIRST_SENTENCE.match(line) is not None
        if begun and _ANNEX.match(line):
            return lines[:i]
    return lines


def subject_line(lines: Sequence[str]) -> str | None:
    """The field "Onderwerp" of a letterhead, its lines joined; None where it is empty."""
    for i, line in enumerate(lines):
        if not (field := _SUBJECT_FIELD.match(line)):
            continue
        parts = [field["same"]] if field["same"] else []
        for below in lines[i + 1 : i + 8]:
            if (
                LETTERHEAD_FIELD.match(below)
                or (not below and parts)
                or (parts and len(parts[-1]) > _CHARACTERS_OF_FULL_LINE)
            ):
                break
            parts += [below] if below else []
        if parts:
            return " ".join(parts).strip(" .")
    return None


def _is_field_of_other_letter(lines: Sequence[str], i: int) -> bool:
    """Whether the field above a line is the date of another's letter: "Uw brief van"."""
    above = next((line for line in reversed(lines[max(i - 2, 0) : i]) if line), "")
    return _FIELD_OF_OTHER_LETTER.match(above) is not None


def _first_text_below(lines: Sequence[str], i: int) -> str:
    return next((line for line in lines[i + 1 : i + 4] if line), "")


def informing_sentence(flow: str, plain: bool) -> re.Match[str] | None:
    """The sentence that says what a letter informs of; of plain text one that speaks of its own writer.

    "U krijgt binnen vier weken bericht over uw bezwaar" is not what a page is about.
    """
    for found in _INFORMING_SENTENCE.finditer(flow):
        begin = max(flow.rfind(sign, 0, found.start()) for sign in (". ", "? ", "! ", "\n")) + 1
        if not plain or _SPEAKS_ITSELF.search(flow, begin, found.start("about")):
            return found
    return None
