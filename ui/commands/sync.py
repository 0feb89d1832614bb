"""`kamervraag sync`: what changed at the sources, straight into the index, and what is new in it."""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import asdict
from pathlib import Path

from index.build import BuildOptions, BuildReport, build
from index.build.carrying import carry
from index.build.invented import SAMPLES
from index.errors import IndexFormatError, KamervraagError, SourceError
from index.harvest.news.marks import known_marks, new_kinds
from index.harvest.news.watches import FILE, Watches
from index.harvest.report import HarvestReport
from index.harvest.shelf.shelf import HIDDEN, Shelf
from index.harvest.sync import Sync
from index.search import Index
from index.search.catalogue import Paper
from index.store import Store
from index.store.uploads import NOBODY
from rag.contract import reply_json
from ui.commands.flags import Commands, add_index, add_json, counted, folder_and_server
from ui.commands.harvest import add_folder, add_manner, client_of
from ui.commands.harvest_output import harvest_summary, print_line, write_gaps
from ui.commands.index import carry_summary, list_remarks

UNTOLD = "untold"  # in the index: up to which paper a sync told, while the next one is at work
_INTERVAL = re.compile(r"(\d{1,4})([smhd])")
_SECONDS_BY_UNIT = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    command = commands.add_parser("sync", help="bring papers and index in step with the sources")
    add_folder(command)
    add_index(command, on_server=True)
    add_manner(command)
    command.add_argument("--every", type=_parse_interval, metavar="1h", help="again and again, until stopped")
    add_json(command)
    command.set_defaults(run=run)


def _parse_interval(text: str) -> int:
    found = _INTERVAL.fullmatch(text)
    if not found or not int(found[1]):
        raise argparse.ArgumentTypeError(f"'{text}' is not a time such as 30m, 1h or 1d")
    return int(found[1]) * _SECONDS_BY_UNIT[found[2]]


def run(args: argparse.Namespace) -> int:
    """One round, or one after the other."""
    while args.every is not None:
        try:
            sync_once(args)
        except KamervraagError as error:  # a full disk, an index in use: the next round may do
            sys.stderr.write(f"kamervraag: {error}\n")
        sys.stdout.flush()
        time.sleep(args.every)
    return sync_once(args)


def sync_once(args: argparse.Namespace) -> int:
    """Fetch, index, tell; status 1 where something is missing or could not be read."""
    folder, server = folder_and_server(args.index)
    if not Shelf.has_journal(args.to):
        raise SourceError("was never harvested into; run kamervraag harvest first", args.to)
    _check_index(args.to, folder)
    started = time.perf_counter()
    with closing(client_of(args)) as client, Shelf.opened(args.to) as shelf:
        tell = (lambda line, _: print_line(line)) if args.json else None
        report = Sync(shelf, client, tell).run()
        report.seconds = time.perf_counter() - started
    before = _papers_in_index(folder)
    told = _last_told(folder, before)
    known = known_marks(paper for paper in before if paper.id <= told)
    holds = any(path.is_file() and not path.name.startswith(".") for path in args.to.iterdir())
    built = BuildReport()
    if holds or Store.exists(folder):
        _keep_untold(folder, told)
        built = build([args.to], folder, BuildOptions(prune=True, invented=SAMPLES))
    fresh = new_kinds(_papers_in_index(folder), known)
    if server and built.documents and not built.interrupted:
        sys.stderr.write(f"{carry_summary(carry(folder, server))}\n")
    _write_outcome(report, args, built, fresh, tell_watches(folder))
    (folder / UNTOLD).unlink(missing_ok=True)
    return 0 if report.whole and not built.failed and not built.interrupted else 1


def _check_index(papers: Path, index: Path) -> None:
    """Raise SourceError for an index in the place of the papers or their journal."""
    papers, index = papers.resolve(), index.resolve()
    if index == papers or index.is_relative_to(papers / HIDDEN):
        raise SourceError(
            "is the folder of the papers; give the index a folder of its own, with --index", index
        )


def _papers_in_index(folder: Path) -> Sequence[Paper]:
    """What an index holds; nothing where there is none yet, or none that was ever finished."""
    try:
        with closing(Index.open(folder)) as index:
            return index.all_copies()
    except IndexFormatError:  # the build says what is wrong with one that cannot be used
        return ()


def _last_told(folder: Path, papers: Sequence[Paper]) -> int:
    """The id of the last paper of which a sync told: of all, unless one was cut off before it told."""
    last = max((paper.id for paper in papers), default=0)
    try:
        return min(last, int((folder / UNTOLD).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return last


def _keep_untold(folder: Path, told: int) -> None:
    """Note what was told before an index is written: a full disk may end that when the papers are in it."""
    with suppress(OSError):  # where this has no room, no paper will have
        folder.mkdir(parents=True, exist_ok=True)
        (folder / UNTOLD).write_text(str(told), encoding="utf-8")


def tell_watches(folder: Path) -> int:
    """How many papers are news to those who follow something; 0 where nobody does."""
    if not (folder / FILE).exists():
        return 0
    with closing(Index.open(folder)) as index, closing(Watches(folder)) as watches:
        return watches.update(index.seen_by(NOBODY))


def _write_outcome(
    report: HarvestReport, args: argparse.Namespace, built: BuildReport, fresh: Mapping[str, int], found: int
) -> None:
    write_gaps(report)
    list_remarks("could not be read", built.failed)
    list_remarks("left out", built.left_out)
    if report.broken:
        again = "; the next sync goes on from here" if report.resumable else ""
        sys.stderr.write(f"kamervraag: {report.broken}{again}\n")
    if args.json:
        failed = [asdict(one) for one in built.failed]
        outcome = reply_json(
            report=asdict(report), documents=built.documents, failed=failed, new=dict(fresh), news=found
        )
        sys.stdout.write(json.dumps(outcome, ensure_ascii=False) + "\n")
        return
    new = ", ".join(f"{count} {kind}" for kind, count in sorted(fresh.items())) or "nothing"
    failed_too = f", {len(built.failed)} could not be read" if built.failed else ""
    summary = f"{counted(built.documents, 'paper')} in {args.index}, new: {new}{failed_too}"
    sys.stdout.write(f"{harvest_summary(report, args.to)}\n{summary}\n{found} news for the watches\n")
