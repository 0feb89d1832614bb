"""docx -> text: paragraphs, tables, lists with their numbers, notes as `[^3]`; leftovers removed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.errors import DocumentError
from index.files.docx.archive import Archive
from index.files.docx.body import WordBody
from index.files.docx.inserted_files import chunk_lines
from index.files.docx.numbering import Numbering
from index.files.docx.styles import hidden_styles
from index.files.docx.text import attribute, is_struck, note_marker
from index.files.markup import Element, local_name, parse_markup
from index.files.source_text import STRUCK_OUT, SourceText

MAIN = "word/document.xml"
MAIN_TYPE = re.compile(rb'PartName="/([^"]{1,200})"[^>]{0,200}document(?:\.macroEnabled)?\.main\+xml')
DATED = re.compile(r"\s{0,9}datum\b", re.IGNORECASE)  # a letterhead in the body itself
UNREAD = "a part of another file that was inserted is not read"


def read_docx(data: bytes, nested: bool = False) -> SourceText:
    """Read a Word file; raises DocumentError where it is damaged, a bomb, or another kind of zip.

    Files inserted whole (`w:altChunk`) are read in their place, but not those inside them (`nested`).
    """
    archive = Archive(data)
    main = _main_part_name(archive)
    folder = main.rpartition("/")[0]
    markup = archive.read(main)
    root = parse_markup(markup)
    styles = _parse_part(archive, f"{folder}/styles.xml")
    numbering = Numbering(_parse_part(archive, f"{folder}/numbering.xml"), styles)
    unread: list[str] = []

    def chunk(identifier: str) -> list[str]:
        lines = None if nested else _lines_of_inserted_file(archive, folder, identifier)
        if lines is None:
            unread.append(identifier)
        return lines or []

    body = WordBody(numbering, hidden_styles(styles), chunk)
    lines = list(body.lines(root))
    if not any(DATED.match(line) for line in lines):
        lines = [*_letterhead_lines(archive, folder, root), *lines]
    notes = [*_notes_of_kind(archive, folder, "footnote"), *_notes_of_kind(archive, folder, "endnote")]
    text = _renumber_notes(re.sub(r"\n{4,}", "\n\n\n", "\n".join(lines)), notes)
    struck = b"trike" in markup and any(map(is_struck, root.iter()))
    warnings = (*((UNREAD,) if unread else ()), *((STRUCK_OUT,) if struck else ()))
    return SourceText(text.strip("\n") + "\n", "docx", warnings=warnings)


def _lines_of_inserted_file(archive: Archive, folder: str, identifier: str) -> list[str] | None:
    """The lines of a file that was inserted whole, None where it is of a kind that is not read."""
    target = _part_names_by_id(archive, folder).get(identifier, "")
    name = target.removeprefix("/") if target.startswith("/") else f"{folder}/{target}"
    data = archive.read(name)
    if data.startswith(b"PK"):
        return read_docx(data, nested=True).text.splitlines()
    return chunk_lines(data)


def _main_part_name(archive: Archive) -> str:
    if MAIN in archive.names:
        return MAIN
    found = MAIN_TYPE.search(archive.read("[Content_Types].xml"))
    name = found.group(1).decode("ascii", "replace") if found else ""
    if name not in archive.names:
        raise DocumentError("is a zip file, but not a Word document")
    return name


def _letterhead_lines(archive: Archive, folder: str, body: Element) -> list[str]:
    """The header of the first page, where ministries print sender, date and reference; [] without one."""
    targets = _part_names_by_id(archive, folder)
    headers = [element for element in body.iter() if local_name(element) == "headerReference"]
    for header in sorted(headers, key=lambda header: attribute(header, "type") != "first")[:1]:
        root = _parse_part(archive, f"{folder}/{targets.get(attribute(header, 'id'), '')}")
        return list(WordBody(Numbering(None, None)).lines(root)) if root is not None else []
    return []


def _part_names_by_id(archive: Archive, folder: str) -> dict[str, str]:
    """Where the parts lie that the body names by an id."""
    links = _parse_part(archive, f"{folder}/_rels/document.xml.rels")
    return {link.get("Id", ""): link.get("Target", "") for link in (links if links is not None else ())}


def _parse_part(archive: Archive, name: str) -> Element | None:
    data = archive.read(name)
    return parse_markup(data) if data else None


def _notes_of_kind(archive: Archive, folder: str, kind: str) -> Iterator[tuple[str, str]]:
    """(marker as written in the text, note on one line); what Word calls separators are no notes."""
    root = _parse_part(archive, f"{folder}/{kind}s.xml")
    for note in root if root is not None else ():
        if local_name(note) == kind and (attribute(note, "type") or "normal") == "normal":
            text = " ".join(" ".join(WordBody(Numbering(None, None)).lines(note)).split())
            if text:
                yield note_marker(kind, attribute(note, "id")), text


def _renumber_notes(text: str, notes: list[tuple[str, str]]) -> str:
    """Word's ids of notes have gaps; a reader counts from 1 in the order of the markers, endnotes last."""
    hanging = re.findall(r"\[\^e?-?\d{1,9}\]", text) + [marker for marker, _ in notes]
    order = sorted(dict.fromkeys(hanging), key=lambda marker: marker.startswith("[^e"))
    numbers = {marker: number for number, marker in enumerate(order, 1)}
    text = re.sub(r"\[\^e?-?\d{1,9}\]", lambda found: f"[^{numbers[found.group()]}]", text)
    listed = sorted((numbers[marker], note) for marker, note in notes)
    return "\n".join([text, "", *(f"[^{number}]: {note}" for number, note in listed)])
