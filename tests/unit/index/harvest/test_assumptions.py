"""The check of assumptions: true of servers that are as assumed, false of others, and it always ends."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta

from index.harvest.assumptions import check
from index.harvest.web.client import Client, RequestPolicy
from index.harvest.web.hosts import OFFICIAL, TWEEDEKAMER, Hosts
from tests.support.kamer import Feed, Kamer, answer_xml, guid
from tests.support.koop import Koop, Publication
from tests.support.site import site, xml_paper

QUICK = RequestPolicy(rate=0, patience_s=0.001, tries=2, timeout_s=2.0, longest_s=5.0)


def test_a_service_as_assumed_holds_and_one_that_refuses_differs() -> None:
    today = date.today()
    before = today - timedelta(days=130)
    with site() as web, closing(Client(Hosts({TWEEDEKAMER: web.url, OFFICIAL: web.url}), QUICK)) as client:
        kamer, feed, koop = Kamer(web), Feed(web), Koop(web)
        kamer.answered("stikstof", today - timedelta(days=30), 1, "Ja.")
        old = kamer.case("oud", before)
        kamer.paper(old, "Antwoord schriftelijke vragen", before, answer_xml(3, "oud", before, before, "Ja."))
        kamer.paper(kamer.case("x", today, Soort="Motie"), "Brief regering", today)
        moment = f"{today.isoformat()}T00:00:00Z"
        kamer.promises.append({"Id": guid("t"), "Nummer": "T1", "Tekst": "x", "Aanmaakdatum": moment})
        kamer.reports.append(
            {"Id": guid("v"), "Soort": "Eindpublicatie", "Status": "Gecorrigeerd", "Datum": moment}
        )
        for number in range(8):
            feed.tell("Document", {"Id": guid(number)}, f"2031-01-0{number + 1}T00:00:00Z")
        koop.papers.append(Publication("ah-tk-20302031-7", today.isoformat(), body=xml_paper()))
        outcomes = {one.assumption: (one.outcome, one.seen) for one in check(client)}
        assert {outcome for outcome, _ in outcomes.values()} == {"holds"}, outcomes
        kamer.refuses = "Stemming"
        different = [one.assumption for one in check(client) if one.outcome == "differs"]
        assert different == ["Zaak expands to Besluit and Stemming"]


def test_without_a_service_every_assumption_has_no_answer() -> None:
    with closing(
        Client(Hosts({TWEEDEKAMER: "http://127.0.0.1:9", OFFICIAL: "http://127.0.0.1:9"}), QUICK)
    ) as client:
        assert {one.outcome for one in check(client)} == {"no answer"}
