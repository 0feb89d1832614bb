"""The page of a member or a minister: who it is as the papers say, and what became of what he asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.language.vocabulary import ministry
from index.language.words import words
from ui.browse.paper_table import PaperTable, Selection
from ui.html.papers.view import PaperView
from ui.wording.texts import text

MOST_ALIKE = 6


@dataclass(frozen=True, slots=True)
class Alike:
    """Another spelling in the papers that may be the same person, with its page."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class PersonHead:
    """What stands above the papers of one person; what is not known is empty."""

    name: str
    told: str
    doubt: str
    waiting: str
    waiting_address: str
    alike: Sequence[Alike]


def person_of(view: PaperView, table: PaperTable) -> PersonHead | None:
    """The head of the member or minister that a view is narrowed to; None where it is to none.

    `table` holds all papers, whichever of them the view lists.
    """
    if name := view.selection.member:
        return _head(view, table, "member", name, _answered_words(table, name, view))
    if name := view.selection.minister:
        offices = _offices(table, name)
        what = ", ".join(offices)
        told = text("as_minister", view.language, what=what) if what else text("minister", view.language)
        doubt = text("more_than_one", view.language) if len(offices) > 1 else ""
        return _head(view, table, "minister", name, told, doubt)
    return None


def _head(view: PaperView, table: PaperTable, role: str, name: str, told: str, doubt: str = "") -> PersonHead:
    waiting = PaperView(list="open", language=view.language).narrowed(**{role: name})
    return PersonHead(
        name,
        told,
        doubt,
        text(f"open_of_{role}", view.language, name=name),
        "" if view.list == "open" else waiting.address,
        _spelled_alike(view, table, role, name),
    )


def _offices(table: PaperTable, name: str) -> list[str]:
    """The ministries that stand at this very name, the one of most papers first."""
    found: dict[str, int] = {}
    for place in table.facets["minister"].mask(name, len(table.papers)).nonzero()[0].tolist():
        for who in table.papers[place].ministers:
            if who.name == name and who.portfolio:
                office = ministry(who.portfolio) or who.portfolio
                found[office] = found.get(office, 0) + 1
    return sorted(found, key=lambda office: (-found[office], office))


def _answered_words(table: PaperTable, name: str, view: PaperView) -> str:
    """Of how many of a member's sets of questions the answer is here."""
    held = set(table.kept(Selection(member=name)).nonzero()[0].tolist())
    sets = [places for places in table.of_set.values() if held & set(places)]
    if not sets:
        return text("as_member", view.language)
    answered = sum(any(table.papers[place].type == "antwoord" for place in places) for places in sets)
    return text("sets_answered", view.language, count=len(sets), answered=answered)


def _spelled_alike(view: PaperView, table: PaperTable, role: str, name: str) -> list[Alike]:
    """Names of the same role that hold all words of this one, or the other way about."""
    own = set(words(name))
    names = [
        other
        for other in table.facets[role].names
        if other != name and (held := set(words(other))) and (held >= own or held <= own)
    ]
    clear = PaperView(language=view.language)
    return [Alike(other, clear.narrowed(**{role: other}).address) for other in sorted(names)[:MOST_ALIKE]]
