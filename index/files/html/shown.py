"""What of a web page is the paper: what a browser shows, in its main part, without the site's foot."""

from __future__ import annotations

import re

from index.files.markup import Element, beginning_of_text, local_name, text_of

UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|text-decoration[^;]*line-through", re.I
)
RULE = re.compile(r"([^{}]{1,400})\{([^{}]{0,4000})\}")
SIMPLE = re.compile(r"(\w*)([.#])([\w-]+)")
_MAX_SITE_CHARACTERS = 1_500
_SITE_NAMES = frozenset(
    "footer page-footer site-footer skiplinks skiplink skip-link breadcrumb breadcrumbs kruimelpad".split()
)
_OF_PAPER = re.compile(r"\b(?:Vra(?:ag|gen)|Antwoord(?:en)?|[Mm]inister|[Ss]taatssecretaris)\b")


def drop_unseen(root: Element) -> None:
    """Take out what a browser does not show, or strikes through, and the site's foot; ticks stay: ☒ ☐."""
    hidden = _hidden_names(root)
    for element in list(root.iter("*")):
        if element is root or local_name(element) in ("html", "body"):
            continue
        names = {f".{name}" for name in element.get("class", "").split()} | {f"#{element.get('id', '')}"}
        if local_name(element) == "input" and element.get("type", "").lower() in ("checkbox", "radio"):
            element.tag, element.text = "span", "☒" if element.get("checked") is not None else "☐"
        elif element.get("hidden") is not None or UNSEEN.search(element.get("style", "")) or names & hidden:
            _remove_element(element)
        elif _is_of_site(element):
            _remove_element(element)


def main_element(root: Element) -> Element:
    """The part of the page that holds the paper: its main element where it has one."""
    for path in (".//main", ".//article", ".//*[@id='broodtekst']", ".//body"):
        found = root.findall(path)
        if len(found) == 1 and len(text_of(found[0]).strip()) > 200:
            return found[0]
    return root


def _is_of_site(element: Element) -> bool:
    """Whether an element is by its name the site's foot or trail, and no part of the paper.

    A foot that holds lists, numbers of notes or a minister is the paper's own.
    """
    names = {local_name(element), element.get("id", ""), *element.get("class", "").lower().split()}
    if not names & _SITE_NAMES:
        return False
    text = beginning_of_text(element, _MAX_SITE_CHARACTERS)
    noted = any(each.get("id") for each in element.iterdescendants("*"))
    return len(text) < _MAX_SITE_CHARACTERS and not noted and _OF_PAPER.search(text) is None


def _hidden_names(root: Element) -> set[str]:
    """The classes (`.x`) and ids (`#x`) that the page's own style sheet hides, by a simple selector."""
    found: set[str] = set()
    for sheet in root.iter("style"):
        for selectors, rules in RULE.findall(text_of(sheet)[:200_000]):
            if UNSEEN.search(rules) and "@" not in selectors:
                names = [SIMPLE.fullmatch(selector.strip()) for selector in selectors.split(",")]
                found |= {name.group(2) + name.group(3) for name in names if name and not name.group(1)}
    return found


def _remove_element(element: Element) -> None:
    """The element goes, the text behind it stays."""
    tail = element.tail
    for child in list(element):
        element.remove(child)
    element.tag, element.text, element.tail = "span", None, tail
