"""The timeline: dots by date, cabinets as bands, and the same for those who cannot see it."""

from __future__ import annotations

from datetime import date

from lxml import html

from rag.answer import Speaker
from tests.support.answers import citation
from ui.html.timeline import timeline

KNOWN = Speaker("Vos", "Minister", "Vervoer", "kabinet-Rutte II", False)


def test_one_date_needs_no_line() -> None:
    assert timeline([citation(1), citation(2)], 1, "nl") == ""
    assert timeline([citation(1, date=None), citation(2, date=None)], 1, "nl") == ""


def test_dots_stand_in_the_order_of_their_dates_and_lead_to_their_cards() -> None:
    cited = [
        citation(1, date=date(2024, 3, 1)),
        citation(2, date=date(2014, 2, 3)),
        citation(3, date=date(2019, 5, 5)),
    ]
    made = html.fragment_fromstring(timeline(cited, 4, "nl"))
    dots = made.cssselect(".stip")
    assert [dot.get("data-card") for dot in dots] == ["src-4-2", "src-4-3", "src-4-1"]
    places = [float(dot.cssselect("circle")[0].get("cx")) for dot in dots]
    assert places == sorted(places)
    rows = [row.cssselect("td")[0].text for row in made.cssselect("tbody tr")]
    assert rows == ["1 maart 2024", "5 mei 2019", "3 februari 2014"]


def test_cabinets_are_bands_only_where_one_is_known() -> None:
    days = (date(2013, 1, 1), date(2024, 1, 1))
    known = timeline([citation(n, date=day, minister=KNOWN) for n, day in enumerate(days, 1)], 1, "en")
    assert "Rutte III" in known and "<rect" in known
    assert "<rect" not in timeline(
        [citation(n, date=day, minister=None) for n, day in enumerate(days, 1)], 1, "en"
    )
