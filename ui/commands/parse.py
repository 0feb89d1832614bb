"""`kamervraag parse`: one paper, as the parser reads it."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from index.files import read_file
from index.files.sidecar import read_sidecar
from index.parse import parse, with_metadata
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
    document = with_metadata(parse(read_file(args.file, args.ocr), args.file.name), read_sidecar(args.file))
    shown = json.dumps(record(document), ensure_ascii=False, indent=2) if args.json else outline(document)
    sys.stdout.write(shown.rstrip("\n") + "\n")
    return 0
