"""Titles of a paper's parts: `II. Antwoorden`, `Toelichting`, `Bijlage 1: …`, `Noot van de vragensteller`."""

from __future__ import annotations

import re

_PART = (
    r"(?:(?:deel[ \t]+)?(?:[IVX]{1,4}|[A-C])[.:)]?[ \t]+(?:[-–][ \t]+)?|de[ \t]+)?"  # `Deel II: Antwoorden`
)
MAX_PART_TITLE = 30  # characters of a title that begins with `De` or `Deel`
_SECTION_TITLE = re.compile(
    rf"(?P<vragen>{_PART}vragen)"
    rf"|(?P<antwoorden>{_PART}antwoorden(?:[ \t]+van[ \t]+de[ \t]+(?:minister|staatssecretaris))?)"
    r"|(?P<mededeling>mededeling(?: van (?:de )?(?:minister|staatssecretaris))?)"
    r"|(?P<toelichting>toelichting)|(?P<bijlage>bijlagen?(?:[ \t]+(?:\d{1,2}|[IVX]{1,4}))?)",
    re.IGNORECASE,
)
_NAME_WORD = r"(?:[A-Z(0-9][^\s:?!]*|van|de|den|der|ter|ten|te|en|het|'t|’t|(?:[Kk]amer)?(?:lid|leden))"
_NOTE_TITLE = re.compile(  # what the asker writes below an answer, headed by whose it is
    r"(?:(?:[Nn]adere |[Ee]xtra )?(?:Toelichting|toelichting|Noo?t(?:en)?|Opmerking(?:en)?|Reactie|Commentaar"
    r"|Naschrift|Aantekening(?:en)?|Weerwoord|TOELICHTING|NOOT|REACTIE)"
    r"(?:(?: van| door| namens|,)?(?: de| het)? (?:vra(?:ag|gen)stell?(?:ers?|ster)|indieners?"
    rf"|VRAGENSTELLERS?|(?:[Kk]amer)?(?:lid|leden)(?: (?!fracties?\b){_NAME_WORD}){{1,14}})"
    r"| (?:bij|op) de vragen))(?=[.:]?$|:)"
)
_SOURCES_TITLE = re.compile(r"(?:bron(?:nen)?|bronvermelding|geraadpleegde bronnen)[.:]?$", re.IGNORECASE)


def is_note(line: str) -> bool:
    """Whether a heading is that of the asker's note: `Toelichting`, `Noot van de vragensteller`."""
    return line.lower().startswith("toelichting") or _NOTE_TITLE.match(line) is not None


def read_section_title(line: str) -> tuple[str, int] | None:
    """The word of the part that a line heads, and how many characters of it are the title; else None."""
    if (note := _NOTE_TITLE.match(line)) and "fractie" not in note[0]:
        return "toelichting", note.end()
    if _SOURCES_TITLE.match(line):
        return "bronnen", len(line)
    match = _SECTION_TITLE.match(line)
    if match is None or match.lastgroup is None:
        return None
    rest = line[match.end() :].strip()
    name = match.lastgroup
    alone = not rest or rest in (":", ".")
    opens = rest.startswith(":") and name in ("toelichting", "bijlage") and any(map(str.isalpha, rest))
    return (name, match.end()) if alone or opens else None
