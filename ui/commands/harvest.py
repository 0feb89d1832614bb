"""`kamervraag harvest`: the real papers from the public sources, into a folder."""

from __future__ import annotations

import argparse
import json
import os
import sys
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from index.harvest.assumptions import check_assumptions
from index.harvest.koop import listing as koop
from index.harvest.koop.selection import PUBLICATIONS, OfficialSelection
from index.harvest.koop.sru import Sru
from index.harvest.report import HarvestReport
from index.harvest.run import harvest
from index.harvest.shelf.shelf import Shelf
from index.harvest.sync import note_selection
from index.harvest.tweedekamer.listing import KamerListing
from index.harvest.tweedekamer.odata import Service
from index.harvest.tweedekamer.selection import OF_DOSSIER, QUESTIONS, TYPES, KamerSelection
from index.harvest.web.client import Client, RequestPolicy
from index.harvest.web.hosts import Hosts
from rag.contract import reply_json
from ui.commands.flags import Commands, add_json, day, dossier, filled, positive, some_path, vraagnummer
from ui.commands.harvest_output import harvest_summary, progress_teller, write_gaps

DEFAULT_FOLDER = "kamervraag-papers"
NOT_OF_DOSSIER = (
    f"of this dossier {', '.join(OF_DOSSIER)} were asked for; toezeggingen come with --type toezegging, "
    "meeting reports cannot be narrowed to a dossier, and bills, annexes and the rest of its papers come by "
    "harvest officielebekendmakingen --dossier"
)


def add_to(commands: Commands) -> None:
    """Add the command and its flags, a source each."""
    command = commands.add_parser("harvest", help="fetch papers from the public sources")
    command.add_argument("--check", action="store_true", help="try each assumption about the sources")
    add_manner(command)
    add_json(command)
    command.set_defaults(run=_check_assumptions, usage_error=command.error)
    sources = command.add_subparsers(title="sources", metavar="SOURCE")
    _add_tweedekamer(sources)
    _add_official(sources)


def _check_assumptions(args: argparse.Namespace) -> int:
    """Write each assumption with how it came out; status 1 where one does not hold."""
    if not args.check:
        args.usage_error("name a source (tweedekamer, officielebekendmakingen), or give --check")
    found = []
    with closing(client_of(args)) as client:
        for one in check_assumptions(client):
            found.append(one)
            if not args.json:
                shown = f"{one.outcome:<9}  {one.assumption}\n           {one.leans}: {one.seen}"
                sys.stdout.write("".join(sign for sign in shown if sign.isprintable() or sign == "\n") + "\n")
                sys.stdout.flush()
    if args.json:
        made = reply_json(checked=[asdict(one) for one in found])
        sys.stdout.write(json.dumps(made, ensure_ascii=False, indent=2) + "\n")
    return 0 if all(one.outcome == "holds" for one in found) else 1


def _add_tweedekamer(sources: Commands) -> None:
    source = sources.add_parser("tweedekamer", help="the open data of the Tweede Kamer (OData)")
    source.add_argument("--since", type=day, metavar="DATE", help="from this day, 2024-01-31")
    source.add_argument("--until", type=day, metavar="DATE", help="up to and including this day")
    source.add_argument(
        "--type",
        type=filled,
        metavar="T,…",
        help=f"of {', '.join(TYPES)} ({','.join(QUESTIONS)}; with --dossier {','.join(OF_DOSSIER)})",
    )
    source.add_argument("--search", type=filled, metavar="WORDS", help="all of them in the subject")
    source.add_argument("--dossier", type=dossier, metavar="N", help="of this dossier: 19637, 36800-VIII")
    source.add_argument("--member", type=filled, metavar="NAME", help="with this member or minister")
    add_fetching(source)
    source.set_defaults(run=_harvest_tweedekamer, usage_error=source.error)


def _add_official(sources: Commands) -> None:
    source = sources.add_parser("officielebekendmakingen", help="the official publications (SRU)")
    source.add_argument("--since", type=day, metavar="DATE", help="published from this day on")
    source.add_argument("--until", type=day, metavar="DATE", help="up to and including this day")
    names = ", ".join(PUBLICATIONS)
    source.add_argument(
        "--type", type=filled, metavar="T,…", help=f"of {names} (antwoord,vragen; kamerstuk with --dossier)"
    )
    source.add_argument("--query", type=filled, metavar="WORDS", help="all of them in text or metadata")
    source.add_argument("--dossier", type=dossier, metavar="N", help="of this dossier: 19637, 36800-VIII")
    source.add_argument(
        "--vraagnummer", type=vraagnummer, metavar="N", help="of this set of questions: 2031Z00001"
    )
    add_fetching(source)
    source.set_defaults(run=_harvest_official, usage_error=source.error)


def _harvest_official(args: argparse.Namespace) -> int:
    sought = OfficialSelection(
        since=args.since.isoformat() if args.since else "",
        until=args.until.isoformat() if args.until else "",
        types=_kinds(args.type, ("kamerstuk",) if args.dossier else ("antwoord", "vragen")),
        query=args.query or "",
        dossier=args.dossier or "",
        vraagnummer=args.vraagnummer or "",
    )
    with closing(client_of(args)) as client:
        listing = koop.OfficialListing(Sru(client), sought)
        report = _run_harvest(args, client, sought, listing)
        report.notes += listing.notes
    return finish(report, args)


def _kinds(given: str | None, else_: tuple[str, ...]) -> tuple[str, ...]:
    """The types that `--type` names, or those that are meant where it is not given."""
    return else_ if given is None else tuple(kind.strip() for kind in given.split(",") if kind.strip())


def _run_harvest(
    args: argparse.Namespace,
    client: Client,
    asked: KamerSelection | OfficialSelection,
    listing: KamerListing | koop.OfficialListing,
) -> HarvestReport:
    """Harvest into the folder; a dry run only looks at it."""
    if args.check:
        args.usage_error("--check tries the sources and fetches no papers: give it without a source")
    with progress_teller(args.json, lambda: (listing.done, listing.total)) as tell:
        if args.dry_run:
            with Shelf.view(args.to) as shelf:
                return harvest(listing, shelf, client, dry=True, most=args.most, tell=tell)
        with Shelf.opened(args.to) as shelf:
            wanted = note_selection(shelf, client, asked, listing)
            return harvest(wanted, shelf, client, most=args.most, tell=tell)


def add_fetching(command: argparse.ArgumentParser) -> None:
    """Add the flags that say where to, from where and how fast."""
    add_folder(command)
    add_manner(command, said_before=True)
    command.add_argument("--most", type=positive, metavar="N", help="stop after so many papers")
    command.add_argument("--dry-run", action="store_true", help="list, fetch no paper")
    add_json(command, said_before=True)


def add_folder(command: argparse.ArgumentParser) -> None:
    """Add `--to DIR`: $KAMERVRAAG_PAPERS where it is set, else ./kamervraag-papers."""
    folder = Path(os.environ.get("KAMERVRAAG_PAPERS") or DEFAULT_FOLDER)
    command.add_argument(
        "--to", type=some_path, default=folder, metavar="DIR", help="the papers (%(default)s)"
    )


def add_manner(command: argparse.ArgumentParser, said_before: bool = False) -> None:
    """Add the flags of the client.

    `said_before`: they may stand before the command's name, too, and what stands there must not be undone by
    its defaults.
    """
    manner = RequestPolicy()
    command.add_argument(
        "--rate",
        type=_positive_number,
        default=argparse.SUPPRESS if said_before else manner.rate,
        metavar="N",
        help=f"requests a second ({manner.rate}; 0: no pause)",
    )
    command.add_argument(
        "--patience",
        type=_positive_number,
        default=argparse.SUPPRESS if said_before else manner.patience_s,
        metavar="S",
        help=f"first pause after a fault ({manner.patience_s})",
    )
    command.add_argument(
        "--base-url",
        action="append",
        nargs="+",
        default=argparse.SUPPRESS if said_before else [],
        metavar="NAME=URL",
        help="a mirror to ask instead of a source",
    )


def _positive_number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < 1e6:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number of 0 or more")
    return value


def client_of(args: argparse.Namespace) -> Client:
    """The client that the flags of `add_manner` ask for."""
    named = [pair for group in args.base_url for pair in group]
    mirrors = {name: url for name, _, url in (pair.partition("=") for pair in named)}
    return Client(Hosts(mirrors), RequestPolicy(rate=args.rate, patience_s=args.patience), _tell_pause)


def _tell_pause(told: str) -> None:
    sys.stderr.write(f"kamervraag: {told}\n")
    sys.stderr.flush()


def _harvest_tweedekamer(args: argparse.Namespace) -> int:
    asked = KamerSelection(
        since=args.since.isoformat() if args.since else "",
        until=args.until.isoformat() if args.until else "",
        types=_kinds(args.type, OF_DOSSIER if args.dossier else tuple(QUESTIONS)),
        search=args.search or "",
        dossier=args.dossier or "",
        member=args.member or "",
    )
    with closing(client_of(args)) as client:
        service = Service(client)
        report = _run_harvest(args, client, asked, KamerListing(service, asked))
        report.notes += service.notes
    if args.dossier and args.type is None:
        report.notes.append(NOT_OF_DOSSIER)
    return finish(report, args)


def finish(report: HarvestReport, args: argparse.Namespace) -> int:
    """Write what was done; status 1 where something is missing."""
    write_gaps(report)
    if report.broken:
        again = "; the same command goes on from here" if report.resumable else ""
        sys.stderr.write(f"kamervraag: stopped early: {report.broken}{again}\n")
    if args.json:
        sys.stdout.write(json.dumps(reply_json(report=asdict(report)), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(harvest_summary(report, args.to) + "\n")
    return 0 if report.whole else 1
