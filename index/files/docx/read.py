"""docx -> text: paragraphs, tables, lists with their numbers, notes as `[^3]`; leftovers removed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.errors import DocumentError
from index.files.docx.archive import Archive
from index.files.docx.numbering import Numbering
from index.files.docx.text import attribute, note_marker, paragraph_text, style_of
from index.files.markup import Element, local_name, parse_markup
from index.files.source_text import SourceText
from index.files.tables import table_lines

MAIN = "word/document.xml"
MAIN_TYPE = re.compile(rb'PartName="/([^"]{1,200})"[^>]{0,200}document(?:\.macroEnabled)?\.main\+xml')
TRANSPARENT = frozenset("sdt sdtContent customXml ins moveTo smartTag body document".split())
DATED = re.compile(r"\s{0,9}datum\b", re.IGNORECASE)  # a letterhead in the body itself
HEADING = re.compile(r"(?:heading|kop|titel|title|subtitle|ondertitel)\s?\d?", re.IGNORECASE)


def read_docx(data: bytes) -> SourceText:
    """Read a Word file; raises DocumentError where it is damaged, a bomb, or another kind of zip."""
    archive = Archive(data)
    main = _main_part(archive)
    folder = main.rpartition("/")[0]
    body = parse_markup(archive.read(main))
    numbering = Numbering(_part(archive, f"{folder}/numbering.xml"), _part(archive, f"{folder}/styles.xml"))
    lines = list(_lines(body, numbering))
    if not any(DATED.match(line) for line in lines):
        lines = [*_letterhead(archive, folder, body), *lines]
    notes = [*_notes(archive, folder, "footnote"), *_notes(archive, folder, "endnote")]
    text = _numbered(re.sub(r"\n{4,}", "\n\n\n", "\n".join(lines)), notes)
    return SourceText(text.strip("\n") + "\n", "docx")


def _main_part(archive: Archive) -> str:
    if MAIN in archive.names:
        return MAIN
    found = MAIN_TYPE.search(archive.read("[Content_Types].xml"))
    name = found.group(1).decode("ascii", "replace") if found else ""
    if name not in archive.names:
        raise DocumentError("is a zip file, but not a Word document")
    return name


def _letterhead(archive: Archive, folder: str, body: Element) -> list[str]:
    """The header of the first page, where ministries print sender, date and reference; [] without one."""
    links = _part(archive, f"{folder}/_rels/document.xml.rels")
    targets = {link.get("Id"): link.get("Target", "") for link in (links if links is not None else ())}
    headers = [element for element in body.iter() if local_name(element) == "headerReference"]
    for header in sorted(headers, key=lambda header: attribute(header, "type") != "first")[:1]:
        root = _part(archive, f"{folder}/{targets.get(attribute(header, 'id'), '')}")
        return list(_lines(root, Numbering(None, None))) if root is not None else []
    return []


def _part(archive: Archive, name: str) -> Element | None:
    data = archive.read(name)
    return parse_markup(data) if data else None


def _lines(container: Element, numbering: Numbering) -> Iterator[str]:
    """The lines of a body, a cell or a note, in reading order; its depth is limited by the parser."""
    for child in container:
        name = local_name(child)
        if name == "p":
            yield from _paragraph(child, numbering)
        elif name == "tbl":
            yield from table_lines(_rows(child, numbering))
        elif name in TRANSPARENT and not _placeholder(child):
            yield from _lines(child, numbering)


def _paragraph(paragraph: Element, numbering: Numbering) -> Iterator[str]:
    for box in _text_boxes(paragraph):
        yield from _lines(box, numbering)
    text = paragraph_text(paragraph)
    properties = next((child for child in paragraph if local_name(child) == "pPr"), None)
    style = style_of(properties)
    label = numbering.label(properties, style) if text.strip() else ""
    text = f"{label} {text.lstrip()}" if label else text
    if HEADING.fullmatch(style) and text.strip():
        yield from ("", *text.split("\n"), "")
    else:
        yield from text.split("\n")


def _text_boxes(paragraph: Element) -> list[Element]:
    """Text boxes anchored here, each once: Word writes them twice, the second time for old readers."""
    found = [element for element in paragraph.iter() if local_name(element) == "txbxContent"]
    return [
        box
        for box in found
        if not any(local_name(above) in ("Fallback", "txbxContent") for above in box.iterancestors())
    ]


def _rows(table: Element, numbering: Numbering) -> list[list[str]]:
    rows = [row for row in _unwrapped(table) if local_name(row) == "tr"]
    return [
        ["\n".join(_lines(cell, numbering)) for cell in _unwrapped(row) if local_name(cell) == "tc"]
        for row in rows
    ]


def _unwrapped(element: Element) -> Iterator[Element]:
    for child in element:
        if local_name(child) in TRANSPARENT:
            yield from _unwrapped(child)
        else:
            yield child


def _placeholder(control: Element) -> bool:
    """A form field that nobody filled in shows "Klik of tik om tekst in te voeren"."""
    return local_name(control) == "sdt" and any(
        local_name(element) == "showingPlcHdr"
        for properties in control
        if local_name(properties) == "sdtPr"
        for element in properties
    )


def _notes(archive: Archive, folder: str, kind: str) -> Iterator[tuple[str, str]]:
    """(marker as written in the text, note on one line); what Word calls separators are no notes."""
    root = _part(archive, f"{folder}/{kind}s.xml")
    for note in root if root is not None else ():
        if local_name(note) == kind and (attribute(note, "type") or "normal") == "normal":
            text = " ".join(" ".join(_lines(note, Numbering(None, None))).split())
            if text:
                yield note_marker(kind, attribute(note, "id")), text


def _numbered(text: str, notes: list[tuple[str, str]]) -> str:
    """Word's ids of notes have gaps; a reader counts from 1 in the order of the markers, endnotes last."""
    hanging = re.findall(r"\[\^e?-?\d{1,9}\]", text) + [marker for marker, _ in notes]
    order = sorted(dict.fromkeys(hanging), key=lambda marker: marker.startswith("[^e"))
    numbers = {marker: number for number, marker in enumerate(order, 1)}
    text = re.sub(r"\[\^e?-?\d{1,9}\]", lambda found: f"[^{numbers[found.group()]}]", text)
    listed = sorted((numbers[marker], note) for marker, note in notes)
    return "\n".join([text, "", *(f"[^{number}]: {note}" for number, note in listed)])
