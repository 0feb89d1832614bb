"""`kamervraag eval`: gold questions through the same search and answer, in figures."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.search import Index
from ui.commands.flags import Commands, add_index, add_json, add_mode, named_in_faults

if TYPE_CHECKING:
    from eval.run import AnyMode
    from eval.summary import Summary

BASELINES = ("vectors", "bm25")
REPORTS = (".html", ".htm", ".md")
MODES = ("hybrid", "dense", "lexical", *BASELINES)


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    command = commands.add_parser("eval", help="measure search and answers against gold questions")
    command.add_argument(
        "gold", nargs="*", type=Path, metavar="GOLD.jsonl", help="questions with their answers"
    )
    add_index(command, on_server=True)
    add_mode(command, *BASELINES)
    command.add_argument(
        "--standing", action="store_true", help="measure the invented papers and questions that come with it"
    )
    command.add_argument("--search-only", action="store_true", help="measure search, not the answers")
    command.add_argument(
        "--report", type=Path, metavar="FILE", help="also write a page (.html) or tables (.md)"
    )
    command.add_argument(
        "--against",
        type=Path,
        metavar="FILE",
        help="also test what changed since a run's --json or a baseline",
    )
    command.add_argument("--trec", type=Path, metavar="DIR", help="also write TREC's qrels and run there")
    gate = command.add_argument_group("regression gate")
    gate.add_argument("--baseline", type=Path, metavar="FILE", help="status 1 where a figure fell below this")
    gate.add_argument(
        "--accept",
        type=Path,
        metavar="FILE",
        help="write this run's figures as the baseline, those that fell excepted",
    )
    gate.add_argument("--lower", action="store_true", help="let --accept write figures below those accepted")
    other = command.add_argument_group("instead of a run")
    other.add_argument(
        "--compare", nargs=2, type=Path, metavar=("A.json", "B.json"), help="two runs, pairwise"
    )
    other.add_argument("--make-gold", type=Path, metavar="FILE", help="questions from the index's own papers")
    other.add_argument("--from-feedback", type=Path, metavar="FILE", help="thumbs of the page, to --to")
    other.add_argument("--to", type=Path, metavar="FILE", help="where --from-feedback writes its candidates")
    add_json(command)
    command.set_defaults(run=run, usage_error=command.error)


def run(args: argparse.Namespace) -> int:
    """Do the one thing that the flags ask for; a run where they ask for nothing else."""
    _refuse_wrong_use(args)
    if args.compare:
        return _print_comparison(*args.compare)
    if args.make_gold:
        return _make_gold(args.index, args.make_gold)
    if args.from_feedback:
        return _write_candidates(args.from_feedback, args.to)
    if args.standing:
        return _run_standing(args)
    return _run_measurement(args)


def _refuse_wrong_use(args: argparse.Namespace) -> None:
    """Say what cannot be meant before anything is measured: a run may take minutes."""
    instead = [name for name in ("compare", "make_gold", "from_feedback", "standing") if getattr(args, name)]
    flags = [f"--{name.replace('_', '-')}" for name in instead]
    if len(flags) > 1:
        args.usage_error(f"{' and '.join(flags)} are two things to do: give one")
    if not (args.gold or instead):
        args.usage_error(
            "name at least one gold file, or --standing, --make-gold, --compare or --from-feedback"
        )
    if args.gold and instead:
        args.usage_error(f"{flags[0]} takes no gold file beside it")
    if args.from_feedback and args.to is None:
        args.usage_error("--from-feedback needs --to FILE: where the candidates are to be written")
    if args.to and not args.from_feedback:
        args.usage_error("--to goes with --from-feedback")
    if args.lower and not args.accept:
        args.usage_error("--lower goes with --accept")
    if args.report and args.report.suffix.lower() not in REPORTS:
        args.usage_error(f"--report writes a page (.html) or tables (.md), not '{args.report.name}'")


def _run_standing(args: argparse.Namespace) -> int:
    """The standing set in a folder that is made for it and taken away again."""
    from eval.gate import FLOORS_OF_STANDING  # with ir-measures, as below
    from eval.standing.measure import DEPTH, prepare_standing

    with tempfile.TemporaryDirectory() as folder:
        gold, args.index = prepare_standing(Path(folder))
        args.gold = [gold]
        return _run_measurement(args, depth=DEPTH, floors=FLOORS_OF_STANDING)


def _run_measurement(
    args: argparse.Namespace, depth: int | None = None, floors: Sequence[str] | None = None
) -> int:
    # ir-measures and jinja2 take longer to import than a search takes; only this command needs them.
    from eval.compare import check_files
    from eval.gold import warning_of_other_papers
    from eval.summary import to_json

    check_files((args.report, args.accept), args.trec, args.baseline, args.against)
    with closing(Index.open(args.index)) as index:
        sys.stderr.write(warning_of_other_papers(args.gold, index))
        modes = [args.mode, *(m for m in MODES if m != args.mode)] if args.report else [args.mode]
        runs = {
            mode: _measure_mode(args, index, mode, answers=mode == args.mode, depth=depth) for mode in modes
        }
    summary = runs[args.mode]
    if args.report:
        _write_report(args.report, {"hybrid" if mode == args.mode else mode: runs[mode] for mode in modes})
    changed, told = _changes(args.against, summary)
    if args.json:
        shown = json.dumps(to_json(summary) | changed, ensure_ascii=False, indent=2, default=str)
    else:
        shown = told
    sys.stdout.write(shown + "\n")
    return _check_gate(args, summary, floors)


def _changes(against: Path | None, summary: Summary) -> tuple[dict[str, Any], str]:
    """What changed since another run, as JSON, and the whole run as text."""
    from eval.compare import compare, differences_json, read_reference, slice_differences
    from eval.shown.tables import changes_table, run_table, slice_table

    parts = [run_table(summary), slice_table(summary.slices)]
    if against is None:
        return {}, "\n\n".join(parts)
    before = read_reference(against)
    whole, by_slice = compare(before, summary), slice_differences(before, summary)
    parts[0] = run_table(summary, whole)
    changed = {"against": {"run": str(against), **differences_json(whole, by_slice)}}
    return changed, "\n\n".join([*parts, changes_table(by_slice)])


def _measure_mode(
    args: argparse.Namespace, index: Index, mode: AnyMode, *, answers: bool, depth: int | None
) -> Summary:
    from eval.gold import read_gold  # with ir-measures, as above
    from eval.run import DEPTH, evaluate
    from eval.summary import configuration, summarise
    from eval.trec import write_trec

    questions = read_gold(args.gold)
    with _progress_bar(f"{mode} ", len(questions)) as progress:
        outcomes = evaluate(
            questions,
            index,
            mode=mode,
            answers=answers and not args.search_only,
            depth=depth or DEPTH,
            progress=progress,
        )
    if args.trec:
        with named_in_faults(args.trec):
            write_trec(args.trec, mode, outcomes)
    return summarise(outcomes, configuration(index, mode, args.gold))


def _write_report(path: Path, runs: dict[str, Summary]) -> None:
    from eval.shown.report import to_html, to_markdown  # jinja2, as above

    with named_in_faults(path):
        path.write_text(to_markdown(runs) if path.suffix == ".md" else to_html(runs), encoding="utf-8")


def _check_gate(args: argparse.Namespace, summary: Summary, floors: Sequence[str] | None) -> int:
    from eval import gate  # numpy's random numbers and ir-measures, as above

    if args.accept:
        for sentence in gate.accept(args.accept, summary, lower=args.lower):
            sys.stderr.write(f"kept as accepted before, without --lower: {sentence}\n")
    fallen = []
    if args.baseline:
        fallen = gate.fallen_figures(gate.read_baseline(args.baseline), summary, floors or gate.FLOORS)
    for sentence in fallen:
        sys.stderr.write(f"fell: {sentence}\n")
    return 1 if fallen else 0


def _print_comparison(a: Path, b: Path) -> int:
    from eval.compare import compare, to_text  # with ir-measures, as above
    from eval.summary import read_summary

    sys.stdout.write(to_text(compare(read_summary(a), read_summary(b))) + "\n")
    return 0


def _make_gold(folder: Path, path: Path) -> int:
    from eval.own_papers.gold import write_own_gold  # only this flag needs it

    with closing(Index.open(folder)) as index, named_in_faults(path):
        made = write_own_gold(path, index)
    sys.stdout.write(f"{made} questions written to {path}\n")
    return 0


def _write_candidates(feedback: Path, path: Path) -> int:
    from eval.from_feedback import write_candidates  # only this flag needs it

    with named_in_faults(path):
        made = write_candidates(path, feedback)
    sys.stdout.write(f"{made} candidates to review written to {path}\n")
    return 0


@contextmanager
def _progress_bar(label: str, total: int) -> Iterator[Callable[[int], Any]]:
    """A progress bar with the time left on stderr; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console  # a tenth of a second that only a terminal needs
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task(label, total=total)
        yield lambda done: bar.update(task, completed=done)
