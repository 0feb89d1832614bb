"""`kamervraag sync`: what changed at the sources, straight into the index, and what is new in it."""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from index.build import build
from index.errors import KamervraagError, SourceError
from index.harvest.news.watches import FILE, Watches
from index.harvest.report import HarvestReport
from index.harvest.shelf.shelf import Shelf
from index.harvest.sync import Sync
from index.search import Index
from rag.contract import reply_json
from ui.commands.flags import Commands, add_index, add_json
from ui.commands.harvest import add_folder, add_manner, client_of, harvest_summary, print_line, write_gaps

_EVERY = re.compile(r"(\d{1,4})([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    command = commands.add_parser("sync", help="bring papers and index in step with the sources")
    add_folder(command)
    add_index(command)
    add_manner(command)
    command.add_argument("--every", type=_every, metavar="1h", help="again and again, until stopped")
    add_json(command)
    command.set_defaults(run=run)


def _every(text: str) -> int:
    found = _EVERY.fullmatch(text)
    if not found or not int(found[1]):
        raise argparse.ArgumentTypeError(f"'{text}' is not a time such as 30m, 1h or 1d")
    return int(found[1]) * _SECONDS[found[2]]


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
    """Fetch, index, tell; status 1 where something is missing."""
    if not Shelf.has_journal(args.to):
        raise SourceError("was never harvested into; run kamervraag harvest first", args.to)
    started = time.perf_counter()
    with closing(client_of(args)) as client, Shelf.opened(args.to) as shelf:
        tell = (lambda line, _: print_line(line)) if args.json else None
        report = Sync(shelf, client, tell).run()
        report.seconds = time.perf_counter() - started
    holds = any(path.is_file() and not path.name.startswith(".") for path in args.to.iterdir())
    built = (
        build([args.to], args.index, prune=True) if holds or (args.index / "store.sqlite").exists() else None
    )
    found = tell_watches(args.index)
    _write(report, args, built.documents if built else 0, found)
    return 0 if report.whole else 1


def tell_watches(folder: Path) -> int:
    """How many papers are news to those who follow something; 0 where nobody does."""
    if not (folder / FILE).exists():
        return 0
    with closing(Index.open(folder)) as index, closing(Watches(folder)) as watches:
        return watches.update(index)


def _write(report: HarvestReport, args: argparse.Namespace, documents: int, found: int) -> None:
    write_gaps(report)
    if report.broken:
        sys.stderr.write(f"kamervraag: {report.broken}; the next sync goes on from here\n")
    if args.json:
        told = reply_json(report=asdict(report), documents=documents, news=found)
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(
            f"{harvest_summary(report, args.to)}\n{documents} papers in {args.index}, {found} news\n"
        )
