"""The papers of an index as a list that can be searched and sorted, with their counts by year and type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from index.language.words import fold
from index.search.catalogue import Paper
from rag.say import coverage_words
from ui.html.escaping import local_address
from ui.html.templating import markup, render
from ui.wording import formats
from ui.wording.texts import Language, text

T = TypeVar("T")
PAGE = 50
OPEN = "open"  # no type of paper: sets of questions without an answer
WIDTH, HEIGHT = 640, 92
MAX_YEARS = 40

SORTS: dict[str, Callable[[Paper], tuple[str, str]]] = {
    "new": lambda paper: (str(paper.date or ""), paper.name),
    "old": lambda paper: (str(paper.date or "9999"), paper.name),
    "title": lambda paper: (fold(paper.title or paper.name), paper.name),
}


def filter_papers(
    papers: Sequence[Paper], words: str = "", kind: str = "", year: str = "", sort: str = "new"
) -> list[Paper]:
    """The papers whose title, name, numbers or people hold all the words, in the order asked for."""
    wanted = fold(words).split()
    kept = [
        paper
        for paper in papers
        if (not kind or paper.type == kind)
        and (not year or (paper.date is not None and str(paper.date.year) == year))
        and all(word in _search_text(paper) for word in wanted)
    ]
    return sorted(kept, key=SORTS.get(sort, SORTS["new"]), reverse=sort not in ("old", "title"))


def _search_text(paper: Paper) -> str:
    people = [member.name for member in paper.askers] + [who.name for who in paper.ministers]
    return fold(" ".join(filter(None, (paper.title, paper.name, *paper.numbers.values(), *people))))


@dataclass(frozen=True, slots=True)
class Bar:
    """The papers of one year in the picture: units of the view box; no height where there are none."""

    left: str
    top: str
    width: str
    height: float | None
    middle: str
    name: str


@dataclass(frozen=True, slots=True)
class YearCounts:
    """The picture of what there is: a bar a year, and its rows (year, type, number) as a table."""

    bars: Sequence[Bar]
    rows: Sequence[tuple[int, str, int]]
    width: int = WIDTH
    height: int = HEIGHT


def list_tools_html(papers: Sequence[Paper], language: Language) -> str:
    """The picture of what there is, and the fields to narrow the list with."""
    kinds = Counter(paper.type for paper in papers)
    years = Counter(str(paper.date.year) for paper in papers if paper.date)
    choices = [(kind, f"{text(f'type_{kind}', language)} ({count})") for kind, count in kinds.most_common()]
    if kinds["vragen"] or kinds["uitstel"]:
        choices.append((OPEN, text("open_questions", language)))
    return render(
        "paper_tools.html",
        language=language,
        counts=paper_counts(papers),
        kinds=choices,
        years=[(year, f"{year} ({count})") for year, count in sorted(years.items(), reverse=True)],
        sorts=list(SORTS),
    )


def paper_counts(papers: Sequence[Paper]) -> YearCounts | None:
    """How many papers there are by year and type; None where none bears a date."""
    dated = [(paper.date.year, paper.type) for paper in papers if paper.date]
    if not dated:
        return None
    years = Counter(year for year, _ in dated)
    shown = list(range(min(years), max(years) + 1))[-MAX_YEARS:]
    step, most, every = WIDTH / len(shown), max(years.values()), 1 + len(shown) // 12
    bars = [
        _year_bar(place * step, step, years[year] / most, "" if place % every else str(year))
        for place, year in enumerate(shown)
    ]
    rows = sorted(Counter(dated).items(), key=lambda item: (-item[0][0], item[0][1]))
    return YearCounts(bars, [(year, kind, count) for (year, kind), count in rows])


def _year_bar(x: float, step: float, part: float, name: str) -> Bar:
    height = round(part * (HEIGHT - 28), 1)
    width = max(min(step * 0.72, 44), 2)
    return Bar(
        left=f"{x + (step - width) / 2:.1f}",
        top=f"{HEIGHT - 22 - height:.1f}",
        width=f"{width:.1f}",
        height=height if part else None,
        middle=f"{x + step / 2:.1f}",
        name=name,
    )


def list_html(papers: Sequence[Paper], page: int, language: Language) -> str:
    """One page of a list, with how many there are and the way to more."""
    return list_page_html(
        papers, _list_row, coverage_words.paper_count(len(papers), language), page, language
    )


def list_page_html(
    items: Sequence[T],
    row: Callable[[T, Language], dict[str, str]],
    count: str,
    page: int,
    language: Language,
) -> str:
    """One page of any list of papers: `count` above the first, the way to more below where there are any."""
    return render(
        "paper_list.html",
        language=language,
        count=count if page == 0 else "",
        papers=[row(item, language) for item in items[page * PAGE : (page + 1) * PAGE]],
        more=page + 1 if len(items) > (page + 1) * PAGE else None,
    )


def _list_row(paper: Paper, language: Language) -> dict[str, str]:
    who = ", ".join(filter(None, (formats.minister_words(minister) for minister in paper.ministers[:2])))
    parts = [text(f"type_{paper.type}", language), formats.long_date(paper.date, language), who, paper.name]
    return {
        "name": paper.name,
        "title": paper.title or paper.name,
        "told": " · ".join(part for part in parts if part),
        "late": "",
        "reader": markup(local_address("page/paper", doc=paper.name, lang=language)),
    }
