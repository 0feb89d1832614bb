"""`kamervraag open`: the questions without an answer, and how late the answer is."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import closing

from index.harvest.news.open_questions import (
    OpenQuestions,
    filter_open_questions,
    open_questions,
)
from index.search import Filters, Index
from rag.contract.open_questions import open_question_json
from ui.commands.flags import Commands, add_index, add_json, filled


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    command = commands.add_parser("open", help="questions without an answer, and days late")
    add_index(command, on_server=True)
    command.add_argument("--party", type=filled, metavar="P", help="asked by a member of this party")
    command.add_argument("--minister", type=filled, metavar="M", help="asked of this minister or ministry")
    command.add_argument("--late", action="store_true", help="only those past their deadline")
    add_json(command)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the open sets, longest overdue first."""
    with closing(Index.open(args.index)) as index:
        index.check_filters(Filters(party=args.party))
        found = filter_open_questions(open_questions(index), args.party or "", args.minister or "", args.late)
    if args.json:
        shown = json.dumps([open_question_json(one) for one in found], ensure_ascii=False, indent=2)
    else:
        shown = "\n".join(map(_format_set, found)) or "no open questions"
    sys.stdout.write(shown + "\n")
    return 0


def _format_set(one: OpenQuestions) -> str:
    askers = ", ".join(f"{who.name} ({who.party})" if who.party else str(who.name) for who in one.askers)
    late = f", {one.days_late} {'day' if one.days_late == 1 else 'days'} late" if one.days_late else ""
    postponed = ", postponed" if one.postponed else ""
    to = f" to {', '.join(one.asked_to)}" if one.asked_to else ""
    when = f" on {one.asked}" if one.asked else ""
    due = f"; due {one.deadline}" if one.deadline else ""
    unread = "; by the source's word, since its paper is not in the index" if one.unread else ""
    text = f"{one.vraagnummer or one.doc}: {one.title}\n  {askers}{to}{when}{due}{postponed}{late}{unread}"
    return "".join(sign for sign in text if sign.isprintable() or sign == "\n")
