"""What a harvest or a sync prints: progress, what is missing, and one line on the whole."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from index.harvest.report import HarvestReport, PaperOutcome
from index.harvest.run import Tell
from rag.contract import reply_json
from ui.commands.flags import counted

SHOWN = 20


def write_gaps(report: HarvestReport) -> None:
    """Write to stderr what a reader must know: notes, what is missing, what only serves meanwhile."""
    for note in report.notes:
        sys.stderr.write(f"note: {note}\n")
    for kind, lines in (("missing", report.missing), ("incomplete", report.provisional)):
        for line in lines[:SHOWN]:
            sys.stderr.write(f"{kind}: {line.identifier}: {line.sentence}\n")
        if len(lines) > SHOWN:
            sys.stderr.write(f"{kind}: {len(lines) - SHOWN} more\n")


def harvest_summary(report: HarvestReport, folder: Path) -> str:
    """One line: how much came, how much there was."""
    states = ("fetched", "updated", "unchanged", "removed", "would_fetch")
    done = ", ".join(f"{n} {name.replace('_', ' ')}" for name in states if (n := getattr(report, name)))
    lacks = f", {len(report.missing)} missing" if report.missing else ""
    stopped = "Stopped early, what was done is kept. " if report.interrupted else ""
    cost = f"{report.bytes / 1e6:.1f} MB in {counted(report.requests, 'request')}, {report.seconds:.0f} s"
    return (
        f"{stopped}{counted(report.listed, 'paper')} listed: {done or 'nothing to do'}{lacks} "
        f"({cost}) -> {folder}"
    )


@contextmanager
def progress_teller(log: bool, progress: Callable[[], tuple[int, int | None]]) -> Iterator[Tell | None]:
    """A line of JSON a paper on stdout, or a bar with the time left on a terminal."""
    if log:
        yield lambda line, _: print_line(line)
        return
    if not sys.stderr.isatty():
        yield None
        return
    started = time.monotonic()

    def tell(line: PaperOutcome, report: HarvestReport) -> None:
        done, total = progress()
        passed = time.monotonic() - started
        left = f", {passed / done * (total - done):.0f} s left" if total and done and total >= done else ""
        sys.stderr.write(
            f"\r\033[K{counted(report.listed, 'paper')}, {done} of {total or '?'} rows{left}: "
            f"{line.identifier[:40]}"
        )
        sys.stderr.flush()

    yield tell
    sys.stderr.write("\r\033[K")


def print_line(line: PaperOutcome) -> None:
    """One line of the log, at once: whoever follows it sees it, and a kill does not lose it."""
    sys.stdout.write(json.dumps(reply_json(**asdict(line)), ensure_ascii=False) + "\n")
    sys.stdout.flush()
