"""The check of assumptions: true of servers that are as assumed, false of others, and it always ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta

import pytest

from index.harvest.assumptions import check_assumptions
from index.harvest.tweedekamer.changes import CATEGORIES
from index.harvest.web.client import Client, RequestPolicy
from index.harvest.web.hosts import OFFICIAL, TWEEDEKAMER, Hosts
from tests.support.kamer import Feed, Kamer, answer_xml, guid
from tests.support.koop import Koop, Publication
from tests.support.site import PDF, Reply, Site, site, xml_paper

QUICK = RequestPolicy(rate=0, patience_s=0.001, tries=2, timeout_s=2.0, longest_s=5.0)


class Sources:
    """Both sources as we assume them to be."""

    def __init__(self, web: Site) -> None:
        today, self.web = date.today(), web
        self.kamer, self.feed, self.koop = Kamer(web), Feed(web), Koop(web)
        asked = today - timedelta(days=30)
        self.case = self.kamer.answered("stikstof", asked, 1, "Ja.")
        self.case["Termijn"] = f"{asked.isoformat()}T00:00:00Z"
        self.kamer.paper(self.case, "Mededeling (uitstel antwoord)", today)
        before = today - timedelta(days=130)
        old = self.kamer.case("oud", before)
        body = answer_xml(3, "oud", before, before, "Ja.")
        self.answer = self.kamer.paper(old, "Antwoord schriftelijke vragen", before, body)
        self.letter = self.kamer.paper(self.kamer.case("x", today, Soort="Motie"), "Brief regering", today)
        moment = f"{today.isoformat()}T00:00:00Z"
        self.kamer.promises.append({"Id": guid("t"), "Nummer": "T1", "Tekst": "x", "Aanmaakdatum": moment})
        self.kamer.reports.append(
            {"Id": guid("v"), "Soort": "Eindpublicatie", "Status": "Gecorrigeerd", "Datum": moment}
        )
        for category in CATEGORIES:
            for number in range(8):
                self.feed.tell(category, {"Id": guid(number)}, f"2031-01-0{number + 1}T00:00:00Z")
        day = today.isoformat()
        self.koop.papers.append(Publication("ah-tk-20302031-7", day, body=xml_paper(), modified=day))

    def differs(self, client: Client) -> list[str]:
        return [one.assumption for one in check_assumptions(client) if one.outcome != "holds"]


@pytest.fixture
def sources() -> Iterator[tuple[Sources, Client]]:
    with site() as web, closing(Client(Hosts({TWEEDEKAMER: web.url, OFFICIAL: web.url}), QUICK)) as client:
        yield Sources(web), client


def test_services_as_assumed_hold(sources: tuple[Sources, Client]) -> None:
    found = {one.assumption: (one.outcome, one.seen) for one in check_assumptions(sources[1])}
    assert len(found) == 23 and {outcome for outcome, _ in found.values()} == {"holds"}, found


def forbids(made: Sources) -> None:
    made.web.routes.insert(
        0, lambda path, _: Reply(b"User-agent: *\nDisallow: /ah-\n") if path == "/robots.txt" else None
    )


def finds_everything(made: Sources) -> None:
    page = xml_paper()
    made.web.routes.insert(0, lambda path, _: Reply(page) if path.startswith("/ah-tk-1900") else None)


@pytest.mark.parametrize(
    ("change", "assumptions"),
    [
        (lambda m: setattr(m.kamer, "refuses", "Stemming"),
         {"Zaak expands to Besluit and Stemming"}),
        (lambda m: setattr(m.kamer, "refuses", "KamerbriefNakoming"),
         {"Toezegging expands to KamerbriefNakoming"}),
        (lambda m: m.case.pop("VervangenDoor"), {"Zaak expands to VervangenDoor"}),
        (lambda m: m.case.pop("Termijn"),
         {"Zaak lists sets of questions with Termijn", "A postponed set has a Termijn (moved or not)"}),
        (lambda m: m.case["ZaakActor"].pop(), {"Members are Indiener, ministers Gericht aan"}),
        (lambda m: m.letter.pop("ContentLength"), {"A document tells version and size"}),
        (lambda m: m.kamer.files.update({guid("publication", m.answer["DocumentNummer"]): PDF}),
         {"DocumentPublicatie(<id>)/Resource is official XML"}),
        (lambda m: m.kamer.reports.clear(), {"Verslag can be asked for by Vergadering/Datum"}),
        (lambda m: m.feed.entries.__delitem__(slice(20, 40)), {"SyncFeed has every category"}),
        (lambda m: setattr(m.koop, "refuses", "dt.modified"),
         {"SRU lists what was changed by dt.modified"}),
        (lambda m: setattr(m.koop, "refuses", "dt.identifier"),
         {"SRU finds a paper by dt.identifier=="}),
        (lambda m: setattr(m.koop, "lenient", True), {"SRU says an unreadable query in a diagnostic"}),
        (forbids, {"robots.txt lets official XML be fetched", "A missing paper can be told from a found one",
                   "A file has a sure version, to go on with half of it"}),
        (finds_everything, {"A missing paper can be told from a found one"}),
    ],
)  # fmt: skip
def test_a_service_that_differs_is_told_by_the_assumption_it_breaks(
    sources: tuple[Sources, Client], change: Callable[[Sources], object], assumptions: set[str]
) -> None:
    made, client = sources
    change(made)
    assert set(made.differs(client)) == assumptions


def test_a_list_without_rows_tells_neither_way(sources: tuple[Sources, Client]) -> None:
    made, client = sources
    made.kamer.reports.clear()
    made.koop.papers.clear()
    untried = {one.assumption for one in check_assumptions(client) if one.outcome == "untried"}
    assert "Verslag can be asked for by Vergadering/Datum" in untried
    assert {one for one in untried if one.startswith("SRU")} == {
        "SRU lists answers by dt.available",
        "SRU lists what was changed by dt.modified",
        "SRU finds a paper by dt.identifier==",
    }


def test_without_a_service_every_assumption_has_no_answer() -> None:
    with closing(
        Client(Hosts({TWEEDEKAMER: "http://127.0.0.1:9", OFFICIAL: "http://127.0.0.1:9"}), QUICK)
    ) as client:
        assert {one.outcome for one in check_assumptions(client)} == {"no answer"}
