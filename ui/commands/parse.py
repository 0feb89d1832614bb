"""`kamervraag parse`: one paper, as the parser reads it."""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from pathlib import Path

from index.build.parsing import FORKED, ParseTask, parse_file, parse_files
from index.build.sources import source_of, stored_path
from index.document import Document
from index.errors import DocumentError
from ui.commands.flags import Commands, add_json, add_ocr
from ui.wording.outline import outline, record


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    command = commands.add_parser("parse", help="show how one paper is read")
    command.add_argument("file", type=Path, metavar="FILE", help="a paper, of any kind that is read")
    add_ocr(command)
    add_json(command)
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the paper's outline, or the contract's JSON."""
    document = _read_apart(args.file, args.ocr)
    shown = json.dumps(record(document), ensure_ascii=False, indent=2) if args.json else outline(document)
    sys.stdout.write(shown.rstrip("\n") + "\n")
    return 0


def _read_apart(file: Path, ocr: bool) -> Document:
    """The paper, read in a process with the limits that hold for every paper; raises DocumentError."""
    if not file.exists():
        raise DocumentError("does not exist", file)
    work = ParseTask(source_of(stored_path(file)), file.name, ocr)
    (result,) = parse_files([work], FORKED, partial(parse_file, keep_empty=True))
    if result.made is None:
        raise DocumentError(result.sentence, file)
    return result.made[0]
