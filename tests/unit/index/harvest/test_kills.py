"""Harvest and sync, killed at random moments: folder and index end as those of an undisturbed run."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from index.harvest.shelf.shelf import HIDDEN
from tests.support.folders import answers, contents
from tests.support.forked import Forks, forks
from tests.support.kamer import Feed, Kamer, answer_xml, question_xml
from tests.support.koop import Koop, Publication
from tests.support.site import Site, site

DAY = date(2031, 2, 3)
SOON = (datetime.now(UTC) + timedelta(hours=2)).isoformat()
THINGS = ("veerpont", "ophaalbrug", "vuurtoren", "trekvaart", "windmolen")


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as served:
        yield served


@pytest.fixture(scope="module")
def runner() -> Iterator[Forks]:
    with forks() as made:
        yield made


def subject(number: int) -> str:
    return f"de {THINGS[number % 5]} van gemeente {number}"


def first_papers(kamer: Kamer, koop: Koop, sets: int) -> None:
    for number in range(sets):
        kamer.answered(subject(number), DAY, number + 1, f"Met {subject(number)} gaat het in {number} goed.")
        body = answer_xml(
            900 + number, subject(number + 50), DAY, DAY, f"Ook hier gaat het in {number} goed."
        )
        koop.papers.append(Publication(f"ah-tk-20302031-{900 + number}", "2031-03-01", body=body))
    for number in range(5):
        case = kamer.case(f"het carillon van dorp {number}", DAY)
        kamer.paper(case, "Schriftelijke vragen", DAY, question_xml(case["Onderwerp"], DAY))


def later_papers(kamer: Kamer, feed: Feed, koop: Koop, sets: int) -> None:
    """Answers come, papers go and change, publications are corrected."""
    later = DAY + timedelta(days=30)
    for number in range(5):
        case = kamer.cases[sets + number]
        body = answer_xml(700 + number, case["Onderwerp"], DAY, later, f"Dat speelt weer vanaf mei {number}.")
        feed.tell("Document", kamer.paper(case, "Antwoord schriftelijke vragen", later, body), SOON)
        feed.tell("Document", kamer.cases[number]["Document"].pop(), SOON, deleted="true")
        case["Termijn"] = "2031-03-10T00:00:00+01:00"
        feed.tell("Zaak", case, SOON)
        body = answer_xml(
            900 + number, subject(number + 50), DAY, DAY, f"Dat gaat in {number} toch niet goed."
        )
        koop.papers.append(
            Publication(f"ah-tk-20302031-{900 + number}-n1", date.today().isoformat(), body=body)
        )


def commands(web: Site, folder: Path) -> tuple[tuple[str, ...], ...]:
    """Harvest of both sources, and sync, into a folder with its index."""
    reach = ("--to", str(folder / "papers"), "--rate", "0", "--patience", "0.01")
    reach += ("--base-url", f"tweedekamer={web.url}", f"officielebekendmakingen={web.url}")
    official = ("harvest", "officielebekendmakingen", "--since", "2020-01-01", "--until", "2099-01-01")
    return (
        ("harvest", "tweedekamer", *reach),
        (*official, *reach),
        ("sync", "--index", str(folder / "index"), *reach),
    )


def check_kills(web: Site, runner: Forks, tmp_path: Path, kills: int, sets: int, seed: int) -> None:
    """So many kills over three commands, each then left to its end, beside a folder that nobody disturbs."""
    kamer, feed, koop, chance = Kamer(web), Feed(web), Koop(web), random.Random(seed)
    first_papers(kamer, koop, sets)
    calm, killed = commands(web, tmp_path / "calm"), commands(web, tmp_path / "killed")
    seconds = [runner.timed(*one) for one in calm[:2]]
    hit = 0
    for one, long in zip(killed[:2], seconds, strict=True):
        hit += runner.kill_often(kills // 3, chance, long, *one)
        assert runner.run(*one) == 0
    later_papers(kamer, feed, koop, sets)
    long = runner.timed(*calm[2])
    hit += runner.kill_often(kills - 2 * (kills // 3), chance, long, *killed[2])
    assert runner.run(*killed[2]) == 0
    assert hit >= kills // 4
    compare(tmp_path, sets)


def compare(tmp_path: Path, sets: int) -> None:
    calm, killed = tmp_path / "calm", tmp_path / "killed"
    assert contents(killed / "papers") == contents(calm / "papers")
    assert not list((killed / "papers" / HIDDEN).glob("*.part*"))
    queries = [f"hoe gaat het met {subject(number)}?" for number in range(0, sets, 3)]
    queries += ["wanneer speelt het carillon van dorp 3 weer?", "2031Z00001", "toch niet goed"]
    undisturbed, after = answers(calm / "index", queries), answers(killed / "index", queries)
    assert len(undisturbed["papers"]) == 3 * sets + 10 and all(undisturbed["found"].values())
    assert after == undisturbed


def test_killed_at_random_moments_folder_and_index_end_as_if_undisturbed(
    web: Site, runner: Forks, tmp_path: Path
) -> None:
    check_kills(web, runner, tmp_path, 6, 12, 1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [2, 3])
def test_killed_fifty_times_folder_and_index_end_as_if_undisturbed(
    web: Site, runner: Forks, tmp_path: Path, seed: int
) -> None:
    check_kills(web, runner, tmp_path, 50, 30, seed)


def test_a_kill_costs_at_most_the_file_on_its_way(web: Site, runner: Forks, tmp_path: Path) -> None:
    kamer = Kamer(web)
    for number in range(40):
        kamer.answered(subject(number), DAY, number + 1, "Dat gaat goed. " * 400)
    harvest = ("harvest", "tweedekamer", "--to", str(tmp_path), "--rate", "0", "--patience", "0.01")
    harvest += ("--base-url", f"tweedekamer={web.url}")
    kills = runner.kill_often(4, random.Random(5), 0.4, *harvest)
    assert runner.run(*harvest) == 0
    files = {path: times for path, times in web.whole.items() if path.endswith("esource")}
    assert len(files) == 80 and sum(files.values()) - 80 <= kills
