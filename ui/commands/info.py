"""`kamervraag info`: what an index holds."""

from __future__ import annotations

import argparse
import json
import sys

from index.search import Index
from rag.contract import reply_json
from ui.commands.flags import Commands, add_index, add_json
from ui.wording import terminal


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    command = commands.add_parser("info", help="show what is in the index")
    add_index(command, on_server=True)
    add_json(command)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the facts about an index."""
    facts = reply_json(**Index.open(args.index).info())
    shown = (
        json.dumps(facts, ensure_ascii=False, indent=2, default=str)
        if args.json
        else terminal.facts_table(facts)
    )
    sys.stdout.write(shown + "\n")
    return 0
