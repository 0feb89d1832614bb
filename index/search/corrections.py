"""Which papers correct what another one says: by their title, and by the paper that they name."""

from __future__ import annotations

import re
from datetime import date

from index.document import Document
from index.language import months
from index.search.same_paper import question_numbers
from index.store.heads import Paper

_CORRECTS = re.compile(
    r"\b(?:rectific|correcti|gecorrigeerd|herstel(?:de)?\b|verbeter(?:de|ing)\b|herziene?\b|intrekk?(?:ing|en)\b|"
    r"onjuist|foutie)\w*\b[^.?!]{0,80}?"
    r"(?:antwoord|beantwoord|(?:kamer)?vragen\b|(?:kamer)?brief|verslag|kamerstuk|aanhangsel|informatie|cijfers)",
    re.IGNORECASE,
)


def says_it_corrects(title: str | None) -> bool:
    """Whether a paper's title says that it corrects another: `Rectificatie antwoorden op Kamervragen …`."""
    return title is not None and _CORRECTS.search(title) is not None


def names_corrected(later: Document, paper: Paper) -> bool:
    """Whether a correcting paper names this one: by a number, or by the day of its answers and who asked."""
    if paper.name == later.name or paper.date is None:
        return False
    if not _numbers_as_referred_to(paper).isdisjoint(each.normal for each in later.references):
        return True
    text = " ".join(later.text.split())
    said = f"{paper.date.day} {months.NAMES['nl'][paper.date.month - 1]} {paper.date.year}"
    names = filter(None, (each.name for each in paper.askers))
    asked = any(re.search(rf"\b{re.escape(name)}\b", text) for name in names)
    return asked and re.search(rf"(?<!\d){said}\b", text) is not None


def _numbers_as_referred_to(paper: Paper) -> frozenset[str]:
    """The numbers of a paper in the forms in which other papers' references hold them."""
    numbers = paper.numbers
    own = {*question_numbers(paper), numbers.get("kamerstuk", ""), numbers.get("publicatie", "")}
    if number := numbers.get("aanhangsel"):
        years = numbers.get("vergaderjaar") or _vergaderjaar_of(paper.date)
        own.add(f"ah-tk-{years.replace('-', '')}-{number}")
    return frozenset(own - {""})


def _vergaderjaar_of(day: date | None) -> str:
    """The parliamentary year of a day, by months: it begins on the third Tuesday of September."""
    if day is None:
        return ""
    first = day.year if day.month >= 9 else day.year - 1
    return f"{first}-{first + 1}"
