"""Citations -> a line of dots by date with the cabinets as bands, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from index.language.vocabulary import Cabinet, cabinets
from rag.answer import Citation
from rag.say.coverage_words import years_between
from ui.html.escaping import element_id
from ui.html.templating import render
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
    scale = _DayScale(days[0], days[-1])
    return render(
        "timeline.html",
        language=language,
        turn=turn,
        title=text("timeline_of", language, count=len(days), years=years_between(days[0], days[-1])),
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=RIGHT,
        line=LINE,
        bands=_cabinet_bands(scale, dated),
        years=list(_year_marks(scale)),
        dots=[_day_dot(day, [c for c in dated if c.date == day], scale, turn, language) for day in days],
        citations=dated[::-1],
    )


class _DayScale:
    """Days -> x, with a margin of a twentieth at both ends, and at least a year in all."""

    def __init__(self, first: date, last: date) -> None:
        margin = max(timedelta(days=(last - first).days // 20), timedelta(days=90))
        self.first, self.last = first - margin, last + margin

    def x(self, day: date) -> float:
        part = (day - self.first) / (self.last - self.first)
        return round(LEFT + (RIGHT - LEFT) * min(max(part, 0.0), 1.0), 1)


def _cabinet_bands(scale: _DayScale, dated: Sequence[Citation]) -> list[dict[str, object]]:
    """The cabinets of the period; none where no paper is of a known cabinet, as with made-up papers."""
    known = any(c.minister and c.minister.cabinet for c in dated)
    shown = [c for c in cabinets() if c.start < scale.last and (c.end or scale.last) > scale.first]
    return [_cabinet_band(scale, cabinet) for cabinet in shown[-MAX_BANDS:]] if known else []


def _cabinet_band(scale: _DayScale, cabinet: Cabinet) -> dict[str, object]:
    """A cabinet's place, in units of the view box; its name where that fits."""
    left, right = scale.x(cabinet.start), scale.x(cabinet.end or scale.last)
    name = cabinet.name.removeprefix("kabinet-").removeprefix("Kabinet-")
    return {
        "left": left,
        "width": f"{right - left:.1f}",
        "middle": f"{(left + right) / 2:.1f}",
        "name": name if right - left > 7 * len(name) + 8 else "",
    }


def _year_marks(scale: _DayScale) -> Iterator[dict[str, object]]:
    years = range(scale.first.year + 1, scale.last.year + 1)
    for year in years[:: 1 + len(years) // 12]:
        x = scale.x(date(year, 1, 1))
        yield {"name": year, "x": x, "middle": min(max(x, 24), WIDTH - 24)}


def _day_dot(
    day: date, cited: Sequence[Citation], scale: _DayScale, turn: int, language: Language
) -> dict[str, object]:
    """A day's dot, the larger the more is cited of it."""
    numbers = ", ".join(str(c.n) for c in cited)
    return {
        "card": element_id("src", turn, cited[0].n),
        "told": f"[{numbers}] {formats.long_date(day, language)}",
        "x": scale.x(day),
        "radius": 5 + min(len(cited), 4),
    }
