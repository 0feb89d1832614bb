"""A listing -> papers on the shelf: each fetched once, checked, and told."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from index.errors import SourceError
from index.harvest.fetching import Fetching
from index.harvest.report import HarvestReport, PaperOutcome
from index.harvest.shelf.names import key_apart, safe_stem
from index.harvest.shelf.shelf import Shelf
from index.harvest.wanted_paper import WantedPaper
from index.harvest.web.client import Client
from index.harvest.web.faults import TemporaryFault

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
    fetching = Fetching(shelf, client)
    try:
        for line in _fetch_listed(listing, fetching, report, dry, most):
            report.count(line)
            if tell:
                tell(line, report)
    except KeyboardInterrupt:
        report.interrupted = True
    except SourceError as error:
        report.broken, report.resumable = str(error), isinstance(error, TemporaryFault)
    report.notes += fetching.notes
    report.requests = client.requests
    report.seconds = time.perf_counter() - started
    return report


def _fetch_listed(
    listing: Iterable[WantedPaper], fetching: Fetching, report: HarvestReport, dry: bool, most: int | None
) -> Iterator[PaperOutcome]:
    """What became of each paper; ends early after `most`, or where the source is out of order."""
    shelf = fetching.shelf
    before = {key for key, _ in shelf.journal.missing()}  # no news, so no sign that the source is down now
    away = 0  # papers in a row for which the source gave no answer
    for wanted in listing:
        report.listed += 1
        wanted = _with_own_key(wanted, shelf, report)
        line = _look_without_fetching(wanted, shelf) if dry else fetching.fetch_if_changed(wanted)
        yield line
        if wanted.key not in before:
            away = away + 1 if line.state == "missing" and not line.lacking else 0
        if away >= OUT_OF_ORDER:
            report.broken = f"{away} papers in a row did not come, the last since {line.sentence}"
            report.resumable = True
            return
        if most is not None and report.listed - len(report.missing) >= most:
            return


def _with_own_key(wanted: WantedPaper, shelf: Shelf, report: HarvestReport) -> WantedPaper:
    """The paper under a name of its own, and a note, where another one of the source has its number already.

    A report of a meeting gives way to a better one under the same name; those are left as they are.
    """
    key, origin = wanted.key, wanted.said.origin
    if not origin or not (wanted.body or wanted.said.numbers.get("document") == key):
        return wanted
    own_key = key_apart(key, origin)
    for name in (own_key, key):  # after a lost journal either is known by its files only
        shelf.held(name, safe_stem(name))
    own = shelf.journal.keys_of(origin)
    if own_key not in own:
        if key in own or not shelf.journal.is_taken(key, origin):
            return wanted
        report.notes.append(f"{key} is the number of two papers at the source; one is kept as {own_key}")
    return replace(wanted, said=replace(wanted.said, identifier=own_key), stem=safe_stem(own_key))


def _look_without_fetching(wanted: WantedPaper, shelf: Shelf) -> PaperOutcome:
    on_shelf = shelf.held(wanted.key, wanted.stem)
    is_unchanged = on_shelf is not None and on_shelf.stamp == wanted.stamp
    first = next(iter(wanted.addresses), "")
    return PaperOutcome(
        wanted.key, "unchanged" if is_unchanged else "would fetch", on_shelf.name if on_shelf else "", first
    )
