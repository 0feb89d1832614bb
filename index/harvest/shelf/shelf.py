"""A folder of papers: each is there whole with its sidecar, or not at all, whenever the work is cut off."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from index.errors import SourceError
from index.files.sidecar import Sidecar, readable_sidecar, sidecar_path
from index.harvest.shelf.journal import FetchedPaper, Journal
from index.harvest.web.client import CacheValidators
from index.harvest.web.partial import PartialFile
from index.store.schema import writing
from index.store.whole_files import file_sha256, flush

HIDDEN = ".kamervraag"
JOURNAL = "journal.sqlite"
SUFFIXES = (".xml", ".pdf", ".docx", ".txt")


class Shelf:
    """Open one with `opened`; only one process at a time has a folder."""

    def __init__(self, folder: Path, journal: Journal) -> None:
        self.folder, self.journal = folder, journal

    @staticmethod
    @contextmanager
    def opened(folder: Path) -> Iterator[Shelf]:
        """The folder, made where it is not there. A file that was on its way when a run was cut off is kept
        for the next run to go on with, and cleared by a run that comes to its end."""
        made = not folder.exists()
        with ExitStack() as stack:
            with disk_faults(folder):
                hidden = folder / HIDDEN
                hidden.mkdir(parents=True, exist_ok=True)
                stack.enter_context(writing(hidden))
            shelf = Shelf(folder, Journal(hidden / JOURNAL))
            stack.callback(shelf._close, made)
            yield shelf
            PartialFile(shelf.part()).drop()

    def _close(self, made: bool) -> None:
        """Close the journal; one in which nothing stands leaves with its folder, if that was `made` for it:
        nothing came, and what is empty misleads."""
        hidden, unused = self.folder / HIDDEN, self.journal.is_empty() and not self.part().exists()
        self.journal.close()
        if unused:
            with suppress(OSError):  # it may hold what is not ours
                for path in hidden.iterdir():
                    path.unlink()
                hidden.rmdir()
                if made:
                    self.folder.rmdir()

    @staticmethod
    @contextmanager
    def view(folder: Path) -> Iterator[Shelf]:
        """The folder to look at only: nothing is made or written there, and others may write meanwhile."""
        with closing(Journal.memory_copy(folder / HIDDEN / JOURNAL)) as journal:
            yield Shelf(folder, journal)

    @staticmethod
    def has_journal(folder: Path) -> bool:
        """Whether a harvest has ever been kept here."""
        return (folder / HIDDEN / JOURNAL).is_file()

    def part(self) -> Path:
        """Where a file may be written until it is whole."""
        return self.folder / HIDDEN / "coming.part"

    def write(self, text: str) -> None:
        """Make a paper of words at `part`."""
        PartialFile(self.part()).drop()  # what came of another file is of no use behind these words
        self.part().write_text(text, encoding="utf-8")

    def held(self, key: str, stem: str) -> FetchedPaper | None:
        """What is there of a paper, found by the journal or, after a cut, by the files themselves."""
        entry = self.journal.get(key)
        if entry and self._has_files(entry):
            return entry
        return self._adopt_unjournalled(key, stem)

    def _has_files(self, entry: FetchedPaper) -> bool:
        path = self.folder / entry.name
        try:
            return path.stat().st_size == entry.size and sidecar_path(path).is_file()
        except OSError:
            return False

    def _adopt_unjournalled(self, key: str, stem: str) -> FetchedPaper | None:
        """A paper whose files were in place before the journal could say so. Its version is not known."""
        for path in (self.folder / (stem + suffix) for suffix in SUFFIXES):
            try:
                sidecar = readable_sidecar(path) if path.is_file() else None
                whole = (
                    sidecar is not None and sidecar.identifier == key and sidecar.sha256 == file_sha256(path)
                )
            except OSError:
                continue
            if sidecar and whole:
                entry = FetchedPaper(
                    key,
                    path.name,
                    sidecar.version_stamp,
                    sidecar.sha256,
                    sidecar.size,
                    CacheValidators(),
                    sidecar.origin,
                )
                self.journal.put(entry)
                return entry
        return None

    def place(
        self, key: str, name: str, sidecar: Sidecar, stamp: str, kept: CacheValidators, better: str = ""
    ) -> FetchedPaper:
        """Put what lies at `part` on the shelf: first the sidecar, then the paper, then the journal."""
        part = self.part()
        whole = replace(
            sidecar,
            paper=name,
            sha256=file_sha256(part),
            size=part.stat().st_size,
            retrieved=datetime.now(UTC).isoformat(timespec="seconds"),
            version_stamp=stamp,
        )
        path = self.folder / name
        with disk_faults(path):
            flush(part)
            self.write_sidecar(path, whole)
            os.replace(part, path)
            flush(self.folder)
        self._remove_replaced(key, name)
        entry = FetchedPaper(key, name, stamp, whole.sha256, whole.size, kept, whole.origin, better)
        self.journal.put(entry)
        return entry

    def write_sidecar(self, path: Path, sidecar: Sidecar) -> None:
        """Replace a sidecar, whole or not at all."""
        part_file = self.folder / HIDDEN / "meta.part"
        with disk_faults(path):
            part_file.write_text(sidecar.to_json(), encoding="utf-8")
            flush(part_file)
            os.replace(part_file, sidecar_path(path))

    def said(self, entry: FetchedPaper) -> Sidecar | None:
        """The metadata that lies beside a paper; None where it is damaged or gone."""
        return readable_sidecar(self.folder / entry.name)

    def restate(
        self, entry: FetchedPaper, sidecar: Sidecar, stamp: str, kept: CacheValidators | None = None
    ) -> bool:
        """Bring the metadata of a paper that has not changed itself up to date; whether there was need."""
        old = self.said(entry)
        new = replace(
            sidecar,
            paper=entry.name,
            sha256=entry.sha256,
            size=entry.size,
            retrieved=old.retrieved if old else "",
            fetched_from=old.fetched_from if old else "",
            version_stamp=stamp,
        )
        changed = new != old
        if changed:
            self.write_sidecar(self.folder / entry.name, new)
        if stamp != entry.stamp or (kept and kept != entry.kept):
            self.journal.put(replace(entry, stamp=stamp, kept=kept or entry.kept, origin=sidecar.origin))
        return changed

    def drop(self, key: str) -> str | None:
        """Take a paper away that the source has withdrawn; its name, None where it was not here."""
        entry = self.journal.get(key)
        if entry is None:
            return None
        self._remove_files(entry.name)
        self.journal.drop(key)
        return entry.name

    def _remove_replaced(self, key: str, name: str) -> None:
        """The same paper in another format, and another paper that stood under this name."""
        before = self.journal.get(key)
        if before and before.name != name:
            self._remove_files(before.name)
        if (other := self.journal.holder(name)) and other != key:
            self.journal.drop(other)

    def _remove_files(self, name: str) -> None:
        path = self.folder / name
        with disk_faults(path):
            path.unlink(missing_ok=True)
            sidecar_path(path).unlink(missing_ok=True)


@contextmanager
def disk_faults(path: Path) -> Iterator[None]:
    """Say in a sentence what the disk has against a file."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise ShelfUnwritable(
                "the disk is full; make room and run the same command again", path
            ) from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise ShelfUnwritable("may not be written here; choose another folder with --to", path) from error
        if error.errno in (errno.EEXIST, errno.ENOTDIR):
            raise ShelfUnwritable("is no folder; name another one with --to", path) from error
        raise ShelfUnwritable(f"cannot be written ({error.strerror or error})", path) from error


class ShelfUnwritable(SourceError):
    """The folder takes no more: the run ends, what is there stays."""
