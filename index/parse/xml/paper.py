"""The XML of officielebekendmakingen -> Document: what the markup says is taken, not guessed again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from index.document import CABINET, Dates, Document, DocumentType, Member, Paragraph
from index.errors import DocumentError
from index.files import SourceText
from index.files.markup import Element, local_name, parse_markup
from index.parse.head.dates import first_date
from index.parse.head.heading import read_heading
from index.parse.head.heading_fields import Heading
from index.parse.links.other_papers import find_references
from index.parse.links.same_paper import find_referrals
from index.parse.seam_check import with_seam_check
from index.parse.whose_words.asker_notes import part_asker_notes
from index.parse.whose_words.repeated_question import part_repeated_questions
from index.parse.whose_words.voice import with_voices
from index.parse.xml.debate import is_debate_report, parse_debate
from index.parse.xml.metadata import Metadata, iso_date, read_metadata
from index.parse.xml.motion import is_motion, parse_motion
from index.parse.xml.questions import UNITS, PairedUnits, read_units, write_notes, write_units
from index.parse.xml.text import Notes, Sheet, block_texts, inline_text, keep_note

TextParser = Callable[[SourceText, str], Document]
HEADS = frozenset(("kamervraagomschrijving", "omschr"))
POSTPONES = re.compile(
    r"^mededeling|\buitstel\b|\bbinnen de (?:gebruikelijke|gestelde) termijn\b", re.IGNORECASE
)
KINDS: Mapping[str, DocumentType] = {
    "brief regering": "brief",
    "brief": "brief",
    "verslag van een schriftelijk overleg": "schriftelijk overleg",
    "lijst van vragen en antwoorden": "lijst van vragen en antwoorden",
    "verslag houdende een lijst van vragen en antwoorden": "lijst van vragen en antwoorden",
    "lijst van vragen": "vragen",
}


def parse_xml(source: SourceText, name: str, parse_text: TextParser) -> Document:
    """Read a paper in official XML, of today's form or the old one; raises DocumentError if malformed.

    Questions and motions are read by their marks. Running text, in which nothing is marked, is written
    out as lines and read by `parse_text`, the parser of plain text.
    `origin` is empty: the shown text has no characters in the file that a reader could be led to.
    """
    root = parse_markup(source.text)
    metadata = read_metadata(root)
    if is_debate_report(root):
        return parse_debate(root, name, metadata)
    if is_motion(root, metadata):
        return parse_motion(root, name, metadata)
    if any(local_name(element) in ("vraag", "antwoord") for element in root.iter()):
        return _parse_questions(root, name, metadata)
    return _parse_running_text(root, name, metadata, parse_text)


def _parse_questions(root: Element, name: str, metadata: Metadata) -> Document:
    notes, sheet = Notes(), Sheet()
    heads = [inline_text(element, notes) for element in root.iter() if local_name(element) in HEADS]
    for head in heads:
        sheet.add(head)
    units = read_units(root, notes)
    _keep_loose_notes(root, notes)
    marked = write_units(units, sheet)
    footnotes = write_notes(notes, marked, sheet)
    text = sheet.text()
    heading = read_heading(text)
    document = Document(
        name=name,
        type=_question_type(marked, heading, text),
        text=text,
        footnotes=footnotes,
        paragraphs=tuple(marked.paragraphs),
        warnings=(*heading.warnings, *marked.warnings),
        references=find_references(text, heading.numbers.values()),
    )
    headed = _add_head(_add_referrals(document, marked), heading, root, metadata)
    return with_seam_check(with_voices(_part_members(headed), text))


def _part_members(document: Document) -> Document:
    """The document with what its answers hold of the members' own words as paragraphs."""
    exchanges, repeated = part_repeated_questions(document.text, document.exchanges)
    exchanges, notes = part_asker_notes(document.text, exchanges, document.askers)
    numbered = enumerate((*document.paragraphs, *repeated, *notes), 1)
    paragraphs = tuple(replace(each, number=number) for number, each in numbered)
    return replace(document, exchanges=tuple(exchanges), paragraphs=paragraphs)


def _keep_loose_notes(root: Element, notes: Notes) -> None:
    """The old form prints its notes behind the answers, apart from their markers (`nootref`)."""
    for note in root.iter():
        if local_name(note) == "noot" and not any(
            local_name(above) in UNITS | HEADS for above in note.iterancestors()
        ):
            keep_note(note, notes)


def _add_referrals(document: Document, marked: PairedUnits) -> Document:
    """The exchanges with the answers they lean on."""
    leads = find_referrals(document.text, marked.exchanges)
    exchanges = tuple(replace(one, refers_to=leads.get(one.id, ())) for one in marked.exchanges)
    return replace(document, exchanges=exchanges)


def _add_head(document: Document, heading: Heading, root: Element, metadata: Metadata) -> Document:
    """The document with its head: what the markup says before what the words say."""
    asked, answered = _head_dates(root)
    dates = Dates(
        asked=asked or metadata.day("OVERHEIDop.datumIndiening") or heading.dates.asked,
        answered=answered or metadata.day("OVERHEIDop.datumOntvangst") or heading.dates.answered,
        sent=metadata.day("OVERHEIDop.datumBrief") or heading.dates.sent,
    )
    if document.type == "vragen":
        dates = replace(dates, answered=None)
    subjects = [
        inline_text(element, Notes())
        for element in root.iter()
        if local_name(element) == "kamervraagonderwerp"
    ]
    askers = heading.askers or tuple(Member(submitter, None) for submitter in metadata.submitters)
    first = askers[0] if len(askers) == 1 else None
    return replace(
        document,
        title=heading.title or metadata.first("DC.title"),
        subject=next(iter(subjects), None) or heading.subject,
        dates=dates,
        askers=askers,
        answered_by=heading.answered_by,
        mede_namens=heading.mede_namens,
        numbers={**heading.numbers, **metadata.numbers, **_printed_numbers(root, metadata)},
        exchanges=tuple(replace(one, asker=first) for one in document.exchanges),
    )


def _head_dates(root: Element) -> tuple[date | None, date | None]:
    """When asked and when answered, by the dates marked in the descriptions of questions and answers."""
    found: dict[bool, date] = {}
    for element in root.iter():
        above = element.getparent()
        if local_name(element) != "datum" or above is None or local_name(above) not in HEADS:
            continue
        marks = {above.get("type", ""), *(local_name(one) for one in above.iterancestors())}
        day = iso_date(element.get("isodatum")) or first_date(inline_text(element, Notes()))
        if day:
            found.setdefault(bool(marks & {"antwoord", "reactie", "mededeling"}), day)
    return found.get(False), found.get(True)


def _printed_numbers(root: Element, metadata: Metadata) -> dict[str, str]:
    numbers: dict[str, str] = {}
    for element in root.iter():
        if local_name(element) == "kamervraagnummer" and "aanhangsel" not in metadata.numbers:
            numbers["aanhangsel"] = inline_text(element, Notes())
        if local_name(element) == "vraagnummer" and "vraagnummer" not in metadata.numbers:
            numbers["vraagnummer"] = inline_text(element, Notes())
    return {key: value for key, value in numbers.items() if value}


def _question_type(marked: PairedUnits, heading: Heading, text: str) -> DocumentType:
    if any(exchange.answer for exchange in marked.exchanges):
        return "antwoord"
    remarks = [(p.heading or "") + " " + text[p.span.start : p.span.end] for p in marked.paragraphs]
    postponed = heading.type == "uitstel" or any(map(POSTPONES.search, remarks))
    return "uitstel" if postponed else "vragen"


def _parse_running_text(root: Element, name: str, metadata: Metadata, parse_text: TextParser) -> Document:
    notes = Notes(marked=True)
    body = [element for element in root if local_name(element) not in ("metadata", "meta")]
    lines = [line for element in body for line in block_texts(element, notes)]
    lines += [f"[^{number}]: {text}" for number, text in notes.texts.items() if text]
    text = "\n\n".join(lines) or "\n".join(value for values in metadata.values.values() for value in values)
    if not text.strip():
        raise DocumentError("holds no text")
    document = parse_text(SourceText(text + "\n", "txt"), name)
    said = [kind.lower() for kind in metadata.values.get("DC.type", ())]
    kinds = [KINDS[kind] for kind in said if kind in KINDS]
    if "brief regering" in said:
        document = replace(document, paragraphs=tuple(map(_set_cabinet_voice, document.paragraphs)))
    return replace(
        document,
        type=kinds[0] if kinds and document.type == "overig" else document.type,
        title=document.title or metadata.first("DC.title"),
        numbers={**document.numbers, **metadata.numbers},
        dates=_complete_dates(document.dates, root, metadata),
        origin=(),
    )


def _set_cabinet_voice(paragraph: Paragraph) -> Paragraph:
    """A letter that the markup calls the government's own; an annex to it stays whose it is."""
    annexed = (paragraph.heading or "").lower().startswith("bijlage")
    return paragraph if annexed or paragraph.voice else replace(paragraph, voice=CABINET)


def _complete_dates(dates: Dates, root: Element, metadata: Metadata) -> Dates:
    printed = [iso_date(element.get("isodatum")) for element in root.iter() if local_name(element) == "datum"]
    sent = dates.sent or next(filter(None, printed), None) or metadata.day("OVERHEIDop.datumBrief")
    return replace(dates, sent=sent or metadata.day("DCTERMS.issued"))
