"""What a paper is called on screen and in a feed: its subject, else its type and number; never its file."""

from __future__ import annotations

import re
from collections.abc import Mapping

from index.store.uploads import shown_name
from rag.statement import Citation
from ui.wording import formats
from ui.wording.texts import Language, text

_AMENDED = re.compile(r"^(?:nader )?gewijzigde ", re.IGNORECASE)


def paper_title(title: str | None, kind: str, numbers: Mapping[str, str], language: Language) -> str:
    """ "Het tekort aan leraren"; "Antwoord op Kamervragen 2036Z09999" for a paper without a title."""
    if title and title.strip():
        return formats.with_capital(_subject(" ".join(title.split())))
    return " ".join(filter(None, (text(f"type_{kind}", language), paper_number(numbers))))


def cited_title(citation: Citation, language: Language) -> str:
    """What the paper of a citation is called, in full: its title, else its type and number.

    Only a paper of which no type is known is called by its file.
    """
    if citation.title and citation.title.strip():
        return citation.title
    if not citation.type:
        return shown_name(citation.doc)
    return paper_title(None, citation.type, citation.paper_numbers, language)


def _subject(title: str) -> str:
    """A title from its subject on; the whole where it names none."""
    opening, found, behind = title.partition(" over ")
    formal = formats.FORMAL.match(_AMENDED.sub("", opening))
    return behind if found and formal and len(behind) > 3 else title


def paper_number(numbers: Mapping[str, str]) -> str:
    """The number that people know a paper by: "Kamerstuk 49637, nr. 62", "2034Z04410", "Aanhangsel 1187"."""
    if printed := numbers.get("kamerstuk"):
        dossier, found, number = printed.rpartition("-")
        return f"Kamerstuk {dossier}, nr. {number}" if found else f"Kamerstuk {printed}"
    if asked := numbers.get("vraagnummer"):
        return asked
    if printed := numbers.get("aanhangsel"):
        year = numbers.get("vergaderjaar", "")
        return f"Aanhangsel {year}, nr. {printed}" if year else f"Aanhangsel {printed}"
    return ""
