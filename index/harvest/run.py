"""A listing -> papers on the shelf: each fetched once, checked, and told."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from index.errors import SourceError
from index.harvest.report import HarvestReport, PaperOutcome
from index.harvest.shelf.file_check import checked_suffix
from index.harvest.shelf.journal import FetchedPaper
from index.harvest.shelf.names import key_apart, safe_stem
from index.harvest.shelf.shelf import Shelf, ShelfUnwritable, disk_faults
from index.harvest.wanted_paper import WantedPaper
from index.harvest.web.client import CacheValidators, Client
from index.harvest.web.faults import EmptyReply, MissingAtSource

OUT_OF_ORDER = 10  # a source that fails so often in a row is down; asking on would not be polite
Tell = Callable[[PaperOutcome, HarvestReport], None]


def harvest(
    listing: Iterable[WantedPaper],
    shelf: Shelf,
    client: Client,
    *,
    dry: bool = False,
    most: int | None = None,
    tell: Tell | None = None,
) -> HarvestReport:
    """Fetch what a listing names and the shelf lacks, at most `most` papers; Ctrl-C keeps what is done.

    A paper that cannot be had is a line of `missing` and the rest goes on; a listing that breaks off, a
    source without an answer for OUT_OF_ORDER papers in a row, and a folder that takes no more are `broken`.
    """
    report, started = HarvestReport(), time.perf_counter()
    before = {key for key, _ in shelf.journal.missing()}  # no news, so no sign that the source is down now
    away = 0  # papers in a row for which the source gave no answer
    try:
        for wanted in listing:
            report.listed += 1
            wanted = _with_own_key(wanted, shelf, report)
            line = _look_without_fetching(wanted, shelf) if dry else _fetch_if_changed(wanted, shelf, client)
            report.count(line)
            if tell:
                tell(line, report)
            if wanted.key not in before:
                away = away + 1 if line.state == "missing" and not line.lacking else 0
            if away >= OUT_OF_ORDER:
                report.broken = f"{away} papers in a row did not come, the last since {line.sentence}"
                break
            if most is not None and report.listed - len(report.missing) >= most:
                break
    except KeyboardInterrupt:
        report.interrupted = True
    except SourceError as error:
        report.broken = str(error)
    report.requests = client.requests
    report.seconds = time.perf_counter() - started
    return report


def _with_own_key(wanted: WantedPaper, shelf: Shelf, report: HarvestReport) -> WantedPaper:
    """The paper under a name of its own, and a note, where another one of the source has its number already.

    A report of a meeting gives way to a better one under the same name; those are left as they are.
    """
    key, origin = wanted.key, wanted.said.origin
    if not origin or not (wanted.body or wanted.said.numbers.get("document") == key):
        return wanted
    apart = key_apart(key, origin)
    for name in (apart, key):  # after a lost journal either is known by its files only
        shelf.held(name, safe_stem(name))
    own = shelf.journal.keys_of(origin)
    if apart not in own:
        if key in own or not shelf.journal.is_taken(key, origin):
            return wanted
        report.notes.append(f"{key} is the number of two papers at the source; one is kept as {apart}")
    return replace(wanted, said=replace(wanted.said, identifier=apart), stem=safe_stem(apart))


def _look_without_fetching(wanted: WantedPaper, shelf: Shelf) -> PaperOutcome:
    held = shelf.held(wanted.key, wanted.stem)
    same = held is not None and held.stamp == wanted.stamp
    first = next(iter(wanted.addresses), "")
    return PaperOutcome(wanted.key, "unchanged" if same else "would fetch", held.name if held else "", first)


def _fetch_if_changed(wanted: WantedPaper, shelf: Shelf, client: Client) -> PaperOutcome:
    held = shelf.held(wanted.key, wanted.stem)
    if held and held.stamp == wanted.stamp:
        changed = shelf.restate(held, wanted.said, wanted.stamp)
        return PaperOutcome(wanted.key, "updated" if changed else "unchanged", held.name)
    if wanted.body:
        return _write_record(wanted, shelf)
    return _fetch_first_sound(wanted, held, shelf, client)


def _write_record(wanted: WantedPaper, shelf: Shelf) -> PaperOutcome:
    """A record of the source, written out as a paper of its own."""
    name = f"{wanted.stem}.txt"
    with disk_faults(shelf.folder / name):
        shelf.write(wanted.body)
    entry = shelf.place(wanted.key, name, wanted.said, wanted.stamp, CacheValidators())
    return PaperOutcome(wanted.key, "fetched", name, wanted.said.url, entry.size)


def _fetch_first_sound(
    wanted: WantedPaper, held: FetchedPaper | None, shelf: Shelf, client: Client
) -> PaperOutcome:
    """The first address that gives a sound paper; the last reason where none does.

    The next address serves only where the one before truly has nothing. Behind a fault that may pass a paper
    that is here stays as it is, and one that is not comes provisionally; both are tried again.
    """
    reason, lacking, fault = "the source names no file for it", True, ""
    here = shelf.said(held) if held else None
    for place in wanted.addresses:
        # an ETag or a day is of one address: what it says of another is worth nothing
        known = held if held and here and here.fetched_from == place else None
        try:
            with disk_faults(shelf.folder):
                came = client.download(place, shelf.part(), checked_suffix, known.kept if known else None)
        except ShelfUnwritable:
            raise
        except SourceError as error:
            reason, lacking = str(error), lacking and isinstance(error, MissingAtSource)
            if not isinstance(error, MissingAtSource) or isinstance(error, EmptyReply):
                fault = fault or reason
                if held:
                    break
            continue
        if came is not None and fault:
            return _place_provisionally(wanted, shelf, place, *came, fault)
        if came is not None:
            return _place_file(wanted, shelf, place, *came)
        if known:
            changed = shelf.restate(known, wanted.said, wanted.stamp)
            return PaperOutcome(wanted.key, "updated" if changed else "unchanged", known.name, place)
    reason = f"{reason}; {held.name} serves until it comes" if held and fault else fault or reason
    shelf.journal.miss(wanted.key, reason, lacking=lacking)
    first = next(iter(wanted.addresses), "")
    return PaperOutcome(wanted.key, "missing", "", first, 0, reason, lacking)


def _place_file(
    wanted: WantedPaper, shelf: Shelf, place: str, suffix: str, kept: CacheValidators
) -> PaperOutcome:
    said = replace(wanted.said, fetched_from=place)
    entry = shelf.place(wanted.key, wanted.stem + suffix, said, wanted.stamp, kept)
    differs = wanted.size and wanted.size != entry.size and place == wanted.addresses[-1]
    note = f"has {entry.size} bytes where the source says {wanted.size}; it is whole" if differs else ""
    return PaperOutcome(wanted.key, "fetched", entry.name, place, entry.size, note)


def _place_provisionally(
    wanted: WantedPaper, shelf: Shelf, place: str, suffix: str, kept: CacheValidators, fault: str
) -> PaperOutcome:
    """A lesser file, without a stamp and among what is missing: every run looks for the better one again."""
    line = _place_file(replace(wanted, stamp=""), shelf, place, suffix, kept)
    shelf.journal.miss(wanted.key, fault)
    told = f"{line.file} serves until a better file can be had: {fault}"
    return replace(line, sentence=told, provisional=True)
