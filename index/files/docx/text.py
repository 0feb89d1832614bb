"""The text of one paragraph of a Word file: results of fields kept, their codes and other leftovers not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.files.markup import Element, local_name

SKIPPED = frozenset(
    "pPr rPr sdtPr del moveFrom delText instrText txbxContent Fallback footnoteRef endnoteRef object rt"
    "".split()
)
LEFTOVERS = re.compile(
    r"(?:Error! (?:Reference source|Bookmark) not (?:found|defined)\.?"
    r"|Fout! (?:Verwijzingsbron niet gevonden|Bladwijzer niet gedefinieerd)\.?)"
)
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
STRUCK = ("vanish", "strike", "dstrike")
OFF = ("0", "false", "off")
TICKED = {"F052": "☒", "F053": "☒", "F054": "☒", "F078": "☒", "F0FC": "☒", "F0FD": "☒", "F0FE": "☒"}
BOXES = {"F06F": "☐", "F070": "☐", "F071": "☐", "F072": "☐", "F0A1": "☐", "F0A8": "☐"}
SYMBOLS = TICKED | BOXES  # of Wingdings, where Word keeps its boxes
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def paragraph_text(paragraph: Element, hidden_styles: frozenset[str]) -> str:
    """The text of a `w:p`, line breaks as `\\n`, note markers as `[^3]`, other raised digits as `²`.

    Left out: what is deleted, hidden (by a style of `hidden_styles` too) or struck through, and the prompt
    of a form field that nobody filled in.
    """
    parts: list[str] = []
    hidden: list[bool] = []  # one entry an open field: True while its code, not its result, is running
    for element in _visible_elements(paragraph, hidden_styles):
        name = local_name(element)
        if name == "checkBox":  # stands in the code of its field
            parts.append(_tick_box_sign(element))
        elif name == "fldChar":
            _update_field_state(attribute(element, "fldCharType"), hidden)
        elif not any(hidden):
            parts.append(_text_of_element(element, name))
    return LEFTOVERS.sub("", "".join(parts)).rstrip(" \t")


def style_of(properties: Element | None) -> str:
    """The id of a paragraph's style, "" where it has none."""
    for child in properties if properties is not None else ():
        if local_name(child) == "pStyle":
            return attribute(child, "val")
    return ""


def is_placeholder(control: Element) -> bool:
    """Whether this is a form field that nobody filled in: "Klik of tik om tekst in te voeren"."""
    return local_name(control) == "sdt" and any(
        local_name(element) == "showingPlcHdr" and attribute(element, "val") not in ("0", "false")
        for properties in control
        if local_name(properties) == "sdtPr"
        for element in properties
    )


def _visible_elements(element: Element, hidden_styles: frozenset[str]) -> Iterator[Element]:
    """Every element in document order, without what is deleted, hidden or said twice."""
    for child in element:
        name = local_name(child)
        if name in SKIPPED or is_placeholder(child) or (name == "r" and _is_hidden(child, hidden_styles)):
            continue
        yield child
        yield from _visible_elements(child, hidden_styles)


def _is_hidden(run: Element, hidden_styles: frozenset[str]) -> bool:
    for properties in run:
        if local_name(properties) == "rPr":
            switches = {local_name(child): attribute(child, "val") for child in properties}
            on = {name for name, value in switches.items() if value not in OFF}
            if on.intersection(STRUCK):
                return True
            return switches.get("rStyle") in hidden_styles and "vanish" not in switches
    return False


def is_struck(element: Element) -> bool:
    """Whether this is a run of letters that is struck through."""
    if local_name(element) != "r" or not any(local_name(child) == "t" and child.text for child in element):
        return False
    return any(
        local_name(mark) in STRUCK[1:] and attribute(mark, "val") not in OFF
        for properties in element
        if local_name(properties) == "rPr"
        for mark in properties
    )


def _update_field_state(kind: str, hidden: list[bool]) -> None:
    if kind == "begin":
        hidden.append(True)
    elif hidden and kind == "separate":
        hidden[-1] = False
    elif hidden and kind == "end":
        hidden.pop()


def _text_of_element(element: Element, name: str) -> str:
    if name == "t":
        text = element.text or ""
        return text.translate(RAISED) if text.strip().isdecimal() and _is_superscript(element) else text
    if name in ("footnoteReference", "endnoteReference"):
        return note_marker(name.removesuffix("Reference"), attribute(element, "id"))
    if name == "sym" and "wingdings" in attribute(element, "font").lower():
        return SYMBOLS.get(attribute(element, "char").upper().rjust(4, "0").replace("00", "F0", 1), "")
    return SIGNS.get(name, "")


def _is_superscript(text: Element) -> bool:
    run = text.getparent()
    return run is not None and any(
        local_name(child) == "vertAlign" and attribute(child, "val") == "superscript"
        for properties in run
        if local_name(properties) == "rPr"
        for child in properties
    )


def _tick_box_sign(box: Element) -> str:
    """A tick box of the old kind: `checked` where somebody set it, else its default."""
    states = {local_name(child): attribute(child, "val") not in ("0", "false") for child in box}
    return "☒" if states.get("checked", states.get("default", False)) else "☐"


def note_marker(kind: str, identifier: str) -> str:
    """How the marker of a footnote (`[^3]`) or an endnote (`[^e3]`) stands in the text."""
    return f"[^{'e' if kind == 'endnote' else ''}{identifier}]"


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without namespace, "" where it is absent."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""
