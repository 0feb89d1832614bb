"""The text of one paragraph of a Word file: results of fields kept, their codes and other leftovers not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.files.markup import Element, local_name

SKIPPED = frozenset(
    "pPr rPr del moveFrom delText instrText txbxContent Fallback footnoteRef endnoteRef object rt".split()
)
LEFTOVERS = re.compile(
    r"(?:Error! (?:Reference source|Bookmark) not (?:found|defined)\.?"
    r"|Fout! (?:Verwijzingsbron niet gevonden|Bladwijzer niet gedefinieerd)\.?)"
)
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def paragraph_text(paragraph: Element) -> str:
    """The text of a `w:p`, line breaks as `\\n`, note markers as `[^3]`, other raised digits as `²`."""
    parts: list[str] = []
    hidden: list[bool] = []  # one entry an open field: True while its code, not its result, is running
    for element in _visible(paragraph):
        name = local_name(element)
        if name == "fldChar":
            _field(attribute(element, "fldCharType"), hidden)
        elif not any(hidden):
            parts.append(_written(element, name))
    return LEFTOVERS.sub("", "".join(parts)).rstrip(" \t")


def style_of(properties: Element | None) -> str:
    """The id of a paragraph's style, "" where it has none."""
    for child in properties if properties is not None else ():
        if local_name(child) == "pStyle":
            return attribute(child, "val")
    return ""


def _visible(element: Element) -> Iterator[Element]:
    """Every element in document order, without what is deleted, hidden or said twice."""
    for child in element:
        name = local_name(child)
        if name in SKIPPED or (name == "r" and _has(child, "vanish")):
            continue
        yield child
        yield from _visible(child)


def _field(kind: str, hidden: list[bool]) -> None:
    if kind == "begin":
        hidden.append(True)
    elif hidden and kind == "separate":
        hidden[-1] = False
    elif hidden and kind == "end":
        hidden.pop()


def _written(element: Element, name: str) -> str:
    if name == "t":
        text = element.text or ""
        return text.translate(RAISED) if text.strip().isdecimal() and _raised(element) else text
    if name in ("footnoteReference", "endnoteReference"):
        return note_marker(name.removesuffix("Reference"), attribute(element, "id"))
    return SIGNS.get(name, "")


def _raised(text: Element) -> bool:
    run = text.getparent()
    return run is not None and any(
        local_name(child) == "vertAlign" and attribute(child, "val") == "superscript"
        for properties in run
        if local_name(properties) == "rPr"
        for child in properties
    )


def _has(run: Element, name: str) -> bool:
    """Whether a run's properties switch something on."""
    return any(
        local_name(child) == name and attribute(child, "val") not in ("0", "false")
        for properties in run
        if local_name(properties) == "rPr"
        for child in properties
    )


def note_marker(kind: str, identifier: str) -> str:
    """How the marker of a footnote (`[^3]`) or an endnote (`[^e3]`) stands in the text."""
    return f"[^{'e' if kind == 'endnote' else ''}{identifier}]"


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without namespace, "" where it is absent."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""
