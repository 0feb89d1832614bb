"""Every set through search and answer, in one table: by set, kind and language, held to what was accepted.

    python -m eval.benchmarks.all_sets FOLDER [--shared ../shared] [--against FILE] [--json FILE] …

Without --against (the --json of an earlier run) each set is tested against its accepted figures, question by
question. Status 1 where an accepted figure fell. What is not there is left out, and said so.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from eval import gate
from eval.benchmarks.sets import EvalSet, sets
from eval.compare import Difference, compare, differences_json, read_reference, slice_differences
from eval.gold import read_gold
from eval.run import DEPTH, evaluate
from eval.shown.tables import changes_table, run_table, slice_table
from eval.standing.measure import DEPTH as FEW
from eval.summary import Summary, configuration, summarise, summary_of, to_json
from index.errors import GoldError
from index.search import Index


def measure_set(one: EvalSet, folder: Path) -> Summary:
    """A set's figures; search alone where only papers are judged."""
    with closing(Index.open(one.built(folder))) as index:
        outcomes = evaluate(
            read_gold(one.gold), index, answers=not one.by_paper, depth=FEW if one.large else DEPTH
        )
        return summarise(outcomes, configuration(index, "hybrid", one.gold))


def earlier_run(path: Path) -> dict[str, Summary]:
    """Set -> its run, from the --json of before; raises GoldError where the file is another."""
    try:
        return {name: summary_of(raw) for name, raw in json.loads(path.read_text("utf-8"))["sets"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError("is not a run of all sets", path) from error


def text_of(runs: Mapping[str, Summary], before: Mapping[str, Summary]) -> str:
    """All sets in one table, then each with its intervals, kinds, languages and what changed."""
    parts = [slice_table({name: run.overall for name, run in runs.items()})]
    for name, run in runs.items():
        whole, parted = _tested(name, run, before)
        parts += [f"== {name}", run_table(run, whole), slice_table(run.slices, legend=False)]
        parts += [changes_table(parted)] if name in before else []
    return "\n\n".join(parts)


def _tested(
    name: str, run: Summary, before: Mapping[str, Summary]
) -> tuple[tuple[Difference, ...], tuple[tuple[str, Difference], ...]]:
    if name not in before:
        return (), ()
    return compare(before[name], run), slice_differences(before[name], run)


def json_of(runs: Mapping[str, Summary], before: Mapping[str, Summary]) -> dict[str, Any]:
    """The same as JSON, each set as `kamervraag eval --json` gives it."""
    return {
        "sets": {
            name: to_json(run) | {"against": differences_json(*_tested(name, run, before))}
            for name, run in runs.items()
        }
    }


def fallen(one: EvalSet, run: Summary) -> list[str]:
    """A sentence for each accepted figure of the set that fell."""
    if one.accepted is None:
        return []
    floors = gate.FLOORS_OF_STANDING if one.large else gate.FLOORS
    return [
        f"{one.name}: {each}" for each in gate.fallen_figures(gate.read_baseline(one.accepted), run, floors)
    ]


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, and tell by the status whether a figure fell."""
    parser = argparse.ArgumentParser(prog="python -m eval.benchmarks.all_sets", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--against", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--only", metavar="NAME", help="one set, as the table calls it")
    args = parser.parse_args(argv)
    before = earlier_run(args.against) if args.against else {}
    runs: dict[str, Summary] = {}
    fell: list[str] = []
    for one in sets(args.shared, args.folder):
        if args.only in (None, one.name):
            sys.stderr.write(f"{one.name} …\n")
            runs[one.name] = measure_set(one, args.folder)
            fell += fallen(one, runs[one.name])
            if not args.against and one.accepted:
                before[one.name] = read_reference(one.accepted)
    sys.stdout.write(text_of(runs, before) + "\n")
    if args.json:
        shown = json.dumps(json_of(runs, before), ensure_ascii=False, indent=1, default=str)
        args.json.write_text(shown + "\n", encoding="utf-8")
    if len(runs) < 2 and not args.only:
        sys.stderr.write(f"no gold and no GovBench in {args.shared}: the standing set alone was measured\n")
    sys.stderr.write("".join(f"fell: {each}\n" for each in fell))
    return 1 if fell else 0


if __name__ == "__main__":
    sys.exit(main())
