"""`kamervraag search`: the passages that fit a query, best first."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from index.errors import QuestionError
from index.search import Index
from index.search.index import Hits
from index.search.rerank import load_reranker
from rag.contract import hits_json
from rag.say.closing_notes import none_of_then
from rag.say.frames import frames
from ui.commands.flags import Commands, add_filters, add_index, add_json, add_mode, filters, positive
from ui.service import batch
from ui.wording import terminal

MAX_QUERY_CHARACTERS = 20_000


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    command = commands.add_parser("search", help="find passages")
    command.add_argument("query", nargs="?", metavar="QUERY", help="what to look for")
    command.add_argument(
        "--batch", type=Path, metavar="FILE", help='lines {"id", "query"}, one result a line'
    )
    add_index(command, on_server=True)
    command.add_argument("-k", type=positive, default=10, help="how many (%(default)s)")
    add_mode(command)
    command.add_argument(
        "--rerank", metavar="ID|FOLDER", help="let this cross-encoder read the best hits again"
    )
    add_filters(command)
    add_json(command)
    command.set_defaults(run=run, usage_error=command.error)


def run(args: argparse.Namespace) -> int:
    """Search once, or once for each line of a batch."""
    if (args.query is None) == (args.batch is None):
        args.usage_error("give a QUERY or --batch FILE, one of the two")
    index = Index.open(args.index)
    if args.batch is not None:
        return batch.run_batch(
            args.batch, lambda line: hits_json(_search_checked(line.question, index, args))
        )
    found = _search_checked(args.query, index, args)
    shown = (
        json.dumps(hits_json(found), ensure_ascii=False, indent=2) if args.json else terminal.hits_text(found)
    )
    sys.stdout.write(shown + "\n")
    if not found.hits and (outside := none_of_then(index, filters(args), frames(found.language))):
        sys.stderr.write(outside + "\n")
    return 0


def _search_checked(query: str, index: Index, args: argparse.Namespace) -> Hits:
    if not query.strip():
        raise QuestionError("The query is empty; give some words to look for.")
    if len(query) > MAX_QUERY_CHARACTERS:
        raise QuestionError(f"The query has {len(query)} characters; {MAX_QUERY_CHARACTERS} is the most.")
    reranker = load_reranker(args.rerank) if args.rerank else None
    found = index.search(query, args.k, filters(args), mode=args.mode, reranker=reranker)
    return index.with_doubts(found)
