"""One wanted paper -> its best file on the shelf; a lesser one where the better truly is not to be had."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import urlsplit

from index.errors import SourceError
from index.harvest.report import PaperOutcome
from index.harvest.shelf.file_check import checked_suffix
from index.harvest.shelf.journal import FORBIDDEN, NO_BETTER, FetchedPaper
from index.harvest.shelf.shelf import Shelf, ShelfUnwritable, disk_faults
from index.harvest.wanted_paper import WantedPaper
from index.harvest.web.client import CacheValidators, Client
from index.harvest.web.faults import EmptyReply, ForbiddenByRobots, MissingAtSource

LOOKS = 500  # papers a run of which a better file is looked for again, though nothing says it has come
FAILED_LOOKS = 3  # in a row: the place where the better files are is out of order


class _FoundFile(NamedTuple):
    """A file as it came; `suffix` is "" where it has not changed since it was here last."""

    place: str
    suffix: str
    kept: CacheValidators


@dataclass(slots=True)
class _Reasons:
    """Why the addresses of a paper gave nothing."""

    last: str = "the source names no file for it"
    lacking: bool = True  # by all that the source itself says
    fault: str = ""  # the first that may pass
    forbidden: str = ""  # the first that robots.txt asks to leave alone

    def add(self, error: SourceError) -> None:
        """Take in what one address gave."""
        self.last = str(error)
        self.lacking &= isinstance(error, MissingAtSource)
        if isinstance(error, ForbiddenByRobots):
            self.forbidden = self.forbidden or self.last
        elif not isinstance(error, MissingAtSource) or isinstance(error, EmptyReply):
            self.fault = self.fault or self.last

    @property
    def better(self) -> str:
        """What is known of a better file than the one that came behind these."""
        return FORBIDDEN if self.forbidden else NO_BETTER


class Fetching:
    """The papers of one run."""

    def __init__(self, shelf: Shelf, client: Client) -> None:
        self.shelf, self.client = shelf, client
        self._forbidden: list[str] = []
        self._looks, self._failed, self._put_off = LOOKS, 0, 0

    @property
    def notes(self) -> list[str]:
        """What a reader must know of the papers together."""
        found = []
        if self._forbidden:
            found.append(
                f"{len(self._forbidden)} papers are complete with a lesser file, since of the better one "
                f"{self._forbidden[0]}"
            )
        if self._put_off:
            found.append(
                f"{self._put_off} papers lie here as a lesser file from before; the next run looks for more"
            )
        return found

    def fetch_if_changed(self, wanted: WantedPaper) -> PaperOutcome:
        """Bring the shelf in step with a paper as the source tells of it."""
        held = self.shelf.held(wanted.key, wanted.stem)
        if held is None or held.stamp != wanted.stamp:
            return self._write_record(wanted) if wanted.body else self._fetch_first_sound(wanted, held)
        better = self._better_addresses(wanted, held) if held.better != NO_BETTER else ()
        if better:
            return self._look_for_better(wanted, held, better)
        if not held.better:
            self.shelf.journal.settle(wanted.key, NO_BETTER)
        return self._restate_sidecar(wanted, held)

    def _restate_sidecar(self, wanted: WantedPaper, held: FetchedPaper, place: str = "") -> PaperOutcome:
        changed = self.shelf.restate(held, wanted.said, wanted.stamp)
        return PaperOutcome(wanted.key, "updated" if changed else "unchanged", held.name, place)

    def _write_record(self, wanted: WantedPaper) -> PaperOutcome:
        """A record of the source, written out as a paper of its own."""
        name = f"{wanted.stem}.txt"
        with disk_faults(self.shelf.folder / name):
            self.shelf.write(wanted.body)
        entry = self.shelf.place(wanted.key, name, wanted.said, wanted.stamp, CacheValidators(), NO_BETTER)
        return PaperOutcome(wanted.key, "fetched", name, wanted.said.url, entry.size)

    def _fetch_first_sound(self, wanted: WantedPaper, held: FetchedPaper | None) -> PaperOutcome:
        """The first address that gives a sound paper; the last reason where none does.

        The next address serves only where the one before truly has nothing, or may not be asked. Behind a
        fault that may pass a paper that is here stays as it is, and one that is not comes provisionally; both
        are tried again.
        """
        reasons = _Reasons()
        if found := self._find_sound(wanted.addresses, held, reasons):
            if held and not found.suffix:
                line = self._restate_sidecar(wanted, held, found.place)
                return self._accept_lesser_file(line, reasons)
            return self._place_file(wanted, found, reasons)
        fault = reasons.fault
        reason = f"{fault}; {held.name} serves until it comes" if held and fault else fault or reasons.last
        self.shelf.journal.miss(wanted.key, reason, wanted.said.origin, lacking=reasons.lacking)
        first = next(iter(wanted.addresses), "")
        return PaperOutcome(wanted.key, "missing", "", first, 0, reason, reasons.lacking)

    def _find_sound(
        self, addresses: Sequence[str], held: FetchedPaper | None, reasons: _Reasons
    ) -> _FoundFile | None:
        """The first sound file, at the shelf's `part`; with a paper held no further than the first fault."""
        here = self.shelf.said(held) if held else None
        for place in addresses:
            # an ETag or a day is of one address: what it says of another is worth nothing
            known = held.kept if held and here and here.fetched_from == place else None
            try:
                with disk_faults(self.shelf.folder):
                    came = self.client.download(place, self.shelf.part(), checked_suffix, known)
            except ShelfUnwritable:
                raise
            except SourceError as error:
                reasons.add(error)
                if held and reasons.fault:
                    return None
                continue
            if came is not None or known is not None:
                return _FoundFile(place, *(came or ("", CacheValidators())))
        return None

    def _place_file(self, wanted: WantedPaper, found: _FoundFile, reasons: _Reasons) -> PaperOutcome:
        """Put what came on the shelf. Behind a fault it has no stamp and stands among what is missing: every
        run looks for the better one again."""
        place, fault = found.place, reasons.fault
        said = replace(wanted.said, fetched_from=place)
        stamp, better = ("", "") if fault else (wanted.stamp, reasons.better)
        entry = self.shelf.place(wanted.key, wanted.stem + found.suffix, said, stamp, found.kept, better)
        line = PaperOutcome(wanted.key, "fetched", entry.name, place, entry.size)
        if fault:
            self.shelf.journal.miss(wanted.key, fault, wanted.said.origin)
            return _mark_provisional(line, fault)
        if reasons.forbidden:
            self._forbidden.append(reasons.forbidden)
            return replace(line, sentence=reasons.forbidden)
        differs = wanted.size and wanted.size != entry.size and place == wanted.addresses[-1]
        note = f"has {entry.size} bytes where the source says {wanted.size}; it is whole" if differs else ""
        return replace(line, sentence=note)

    def _better_addresses(self, wanted: WantedPaper, held: FetchedPaper) -> Sequence[str]:
        """The addresses before the one from which a paper came."""
        said = self.shelf.said(held)
        came = said.fetched_from if said else ""
        for place, address in enumerate(wanted.addresses):
            if came.endswith(urlsplit(address).path):  # by whichever mirror
                return wanted.addresses[:place]
        return () if held.name.endswith((".xml", ".txt")) else wanted.addresses[:-1]

    def _look_for_better(
        self, wanted: WantedPaper, held: FetchedPaper, better: Sequence[str]
    ) -> PaperOutcome:
        """The better file of a paper that an earlier version left at a lesser one, or that was forbidden."""
        if self._looks <= 0:
            self._put_off += 1
            return self._restate_sidecar(wanted, held)
        reasons, asked = _Reasons(), self.client.requests
        found = self._find_sound(better, held, reasons)
        self._looks -= self.client.requests > asked  # what robots.txt forbids costs nothing
        self._failed = self._failed + 1 if reasons.fault else 0
        if self._failed >= FAILED_LOOKS:
            self._looks = 0
        if found:
            return self._place_file(replace(wanted, size=0), found, reasons)
        line = self._restate_sidecar(wanted, held)
        if reasons.fault:
            self.shelf.journal.miss(wanted.key, reasons.fault, wanted.said.origin)
            return _mark_provisional(line, reasons.fault)
        return self._accept_lesser_file(line, reasons)

    def _accept_lesser_file(self, line: PaperOutcome, reasons: _Reasons) -> PaperOutcome:
        """Keep in mind that a lesser file is all there is to be had, and say so where robots.txt wants it."""
        self.shelf.journal.settle(line.identifier, reasons.better)
        if reasons.forbidden:
            self._forbidden.append(reasons.forbidden)
        return replace(line, sentence=reasons.forbidden)


def _mark_provisional(line: PaperOutcome, fault: str) -> PaperOutcome:
    sentence = f"{line.file} serves until a better file can be had: {fault}"
    return replace(line, sentence=sentence, provisional=True)
