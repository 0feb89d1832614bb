"""Repairs inside a line: ligatures, soft hyphens, decomposed letters, leftovers of Word and of markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from index.cleaning.transcript import Edit

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SIGN_TO_REPAIR = re.compile(
    r"(?P<gone>[\u00ad\u200b\u200c\u200d\u2060\ufeff]|\*\*|(?<=\d[:.])\*(?= [A-Z«“‘])"
    r"|\[bookmark: [^\]\n]{1,80}\]"
    r"|\{(?:PAGE|NUMPAGES)[^}\n]{0,30}\}|HYPERLINK \"[^\"\n]{1,400}\" ?"
    r"|Error! Reference source not found\.|Fout! Verwijzingsbron niet gevonden\.)"
    r"|(?P<space>[\u00a0\u2002-\u200a\u202f\t])"
    r"|(?P<ligature>[\ufb00-\ufb06])"
    r"|(?P<letter>[A-Za-z][\u0300-\u036f]{1,3})|(?P<cedilla>[sStTcCgGkKlLnNrR]\u00b8)"
    r"|(?P<italic>(?<!\w)_(?=[^\W_])|(?<=[^\W_])_(?!\w)|(?<=[.,;:?!)»”])_(?!\w))"
    r"|(?P<star>(?<![\w*])\*(?=[^\s*][^*\n]{0,300}\*(?![\w*])))|(?P<starred>(?<=[^\s*])\*(?![\w*]))"
    r"|(?P<link><(?=https?://[^<>\s]{1,400}>))|(?P<linked>(?<=[^<>\s])>(?=[\s.,;)]|$))"
)
_ANY_SUCH_SIGN = re.compile(
    r"[_\u00a0\u00ad\u00b8\u0300-\u036f\u2000-\u200d\u202f\u2060\ufb00-\ufb06\ufeff\t*\[{<]|HYPERLINK|Error!|Fout!"
)


def repair_edits(text: str, start: int) -> Iterator[Edit]:
    """The edits that a line needs whose first character stands at `start` in the source."""
    if not _ANY_SUCH_SIGN.search(text):
        return
    linked = starred = False
    for match in _SIGN_TO_REPAIR.finditer(text):
        kind, sign = match.lastgroup, match[0]
        if kind == "linked" and not linked:
            continue
        if kind == "starred" and not starred:
            continue  # a note's mark
        starred = kind == "star" or (starred and kind != "starred")
        linked = kind == "link"
        yield Edit(start + match.start(), start + match.end(), _repaired_text(kind or "", sign))


def _repaired_text(kind: str, sign: str) -> str:
    if kind == "space":
        return " "
    if kind == "ligature":
        return _LIGATURES[sign]
    if kind == "cedilla":
        return unicodedata.normalize("NFC", f"{sign[0]}\u0327")
    return unicodedata.normalize("NFC", sign) if kind == "letter" else ""
