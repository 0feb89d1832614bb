"""The numbers under which a paper is known: vraagnummer, kenmerk, Aanhangsel, Kamerstuk."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.parse.head.head_text import NOTICE_TITLE, HeadText

_VRAAGNUMMER = re.compile(r"(?<!\w)(?P<year>20\d\d)Z ?(?P<number>\d{5})(?!\d)")
_OWN_VRAAGNUMMER = re.compile(
    r"(?:^(?:(?:vraag|zaak)?nummer ?:? ?)?|uw (?:kenmerk|referentie|brief)\W{1,3}|"
    r"uw brief[^\n]{0,60}?nr\. ?|kenmerk (?:(?:Tweede )?Kamer\W{1,3})?|^kenmerk ?: ?|"
    r"ingezonden[^\n)]{0,40}?|kv-tk-|\((?=20\d\dZ ?\d{5},? ingezonden))"
    r"(?P<found>20\d\dZ ?\d{5})(?!\d)",
    re.IGNORECASE | re.MULTILINE,
)
_IN_BRACKETS = re.compile(
    r"\bvragen\s+(?:van|gesteld)\b(?:(?!\n\n)[^?]){5,500}?"
    r"\(\s*(?:kenmerk\s+|nr\.\s+)?(?P<found>20\d\dZ ?\d{5})\s*\)",
    re.IGNORECASE,
)
_NUMBER_IN_TITLE = re.compile(
    r"^(?:Onderwerp|Betreft|(?:Nadere |Aanvullende |Uitstel )?(?:Antwoord(?:en)?|Beantwoording|Reactie|"
    r"(?:(?:Schriftelijke |Mondelinge )?(?:Kamer)?vra(?:ag|gen))))\b"
    r"(?:(?!\b(?:eerder|zie ook|vervolg|naar aanleiding)\b)[^\n]){0,300}?(?<!\w)20\d\dZ ?\d{5}(?!\d)"
    r"|^(?:Kenmerk|Nummer|Zaaknummer|Nr\.)(?: van)?(?: de)? (?:kamer)?vragen\W{1,3}20\d\dZ",
    re.IGNORECASE,
)
_KENMERK_FIELD = re.compile(
    r"^(?:Ons kenmerk|Onze referentie|Ons nummer|Kenmerk)\b ?:? ?(?P<same>.*)$", re.IGNORECASE
)
_REFERENCE_VALUE = re.compile(
    r"(?=[^\n]{0,30}\d)[A-Za-z0-9][\w./-]{2,40}(?: [A-Z])?$|[A-Z]{2,8} ?/ ?[\d./-]{4,20}$"
)
_SENT_AS = re.compile(
    r"^Brief aan de (?:Tweede|Eerste) Kamer\b.{5,60}\bkenmerk? (?P<same>[\w./-]{3,40}(?: [A-Z])?)$"
)
_PUBLICATION_ID = re.compile(
    r"^[ \t]*(?P<id>ah-tk-(?P<y1>\d{4})(?P<y2>\d{4})-(?P<number>\d{1,5}))(?:-n\d)?\b", re.M
)
_AH_NUMBER = re.compile(r"^AH (?P<number>\d{1,5})\b", re.MULTILINE)
_NUMBER_ABOVE_TITLE = re.compile(
    r"^(?P<number>\d{1,4})\n+(?:Herdruk\d?\n+)?"
    r"(?:(?:Mondelinge|Nadere|Aanvullende|Gewijzigde|Schriftelijke) v|V)ragen van\b",
    re.MULTILINE,
)
_RUNNING_TITLE = re.compile(  # below each page: "Tweede Kamer, vergaderjaar 2030–2031, 29 689, nr. 12"
    r"^(?:Tweede|Eerste) Kamer, vergaderjaar \d{4}[-–]\d{4}, (?P<dossier>\d\d \d{3})"
    r"(?:[- ](?P<part>[IVX]+[A-Z]?|[A-Z]|\d\d))?, (?:nr\. ?)?(?P<number>\d{1,4}|[A-Z]{1,3})"
    r"(?: \d{1,3})?[ \t]*$"
    r"|^[ \t]*[Kk]st-(?P<whole>\d{5}(?:-(?:[IVX]+[A-Z]?|\d\d))?-(?:\d{1,4}|[A-Z]{1,3}))[ \t]*$",
    re.MULTILINE,
)
_NUMBER_IN_TABLE = re.compile(  # the head of a page of officielebekendmakingen, cell by cell
    r"Vergaderjaar Nummer Datum ontvangst\n+[^\n]{0,80}?"
    r"(?P<y1>\d{4})[-–](?P<y2>\d{4}) (?P<number>\d{1,5}) \d\d-\d\d-\d{4}$",
    re.MULTILINE,
)
_CITED_NUMBER = re.compile(  # how a web page calls the paper: "Kamervragen (Aanhangsel) 2029-2030, nr. 1365"
    r"\A\s{0,20}(?:Kamervragen \(Aanhangsel\)|Aanhangsel(?: van de)? Handelingen(?: II)?),? "
    r"(?P<y1>\d{4})[-–/](?P<y2>\d{2,4}), nr\.? (?P<number>\d{1,5})$",
    re.MULTILINE,
)
_VERGADERJAAR = re.compile(
    r"^(?:[’'‘]s-Gravenhage \d{4} )?(?:Tweede Kamer, v|V)ergaderjaar (?P<y1>\d{4}) ?[-–/] ?(?P<y2>\d{2,4})\b",
    re.M,
)
_KAMERSTUK_LINE = re.compile(  # `Kamerstuk 39 333, nr. 40`
    r"^Kamerstuk(?:nummer)?(?: (?:II|I))?:? ?(?P<dossier>\d\d ?\d{3})"
    r"(?:[- ](?P<part>[IVX]+[A-Z]?|[A-Z]|\d\d))?(?:-|,? nr\.? ?)(?P<number>\d{1,4}|[A-Z]{1,3})$",
    re.MULTILINE,
)
_DOSSIER_LINE = re.compile(
    r"^(?P<dossier>\d\d ?\d{3})(?:[ -](?P<part>[IVX]+[A-Z]?|[A-Z]|\d\d)(?= |$))?(?:$| +(?!\d))", re.MULTILINE
)
_NUMBER_LINE = re.compile(
    r"^(?:Nr\. ?(?=[\dA-Z])|nr\. ?(?=\d{1,4}$)|(?=[A-Z]{1,2} (?:VERSLAG|BRIEF|NOTA|MEMORIE|LIJST|MOTIE)\b))"
    r"(?P<number>\d{1,4}|[A-Z]{1,3})\b",
    re.MULTILINE,
)
_SEE_ALSO_AANHANGSEL = re.compile(
    r"\bZie ook Aanhangsel(?: van de)? ?Handelingen,? ?(?:II,? )?vergaderjaar ?(?P<y1>\d{4}) ?[-–/] ?"
    r"(?P<y2>\d{2,4}), ?nrs?\. ?(?P<number>\d{1,5})",
    re.IGNORECASE,
)


def paper_numbers(raw: str, head: HeadText) -> dict[str, str]:
    """The paper's own numbers, each only where the head, the letterhead or the foot of a page gives it."""
    printed = "\n".join(head.lines)
    found = {
        "vraagnummer": _find_vraagnummer(printed, raw),
        "kenmerk": _find_kenmerk(head.lines),
        "kamerstuk": _find_kamerstuk(printed) or _kamerstuk_of_page(raw),
    }
    if publication := _PUBLICATION_ID.search(raw):
        found["publicatie"] = publication["id"]
        found["aanhangsel"] = publication["number"]
        found["vergaderjaar"] = f"{publication['y1']}-{publication['y2']}"
    else:
        number = (
            _AH_NUMBER.search(printed)
            or _NUMBER_ABOVE_TITLE.search(printed)
            or _NUMBER_IN_TABLE.search(printed)
        )
        number = number or _CITED_NUMBER.search(printed)
        found["aanhangsel"] = number["number"] if number else None
        year = (
            _VERGADERJAAR.search(printed) or _NUMBER_IN_TABLE.search(printed) or _CITED_NUMBER.search(printed)
        )
        found["vergaderjaar"] = vergaderjaar(year["y1"], year["y2"]) if year else None
    return {key: value for key, value in found.items() if value}


def asked_number(head: HeadText) -> dict[str, str]:
    """The number in the brackets behind who asked what: "de vragen van het lid A over B (2031Z01234)"."""
    found = {match["found"].replace(" ", "") for match in _IN_BRACKETS.finditer(head.flow)}
    return {"vraagnummer": found.pop()} if len(found) == 1 else {}


def only_number(head: HeadText) -> dict[str, str]:
    """The number in the title of questions or answers, where the head names no other."""
    found = {match[0].replace(" ", "") for match in _VRAAGNUMMER.finditer(head.flow)}
    titled = any(map(_NUMBER_IN_TITLE.search, head.flow.split("\n\n")))
    return {"vraagnummer": found.pop()} if len(found) == 1 and titled else {}


def related_numbers(flow: str) -> tuple[str, ...]:
    """The Aanhangsel numbers that the title block relates this paper to: the postponement it ends."""
    pairs = ((vergaderjaar(m["y1"], m["y2"]), m["number"]) for m in _SEE_ALSO_AANHANGSEL.finditer(flow))
    return tuple(f"ah-tk-{year.replace('-', '')}-{number}" for year, number in pairs if year)


def vergaderjaar(first: str, second: str) -> str | None:
    """ "2024", "25" -> "2024-2025"; None where the second year does not follow the first."""
    start = int(first)
    end = int(second) if len(second) == 4 else int(first[: 4 - len(second)] + second)
    return f"{start}-{end}" if end == start + 1 else None


def _find_vraagnummer(printed: str, raw: str) -> str | None:
    match = _OWN_VRAAGNUMMER.search(printed) or re.search(r"\bkv-tk-(?P<found>20\d\dZ\d{5})\b", raw)
    if match is None and (notice := NOTICE_TITLE.search(raw)):  # it names the questions at its end
        match = _OWN_VRAAGNUMMER.search(raw, notice.end())
    return match["found"].replace(" ", "") if match else None


def _find_kenmerk(lines: Sequence[str]) -> str | None:
    for i, line in enumerate(lines):
        if field := _KENMERK_FIELD.match(line) or _SENT_AS.match(line):
            value = field["same"] or next((below for below in lines[i + 1 : i + 4] if below), "")
            if _REFERENCE_VALUE.match(value) and not _VRAAGNUMMER.match(value):
                return value
    return None


def _kamerstuk_of_page(raw: str) -> str | None:
    """The number in the running title of the pages, or in the publisher's line; None where they differ."""
    if "Kamer, vergaderjaar" not in raw and "kst-" not in raw and "Kst-" not in raw:  # quick: most papers
        return None
    found = {
        title["whole"]
        or "-".join(filter(None, (title["dossier"].replace(" ", ""), title["part"], title["number"])))
        for title in _RUNNING_TITLE.finditer(raw)
    }
    return found.pop() if len(found) == 1 else None


def _find_kamerstuk(printed: str) -> str | None:
    """ "29 344" above "Nr. 155" -> "29344-155"; a paper under several dossiers has the number of each."""
    number = _NUMBER_LINE.search(printed)
    if number is None:
        whole = _KAMERSTUK_LINE.search(printed)
        return whole and "-".join(
            filter(None, (whole["dossier"].replace(" ", ""), whole["part"], whole["number"]))
        )
    dossiers = []
    for match in _DOSSIER_LINE.finditer(printed[: number.start()]):
        dossier = match["dossier"].replace(" ", "")
        dossiers.append("-".join(filter(None, (dossier, match["part"], number["number"]))))
    return ", ".join(dict.fromkeys(dossiers)) or None
