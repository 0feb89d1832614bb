"""`python -m tests.bench [WORD…]`: run the benchmarks whose file name holds a word, and print a table.

A benchmark is a file `bench_*.py` here with `run() -> list[tuple[str, float, str]]`: name, value, unit.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import index as index  # before numpy: its threads are those of the product


def main(words: list[str]) -> None:
    """Print one line a figure, as soon as its file is done."""
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        if words and not any(word in path.stem for word in words):
            continue
        module = importlib.import_module(f"tests.bench.{path.stem}")
        sys.stdout.write(f"{path.stem.removeprefix('bench_')}\n")
        for name, value, unit in module.run():
            sys.stdout.write(f"  {name:<58} {value:>12,.2f} {unit}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
