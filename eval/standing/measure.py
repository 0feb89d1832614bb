"""The standing set, ready to be measured: written and indexed in a folder of its own."""

from __future__ import annotations

from pathlib import Path

from eval.standing.gold import write_standing
from index.build import build

DEPTH = 10  # hits a question: deeper ones take a third of the time and no headline figure reads them


def prepare_standing(folder: Path) -> tuple[Path, Path]:
    """Write and index the set in a folder; returns the gold file and the index."""
    gold = write_standing(folder)
    build([folder / "papers"], folder / "index")
    return gold, folder / "index"
