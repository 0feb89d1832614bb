"""`kamervraag check`, `repair`, `compact`, `backup`, `restore`: an index kept as it was written."""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from index.build.backup import Backup, backup, restore
from index.build.compacting import compact_index
from index.build.upkeep import check_index, repair_index
from rag.contract import reply_json
from ui.commands.flags import Commands, add_index, add_json, counted, positive
from ui.commands.index import bar, build_summary, show_remarks


def add_to(commands: Commands) -> None:
    """Add the five commands and their flags."""
    _add_command(commands, "check", "compare an index with its checksums, to the bit", run_check)
    mending = _add_command(commands, "repair", "read again what the disk altered", run_repair)
    mending.add_argument("--jobs", type=positive, default=os.cpu_count() or 1, metavar="N", help="processes")
    _add_command(commands, "compact", "give back the room of papers that changed or went", run_compact)
    saving = _add_command(
        commands, "backup", "copy an index into one file, also while it is served", run_backup
    )
    saving.add_argument("file", type=Path, metavar="FILE", help="the file to make")
    bringing = _add_command(
        commands, "restore", "make an index of a backup, proven before it stands there", run_restore
    )
    bringing.add_argument("file", type=Path, metavar="FILE", help="what `kamervraag backup` made")


def _add_command(commands: Commands, name: str, help_text: str, run: object) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help_text)
    add_index(command)
    add_json(command)
    command.set_defaults(run=run)
    return command


def run_check(args: argparse.Namespace) -> int:
    """Status 0 where all is as it was written, 1 with a line for each fault where not."""
    with bar() as progress:
        report = check_index(args.index, progress)
    if args.json:
        _write_json(asdict(report))
    else:
        for fault in report.faults:
            sys.stderr.write(f"{fault.path}: {fault.sentence}\n")
        if not report.faults:
            sys.stdout.write(
                f"{args.index}: {counted(report.documents, 'paper')} in "
                f"{counted(report.passages, 'passage')} and what is derived "
                f"from them are as they were written (generation {report.generation})\n"
            )
    return 1 if report.faults else 0


def run_repair(args: argparse.Namespace) -> int:
    """Status 1 where a paper was lost that no file could bring back."""
    with bar() as progress:
        report = repair_index(args.index, progress=progress, jobs=args.jobs)
    show_remarks(report)
    if args.json:
        _write_json(asdict(report))
    else:
        sys.stdout.write(build_summary(report, args.index) + "\n")
    return 1 if report.failed else 0


def run_compact(args: argparse.Namespace) -> int:
    """Say how much smaller the index is."""
    report = compact_index(args.index, jobs=os.cpu_count() or 1)
    if args.json:
        _write_json(asdict(report))
    else:
        freed = (report.bytes_before - report.bytes_after) / 1e6
        sys.stdout.write(
            f"{args.index}: {report.bytes_after / 1e6:.1f} MB, {freed:.1f} MB given back "
            f"(generation {report.generation})\n"
        )
    return 0


def run_backup(args: argparse.Namespace) -> int:
    """Write the file and say what is in it."""
    _write_backup(backup(args.index, args.file), f"{args.file}: a copy of {args.index}", args.json)
    return 0


def run_restore(args: argparse.Namespace) -> int:
    """Make the index and say what it holds."""
    _write_backup(restore(args.file, args.index), f"{args.index}: restored from {args.file}", args.json)
    return 0


def _write_backup(made: Backup, sentence: str, as_json: bool) -> None:
    if as_json:
        _write_json(asdict(made))
    else:
        sys.stdout.write(
            f"{sentence}, {counted(made.documents, 'paper')} (generation {made.generation}, {made.made})\n"
        )


def _write_json(fields: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(reply_json(**fields), ensure_ascii=False, indent=2) + "\n")
