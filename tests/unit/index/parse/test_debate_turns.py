"""What the turns of a debate tell: minister or member, portfolios, the day of the meeting; invented."""

# ruff: noqa: E501  a paper a line

from __future__ import annotations

from datetime import date

import pytest

from index.document import Minister
from index.parse.debate_turns import speaking_ministers, turn_kind
from tests.support.parsed import read

TURNS = (
    "De voorzitter: Goedemorgen.\n\nDe heer Wiek (ABC): Gaat de kabelbaan dicht?\n\n"
    "Minister Zeilmaker: Nee.\n\nMevrouw Kaper (ABC): Waarom niet?\n\nStaatssecretaris De Lier: Hij is veilig."
)
REPORT = (
    "VERSLAG VAN EEN COMMISSIEDEBAT\n\nVastgesteld 12 februari 2041\n\nDe vaste commissie voor Bergen heeft op "
    "4 februari 2041 overleg gevoerd met mevrouw Zeilmaker, Minister van Bergen en Dalen, en staatssecretaris "
    f"De Lier van Financiën, over de kabelbaan.\n\n{TURNS}"
)


@pytest.mark.parametrize(
    ("voice", "kind"),
    [
        ("Minister Zeilmaker", "minister"),
        ("Minister Van den Dam-De Lier", "minister"),
        ("Staatssecretaris De Lier", "minister"),
        ("Minister-president Bos", "minister"),
        ("De minister", "minister"),
        ("De heer Wiek (ABC)", "member"),
        ("Mevrouw Van der Kaper-Dijk (Groene Lijst)", "member"),
        ("Wiek (VVD)", "member"),
        ("Het lid Wiek", "member"),
        ("De voorzitter", None),
        ("De heer Bijker", None),
        ("Minister van Bergen", None),
        ("Ministerie van Bergen", None),
        ("verslag van een commissiedebat", None),
        ("cabinet", None),
        ("Algemene Rekenkamer", None),
        (None, None),
    ],
)
def test_who_speaks_is_told_by_how_the_report_names_him(voice: str | None, kind: str | None) -> None:
    assert turn_kind(voice) == kind


def test_the_ministers_who_speak_bear_the_portfolio_that_the_report_gives_them() -> None:
    assert speaking_ministers(read(REPORT)) == (
        Minister("Zeilmaker", "Minister", "Bergen en Dalen"),
        Minister("De Lier", "Staatssecretaris", "Financiën"),
    )


def test_one_who_does_not_speak_is_no_speaking_minister() -> None:
    cited = TURNS.replace("Waarom niet?", "Minister Kwikstra zei van wel.")
    assert [each.name for each in speaking_ministers(read(f"Handelingen\n\n{cited}"))] == [
        "Zeilmaker",
        "De Lier",
    ]


def test_a_debate_is_of_the_day_on_which_it_was_held() -> None:
    assert read(REPORT).dates.spoken == date(2041, 2, 4)
    spoken = read(
        f"Handelingen, 2e vergadering, 17 september 2041\n\nAan de orde is de kabelbaan.\n\n{TURNS}"
    )
    assert spoken.dates.spoken == date(2041, 9, 17)


def test_the_day_of_the_week_may_stand_before_it() -> None:
    report = REPORT.replace("4 februari", "maandag 4 februari").replace("Vastgesteld", "Vastgesteld d.d.")
    assert read(report).dates.spoken == date(2041, 2, 4)


def test_a_day_that_a_speaker_names_is_not_that_of_the_debate() -> None:
    said = TURNS.replace("Goedemorgen.", "Op 3 mei 2040 was de kabelbaan stuk.")
    assert read(f"Handelingen\n\nAan de orde is de kabelbaan.\n\n{said}").dates.spoken is None


@pytest.mark.parametrize(
    "held", ["gesprekken gevoerd", "een rondetafelgesprek gevoerd", "een hoorzitting gehouden"]
)
def test_talks_and_hearings_bear_the_day_on_which_they_were_held(held: str) -> None:
    dates = read(REPORT).dates
    assert dates.spoken
    assert read(REPORT.replace("overleg gevoerd", held)).dates == dates
