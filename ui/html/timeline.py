"""Citations -> a line of dots by date with the cabinets as bands, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from index.language.vocabulary import cabinets
from rag.answer import Citation
from rag.say.coverage_words import years_between
from ui.html.escaping import element_id, escape, wording
from ui.wording import formats
from ui.wording.texts import Language, text

WIDTH, HEIGHT = 720, 92
LEFT, RIGHT = 14, 706
LINE = 44  # the height of the dots
MAX_BANDS = 24


def timeline(citations: Sequence[Citation], turn: int, language: Language) -> str:
    """The picture and its table; empty with fewer than two dates, which a line would not explain."""
    dated = sorted((c for c in citations if c.date), key=lambda c: (c.date or date.min, c.n))
    days = sorted({c.date for c in dated if c.date})
    if len(days) < 2:
        return ""
    scale = _Scale(days[0], days[-1])
    title = text("timeline_of", language, count=len(days), years=years_between(days[0], days[-1]))
    dots = "".join(_dot(day, dated, scale, turn, language) for day in days)
    return (
        f'<figure class="tijdlijn"><svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(title)}">{_bands(scale, dated)}'
        f'<line class="as" x1="{LEFT}" x2="{RIGHT}" y1="{LINE}" y2="{LINE}"/>'
        f"{''.join(_years(scale))}{dots}</svg>"
        f"<figcaption><details><summary>{wording('as_table', language)}</summary>"
        f"{_table(dated, turn, language)}</details></figcaption></figure>"
    )


class _Scale:
    """Days -> x, with a margin of a twentieth at both ends, and at least a year in all."""

    def __init__(self, first: date, last: date) -> None:
        margin = max(timedelta(days=(last - first).days // 20), timedelta(days=90))
        self.first, self.last = first - margin, last + margin

    def x(self, day: date) -> float:
        part = (day - self.first) / (self.last - self.first)
        return round(LEFT + (RIGHT - LEFT) * min(max(part, 0.0), 1.0), 1)


def _bands(scale: _Scale, dated: Sequence[Citation]) -> str:
    """The cabinets of the period; none where no paper is of a known cabinet, as with made-up papers."""
    known = any(c.minister and c.minister.cabinet for c in dated)
    return "".join(_cabinet_bands(scale)) if known else ""


def _cabinet_bands(scale: _Scale) -> Iterator[str]:
    shown = [c for c in cabinets() if c.start < scale.last and (c.end or scale.last) > scale.first]
    for position, cabinet in enumerate(shown[-MAX_BANDS:]):
        left, right = scale.x(cabinet.start), scale.x(cabinet.end or scale.last)
        name = cabinet.name.removeprefix("kabinet-").removeprefix("Kabinet-")
        size = f'width="{right - left:.1f}" height="{LINE + 14}"'
        yield f'<rect class="band{position % 2}" x="{left}" y="4" {size}/>'
        if right - left > 7 * len(name) + 8:
            yield f'<text class="naam" x="{(left + right) / 2:.1f}" y="18">{escape(name)}</text>'


def _years(scale: _Scale) -> Iterator[str]:
    years = range(scale.first.year + 1, scale.last.year + 1)
    step = 1 + len(years) // 12
    for year in years[::step]:
        x = scale.x(date(year, 1, 1))
        yield f'<line class="streep" x1="{x}" x2="{x}" y1="{LINE + 8}" y2="{LINE + 14}"/>'
        yield f'<text class="jaar" x="{min(max(x, 24), WIDTH - 24)}" y="{LINE + 32}">{year}</text>'


def _dot(day: date, dated: Sequence[Citation], scale: _Scale, turn: int, language: Language) -> str:
    cited = [c for c in dated if c.date == day]
    numbers = ", ".join(str(c.n) for c in cited)
    told = f"[{numbers}] {formats.long_date(day, language)}"
    # No link: the table below it has the same ones for the keyboard.
    return (
        f'<g class="stip" data-card="{element_id("src", turn, cited[0].n)}"><title>{escape(told)}</title>'
        f'<circle cx="{scale.x(day)}" cy="{LINE}" r="{5 + min(len(cited), 4)}"/></g>'
    )


def _table(dated: Sequence[Citation], turn: int, language: Language) -> str:
    heads = "".join(f'<th scope="col">{wording(key, language)}</th>' for key in ("date", "cabinet", "source"))
    rows = "".join(
        f"<tr><td>{escape(formats.long_date(c.date, language))}</td>"
        f"<td>{escape(formats.cabinet_words(c.minister, language))}</td>"
        f'<td><a href="#{element_id("src", turn, c.n)}">[{c.n}] {escape(c.title or c.doc)}</a></td></tr>'
        for c in reversed(dated)
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
