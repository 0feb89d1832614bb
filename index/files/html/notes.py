"""The notes of an HTML page: links that call one, and the elements that they point at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from index.files.markup import Element, beginning_of_text, local_name, text_of

DIGITS = re.compile(r"[\[(]?\s{0,3}(\d{1,3})\s{0,3}[\])]?[.:]?")
_PRINTED = re.compile(r"[\[(]?(\d{1,3})[\])]?[.:]?\s")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SIGN = re.compile(
    r"[\[(]?\s?(?:(?:voet|eind)?noot\s)?(\d{1,3}|[a-z]|\*{1,3}|[†‡])\s?[\])]?[.:]?", re.IGNORECASE
)
_SAID_TO_BE_NOTE = re.compile(r"noot|footnote|fnref|noteref|reference", re.IGNORECASE)
_NAME_OF_NOTE = re.compile(r"_?(?:ftn|fn|edn|cite|voetnoot|eindnoot|noot|note|footnote)", re.IGNORECASE)
_HOLDERS = ("p", "li", "div", "aside", "dd", "td", "section")
_BACK = re.compile(r"[↩↑^⬑︎️\s]+|\[?\d{1,3}\]?[.)]?")
_LEADING = re.compile(r"\A[\[(]?(?:\d{1,3}|\^|\*{1,3}|[†‡a-z](?=[\s)\].]))[\])]?[.:]?\s+")
_MAX_CHARACTERS = 4_000  # of a note
_MAX_SIGN = 16  # characters of a link that calls a note


@dataclass(slots=True)
class PageNotes:
    """`called`: number by the id that a link points at; `elements`: the notes that links point at."""

    called: dict[str, str] = field(default_factory=dict)
    elements: dict[Element, str] = field(default_factory=dict)

    def marker(self, element: Element) -> str | None:
        """`[^3]` for a link to a note, `²` for other raised digits, None for anything else."""
        name, parent = local_name(element), element.getparent()
        if name == "span" and "noot" not in element.get("class", ""):
            return None  # what is in it is looked at by itself
        if parent is not None and local_name(parent) == name:
            return None  # looked at with the one around it: such may stand a thousand deep
        text = beginning_of_text(element, _MAX_SIGN).strip()
        if len(text) >= _MAX_SIGN or not text:
            return None
        link = element if name == "a" else element.find(".//a")
        target = _target(link) if link is not None else ""
        if target in self.called and _SIGN.fullmatch(text):
            return f"[^{self.called[target]}]"
        number = DIGITS.fullmatch(text)
        if number is None:
            return None
        if link is not None and (target or "noot" in link.get("class", "")):
            return f"[^{number[1]}]"
        if name == "span" and "noot" in element.get("class", ""):
            return f"[^{number[1]}]"
        return number[1].translate(RAISED) if name == "sup" else None

    def note_line(self, element: Element) -> str | None:
        """`[^3]: text` for a note, by its class or as what a marker points at; None for anything else."""
        number = self.elements.get(element)
        classed = "noot" in element.get("class", "").split() and local_name(element) in _HOLDERS
        if number is None and not classed:
            return None
        text = " ".join(_without_links_back(element).split())
        printed = _PRINTED.match(text)
        if number is None and printed is None:
            return None
        number = number or (printed[1] if printed else "")
        return f"[^{number}]: {_LEADING.sub('', text, count=1).strip(' ↩↑︎')}"


def find_notes(root: Element) -> PageNotes:
    """The notes of a page; only what a link calls by a number or a sign, never a whole part of the page."""
    found = PageNotes()
    calls = []
    for link in root.iter("a"):
        target = _target(link)
        own = {link.get("id", ""), link.get("name", "")} - {""}
        if not target or "ref" in target.lower() or own & found.called.keys():
            continue  # it leads back from a note to its mark
        sign = _SIGN.fullmatch(beginning_of_text(link, _MAX_SIGN).strip())
        if sign and _calls_note(link, target, sign[1]):
            calls.append(link)
            found.called.setdefault(target, sign[1] if sign[1].isdecimal() else "")
    free = max((int(number) for number in found.called.values() if number), default=0)
    for target, number in found.called.items():
        if not number:
            free += 1
            found.called[target] = str(free)
    if found.called:
        around = {above for link in calls for above in link.iterancestors()}
        found.elements = {
            note: number for note, number in _elements_of_notes(root, found) if note not in around
        }
    return found


def _elements_of_notes(root: Element, notes: PageNotes) -> Iterator[tuple[Element, str]]:
    for element in root.iter("*"):
        name = element.get("id", "")
        name = name if name in notes.called else element.get("name", "")
        if name not in notes.called or not name:
            continue
        holder: Element | None = element
        if (defined := _definition(element)) is not None:
            holder, element.text = defined, None  # the term was only the note's number
            del element[:]
        while holder is not None and local_name(holder) not in _HOLDERS:
            holder = holder.getparent()
        if holder is not None and len(beginning_of_text(holder, _MAX_CHARACTERS)) < _MAX_CHARACTERS:
            yield holder, notes.called[name]


def _definition(element: Element) -> Element | None:
    """What stands behind the number of a note in a list of terms (`<dt>1</dt><dd>…`); None for all else."""
    term = next(
        (each for each in (element, element.getparent()) if each is not None and local_name(each) == "dt"),
        None,
    )
    if term is None or DIGITS.fullmatch(text_of(term).strip()) is None:
        return None
    behind = term.getnext()
    return behind if behind is not None and local_name(behind) == "dd" else None


def _target(link: Element) -> str:
    """The id that a link points at."""
    return link.get("href", "").partition("#")[2]


def _calls_note(link: Element, target: str, sign: str) -> bool:
    """Whether a link with a number or sign calls a note: raised, said so, or by the name it points at."""
    parent = link.getparent()
    raised = link.find(".//sup") is not None or (parent is not None and local_name(parent) == "sup")
    told = " ".join(link.get(name, "") for name in ("class", "role"))
    if raised or _SAID_TO_BE_NOTE.search(told):
        return True
    return sign.isdecimal() and _NAME_OF_NOTE.match(target) is not None


def _without_links_back(note: Element) -> str:
    """The text of a note without the links that lead back to its mark."""
    backs = [
        link
        for link in note.iter("a")
        if _target(link) and _BACK.fullmatch(beginning_of_text(link, _MAX_SIGN).strip())
    ]
    text = text_of(note)
    for link in backs:
        text = text.replace(text_of(link), " ", 1)
    return text
