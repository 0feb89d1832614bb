"""`kamervraag ask`: a question -> an answer whose every sentence cites its source."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from index.search import Index
from rag.answer import Answer, answer
from rag.contract import answer_json
from ui.commands.flags import Commands, add_filters, add_index, add_json, add_writer, filters
from ui.service import batch
from ui.service.language_model import writer
from ui.wording import export, terminal


def _make_word_file(result: Answer) -> bytes:
    from ui.wording.word_file import word_file  # noqa: PLC0415  # only for who asks for a Word file

    return word_file(result)


FORMATS: dict[str, Callable[[Answer], bytes]] = {
    "md": lambda result: export.markdown(result).encode(),
    "docx": _make_word_file,
    "json": lambda result: (json.dumps(answer_json(result), ensure_ascii=False, indent=2) + "\n").encode(),
}


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    command = commands.add_parser("ask", help="ask a question")
    command.add_argument("question", nargs="?", metavar="QUESTION", help="a question in Dutch or English")
    command.add_argument("--batch", type=Path, metavar="FILE", help='lines {"id", "question", "history"?}')
    add_index(command)
    add_filters(command)
    command.add_argument("--lang", choices=("nl", "en"), help="language of the frame (that of the question)")
    add_writer(command)
    command.add_argument("--format", choices=tuple(FORMATS), help="write the answer as a file for work")
    add_json(command)
    command.set_defaults(run=run, usage_error=command.error)


def run(args: argparse.Namespace) -> int:
    """Answer once, or once for each line of a batch."""
    if (args.question is None) == (args.batch is None):
        args.usage_error("give a QUESTION or --batch FILE, one of the two")
    written_by = writer(args)
    index = Index.open(args.index)

    def reply(question: str, history: batch.History) -> Answer:
        return answer(
            question, index, history=history, filters=filters(args), language=args.lang, writer=written_by
        )

    if args.batch is not None:
        return batch.run_batch(args.batch, lambda line: answer_json(reply(line.question, line.history)))
    _write_answer(reply(args.question, ()), "json" if args.json else args.format)
    return 0


def _write_answer(result: Answer, form: str | None) -> None:
    if form is None:
        sys.stdout.write(terminal.answer_text(result) + "\n")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(FORMATS[form](result))
