"""kill -9 at random moments: the index opens, holds each paper in its old or its new version, and goes on."""

from __future__ import annotations

import random
import shutil
import signal
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from index.build import build
from index.build.upkeep import UNFINISHED, check_index
from index.errors import IndexFormatError
from index.search import Index
from tests.support.folders import answers
from tests.support.forked import Forks, forks
from tests.torture.outcome import Outcome
from tests.torture.papers import QUESTIONS, paper_text, write_papers

PAPERS = 24
COMPARED_EVERY = 10  # kills between two comparisons with an index that nobody disturbed
WORK = ("build", "update", "upload", "backup", "restore", "repair")


class Town:
    """A folder of papers with its index, changed and killed again and again."""

    def __init__(self, home: Path, runner: Forks, seed: int) -> None:
        self.chance = random.Random(seed)
        self.runner, self.outcome = runner, Outcome("kills")
        self.papers, self.index, self.saved = home / "papers", home / "index", home / "saved.zip"
        self.restored, self.upload, self.copy = home / "restored", home / "nieuw.txt", self.saved
        self.versions = {number: 1 for number in range(1, PAPERS + 1)}
        self.saved_versions: dict[int, int] = {}
        self.before = dict(self.versions)
        self.uploads = 0
        write_papers(self.papers, self.versions)
        self.seconds = {name: self._measure(name) for name in WORK}

    def command(self, name: str) -> tuple[str, ...]:
        """The words of a piece of work."""
        papers, index = str(self.papers), ("--index", str(self.index))
        return {
            "build": ("index", papers, *index),
            "update": ("index", papers, "--prune", *index),
            "upload": ("upload", str(self.index), str(self.upload)),
            "backup": ("backup", str(self.copy), *index),
            "restore": ("restore", str(self.saved), "--index", str(self.restored)),
            "repair": ("repair", *index),
        }[name]

    def prepare(self, name: str) -> None:
        """Bring about that the work has something to do."""
        if name == "build":
            shutil.rmtree(self.index, ignore_errors=True)
            shutil.rmtree(self.index.with_name("index-uploads"), ignore_errors=True)
            self.uploads = 0
        if name == "update":
            self.before = dict(self.versions)
            for number in self.chance.sample(range(1, PAPERS + 9), 6):
                if (
                    number in self.versions
                    and self.chance.random() < 0.3
                    and len(self.versions) > PAPERS // 2
                ):
                    del self.versions[number]
                else:
                    self.versions[number] = self.versions.get(number, 0) + 1
            write_papers(self.papers, self.versions)
        if name == "upload":
            self.uploads += 1
            self.upload.write_text(paper_text(900 + self.uploads, 1), encoding="utf-8")
        if name == "restore":
            shutil.rmtree(self.restored, ignore_errors=True)
            shutil.rmtree(self.restored.with_name("restored-uploads"), ignore_errors=True)
        if name == "backup" and not self.saved.exists():
            self.saved_versions = dict(self.versions)
        elif name == "backup":
            self.copy = self.saved.with_name("copy.zip")
            self.copy.unlink(missing_ok=True)

    def _measure(self, name: str) -> float:
        self.prepare(name)
        return self.runner.timed(*self.command(name))

    def kill(self, number: int) -> None:
        """One kill, and what must hold after it."""
        name = self.chance.choice(WORK)
        self.prepare(name)
        moment = self.chance.random() * self.seconds[name]
        status = self.runner.killed(*self.command(name), after_s=moment)
        self.outcome.counts[f"{name} killed" if status == -signal.SIGKILL else f"{name} done first"] += 1
        place = f"kill {number}, {name} after {moment:.3f} s"
        self._expect(place, self._look_at, self.restored if name == "restore" else self.index, name)
        made = {"backup": self.copy, "restore": self.restored}.get(name)  # killed when it was there already
        if status == -signal.SIGKILL and not (made and made.exists()):
            if again := self.runner.run(*self._again(name)):
                self.outcome.broken.append(f"{place}: run again it ended with {again}")
        if number % COMPARED_EVERY == 0:
            self._expect(place, self._compare)

    def _again(self, name: str) -> tuple[str, ...]:
        """The same work once more; of an upload, which may be there already, the build of its folder."""
        return self.command("update" if name == "upload" else name)

    def _expect(self, place: str, hold: Callable[..., None], *given: object) -> None:
        try:
            hold(*given)
        except Exception as error:  # whatever it is, it breaks a promise: said, and the torture goes on
            self.outcome.broken.append(f"{place}: {type(error).__name__}: {error}")

    def _look_at(self, folder: Path, name: str) -> None:
        """The index is whole; each paper is as it was before or as it is now."""
        try:
            index = Index.open(folder)
        except IndexFormatError:
            if name in ("build", "restore"):
                return  # from nothing: it may not have come to a first state
            raise
        with closing(index):
            for paper in index.documents():
                if Path(paper).stem.isdecimal():
                    self._expect_version(int(Path(paper).stem), index.document(paper).text, name == "restore")
        faults = [fault for fault in check_index(folder).faults if UNFINISHED not in fault.sentence]
        if faults:
            raise AssertionError(f"check says {faults[0]}")

    def _expect_version(self, number: int, text: str, restored: bool) -> None:
        known = {held.get(number) for held in (self.before, self.versions)}
        if restored:  # as they stood when the backup was made
            known = {self.saved_versions.get(number)}
        if not any(version and f"volgens plan {version}." in text for version in known):
            raise AssertionError(f"paper {number} is of no version that it ever had")

    def _compare(self) -> None:
        """Brought up to date it says what an index says that nobody disturbed."""
        uploads = self.index.with_name("index-uploads")  # may hold one whose reading was killed
        folders = [self.papers, *([uploads] if uploads.exists() else [])]
        command = ("index", *map(str, folders), "--prune", "--index", str(self.index))
        if status := self.runner.run(*command):
            raise AssertionError(f"the next run ended with {status}")
        fresh = self.index.with_name("fresh")
        shutil.rmtree(fresh, ignore_errors=True)
        build(folders, fresh)
        if _plain(answers(self.index, list(QUESTIONS))) != _plain(answers(fresh, list(QUESTIONS))):
            raise AssertionError("it answers otherwise than an index made from nothing")
        self.outcome.counts["compared with an index made from nothing"] += 1


def _plain(said: dict[str, object]) -> str:
    """What an index says, but for which papers a visitor added: a fresh build takes them for papers."""
    return repr(said).replace("upload=True", "upload=False")


def run(home: Path, seed: int, kills: int) -> Outcome:
    """So many kills, one after the other, over one town."""
    with forks() as runner:
        town = Town(home, runner, seed)
        for number in range(1, kills + 1):
            town.kill(number)
        return town.outcome
