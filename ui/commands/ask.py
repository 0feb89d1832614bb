"""`kamervraag ask`: a question -> an answer whose every sentence cites its source."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.search import Index
from index.search.stopwatch import Progress
from rag.answer import Answer, answer
from rag.contract import answer_json
from ui.commands.flags import (
    Commands,
    add_filters,
    add_index,
    add_json,
    add_writer,
    filters,
    named_in_faults,
    some_path,
)
from ui.service import batch
from ui.service.language_model import writer
from ui.wording import terminal
from ui.wording.answer_files import BINARY, FORMS, answer_file

MOST_PIPED = 1_000_000  # characters: a message is refused long before, in a sentence
STAGES = {
    "understand": "reading the question",
    "search": "searching the papers",
    "write": "putting the answer together, each sentence checked at its source",
}


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    command = commands.add_parser("ask", help="ask a question")
    command.add_argument(
        "question", nargs="*", metavar="QUESTION", help="in Dutch or English; - reads it from a pipe"
    )
    command.add_argument(
        "--batch", type=Path, metavar="FILE", help='lines {"id", "question", "history"?}; - from a pipe'
    )
    add_index(command, on_server=True)
    add_filters(command)
    command.add_argument("--lang", choices=("nl", "en"), help="language of the frame (that of the question)")
    add_writer(command)
    command.add_argument("--format", choices=tuple(FORMS), help="write the answer as a file for work")
    command.add_argument(
        "--output",
        type=some_path,
        metavar="FILE",
        help="into this file, by its ending: .md .docx .csv .ris .json .txt",
    )
    add_json(command)
    command.set_defaults(run=run, usage_error=command.error)


def run(args: argparse.Namespace) -> int:
    """Answer once, or once for each line of a batch."""
    if bool(args.question) == (args.batch is not None):
        args.usage_error("give a QUESTION or --batch FILE, one of the two")
    form = _wanted_form(args)
    written_by = writer(args)
    question = "" if args.batch is not None else _question(args)
    index = Index.open(args.index)

    def reply(asked: str, history: batch.History, progress: Progress | None = None) -> Answer:
        return answer(
            asked,
            index,
            history=history,
            filters=filters(args),
            language=args.lang,
            writer=written_by,
            progress=progress,
        )

    if args.batch is not None:
        return batch.run_batch(args.batch, lambda line: answer_json(reply(line.question, line.history)))
    with stages() as progress:
        result = reply(question, (), progress)
    _write_answer(result, form, args.output)
    return 0


def _question(args: argparse.Namespace) -> str:
    """The words of the question, with or without the shell's quotes; "-" is what comes through the pipe."""
    if args.question != ["-"]:
        return " ".join(args.question)
    if sys.stdin.isatty():
        sys.stderr.write("Type the question, then Ctrl-D on a line of its own.\n")
    return "\n".join(batch.text_lines(sys.stdin.buffer.read(MOST_PIPED))).strip()


def _wanted_form(args: argparse.Namespace) -> str | None:
    """What the answer is written as, None as text for people; ends in wrong use where that cannot be."""
    form: str | None = "json" if args.json else args.format
    if args.output is not None and form is None:
        form = args.output.suffix.lower().removeprefix(".")
        if form == "txt":
            return None
        if form not in FORMS:
            known = " ".join(f".{name}" for name in ("txt", *FORMS))
            args.usage_error(f"--output {args.output}: an ending of {known} says what to write")
    if args.output is None and form in BINARY and sys.stdout.isatty():
        args.usage_error(f"a {form} file is not for a terminal: add --output answer.{form}")
    return form


def _write_answer(result: Answer, form: str | None, output: Path | None) -> None:
    if output is not None:
        plain = terminal.without_colour(terminal.answer_text(result)) + "\n"
        with named_in_faults(output):
            output.write_bytes(answer_file(result, form) if form else plain.encode())
        sys.stderr.write(f"{output}: written\n")
    elif form is None:
        sys.stdout.write(terminal.answer_text(result) + "\n")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(answer_file(result, form))


@contextmanager
def stages() -> Iterator[Progress | None]:
    """The name of each stage on the terminal's last line, gone at the end; nothing where there is none."""
    if not sys.stderr.isatty():
        yield None
        return

    def tell(stage: str) -> None:
        sys.stderr.write(f"\r\x1b[K{STAGES.get(stage, stage)} …")
        sys.stderr.flush()

    try:
        yield tell
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
