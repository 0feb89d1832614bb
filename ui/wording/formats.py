"""Dates, numbers and names as a reader of Dutch or English writes them."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote, urlsplit

from index.document import CABINET, MEMBER, Member, Minister
from index.language import months
from index.search import Hit
from rag.answer import Citation, Speaker
from rag.say.frames import frames, list_numbers
from ui.wording.texts import Language, text

FORMAL = re.compile(
    r"(?:antwoord|beantwoording|vragen|brief|lijst|verslag|motie|nadere|reactie)", re.IGNORECASE
)

WORD = re.compile(r"[^\W_]+")
MOST_OF_NAME = 70
_FIRST_LETTER = re.compile(r"^\W*[^\W_]")


def long_date(day: date | None, language: Language) -> str:
    """ "12 maart 2024"; "zonder datum" where there is none."""
    if day is None:
        return text("undated", language)
    return f"{day.day} {months.NAMES[language][day.month - 1]} {day.year}"


def seconds_words(ms: float, language: Language) -> str:
    """Milliseconds -> "0,3 s"; under a tenth of a second in whole milliseconds."""
    if ms < 100:
        return f"{max(1, round(ms))} ms"
    shown = f"{ms / 1000:.1f} s"
    return shown.replace(".", ",") if language == "nl" else shown


def period_words(since: date | None, until: date | None, language: Language) -> str:
    """ "12 maart 2014 – 3 april 2024"; one side may be open; empty where both are."""
    if since and until:
        return f"{long_date(since, language)} – {long_date(until, language)}"
    if since:
        return f"{text('from', language)} {long_date(since, language)}"
    return f"{text('until', language)} {long_date(until, language)}" if until else ""


def minister_words(who: Minister | Speaker | None) -> str:
    """ "minister van Buitenlandse Zaken Bruins Slot", as far as the paper names them; else empty."""
    if who is None:
        return ""
    office = " ".join(part for part in (_office_words(who.function, who.portfolio), who.name) if part)
    return office


def _office_words(function: str | None, portfolio: str | None) -> str:
    lowered = function[:1].lower() + function[1:] if function else ""
    if not portfolio:
        return lowered
    joint = "voor" if portfolio.startswith("voor ") else "van"
    bare = portfolio.removeprefix("voor ").removeprefix("van ")
    return f"{lowered} {joint} {bare}".strip()


def cabinet_words(who: Speaker | None, language: Language) -> str:
    """ "kabinet-Rutte IV, demissionair"; empty where unknown."""
    if who is None or not who.cabinet:
        return ""
    name = who.cabinet if who.cabinet.lower().startswith("kabinet") else f"kabinet-{who.cabinet}"
    if language == "en":
        name = f"{name.removeprefix('kabinet-')} cabinet"
    return f"{name}, {text('demissionary', language)}" if who.demissionary else name


def voice_words(citation: Citation, language: Language) -> str:
    """Whose words a quote is: minister or cabinet, member, the author as named, or "het stuk"."""
    if citation.voice == CABINET:
        signers = [minister_words(who) for who in (citation.minister, *citation.cosigners)]
        together = f" {frames(language).conjunction} ".join(filter(None, signers))
        return together or text("cabinet_voice", language)
    if citation.voice == MEMBER:
        return askers_words(citation, language)
    return citation.voice or text("unsure_voice" if citation.unsure else "unknown_voice", language)


def askers_words(citation: Citation, language: Language) -> str:
    """Those who asked or moved together: "Podt (D66), Kat (SP) en Bos (VVD)"; empty where unknown."""
    *others, last = [*filter(None, map(member_words, citation.askers or (citation.asker,)))] or [""]
    return f" {frames(language).conjunction} ".join(filter(None, (", ".join(others), last)))


def doubt_words(found: Citation | Hit, language: Language) -> str:
    """What a reader must know of a quote or a hit: that a visitor added its paper, that OCR read it, that its
    question is not certain."""
    doubts = {"added_paper": found.upload, "ocr": found.ocr, "unsure": found.unsure}
    return ", ".join(text(name, language) for name, holds in doubts.items() if holds)


def member_words(who: Member | None) -> str:
    """ "Brekelmans (VVD)", "de VVD-fractie"; empty where unknown."""
    if who is None:
        return ""
    if who.name and who.party:
        return f"{who.name} ({who.party})"
    return who.name or (f"{who.party}-fractie" if who.party else "")


def file_name(question: str, day: date, ending: str) -> str:
    """What a file with an answer is called: "2024-03-12 Wat zei het kabinet over Irak.docx".

    Letters, digits and spaces alone, so that every system takes it; cut at a word.
    """
    words = WORD.findall(question)
    while len(words) > 1 and len(" ".join(words)) > MOST_OF_NAME:
        words.pop()
    return f"{day.isoformat()} {' '.join(words)[:MOST_OF_NAME] or 'kamervraag'}.{ending}"


def named_file(name: str) -> dict[str, str]:
    """The header that names a file to be kept; its letters outside ASCII as RFC 6266 writes them."""
    return {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}


def is_web_address(url: str) -> bool:
    """Whether an address is http or https with a host: nothing else is made a link of."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def title_subject(title: str) -> str:
    """A paper's title from its subject on: "Over de sluiting van posten"; the whole where it names none."""
    opening, found, behind = title.partition(" over ")
    return f"Over {behind}" if found and FORMAL.match(opening) and len(behind) > 3 else with_capital(title)


def with_capital(title: str) -> str:
    """A title with a capital, also behind a sign that opens it: "«Blinde» beoordeling"."""
    return _FIRST_LETTER.sub(lambda found: found[0].upper(), title, count=1)


def _place_words(citation: Citation, language: Language) -> str:
    """Which exchange of a paper without numbers, and whose."""
    kind = "question_in_order" if citation.voice == MEMBER else "answer_in_order"
    words = text(kind, language, number=citation.exchange or "")
    if not citation.fractie:
        return words
    return f"{words}, {text(f'{kind}_of', language, fractie=citation.fractie)}"


def place_words(citation: Citation, language: Language) -> str:
    """Where in the paper: "vraag 4" of a member, "antwoord op de vragen 4 t/m 6", "alinea 12".

    What is of neither is the paper's heading. Where the paper numbers nothing, the order in it: "10e
    antwoord, aan de Tulp-fractie".
    """
    if citation.exchange is not None and not citation.numbers and citation.exchange.isdecimal():
        return _place_words(citation, language)
    if citation.voice == MEMBER and citation.exchange is not None:
        return text("question_n", language, number=citation.exchange).lower()
    if len(citation.numbers) > 1:
        return text("answer_to_many", language, numbers=list_numbers(citation.numbers, frames(language)))
    if citation.exchange is not None:
        return text("answer_to", language, number=citation.exchange)
    if citation.paragraph is None:
        return text("heading", language)
    return text("paragraph_n", language, number=citation.paragraph)
