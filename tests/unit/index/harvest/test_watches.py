"""Watches tell each paper once: across sources, across crashes while showing, and with faults of the disk."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from index.errors import IndexFormatError, SourceError
from index.harvest.news.marks import paper_marks
from index.harvest.news.matching import FollowedSubject
from index.harvest.news.watches import FILE, News, Watches
from index.search.catalogue import Paper
from tests.support.places import ROOT
from ui.cli import main

DAY = date(2031, 3, 1)


def paper(name: str, day: date | None = DAY, type_: str = "antwoord", **numbers: str) -> Paper:
    return Paper(1, name, name, type_, day, None, numbers, (), ())


def kamer(name: str, **numbers: str) -> Paper:
    return paper(name, document=name, vraagnummer="2031Z00001", **numbers)


def koop(name: str, **numbers: str) -> Paper:
    return paper(f"{name}.xml", publicatie=name, vraagnummer="2031Z00001", **numbers)


@pytest.fixture
def watches(tmp_path: Path) -> Iterator[Watches]:
    with closing(Watches(tmp_path)) as made:
        made.add("brug", FollowedSubject("brug"), None)
        yield made


def told(watches: Watches, *papers: Paper) -> list[str]:
    """The papers of a watch's life, in the order in which they come, that it tells."""
    return [one.name.removesuffix(".xml") for one in papers if watches._mark_if_first_time("brug", one)]


@pytest.mark.parametrize(
    ("papers", "names"),
    [
        ([kamer("D1"), koop("ah-1")], ["D1"]),
        ([koop("ah-1"), kamer("D1")], ["ah-1"]),
        ([kamer("D1", publicatie="ah-1"), koop("ah-1")], ["D1"]),
        ([kamer("D1"), kamer("D1"), koop("ah-1"), koop("ah-1")], ["D1"]),
        # two answers of one day to one set are two papers, whichever source has them first
        ([kamer("D1"), kamer("D2"), koop("ah-1"), koop("ah-2")], ["D1", "D2"]),
        ([koop("ah-1"), koop("ah-2"), kamer("D1"), kamer("D2")], ["ah-1", "ah-2"]),
        ([kamer("D1"), koop("ah-2"), kamer("D2", publicatie="ah-2")], ["D1", "D2"]),
        # a correction and an answer of another day are news
        ([koop("ah-1"), koop("ah-1-n1", corrects="ah-1")], ["ah-1", "ah-1-n1"]),
        ([kamer("D1"), paper("ah-1", date(2031, 4, 1), vraagnummer="2031Z00001", publicatie="ah-1")],
         ["D1", "ah-1"]),
        # without numbers, day or source a paper is known by its name only
        ([paper("a.txt"), paper("b.txt")], ["a.txt", "b.txt"]),
        ([paper("a", None, document="a", vraagnummer="2031Z00001"),
          paper("b", None, publicatie="b", vraagnummer="2031Z00001")], ["a", "b"]),
        ([paper("v", type_="vragen", document="v", vraagnummer="2031Z00001"), koop("ah-1")], ["v", "ah-1"]),
        ([kamer("D1", vraagnummers="2031Z00001, 2031Z00002"),
          paper("ah-1", publicatie="ah-1", vraagnummer="2031Z00002")], ["D1"]),
    ],
)  # fmt: skip
def test_a_paper_that_comes_by_two_sources_is_told_once(
    watches: Watches, papers: list[Paper], names: list[str]
) -> None:
    assert told(watches, *papers) == names


def test_marks_of_a_correction_are_its_own() -> None:
    assert paper_marks(koop("ah-1-n1", corrects="ah-1")) == (("ah-1-n1.xml", "ah-1-n1"), (), ())


def found(watches: Watches, *names: str, watch: str = "brug") -> None:
    for name in names:
        watches._db.rows(
            "INSERT INTO news(watch, doc, title, date, type, who, url, found) "
            "VALUES (?, ?, ?, '', '', '', '', ?)",
            *(watch, name, name, "2031-03-01T10:00:00+00:00"),
        )


def docs(news: list[News] | tuple[News, ...]) -> list[str]:
    return [one.doc for one in news]


def test_a_crash_while_showing_shows_the_same_again_and_marks_it(watches: Watches) -> None:
    found(watches, "a", "b")
    with pytest.raises(KeyboardInterrupt), watches.unshown_news() as (_, news):
        first = list(news)
        raise KeyboardInterrupt
    found(watches, "c")
    with pytest.raises(BrokenPipeError), watches.unshown_news() as (again, news):
        assert ([*again], docs([*news])) == (
            [one for one in watches.news() if one.doc in "ab"], ["c"]
        )  # fmt: skip
        assert [one.delivery for one in again] == [one.delivery for one in first]
        raise BrokenPipeError
    with watches.unshown_news() as (again, news):
        assert docs([*again]) == ["a", "b", "c"] and [*news] == []
        assert [one.delivery for one in again] == [1, 1, 2]  # as they were handed out, not as one
    with watches.unshown_news() as nothing:
        assert nothing == ([], [])


def test_showing_one_watch_leaves_the_others_unshown(watches: Watches) -> None:
    watches.add("vos", FollowedSubject(minister="Vos"), None)
    found(watches, "a")
    found(watches, "b", watch="vos")
    with watches.unshown_news("vos") as (_, news):
        assert docs([*news]) == ["b"]
    with watches.unshown_news() as (again, news):
        assert docs([*again]) == [] and docs([*news]) == ["a"]


def test_only_one_shows_at_a_time(watches: Watches, tmp_path: Path) -> None:
    found(watches, "a")
    with closing(Watches(tmp_path)) as other, watches.unshown_news():
        with pytest.raises(IndexFormatError, match="being shown"), other.unshown_news():
            pass
    with closing(Watches(tmp_path)) as other, other.unshown_news() as nothing:
        assert nothing == ([], [])


def test_more_news_than_a_feed_holds_is_shown_whole(watches: Watches) -> None:
    found(watches, *map(str, range(1200)))
    with watches.unshown_news() as (_, news):
        assert len(news) == 1200
    assert len(watches.news()) == 1000 and watches.news()[-1].doc == "1199"


SHOW = (
    "import os, sys; from ui.commands import watch; from ui.cli import main\n"
    "real = watch._write_reply\n"
    "def dies(*args):\n"
    "    real(*args); sys.stdout.flush(); os.kill(os.getpid(), 9)\n"
    "watch._write_reply = dies\n"
    "main(['watch', 'show', '--index', sys.argv[1], '--mail', sys.argv[2]])"
)


def test_mail_after_a_kill_between_showing_and_marking_is_the_same_file(
    sample_folder: Path, tmp_path: Path
) -> None:
    index, post = tmp_path / "i", tmp_path / "post"
    shutil.copytree(sample_folder, index)
    with closing(Watches(index)) as watches:
        watches.add("brug", FollowedSubject(question="2031Z99999"), None)
        found(watches, "a", "b")
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run([sys.executable, "-c", SHOW, str(index), str(post)], env=env, capture_output=True)
    assert run.returncode == -signal.SIGKILL and b"brug:" in run.stdout
    before = {path.name: path.read_bytes() for path in post.iterdir()}
    with closing(Watches(index)) as watches:
        found(watches, "c")
    assert main(["watch", "show", "--index", str(index), "--mail", str(post)]) == 0
    after = {path.name: path.read_bytes() for path in post.iterdir()}
    assert len(before) == 1 and len(after) == 2 and before.items() <= after.items()


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        (FollowedSubject(), "needs words"),
        (FollowedSubject("de het een"), "no word to look for"),
        (FollowedSubject("/"), "no word to look for"),
        (FollowedSubject("🌱"), "no word to look for"),
        (FollowedSubject(question="2031Z1"), "--question"),
        (FollowedSubject(question="../../x"), "--question"),
        (FollowedSubject(dossier="stikstof"), "--dossier"),
        (FollowedSubject(dossier="36800-VIII-12-x y"), "--dossier"),
        (FollowedSubject(minister="…"), "--minister"),
        (FollowedSubject("stikstof", party="🌱"), "--party"),
    ],
)
def test_a_subject_that_no_paper_could_match_is_refused(
    watches: Watches, subject: FollowedSubject, words: str
) -> None:
    with pytest.raises(SourceError, match=words):
        watches.add("x", subject, None)


@pytest.mark.parametrize(
    "subject", [FollowedSubject("stikstof/natuur 🌱"), FollowedSubject(dossier="36 800-VIII")]
)
def test_odd_spellings_of_a_subject_are_followed(watches: Watches, subject: FollowedSubject) -> None:
    assert watches.add("x", subject, None).subject == subject


def test_a_damaged_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"geen databank, " * 400)
    with pytest.raises(SourceError, match="damaged; move it away"):
        Watches(tmp_path)


def test_a_file_of_before_deliveries_is_brought_along(tmp_path: Path) -> None:
    with closing(Watches(tmp_path)) as watches:
        watches.add("brug", FollowedSubject("brug"), None)
        found(watches, "a")
    with closing(sqlite3.connect(tmp_path / FILE)) as old:
        old.execute("ALTER TABLE news DROP COLUMN delivery")
    with closing(Watches(tmp_path)) as watches, watches.unshown_news() as (_, news):
        assert docs([*news]) == ["a"]


def test_a_full_disk_is_one_sentence_and_loses_nothing(watches: Watches) -> None:
    found(watches, "a")
    watches._db.rows("PRAGMA max_page_count = 1")
    with pytest.raises(SourceError, match="disk is full"):
        watches.add("y", FollowedSubject("x" * 50_000 + " brug"), None)
    watches._db.rows("PRAGMA max_page_count = 1000000")
    assert [one.name for one in watches.all()] == ["brug"] and docs([*watches.news()]) == ["a"]
