"""HTML -> text: blocks on lines of their own, notes as `[^3]`, tables by row, scripts dropped."""

from __future__ import annotations

import re

from index.files.markup import Element, local_name, parse_html, text_of
from index.files.source_text import SourceText
from index.files.tables import table_lines

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure "
    "footer h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody td tfoot "
    "th thead tr ul br form".split()
)
SPACED = frozenset("h1 h2 h3 h4 h5 h6 p ul ol table blockquote".split())
DROPPED = frozenset(
    "script style head template noscript svg math iframe object embed applet button select input textarea "
    "nav canvas audio video map".split()
)
DIGITS = re.compile(r"[\[(]?\s{0,3}(\d{1,3})\s{0,3}[\])]?[.:]?")
SPACES = re.compile(r"[ \t\n\r\f\v]+")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_html(text: str) -> SourceText:
    """Read a page of officielebekendmakingen or any other; the text keeps the order of the page."""
    writer = _Writer()
    writer.walk(_content(parse_html(text)))
    return SourceText(writer.text(), "html")


def _content(root: Element) -> Element:
    """The part of the page that holds the paper: its main element where it has one."""
    for path in (".//main", ".//article", ".//*[@id='broodtekst']", ".//body"):
        found = root.findall(path)
        if len(found) == 1 and len(text_of(found[0]).strip()) > 200:
            return found[0]
    return root


class _Writer:
    """Collects lines while walking the tree; iterative, so that depth costs nothing."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._notes: list[str] = []
        self._current: list[str] = []

    def walk(self, root: Element) -> None:
        """Write all that stands in an element, in its order."""
        stack: list[tuple[Element, bool]] = [(root, False)]
        while stack:
            element, entered = stack.pop()
            if not entered and self._enter(element):
                stack.append((element, True))
                stack.extend((child, False) for child in reversed(element))
            else:
                self._leave(element)

    def text(self) -> str:
        """The lines joined, at most one blank line between two, the notes behind them."""
        self._break()
        joined = "\n".join([*self._lines, "", *self._notes])
        return re.sub(r"\n{3,}", "\n\n", joined).strip("\n") + "\n"

    def _enter(self, element: Element) -> bool:
        """True where the children are to be walked too."""
        name = local_name(element)
        if name in DROPPED or not name or self._special(element, name):
            return False
        if name in BLOCKS:
            self._break(spaced=name in SPACED)
        if name == "li":
            self._current.append(_bullet(element))
        self._add(element.text)
        return True

    def _special(self, element: Element, name: str) -> bool:
        """Write a note, a marker, a table or a typed page whole; False for any other element."""
        if name in ("sup", "a", "span") and (marker := _marker(element)):
            self._current.append(marker)
        elif name == "pre":
            self._break(spaced=True)
            self._lines += [line.strip() for line in text_of(element).splitlines()] + [""]
        elif note := _note(element):
            self._notes.append(note)
        elif name == "table" and not element.findall(".//table"):
            self._break(spaced=True)
            self._lines += table_lines([[_cell(cell) for cell in row] for row in element.iter("tr")])
        else:
            return False
        return True

    def _leave(self, element: Element) -> None:
        name = local_name(element)
        if name in BLOCKS:
            self._break(spaced=name in SPACED)
        self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self._current.append(SPACES.sub(" ", text))

    def _break(self, spaced: bool = False) -> None:
        line = SPACES.sub(" ", "".join(self._current)).strip(" ")
        self._current.clear()
        if line:
            self._lines.append(line)
        if spaced and self._lines and self._lines[-1]:
            self._lines.append("")


def _marker(element: Element) -> str | None:
    """`[^3]` for a link to a note, `²` for other raised digits, None for anything else."""
    text = text_of(element)
    number = DIGITS.fullmatch(text.strip()) if len(text) < 12 else None
    if not number:
        return None
    link = element if local_name(element) == "a" else element.find(".//a")
    if link is not None and ("#" in link.get("href", "") or "noot" in link.get("class", "")):
        return f"[^{number.group(1)}]"
    if "noot" in element.get("class", "") and local_name(element) == "span":
        return f"[^{number.group(1)}]"
    return number.group(1).translate(RAISED) if local_name(element) == "sup" else None


def _note(element: Element) -> str | None:
    """`[^3]: text` for an element that is a note, None for any other."""
    classes = element.get("class", "").split()
    if "noot" not in classes or local_name(element) not in ("div", "p", "li", "aside"):
        return None
    text = _one_line(text_of(element))
    number = re.match(r"[\[(]?(\d{1,3})[\])]?[.:]?\s", text)
    return f"[^{number.group(1)}]: {text[number.end() :].strip()}" if number else None


def _cell(cell: Element) -> str:
    writer = _Writer()
    writer.walk(cell)
    return writer.text()


def _bullet(item: Element) -> str:
    parent = item.getparent()
    if parent is None or local_name(parent) != "ol":
        return "• "
    start = parent.get("start", "1")
    first = int(start) if start.isdecimal() and len(start) < 6 else 1
    return f"{first + len(list(item.itersiblings('li', preceding=True)))}. "


def _one_line(text: str) -> str:
    return SPACES.sub(" ", text).strip()
