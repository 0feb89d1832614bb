"""What each part of the search is worth: sides and levels of the fusion left out, by model and by set.

    python -m eval.benchmarks.ablation FOLDER [--shared ../shared] [--model e5] [--every 3] [--json FILE]

FOLDER keeps the indexes between runs. nDCG@10 and success@1 of the right exchange or paragraph (GovBench:
paper), with the wider half of the 95% bootstrap interval (both ends are in the JSON); a star where a paired
test tells a row from the whole search (p < .05). BM25 and the vector propose the candidates in every row:
what is left out is left out of their fusion. Related words, and those met least, are read from the unit's
tokens, and go with them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from eval import metrics
from eval.benchmarks.sets import EvalSet, sets
from eval.gold import GoldQuestion, read_gold
from eval.run import DEPTH, UnitNames, judged_units, retrieval_figures
from index.errors import QuestionError
from index.search import Index
from rag.understand.question import understand

SIDES = ("lexical", "vector", "tokens", "whole", "related", "least", "around", "paper")
SAID = {
    "lexical": "BM25", "vector": "vector", "tokens": "passage's tokens", "whole": "unit's tokens",
    "related": "related words", "least": "words met least", "around": "neighbours", "paper": "paper's best",
}  # fmt: skip
LEVELS = {
    "passages alone": ("vector", "tokens"),
    "units alone": ("lexical", "whole", "related", "least"),
    "passages and units": ("lexical", "vector", "tokens", "whole", "related", "least"),
    "… with neighbours": ("lexical", "vector", "tokens", "whole", "related", "least", "around"),
}
ALONE = ("lexical", "vector", "tokens", "whole")
WHOLE = "all sides"
MEASURED = ("ndcg@10", "success@1")
Values = Mapping[str, float]  # question -> value


@dataclass(frozen=True, slots=True)
class Cell:
    """One row of the table over one set: mean, interval, and p against all sides."""

    mean: float
    low: float
    high: float
    p: float
    questions: int


def rows() -> dict[str, tuple[str, ...]]:
    """Row -> the sides that it leaves out."""
    kept = LEVELS | {f"{SAID[side]} alone": (side,) for side in ALONE}
    without = {f"without {SAID[side]}": (side,) for side in SIDES}
    return {WHOLE: ()} | without | {n: tuple(s for s in SIDES if s not in k) for n, k in kept.items()}


def measure(
    questions: Sequence[GoldQuestion], index: Index, by_paper: bool
) -> dict[str, dict[str, dict[str, float]]]:
    """Row -> metric -> question -> value, of the questions that the papers answer.

    Of papers the first ten stand deeper than the first ten paragraphs, which may be all of one paper.
    """
    depth = DEPTH if by_paper else 10
    units = UnitNames(index.document)
    found: dict[str, dict[str, dict[str, float]]] = {row: {m: {} for m in MEASURED} for row in rows()}
    for gold in questions:
        grades = judged_units(gold, index, units)
        try:
            query = understand(gold.question, gold.history, index)
        except QuestionError:
            continue
        for row, without in rows().items():
            hits = index.search(query.text, depth, query.filters, hidden=gold.hidden, without=without).hits
            named = [(hit.doc, units(hit.doc, hit.exchange, hit.paragraph)) for hit in hits]
            figures = retrieval_figures(gold, grades, named)
            for metric in MEASURED:
                if (name := f"doc_{metric}" if by_paper else metric) in figures:
                    found[row][metric][gold.id] = figures[name]
    return found


def table_of(values: Mapping[str, Mapping[str, Values]]) -> dict[str, dict[str, Cell]]:
    """Metric -> row -> its cell."""
    table: dict[str, dict[str, Cell]] = {metric: {} for metric in MEASURED}
    for row, by_metric in values.items():
        for metric, of_questions in by_metric.items():
            now, whole = list(of_questions.values()), list(values[WHOLE][metric].values())
            low, high = metrics.interval(now)
            mean = sum(now) / len(now)
            table[metric][row] = Cell(mean, low, high, metrics.paired_p(whole, now), len(now))
    return table


def asked(one: EvalSet, every: int) -> dict[str, list[GoldQuestion]]:
    """The answerable questions of a set, Dutch apart from others; each `every`-th of the standing set."""
    questions = [gold for gold in read_gold(one.gold) if gold.answerable and gold.relevant]
    thinned = questions[:: every if one.name == "standing" else 1]
    parts = {
        one.name: [g for g in thinned if g.lang == "nl"],
        f"{one.name}, other": [g for g in thinned if g.lang != "nl"],
    }
    return {name: part for name, part in parts.items() if len(part) >= metrics.FEWEST_PAIRS}


def text_table(metric: str, columns: Mapping[str, Mapping[str, Mapping[str, Cell]]]) -> str:
    """One metric: a row for what is left out, a column a set, with its number of questions; 100 wide."""
    counts = [next(iter(column[metric].values())).questions for column in columns.values()]
    lines = [f"{metric:<{_LABEL}}" + "".join(f"{_short_name(name):>{_WIDTH}}" for name in columns)]
    lines.append(" " * _LABEL + "".join(f"{f'({count})':>{_WIDTH}}" for count in counts))
    for row in rows():
        cells = (_cell_text(column[metric][row]) for column in columns.values())
        lines.append(f"{row:<{_LABEL}}" + "".join(f"{cell:>{_WIDTH}}" for cell in cells))
    return "\n".join(lines)


_LABEL, _WIDTH = 27, 10


def _short_name(name: str) -> str:
    short = name.replace(" gold", "").replace("standing", "stand.").replace(", other", " o.")
    return short[: _WIDTH - 1]


def _cell_text(cell: Cell) -> str:
    half = max(cell.mean - cell.low, cell.high - cell.mean)
    return f"{cell.mean:.3f}±{half:.2f}".replace("0.", ".") + ("*" if cell.p < 0.05 else " ")


def main(argv: Sequence[str] | None = None) -> None:
    """Print the tables, and write them as JSON where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m eval.benchmarks.ablation", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--model")
    parser.add_argument("--every", type=int, default=1, help="of the standing set each so-manieth question")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args(argv)
    columns = {}
    for one in sets(args.shared, args.folder):
        with closing(Index.open(one.built(args.folder, args.model))) as index:
            for name, questions in asked(one, args.every).items():
                sys.stderr.write(f"{name}: {len(questions)} questions\n")
                columns[name] = table_of(measure(questions, index, one.by_paper))
    for metric in MEASURED:
        sys.stdout.write(text_table(metric, columns) + "\n\n")
    if args.json:
        plain = {
            name: {
                m: {row: [c.mean, c.low, c.high, c.p, c.questions] for row, c in cells.items()}
                for m, cells in t.items()
            }
            for name, t in columns.items()
        }
        args.json.write_text(json.dumps(plain, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
