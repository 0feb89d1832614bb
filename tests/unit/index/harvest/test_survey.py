"""Faults of the sources that no other test holds, by the survey of them; and the table in docs/sources.md."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from docx import Document as WordFile
from lxml import etree

from index.files.sidecar import read_sidecar
from index.harvest.koop.records import record_paper
from index.harvest.report import HarvestReport
from index.harvest.run import harvest
from index.harvest.shelf.shelf import Shelf
from index.harvest.tweedekamer.listing import KamerListing
from index.harvest.tweedekamer.odata import Service
from index.harvest.tweedekamer.promises import promise_paper
from index.harvest.tweedekamer.selection import KamerSelection
from index.harvest.tweedekamer.syncfeed import read_feed
from index.harvest.web.client import Client, RequestPolicy
from index.harvest.web.hosts import Hosts
from tests.support.kamer import Kamer, guid, question_xml
from tests.support.places import ROOT
from tests.support.site import Reply, site

QUICK = RequestPolicy(rate=0, patience_s=0.01, tries=3, timeout_s=2.0, longest_s=5.0)
DAY = date(2031, 2, 3)


@pytest.fixture
def kamer() -> Iterator[Kamer]:
    with site() as served:
        yield Kamer(served)


def run(kamer: Kamer, folder: Path) -> HarvestReport:
    with (
        closing(Client(Hosts({"tweedekamer": kamer.site.url}), QUICK)) as client,
        Shelf.opened(folder) as shelf,
    ):
        return harvest(KamerListing(Service(client), KamerSelection()), shelf, client)


def word_file() -> bytes:
    made, held = WordFile(), io.BytesIO()
    made.add_paragraph("Vraag 1")
    made.save(held)
    return held.getvalue()


def test_a_word_file_sent_as_octet_stream_is_kept_as_what_it_is(kamer: Kamer, tmp_path: Path) -> None:
    case = kamer.case("de brug", DAY)
    kamer.paper(case, "Schriftelijke vragen", DAY, word_file(), xml=False, ContentType="application/pdf")
    assert run(kamer, tmp_path).whole
    assert len(list(tmp_path.glob("*.docx"))) == 1


def test_an_entity_in_a_paper_is_kept_as_it_came_and_not_resolved(kamer: Kamer, tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "A"><!ENTITY b SYSTEM "file:///etc/passwd">]>' + question_xml(
        "&a;&b;", DAY
    )
    kamer.paper(kamer.case("de brug", DAY), "Schriftelijke vragen", DAY, bomb)
    assert run(kamer, tmp_path).whole
    assert next(tmp_path.glob("*.xml")).read_bytes() == bomb


def test_what_is_missing_from_a_list_after_an_update_stays(kamer: Kamer, tmp_path: Path) -> None:
    kamer.answered("de brug", DAY, 1, "Ja.")
    run(kamer, tmp_path)
    kamer.cases.clear()
    assert run(kamer, tmp_path).whole
    assert len(list(tmp_path.glob("*.xml"))) == 2


def test_a_case_that_another_replaced_is_closed(kamer: Kamer, tmp_path: Path) -> None:
    case = kamer.case("de brug", DAY)
    kamer.paper(case, "Schriftelijke vragen", DAY, question_xml("de brug", DAY))
    case["VervangenDoor"] = [{"Id": guid("n"), "Nummer": "2031Z09999"}]
    run(kamer, tmp_path)
    said = read_sidecar(next(tmp_path.glob("*.xml")))
    assert said is not None and said.status == "vervangen"


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_throttling_and_outages_are_waited_out(kamer: Kamer, tmp_path: Path, status: int) -> None:
    kamer.answered("de brug", DAY, 1, "Ja.")
    fault = Reply(b'{"error":{"code":"","message":"An error has occurred."}}', status, {"Retry-After": "0"})
    kamer.site.chaos = lambda path, reply: fault if kamer.site.asked[path] == 1 else reply
    assert run(kamer, tmp_path).fetched == 2


@pytest.mark.parametrize(
    ("updated", "moment"),
    [
        ("2019-06-28T23:59:41.5570000", "2019-06-28T23:59:41"),
        ("2019-06-29T01:59:41.5570000+02:00", "2019-06-28T23:59:41"),
        ("2019-06-28T23:59:41Z", "2019-06-28T23:59:41"),
        ("0001-01-01T00:00:00", "0001-01-01T00:00:00"),
        ("0001-01-01T00:00:00+02:00", ""),
        ("9999-12-31T23:59:59-02:00", ""),
        ("gisteren", ""),
    ],
)
def test_moments_of_the_feed_with_and_without_a_zone(updated: str, moment: str) -> None:
    entry = f"<entry><title>{guid('x')}</title><updated>{updated}</updated></entry>"
    (change,) = read_feed(f"<feed>{entry}</feed>".encode(), "Document", 0).changes
    assert change.moment == moment


def transcribed(shared: Path, name: str) -> etree._Element:
    return etree.fromstring((shared / "fixtures/transcribed" / name).read_bytes())


def test_tombstones_as_the_live_feed_sends_them(shared: Path) -> None:
    entries = "".join(
        f"<entry><title>x</title><content>{etree.tostring(one, encoding='unicode')}</content></entry>"
        for one in transcribed(shared, "syncfeed_tombstones.xml")
    )
    changes = read_feed(f"<feed>{entries}</feed>".encode(), "Document", 0).changes
    assert len(changes) == 2 and all(change.deleted for change in changes)


def test_promises_as_the_live_feed_sends_them_are_read_as_rows(shared: Path) -> None:
    for number, element in enumerate(transcribed(shared, "syncfeed_toezegging.xml")):
        values: dict[str, list[object]] = {}
        for child in element:
            ref = child.get("ref")
            values.setdefault(str(child.tag).rpartition("}")[2], []).append(
                {"Id": ref} if ref else child.text
            )
        row = {
            name[0].upper() + name[1:]: found if len(found) > 1 else found[0]
            for name, found in values.items()
        }
        made = promise_paper({"Id": guid(number), "Nummer": f"T{number}", "Tekst": "Woorden.", **row})
        assert made is not None and made.body.startswith(f"Toezegging T{number}\n")
        assert "None" not in made.body and "{" not in made.body


def test_a_record_as_the_live_search_sends_it(shared: Path) -> None:
    made = record_paper(
        transcribed(shared, "sru_record_default_ns.xml"), "https://zoek.officielebekendmakingen.nl"
    )
    assert made is not None and made.key == "kst-26643-842" and made.said.date == "2026-06-17"
    assert made.addresses[0] == "https://zoek.officielebekendmakingen.nl/kst-26643-842.xml"
    assert made.said.numbers["dossier"] == "26643"


def test_every_test_that_the_docs_name_is_there() -> None:
    """The table of faults in docs/sources.md names the test that holds each."""
    named = set(re.findall(r"`(test_\w+)`", (ROOT / "docs/sources.md").read_text(encoding="utf-8")))
    held = {
        found
        for path in (ROOT / "tests").rglob("test_*.py")
        for found in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert len(named) > 30 and named <= held, sorted(named - held)
