"""Facets of a list of papers: each name with its count as a bar to press, and the years as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ui.browse.paper_table import Mask, PaperTable
from ui.html.papers.view import PaperView
from ui.wording.texts import Language, text

SHOWN = ("type", "party", "member", "minister", "ministry")
FIRST, MOST = 6, 60  # names of a facet shown at once, and on request
MAX_YEARS = 60


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A name, how many papers it leaves, its bar's length in percents, and where choosing it leads."""

    name: str
    count: int
    part: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetBox:
    """One facet: the rows shown at once, those on request, and how many names there are in all."""

    label: str
    first: Sequence[FacetRow]
    more: Sequence[FacetRow]
    left_out: int


@dataclass(frozen=True, slots=True)
class YearBar:
    """The papers of one year; `part` is the bar's height in percents, `label` "" where there is no room."""

    year: str
    count: int
    part: int
    label: str
    address: str
    chosen: bool


def facet_boxes(table: PaperTable, view: PaperView, found: Mask | None) -> list[FacetBox]:
    """The facets in which there is something to choose."""
    boxes = (_facet_box(table, view, name, found) for name in SHOWN)
    return [box for box in boxes if box is not None]


def _facet_box(table: PaperTable, view: PaperView, name: str, found: Mask | None) -> FacetBox | None:
    counted = table.counts(name, view.selection, found)
    if not counted or (name == "type" and view.list and len(counted) == 1):
        return None
    most = counted[0][1]
    rows = [_facet_row(view, name, value, count, most) for value, count in counted]
    first = [row for row in rows if row.chosen] + [row for row in rows if not row.chosen]
    first, more = first[:FIRST], first[FIRST:]
    label = text({"member": "member_facet"}.get(name, name), view.language)
    return FacetBox(label, first, more[: MOST - FIRST], max(0, len(rows) - MOST))


def _facet_row(view: PaperView, facet: str, value: str, count: int, most: int) -> FacetRow:
    chosen = getattr(view.selection, facet) == value
    shown = facet_name(facet, value, view.language)
    address = view.narrowed(**{facet: "" if chosen else value}).address
    return FacetRow(shown, count, max(2, round(100 * count / most)), address, chosen)


def facet_name(facet: str, value: str, language: Language) -> str:
    """A facet's value as a person reads it."""
    return text(f"type_{value}", language) if facet == "type" else value


def year_bars(table: PaperTable, view: PaperView, found: Mask | None) -> list[YearBar]:
    """A bar for each year from the first to the last with papers, the newest so many."""
    counted = {int(year): count for year, count in table.counts("year", view.selection, found)}
    if not counted:
        return []
    years = range(max(min(counted), max(counted) - MAX_YEARS + 1), max(counted) + 1)
    most, every = max(counted.values()), 1 + len(years) // 14
    return [
        YearBar(
            str(year),
            counted.get(year, 0),
            round(100 * counted.get(year, 0) / most),
            str(year) if (years[-1] - year) % every == 0 else "",
            replace(view, page=1)
            .narrowed(year="" if view.selection.year == str(year) else str(year))
            .address,
            view.selection.year == str(year),
        )
        for year in years
    ]
