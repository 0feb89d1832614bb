"""Sync against a made-up Kamer: what changed comes, what went leaves, what is old is no news."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from index.build import build
from index.errors import SourceError
from index.files.sidecar import read_sidecar
from index.harvest.koop.selection import OfficialSelection
from index.harvest.news.matching import FollowedSubject
from index.harvest.news.watches import Watches
from index.harvest.report import HarvestReport
from index.harvest.run import harvest
from index.harvest.shelf import journal
from index.harvest.shelf.shelf import Shelf
from index.harvest.sync import Sync, note_selection, remember_selection
from index.harvest.tweedekamer.listing import KamerListing
from index.harvest.tweedekamer.odata import Service
from index.harvest.tweedekamer.selection import KamerSelection
from index.harvest.tweedekamer.syncfeed import SyncFeed
from index.harvest.web.client import Client, RequestPolicy
from index.harvest.web.hosts import OFFICIAL, TWEEDEKAMER, Hosts
from index.search import Index
from tests.support.kamer import ODATA, Feed, Kamer, answer_xml, guid, question_xml
from tests.support.koop import Koop, Publication
from tests.support.site import Reply, site, xml_paper

QUICK = RequestPolicy(rate=0, patience_s=0.01, tries=3, timeout_s=2.0, longest_s=5.0)
DAY = date(2031, 2, 3)
NOW = (datetime.now(UTC) + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M:%S.1234567Z")
ALL = KamerSelection("2031-01-01", types=("vragen", "uitstel", "antwoord", "motie", "toezegging"))


@pytest.fixture
def kamer() -> Iterator[Kamer]:
    with site() as served:
        yield Kamer(served)


@pytest.fixture
def feed(kamer: Kamer) -> Feed:
    return Feed(kamer.site)


def client_of(kamer: Kamer) -> Client:
    return Client(Hosts({TWEEDEKAMER: kamer.site.url, OFFICIAL: kamer.site.url}), QUICK)


def first(kamer: Kamer, folder: Path, asked: KamerSelection = ALL) -> HarvestReport:
    with closing(client_of(kamer)) as client, Shelf.opened(folder) as shelf:
        return harvest(
            note_selection(shelf, client, asked, KamerListing(Service(client), asked)), shelf, client
        )


def sync(kamer: Kamer, folder: Path) -> HarvestReport:
    with closing(client_of(kamer)) as client, Shelf.opened(folder) as shelf:
        return Sync(shelf, client).run()


def test_a_new_answer_comes_and_a_withdrawn_paper_leaves(kamer: Kamer, feed: Feed, tmp_path: Path) -> None:
    old = kamer.answered("de brug", DAY, 1, "Ja.")
    case = kamer.case("de veerpont", DAY)
    question = kamer.paper(case, "Schriftelijke vragen", DAY, question_xml("de veerpont", DAY))
    feed.tell("Document", question, "2001-02-03T10:00:00.0000000Z")
    assert first(kamer, tmp_path).fetched == 3
    answered = DAY + timedelta(days=20)
    new = kamer.paper(
        case, "Antwoord schriftelijke vragen", answered, answer_xml(2, "de veerpont", DAY, answered, "Ja.")
    )
    gone = old["Document"].pop()
    feed.tell("Document", new, NOW)
    feed.prefix = "ns1"
    feed.tell("Document", gone, NOW, deleted="True")
    report = sync(kamer, tmp_path)
    assert (report.fetched, report.removed, report.whole) == (1, 1, True)
    assert (tmp_path / f"{new['DocumentNummer']}.xml").exists()
    assert not list(tmp_path.glob(f"{gone['DocumentNummer']}*"))
    again = sync(kamer, tmp_path)
    assert (again.listed, again.fetched) == (0, 0)


def test_old_papers_sent_again_are_neither_fetched_nor_asked_for(
    kamer: Kamer, feed: Feed, tmp_path: Path
) -> None:
    first(kamer, tmp_path)
    case = kamer.case("oud", date(2019, 1, 1))
    for number in range(40):
        old = kamer.paper(case, "Schriftelijke vragen", date(2019, 1, 1), question_xml(str(number), DAY))
        feed.tell("Document", old, NOW)
    kamer.queries.clear()
    assert sync(kamer, tmp_path).listed == 0
    assert kamer.queries == []


def test_a_known_paper_sent_again_costs_no_download(kamer: Kamer, feed: Feed, tmp_path: Path) -> None:
    case = kamer.answered("de brug", DAY, 1, "Ja.")
    first(kamer, tmp_path)
    for document in case["Document"]:
        feed.tell("Document", document, NOW)
    before = sum(kamer.site.whole.values())
    report = sync(kamer, tmp_path)
    assert (report.listed, report.fetched) == (2, 0)
    files = [path for path in kamer.site.whole if path.endswith("esource")]
    assert sum(kamer.site.whole[path] for path in files) == 2 and before


def test_a_term_votes_and_promises_that_change_are_followed(kamer: Kamer, feed: Feed, tmp_path: Path) -> None:
    case = kamer.case("de veerpont", DAY)
    kamer.paper(case, "Schriftelijke vragen", DAY, question_xml("de veerpont", DAY))
    motion = kamer.case("motie over de veerpont", DAY, Soort="Motie")
    kamer.paper(motion, "Motie", DAY, question_xml("m", DAY))
    first(kamer, tmp_path)
    case["Termijn"] = "2031-03-10T00:00:00+01:00"
    motion["Besluit"] = [{"Id": guid("b"), "BesluitTekst": "Aangenomen."}]
    promised = {
        "Id": guid("t"),
        "Nummer": "TZ1",
        "Tekst": "De brief komt.",
        "Aanmaakdatum": "2031-03-01T00:00:00",
    }
    kamer.promises.append(promised)
    feed.tell("Zaak", case, NOW)
    feed.tell("Besluit", motion["Besluit"][0], NOW, case=motion["Id"])
    feed.tell("Toezegging", promised, NOW)
    sync(kamer, tmp_path)
    said = read_sidecar(tmp_path / "2031D00002.xml")
    assert said is not None and said.deadline == "2031-03-10"
    assert "Aangenomen" in (tmp_path / f"{motion['Nummer']}-stemming.txt").read_text()
    assert (tmp_path / "toezegging-TZ1.txt").exists()


def test_what_a_source_lacks_is_looked_for_again_half_a_day_later(
    kamer: Kamer, feed: Feed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = kamer.case("de veerpont", DAY)
    paper = kamer.paper(case, "Schriftelijke vragen", DAY, question_xml("x", DAY), xml=False)
    body = kamer.files.pop(paper["Id"])
    assert len(first(kamer, tmp_path).missing) == 1
    kamer.files[paper["Id"]] = body
    assert sync(kamer, tmp_path).listed == 0
    monkeypatch.setattr(journal, "REST", timedelta(0))
    assert sync(kamer, tmp_path).fetched == 1
    assert sync(kamer, tmp_path).listed == 0


def test_what_failed_to_come_is_tried_again_at_once(kamer: Kamer, feed: Feed, tmp_path: Path) -> None:
    case = kamer.case("de veerpont", DAY)
    paper = kamer.paper(case, "Schriftelijke vragen", DAY, question_xml("x", DAY), xml=False)
    kamer.site.faults[f"{ODATA}Document({paper['Id']})/resource"].extend([Reply(b"", 503)] * 3)
    assert len(first(kamer, tmp_path).missing) == 1
    assert sync(kamer, tmp_path).fetched == 1


@pytest.mark.parametrize("late", [(0,), (1,), (0, 1)])
def test_a_paper_with_the_number_of_another_is_tried_again(
    kamer: Kamer, feed: Feed, tmp_path: Path, late: tuple[int, ...]
) -> None:
    case = kamer.case("de veerpont", DAY)
    twins = [
        kamer.paper(
            case, "Schriftelijke vragen", DAY, question_xml(f"vraag {n}", DAY), DocumentNummer="2031D00009"
        )
        for n in range(2)
    ]
    of_xml = [
        f"/OData/v4/2.0/DocumentPublicatie({one['HuidigeDocumentVersie']['DocumentPublicatie'][0]['Id']})/Resource"
        for one in twins
    ]
    of_file = [f"/OData/v4/2.0/Document({one['Id']})/resource" for one in twins]
    for place in late:
        kamer.site.faults[of_xml[place]] += [Reply(b"", 503)] * 9
        kamer.site.faults[of_file[place]] += [Reply(b"", 503)] * 9
    assert len(first(kamer, tmp_path).missing) == len(late)
    kamer.site.faults.clear()
    total = sync(kamer, tmp_path)
    assert total.whole and total.fetched == len(late)
    with Shelf.view(tmp_path) as shelf:
        assert not shelf.journal.missing()
        assert len(shelf.journal.keys()) == 2
    texts = {path.read_text() for path in tmp_path.glob("*.xml")}
    assert len(texts) == 2 and kamer.site.whole[of_xml[0]] == kamer.site.whole[of_xml[1]] == 1
    kamer.site.asked.clear()
    assert sync(kamer, tmp_path).listed == 0 and not kamer.site.asked["/OData/v4/2.0/Document"]


def test_reports_follow_their_meeting_to_the_best_version(kamer: Kamer, feed: Feed, tmp_path: Path) -> None:
    def version(number: int, status: str) -> dict[str, object]:
        row = {
            "Id": guid("m", number),
            "Status": status,
            "Vergadering_Id": guid("m"),
            "Vergadering": {"Id": guid("m"), "Titel": "Plenair", "Datum": f"{DAY}T00:00:00+01:00"},
            "Datum": f"{DAY}T00:00:00+01:00",
        }
        kamer.reports.append(row)
        kamer.files[guid("m", number)] = f"<vlosCoreDocument><v>{status}</v></vlosCoreDocument>".encode()
        return row

    asked = KamerSelection("2031-01-01", types=("verslag",))
    version(1, "Ongecorrigeerd")
    first(kamer, tmp_path, asked)
    name = f"verslag-{guid('m')}.xml"
    best = version(2, "Gecorrigeerd")
    feed.tell("Verslag", best, NOW)
    assert sync(kamer, tmp_path).fetched == 1 and b"Gecorrigeerd" in (tmp_path / name).read_bytes()
    feed.tell("Verslag", version(3, "Casco"), NOW)
    assert sync(kamer, tmp_path).fetched == 0 and b"Gecorrigeerd" in (tmp_path / name).read_bytes()
    kamer.reports.remove(best)
    feed.tell("Verslag", best, NOW, deleted="True")
    report = sync(kamer, tmp_path)
    assert (report.removed, report.fetched) == (1, 1)
    assert b"Ongecorrigeerd" in (tmp_path / name).read_bytes()


def test_sync_takes_in_what_a_harvest_would(kamer: Kamer, feed: Feed, tmp_path: Path) -> None:
    """The words stand in the case's subject only, the dossier is asked for without its addition."""
    dossier = [{"Id": guid("d"), "Nummer": 36800, "Toevoeging": "VIII"}]
    case = kamer.case("de veerpont", DAY, Kamerstukdossier=dossier)
    other = kamer.case("de brug", DAY, Kamerstukdossier=dossier)
    asked = KamerSelection("2031-01-01", search="veerpont", dossier="36800")
    first(kamer, tmp_path, asked)
    for one in (case, other):
        paper = kamer.paper(
            one, "Schriftelijke vragen", DAY, question_xml("x", DAY), Onderwerp="Vragen van een lid"
        )
        feed.tell("Document", paper, NOW)
    assert sync(kamer, tmp_path).fetched == 1
    assert first(kamer, tmp_path / "again", asked).fetched == 1


def test_only_the_categories_that_matter_are_followed(kamer: Kamer, feed: Feed, tmp_path: Path) -> None:
    first(kamer, tmp_path, KamerSelection(types=("brief",)))
    with closing(client_of(kamer)) as client, Shelf.opened(tmp_path) as shelf:
        assert Sync(shelf, client).kamer.categories == ["Document"]


@pytest.mark.parametrize("tokens", [(40, 30, 20), (0, 0, 0)])
def test_a_feed_whose_tokens_do_not_grow_comes_to_an_end(
    kamer: Kamer, tmp_path: Path, tokens: tuple[int, ...]
) -> None:
    link = '<entry><title>x</title><link rel="next" href="?skiptoken={}"/></entry>'
    kamer.site.routes.append(
        lambda path, _: (
            Reply(f"<feed>{''.join(map(link.format, tokens))}</feed>".encode())
            if path == "/SyncFeed/2.0/Feed"
            else None
        )
    )
    with closing(client_of(kamer)) as client:
        assert len(list(SyncFeed(client).since("Document", 50))) <= 1


def test_entries_without_a_usable_id_are_counted_and_said(kamer: Kamer, feed: Feed, tmp_path: Path) -> None:
    first(kamer, tmp_path)
    case = kamer.case("de veerpont", DAY)
    paper = kamer.paper(case, "Schriftelijke vragen", DAY, question_xml("de veerpont", DAY))
    for identity in ("", "12345", "{" + paper["Id"]):
        feed.tell("Document", {**paper, "Id": identity}, NOW)
    feed.tell("Document", paper, NOW)
    total = sync(kamer, tmp_path)
    assert total.fetched == 1 and total.whole
    (told,) = [note for note in total.notes if "usable id" in note]
    assert told.startswith("3 entries of the feed of Document")
    assert not any("usable id" in note for note in sync(kamer, tmp_path).notes)


def test_a_feed_that_breaks_off_goes_on_where_it_was(kamer: Kamer, feed: Feed, tmp_path: Path) -> None:
    first(kamer, tmp_path)
    sync(kamer, tmp_path)
    case = kamer.case("de veerpont", DAY)
    for number in range(7):
        feed.tell(
            "Document", kamer.paper(case, "Schriftelijke vragen", DAY, question_xml(str(number), DAY)), NOW
        )
    broken = Reply(b"", 500)
    kamer.site.chaos = lambda path, reply: (
        broken if "Document" in path and kamer.site.asked[path] > 1 else reply
    )
    assert sync(kamer, tmp_path).broken
    kamer.site.chaos = None
    total = sync(kamer, tmp_path)
    assert total.whole and len(list(tmp_path.glob("*.xml"))) == 7


@pytest.fixture
def koop(kamer: Kamer, tmp_path: Path) -> Koop:
    """Publications, and a folder that follows them."""
    with closing(client_of(kamer)) as client, Shelf.opened(tmp_path) as shelf:
        remember_selection(shelf, client, OfficialSelection("2020-01-01"))
    return Koop(kamer.site)


def noted(folder: Path, **notes: str) -> None:
    with Shelf.opened(folder) as shelf:
        for key, value in notes.items():
            shelf.journal.keep(key.replace("_", "-"), value)


def test_publications_are_asked_for_by_their_day(koop: Koop, kamer: Kamer, tmp_path: Path) -> None:
    koop.papers.append(Publication("ah-tk-20302031-7", "2021-03-01", body=xml_paper()))
    assert sync(kamer, tmp_path).fetched == 1
    assert sync(kamer, tmp_path).requests <= 6


def test_a_correction_comes_and_a_changed_paper_comes_anew(koop: Koop, kamer: Kamer, tmp_path: Path) -> None:
    old = Publication("ah-tk-20302031-7", "2021-03-01", body=xml_paper())
    koop.papers.append(old)
    sync(kamer, tmp_path)
    today = date.today().isoformat()
    old.modified, old.body = today, xml_paper("De brug gaat weer open.")
    koop.papers.append(Publication("ah-tk-20302031-7-n1", today, body=xml_paper("Toch niet.")))
    assert sync(kamer, tmp_path).fetched == 2
    assert b"weer open" in (tmp_path / "ah-tk-20302031-7.xml").read_bytes()
    assert sync(kamer, tmp_path).fetched == 0
    koop.refuses = "dt.modified"
    report = sync(kamer, tmp_path)
    assert report.whole and "changed publications cannot be asked for" in report.notes[0]


def test_a_publication_that_was_withdrawn_leaves(koop: Koop, kamer: Kamer, tmp_path: Path) -> None:
    koop.papers += [
        Publication(f"ah-tk-20302031-{n}", "2021-03-01", body=xml_paper(str(n))) for n in range(9)
    ]
    sync(kamer, tmp_path)
    gone, unlisted = koop.papers[3], koop.papers[4]
    koop.papers.remove(gone)
    unlisted.available = "1990-01-01"  # in no list, but still there: kept
    assert sync(kamer, tmp_path).removed == 0  # looked for once a week
    for moment in ("2020-01-01", "2999-01-01"):
        noted(tmp_path, withdrawn=moment)
        report = sync(kamer, tmp_path)
    assert report.whole and not list(tmp_path.glob("ah-tk-20302031-3*"))
    assert (tmp_path / "ah-tk-20302031-4.xml").exists()


def test_a_wave_of_withdrawals_is_taken_for_a_fault(koop: Koop, kamer: Kamer, tmp_path: Path) -> None:
    koop.papers += [
        Publication(f"ah-tk-20302031-{n}", "2021-03-01", body=xml_paper(str(n))) for n in range(9)
    ]
    sync(kamer, tmp_path)
    koop.papers.clear()
    noted(tmp_path, withdrawn="2020-01-01")
    report = sync(kamer, tmp_path)
    assert report.removed == 0 and "nothing was removed" in report.notes[0]
    assert len(list(tmp_path.glob("*.xml"))) == 9


def test_a_publication_that_was_missed_long_ago_is_tried_again(
    koop: Koop, kamer: Kamer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    koop.papers.append(Publication("ah-tk-20302031-7", "2021-03-01", body=xml_paper(), files=()))
    assert len(sync(kamer, tmp_path).missing) == 1
    koop.papers[0].files = ("xml",)
    assert sync(kamer, tmp_path).fetched == 0
    monkeypatch.setattr(journal, "REST", timedelta(0))
    assert sync(kamer, tmp_path).fetched == 1


def test_a_clock_that_went_back_misses_nothing(koop: Koop, kamer: Kamer, tmp_path: Path) -> None:
    noted(tmp_path, published_0="2999-01-01")
    koop.papers.append(Publication("ah-tk-20302031-7", date.today().isoformat(), body=xml_paper()))
    assert sync(kamer, tmp_path).fetched == 1


def test_a_folder_that_was_never_harvested_into_is_told(kamer: Kamer, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="harvest first"):
        sync(kamer, tmp_path)


def test_a_cursor_is_found_by_halving(kamer: Kamer, feed: Feed) -> None:
    for number in range(60):
        feed.tell("Document", {"Id": guid(number)}, f"2031-01-01T00:{number:02d}:00Z")
    with closing(client_of(kamer)) as client:
        cursor = SyncFeed(client).cursor_at("Document", "2031-01-01T00:30:00")
        found = [
            change.moment
            for stretch in SyncFeed(client).since("Document", cursor)
            for change in stretch.changes
        ]
    assert len([moment for moment in found if moment >= "2031-01-01T00:30:00"]) == 30 and len(found) <= 32


def test_news_is_told_once_and_old_papers_are_none(kamer: Kamer, feed: Feed, tmp_path: Path) -> None:
    papers, index_dir = tmp_path / "p", tmp_path / "i"
    kamer.answered("de veerpont", DAY, 1, "De veerpont vaart.")
    first(kamer, papers, KamerSelection(types=ALL.types))
    build([papers], index_dir)
    with closing(Index.open(index_dir)) as index, closing(Watches(index_dir)) as watches:
        watches.add("pont", FollowedSubject("veerponten"), index, DAY + timedelta(days=30))
        watches.add("vos", FollowedSubject(minister="Vos"), index, DAY + timedelta(days=30))
        assert watches.update(index) == 0
    kamer.answered("de veerpont bij nacht", DAY + timedelta(days=40), 2, "Ook 's nachts.")
    kamer.answered("de veerpont van vroeger", date(2020, 1, 1), 3, "Dat is lang geleden.")
    first(kamer, papers, KamerSelection(types=ALL.types))
    build([papers], index_dir)
    with closing(Index.open(index_dir)) as index, closing(Watches(index_dir)) as watches:
        assert watches.update(index) == 4  # question and answer, put to Vos and by Vos
        assert watches.update(index) == 0
        assert [one.watch for one in watches.news("vos")] == ["vos", "vos"]
        with watches.unshown_news("pont") as (cut_off, fresh):
            assert cut_off == [] and len(fresh) == 2
        with watches.unshown_news("pont") as nothing:
            assert nothing == ([], []) and len(watches.news("pont")) == 2
