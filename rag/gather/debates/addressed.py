"""To which member a minister speaks in the paragraphs of a turn: he names who asked, and goes on."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

RUN = 2  # paragraphs behind the one that names him that may still be to him
_TITLE = re.compile(r"^(?:De heer|Mevrouw|De mevrouw|Het lid) ")
_ASKS = (
    r"(?:vroeg|vraagt|gevraagd|vra(?:ag|gen)|wil(?:de)? weten|informeerde|verzocht|stelde|wees|noemde|sprak|"
    r"begon|had het)"
)
_BY_TITLE = r"(?:[Dd]e heer|[Mm]eneer|[Mm]ijnheer|[Mm]evrouw|[Hh]et lid)"
_ON_TO = r"(?:Dan|Nu|Tot slot|Ten slotte|Vervolgens|Verder|Ook|Eerst|Allereerst|Ik kom bij|Ik begin met)"


def addressed(voice: str, voices: Collection[str], texts: Sequence[str]) -> tuple[int | None, ...]:
    """For each paragraph of a minister's turn: 0 where it turns to the member who speaks in `voice`, 1 or 2
    so many paragraphs after that, as long as he turns to no other of the `voices`; else None."""
    found: list[int | None] = []
    for text in texts:
        before = found[-1] if found else None
        if turns_to(voice, text):
            found.append(0)
        elif before is None or before >= RUN or any(turns_to(each, text) for each in voices):
            found.append(None)
        else:
            found.append(before + 1)
    return tuple(found)


def turns_to(voice: str, text: str) -> bool:
    """Whether a text says that the one who speaks in a voice asked something, or turns to him: of "De heer
    Wiek (ABC)" "de heer Wiek vroeg naar …", "dan de heer Wiek over …", "meneer Wiek, ik …"."""
    called = _TITLE.sub("", voice.partition(" (")[0])
    if called not in text:
        return False
    named = re.escape(called)
    behind = rf"(?<!\w){named}\b[^.?!]{{0,60}}\b{_ASKS}\b"
    before = rf"\b{_ASKS} (?:van |door )(?:{_BY_TITLE} )?{named}\b"
    turns = rf"(?:^|[.!?] ){_ON_TO}\b[^.?!]{{0,30}}\b{_BY_TITLE} {named}\b"
    calls = rf"(?:^|[.!?] ){_BY_TITLE} {named},"
    tells = (
        rf"\b(?:antwoord ik|zeg ik(?: tegen| tot)|(?:in de )?richting(?: van)?|tegen) {_BY_TITLE} {named}\b"
    )
    return re.search(f"{behind}|{before}|{turns}|{calls}|{tells}", text) is not None
