"""The report of a debate in XML (VLOS of the Tweede Kamer, Handelingen of the publications) -> its turns.

Each paragraph is a unit in the voice of who speaks, named as the report names him; never the cabinet's as
such. An interruption stands under the turn in which it was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from index.document import Dates, Document, Paragraph
from index.files.markup import Element, local_name
from index.parse.links.other_papers import find_references
from index.parse.xml.metadata import Metadata, iso_date
from index.parse.xml.text import Notes, Sheet, block_texts, inline_text

ROOMS = frozenset(("vlosCoreDocument", "handelingen"))
TITLED = frozenset(("activiteit", "activiteithoofd", "agendapunt"))
TURNS = frozenset(("woordvoerder", "interrumpant", "spreekbeurt"))
SILENT = frozenset("sprekers spreker zaken zaak titel onderwerp item-titel metadata meta".split())
LABEL = re.compile(
    r"(?P<who>(?:De heer|Mevrouw|Het lid|Minister(?:-president)?|Staatssecretaris|De \w{1,20})"
    r" ?[^:\n.]{0,60}?)\s*:"
)
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
UNCORRECTED = "this is an uncorrected report: speakers may have their words mended in the final one"


@dataclass(frozen=True, slots=True)
class DebatePlace:
    """Where in the report one is: the item, who speaks, and whom he interrupts."""

    item: str | None = None
    who: str | None = None
    interrupts: str | None = None

    @property
    def heading(self) -> str | None:
        """The item, and for an interruption the turn in which it was made."""
        within = f"interruptie bij {self.interrupts}" if self.interrupts else None
        return ", ".join(filter(None, (self.item, within))) or None


def is_debate_report(root: Element) -> bool:
    """Whether this is the report of a debate, in one of its two forms."""
    return local_name(root) in ROOMS or any(local_name(child) in ROOMS for child in root)


def parse_debate(root: Element, name: str, metadata: Metadata) -> Document:
    """Read the report: its title, its day, and what was said; times and other fields are no text."""
    sheet = Sheet()
    title = metadata.first("DC.title") or _first_child_text(root, "vergadering", "titel")
    title = title or _text_of_first(root, "item-titel")
    sheet.add(title or "")
    paragraphs: list[Paragraph] = []
    last = DebatePlace()
    for place, text in _paragraphs_with_place(root, DebatePlace()):
        if place.item and place.item != last.item:
            sheet.add(place.item)
        if place.who and (place.who, place.heading) != (last.who, last.heading):
            sheet.add(f"{place.who}:")
        span = sheet.add(text)
        paragraphs.append(Paragraph(len(paragraphs) + 1, place.heading, span, voice=place.who))
        last = place
    text = sheet.text()
    return Document(
        name=name,
        type="overig",
        text=text,
        title=title,
        dates=Dates(sent=_day_of_meeting(root, metadata)),
        numbers=metadata.numbers,
        paragraphs=tuple(paragraphs),
        references=find_references(text, metadata.numbers.values()),
        warnings=(UNCORRECTED,) if root.get("status", "").lower() == "ongecorrigeerd" else (),
    )


def _paragraphs_with_place(element: Element, place: DebatePlace) -> Iterator[tuple[DebatePlace, str]]:
    """What was said within an element, each paragraph with its place, in the order of the report."""
    for child in element:
        name = local_name(child)
        if name in TITLED:
            own = _child_text(child, "titel") or _child_text(child, "item-titel")
            whole = own if own == place.item else ": ".join(filter(None, (place.item, own)))
            yield from _paragraphs_with_place(child, replace(place, item=whole or None))
        elif name in TURNS:
            yield from _paragraphs_with_place(child, _place_of_turn(child, place, name))
        elif name == "tekst":
            yield from _paragraphs_with_speaker(child, place)
        elif name == "al":
            yield from ((place, text) for text in filter(None, [inline_text(child, Notes())]))
        elif name not in SILENT:
            yield from _paragraphs_with_place(child, place)


def _place_of_turn(turn: Element, place: DebatePlace, name: str) -> DebatePlace:
    who = _name_speaker(turn)
    interrupts = place.who if name == "interrumpant" else None
    return DebatePlace(place.item, who, interrupts if interrupts != who else None)


def _name_speaker(turn: Element) -> str | None:
    """The speaker as the report names him: `De heer Jansma (ABC)`, `Minister Klaasen`, `De voorzitter`."""
    if _child_text(turn, "isvoorzitter") == "true":
        return "De voorzitter"
    for speaker in turn:
        if local_name(speaker) == "spreker":
            named = _child_text(speaker, "verslagnaam")
            if named is None:
                return inline_text(speaker, Notes()).rstrip(" :") or None
            party = _child_text(speaker, "fractie")
            parts = (_child_text(speaker, "aanhef"), named, f"({party})" if party else None)
            return " ".join(filter(None, parts))
    return None


def _paragraphs_with_speaker(text: Element, place: DebatePlace) -> Iterator[tuple[DebatePlace, str]]:
    """The paragraphs of a text; a printed label (`De heer Jansma (ABC):`) names who speaks from there on."""
    for paragraph in _paragraph_texts(text):
        label = LABEL.fullmatch(paragraph)
        if label:
            place = place if place.who == "De voorzitter" else replace(place, who=label["who"])
        else:
            yield place, paragraph


def _paragraph_texts(text: Element) -> Iterator[str]:
    found = [element for element in text.iter() if local_name(element) == "alineaitem"]
    if found:
        yield from filter(None, (" ".join(_text_with_raised_digits(item).split()) for item in found))
    else:
        yield from block_texts(text, Notes())


def _text_with_raised_digits(item: Element) -> str:
    parts = [item.text or ""]
    for child in item:
        inner = _text_with_raised_digits(child)
        raised = child.get("type") == "Bovenschrift" and inner.strip().isdecimal()
        parts += [inner.translate(RAISED) if raised else inner, child.tail or ""]
    return "".join(parts)


def _day_of_meeting(root: Element, metadata: Metadata) -> date | None:
    printed = (_text_of_first(root, "datum") or "")[:10]
    return metadata.day("OVERHEIDop.datumVergadering") or iso_date(printed) or metadata.day("DCTERMS.issued")


def _first_child_text(root: Element, parent: str, name: str) -> str | None:
    return next((_child_text(one, name) for one in root.iter() if local_name(one) == parent), None)


def _text_of_first(root: Element, name: str) -> str | None:
    found = next((one for one in root.iter() if local_name(one) == name), None)
    return inline_text(found, Notes()) or None if found is not None else None


def _child_text(element: Element, name: str) -> str | None:
    found = next((child for child in element if local_name(child) == name), None)
    return inline_text(found, Notes()) or None if found is not None else None
