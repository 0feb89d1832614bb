"""A motion in official XML: who submits it, when, about what, and what it asks, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.document import MEMBER, Dates, Document, Footnote, Member, Paragraph
from index.files.markup import Element, local_name
from index.parse.links.other_papers import find_references
from index.parse.xml.metadata import Metadata, iso_date
from index.parse.xml.text import Notes, Sheet, block_texts, inline_text

CLOSING = re.compile(r"(?:en )?gaat over tot de orde van de dag", re.IGNORECASE)
OPENING = "De Kamer,"
# How the parts of a motion begin, and the items of a list in one.
ANEW = re.compile(
    r"(?:(?:en|tevens|bovendien|voorts|verder|ook) )?"
    r"(?:constaterend|overwegend|verzoekt|verzoekend|spreek|roep|draag|nodig|dring|gehoord|gezien|gelezen|"
    r"kennisgenomen|gelet|van (?:mening|oordeel)|keurt|zegt|besluit|wijst|betreur)"
)
LIST_GOES_ON = re.compile(
    r"(?:en |of )?(?:de|het|een|hoe|wat|welke|wie|of|dat|in hoeverre|om|aan|met|voor|door)\b"
)
SIGNATURE = re.compile(
    r"(?P<name>[^\W\d_][\w’'`.\- ]{1,60}?)\s{0,3}(?:\((?P<party>[^()]{1,40})\))?[\s,;._]{0,60}"
)
REPLACES = re.compile(r"ter vervanging van die gedrukt onder nr\.?\s{0,3}(\d{1,5})", re.IGNORECASE)
ABOUT = re.compile(r"\bover\s")
INSTEAD = re.compile(r"\s?\(t\.v\.v\.[^()]{1,60}\)$")


@dataclass(frozen=True, slots=True)
class MotionBody:
    """The blocks of a motion: what it says, and the names below it."""

    said: Sequence[str]
    signed: Sequence[str]


def parse_motion(root: Element, name: str, metadata: Metadata) -> Document:
    """Read a motion; `askers` are those who signed it, `dates.sent` the day it was submitted."""
    notes, sheet = Notes(), Sheet()
    printed = _printed_title(root)
    title = metadata.first("OVERHEIDop.documenttitel") or printed
    body = _make_body(list(_all_blocks(root, notes)))
    for block in _head_lines(root, title):
        sheet.add(block)
    paragraphs = tuple(
        Paragraph(i, None, sheet.add(block), voice=MEMBER) for i, block in enumerate(body.said, 1)
    )
    sheet.add("\n".join(body.signed))
    footnotes = tuple(Footnote(number, sheet.add(text), None) for number, text in notes.texts.items())
    text = sheet.text()
    return Document(
        name=name,
        type="motie",
        text=text,
        title=title,
        subject=_subject_of_title(title) or metadata.first("OVERHEIDop.dossiertitel"),
        dates=Dates(sent=_first_day(root) or metadata.day("DCTERMS.issued")),
        askers=_submitters(body.signed, metadata),
        numbers=_motion_numbers(root, printed, metadata),
        paragraphs=paragraphs,
        footnotes=footnotes,
        references=find_references(text),
    )


def is_motion(root: Element, metadata: Metadata) -> bool:
    """Whether a kamerstuk is a motion, by its metadata, else by its printed title."""
    kinds = [kind.lower() for kind in metadata.values.get("DC.type", ())]
    words = (_printed_title(root) or "").lower().split()[:3]
    return "motie" in kinds or "motie" in words


def dossier_number(root: Element) -> str | None:
    """`36600-XVI` from `<dossiernr>36 600</dossiernr> <begrotingshoofdstuk>XVI</…>`."""
    for element in root.iter():
        if local_name(element) == "dossiernummer":
            parts = [inline_text(child, Notes()).replace(" ", "") for child in element]
            return "-".join(part.strip("-") for part in parts if part) or None
    return None


def _printed_title(root: Element) -> str | None:
    for element in root.iter():
        if local_name(element) == "titel":
            above = element.getparent()
            if above is not None and local_name(above) == "stuk":
                return inline_text(element, Notes()) or None
    return None


def _all_blocks(root: Element, notes: Notes) -> Sequence[str]:
    return [
        block
        for element in root.iter()
        if local_name(element) == "vrije-tekst"
        for block in block_texts(element, notes)
    ]


def _make_body(all_blocks: Sequence[str]) -> MotionBody:
    joined: list[str] = []
    in_list = False
    for block in all_blocks:
        if joined and (parting := _goes_on(joined[-1], block, in_list)):
            joined[-1] += parting + block
            in_list = True
        else:
            joined.append(block)
            in_list = False
    ends = [i for i, block in enumerate(joined) if CLOSING.match(block)]
    end = ends[-1] + 1 if ends else len(joined)
    return MotionBody(joined[:end], [block.rstrip("_ ,") for block in joined[end:]])


def _goes_on(before: str, block: str, in_list: bool) -> str:
    """What parts a block from the one that it goes on from, "" where it begins anew.

    A list belongs to the words that open it ("verzoekt de regering te zorgen voor:"), and a sentence that was
    broken off over two blocks is one: "verzoekt de regering aan te geven" asks for nothing.
    """
    if before.endswith(":") or (in_list and before.endswith(";") and LIST_GOES_ON.match(block)):
        return "\n"
    broken = before[-1:] not in ".;!?" and before != OPENING and block[:1].islower()
    return " " if broken and not (ANEW.match(block) or CLOSING.match(block)) else ""


def _head_lines(root: Element, title: str | None) -> Sequence[str]:
    dossiers = [
        " ".join(inline_text(child, Notes()) for child in element)
        for element in root.iter()
        if local_name(element) == "dossier"
    ]
    number = [inline_text(element, Notes()) for element in root.iter() if local_name(element) == "stuknr"]
    submitted = [
        inline_text(element, Notes()) for element in root.iter() if local_name(element) == "datumtekst"
    ]
    return ["\n".join(dossiers), *number[:1], title or "", *submitted[:1]]


def _subject_of_title(title: str | None) -> str | None:
    """What comes after "over", without "(t.v.v. 19637-3410)"."""
    found = ABOUT.search(title or "")
    return INSTEAD.sub("", (title or "")[found.end() :]) if found else None


def _first_day(root: Element) -> date | None:
    days = [element.get("isodatum") for element in root.iter() if local_name(element) == "datum"]
    return iso_date(days[0]) if days else None


def _submitters(signed: Sequence[str], metadata: Metadata) -> tuple[Member, ...]:
    members = [
        Member(found["name"].strip(" ."), found["party"])
        for found in map(SIGNATURE.fullmatch, signed)
        if found
    ]
    return tuple(members or (Member(name, None) for name in metadata.submitters))


def _motion_numbers(root: Element, printed: str | None, metadata: Metadata) -> dict[str, str]:
    numbers = metadata.numbers
    under = [inline_text(element, Notes()) for element in root.iter() if local_name(element) == "ondernummer"]
    dossier = dossier_number(root) or numbers.get("dossier")
    if dossier and under:
        numbers.setdefault("kamerstuk", f"{dossier}-{under[0]}")
    if (replaced := REPLACES.search(printed or "")) and dossier:
        numbers["vervangt"] = f"{dossier}-{replaced.group(1)}"
    return numbers
