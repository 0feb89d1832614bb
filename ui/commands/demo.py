"""`kamervraag demo`: from nothing to a cited answer, over the samples or over real papers about a topic."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from datetime import date, timedelta

from index.build import BuildOptions, build
from index.build.invented import SAMPLES
from index.harvest.report import HarvestReport
from index.harvest.run import harvest
from index.harvest.shelf.shelf import Shelf
from index.harvest.tweedekamer.listing import KamerListing
from index.harvest.tweedekamer.odata import Service
from index.harvest.tweedekamer.selection import KamerSelection
from index.search import Index
from rag.answer import answer
from ui.commands.flags import Commands, add_index, filled, positive
from ui.commands.harvest import add_folder, add_manner, client_of
from ui.commands.harvest_output import harvest_summary, progress_teller
from ui.commands.index import list_remarks
from ui.commands.samples import check_holds_samples_only
from ui.wording import terminal

YEARS = 2
QUESTION = "wat heeft het kabinet gezegd over {}?"
SAMPLE_TOPIC = "Irak"  # of which the samples speak


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    command = commands.add_parser("demo", help="from nothing to a cited answer about a topic")
    command.add_argument(
        "topic", nargs="?", type=filled, default=SAMPLE_TOPIC, metavar="TOPIC", help="(%(default)s)"
    )
    command.add_argument("--online", action="store_true", help="over some 200 recent answers of the Kamer")
    command.add_argument("--most", type=positive, default=200, metavar="N", help="answers (%(default)s)")
    add_folder(command)
    add_index(command)
    add_manner(command)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Fetch where asked to, index, ask; without a network the samples serve, and that is said."""
    folder = args.to
    if args.online:
        report = fetch(args)
        sys.stdout.write(harvest_summary(report, args.to) + "\n")
        if report.broken:
            sys.stderr.write(f"kamervraag: {report.broken}\n")
    if not (args.online and (report.fetched or report.unchanged or report.updated)):
        if args.online:
            sys.stderr.write(
                "kamervraag: no papers came; the samples, which are fictitious, serve instead.\n"
            )
        check_holds_samples_only(args.index)
        folder = SAMPLES
    built = build([folder], args.index, BuildOptions(invented=SAMPLES))
    list_remarks("left out", built.left_out)
    with closing(Index.open(args.index)) as index:
        found = answer(QUESTION.format(args.topic), index)
        sys.stdout.write(terminal.answer_text(found) + "\n")
        if found.abstained and folder == SAMPLES:
            sys.stderr.write(
                f"kamervraag: the samples do not speak of {args.topic}; this is what they answer:\n"
            )
            sys.stdout.write(terminal.answer_text(answer(QUESTION.format(SAMPLE_TOPIC), index)) + "\n")
    return 0


def fetch(args: argparse.Namespace) -> HarvestReport:
    """Recent answers with the topic in their subject."""
    since = (date.today() - timedelta(days=365 * YEARS)).isoformat()
    asked = KamerSelection(since=since, types=("antwoord",), search=args.topic)
    with closing(client_of(args)) as client, Shelf.opened(args.to) as shelf:
        listing = KamerListing(Service(client), asked, newest=True)
        with progress_teller(False, lambda: (listing.done, listing.total)) as tell:
            return harvest(listing, shelf, client, most=args.most, tell=tell)
