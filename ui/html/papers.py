"""The papers of an index as a list that can be searched and sorted, with their counts by year and type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from index.language.words import fold
from index.search.catalogue import Paper
from rag.say import coverage_words
from ui.html.escaping import escape, local_address, wording
from ui.wording import formats
from ui.wording.texts import Language, text

PAGE = 50
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
        and all(word in _searched(paper) for word in wanted)
    ]
    return sorted(kept, key=SORTS.get(sort, SORTS["new"]), reverse=sort not in ("old", "title"))


def _searched(paper: Paper) -> str:
    people = [member.name for member in paper.askers] + [who.name for who in paper.ministers]
    return fold(" ".join(filter(None, (paper.title, paper.name, *paper.numbers.values(), *people))))


def list_tools_html(papers: Sequence[Paper], language: Language) -> str:
    """The picture of what there is, and the fields to narrow the list with."""
    kinds = Counter(paper.type for paper in papers)
    years = Counter(str(paper.date.year) for paper in papers if paper.date)
    kind = _select(
        "kind", "type", {k: f"{text(f'type_{k}', language)} ({n})" for k, n in kinds.most_common()}, language
    )
    year = _select(
        "year", "year", {y: f"{y} ({n})" for y, n in sorted(years.items(), reverse=True)}, language
    )
    orders = "".join(f'<option value="{name}">{wording(f"sort_{name}", language)}</option>' for name in SORTS)
    return (
        f"{counts_svg(papers, language)}"
        f'<form id="stukken-zoek" role="search"><label>{wording("search_papers", language)}'
        f'<input type="search" name="words" maxlength="200"></label>{kind}{year}'
        f'<label>{wording("sort", language)}<select name="sort">{orders}</select></label></form>'
        f'<div id="stukken-gevonden" aria-live="polite"></div>'
    )


def _select(name: str, key: str, choices: dict[str, str], language: Language) -> str:
    options = "".join(
        f'<option value="{escape(value)}">{escape(label)}</option>' for value, label in choices.items()
    )
    return (
        f'<label>{wording(key, language)}<select name="{name}"><option value="">'
        f"{wording('any', language)}</option>{options}</select></label>"
    )


def counts_svg(papers: Sequence[Paper], language: Language) -> str:
    """A bar a year, and below it the same as a table by year and type."""
    dated = [paper for paper in papers if paper.date]
    if not dated:
        return ""
    years = Counter(paper.date.year for paper in dated if paper.date)
    shown = list(range(min(years), max(years) + 1))[-MAX_YEARS:]
    step = WIDTH / len(shown)
    most = max(years.values())
    bars = "".join(
        _bar(position * step, step, years[year] / most, year, position % (1 + len(shown) // 12) == 0)
        for position, year in enumerate(shown)
    )
    title = wording("by_year", language)
    return (
        f'<figure class="aantallen"><svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{title}">'
        f"{bars}</svg>"
        f"<figcaption><details><summary>{title}</summary>{_table(dated, language)}</details></figcaption>"
        "</figure>"
    )


def _bar(x: float, step: float, part: float, year: int, named: bool) -> str:
    height = round(part * (HEIGHT - 28), 1)
    width = max(min(step * 0.72, 44), 2)
    left = x + (step - width) / 2
    rect = (
        f'<rect x="{left:.1f}" y="{HEIGHT - 22 - height:.1f}" width="{width:.1f}" height="{height}" rx="2"/>'
        if part
        else ""
    )
    return rect + (f'<text x="{x + step / 2:.1f}" y="{HEIGHT - 6}">{year}</text>' if named else "")


def _table(dated: Sequence[Paper], language: Language) -> str:
    counts = Counter((paper.date.year, paper.type) for paper in dated if paper.date)
    heads = "".join(f'<th scope="col">{wording(key, language)}</th>' for key in ("year", "type", "count"))
    rows = "".join(
        f"<tr><td>{year}</td><td>{wording(f'type_{kind}', language)}</td><td>{count}</td></tr>"
        for (year, kind), count in sorted(counts.items(), key=lambda item: (-item[0][0], item[0][1]))
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def list_html(papers: Sequence[Paper], page: int, language: Language) -> str:
    """One page of a list, with how many there are and the way to more."""
    count = coverage_words.paper_count(len(papers), language)
    rows = "".join(_row(paper, language) for paper in papers[page * PAGE : (page + 1) * PAGE])
    more = (
        f'<button type="button" class="knop" data-more="{page + 1}">{wording("more", language)}</button>'
        if len(papers) > (page + 1) * PAGE
        else ""
    )
    head = f'<p class="aantal">{escape(count)}</p>' if page == 0 else ""
    return f'{head}<ul class="lijst">{rows}</ul>{more}'


def _row(paper: Paper, language: Language) -> str:
    reader = local_address("page/paper", doc=paper.name, lang=language)
    who = ", ".join(filter(None, (formats.minister_words(minister) for minister in paper.ministers[:2])))
    told = [text(f"type_{paper.type}", language), formats.long_date(paper.date, language), who, paper.name]
    return (
        f'<li><a data-read href="{reader}">{escape(paper.title or paper.name)}</a>'
        f"<p>{' · '.join(escape(part) for part in told if part)}</p>"
        f'<button type="button" class="knop" data-within="{escape(paper.name)}">'
        f"{wording('ask_here', language)}</button></li>"
    )
