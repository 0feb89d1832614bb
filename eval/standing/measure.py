"""The standing set, measured: written, indexed and asked in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from eval.gold import read_gold
from eval.run import QuestionOutcome, evaluate
from eval.standing.gold import write_standing
from index.build import build
from index.search import Index

DEPTH = 10  # hits a question: deeper ones take a third of the time and no headline figure reads them


def prepare_standing(folder: Path) -> tuple[Path, Path]:
    """Write and index the set in a folder; returns the gold file and the index."""
    gold = write_standing(folder)
    build([folder / "papers"], folder / "index")
    return gold, folder / "index"


def measure_standing(
    folder: Path, progress: Callable[[int], None] = lambda done: None
) -> tuple[QuestionOutcome, ...]:
    """Every question of the set searched and answered; some forty seconds of processor time."""
    gold, built = prepare_standing(folder)
    with closing(Index.open(built)) as index:
        return evaluate(read_gold([gold]), index, depth=DEPTH, progress=progress)
