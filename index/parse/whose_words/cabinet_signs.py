"""What proves that answers are the cabinet's where no minister signs: an office or a sentence in the head."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.document import Document
from index.parse.head.head_text import head_text
from index.parse.head.people import is_of_other_country

_OFFICE_HOLDER = re.compile(
    r"(?:de |het )?(?:demissionair\w* )?(?:vice-?)?"
    r"(?:minister|staatssecretaris|bewindsperso|kabinet\b|regering\b)",
    re.IGNORECASE,
)
COLLEGE_NAMES = (
    r"(?:Algemene Rekenkamer|(?:Afdeling advisering van de )?Raad van State|Nationale [Oo]mbudsman|"
    r"Kinderombudsman|Onderzoeksraad voor Veiligheid|Raad voor de rechtspraak|Sociaal-Economische Raad|"
    r"Hoge Raad der Nederlanden|Gezondheidsraad|Raad voor het [a-z ]{3,30}|Autoriteit [A-Z][a-z ]{3,40})"
)
_MINISTER_ANSWERED = re.compile(
    r"\b(?:minister|staatssecretaris|bewindspersoon)\b[^.]{0,120}\b(?:heeft|hebben)\b[^.]{0,60}\bvragen\b[^.]{0,60}"
    r"\bbeantwoord|\bvragen\b[^.]{0,120}\bdoor de (?:minister|staatssecretaris)\b[^.]{0,120}\bbeantwoord",
    re.IGNORECASE,
)
_OFFICE_LINE = re.compile(r"(?:De )?(?:Minister|Staatssecretaris) (?:van|voor) [A-Z][^.:?!]{2,80}")
_PUT_TO_OFFICE = re.compile(
    r"\b[Vv]ragen\b[^.?!\n]{0,120}\b(?:aan|voor) de "
    r"(?P<who>(?:[Mm]inister|[Ss]taatssecretaris) (?:van|voor) .{0,80})"
)


def holds_cabinet_office(who: str) -> bool:
    """Whether a name is that of the cabinet or of one who sits in it, not in another country's."""
    office = _OFFICE_HOLDER.match(who)
    return office is not None and not is_of_other_country(who[office.end() :])


def is_said_to_be_answered(document: Document, lines: Sequence[str], raw: str) -> bool:
    """Whether the head says that a minister answered, is an office's, or puts its questions to one."""
    flow = head_text(raw).flow
    if _MINISTER_ANSWERED.search(flow):
        return True
    if document.type not in ("antwoord", "lijst van vragen en antwoorden"):
        return False
    put = _PUT_TO_OFFICE.search(flow)
    named = any(map(_OFFICE_LINE.fullmatch, lines)) or (put is not None and holds_cabinet_office(put["who"]))
    return named and re.search(COLLEGE_NAMES, "\n".join(lines)) is None
