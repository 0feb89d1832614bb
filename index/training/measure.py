"""How well a model finds papers: `python -m index.training.measure [MODEL]`, over ../shared, as a table.

Every system ranks the same passages in the same run. An exchange is as good as its best passage, a paper
as its best exchange. z-scores over the candidates are added where systems are combined. Late interaction
takes the mean of a passage alone and of the passage with its paper's title.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich import box
from rich.console import Console
from rich.table import Table

from index.models.embed import load_embedder
from index.models.late_interaction import LateInteraction
from index.models.token_table import BUNDLED
from index.training.bm25 import Bm25
from index.training.material.judged_papers import (
    Collection,
    Question,
    UnitKey,
    read_collection,
    read_questions,
)

SHARED = Path("../shared")
RERANKED = 200
RESAMPLES = 1000

Floats = NDArray[np.float32]


class Systems:
    """BM25, the passage vectors and late interaction over one collection."""

    def __init__(self, collection: Collection, model: Path) -> None:
        self.collection = collection
        self._bm25 = Bm25(collection.texts)
        self._embedder = load_embedder(str(model))
        self._vectors = self._embedder.encode_passages(collection.texts)
        self._interaction = LateInteraction(model)
        self._tokens = self._interaction.token_ids(collection.texts)
        self._titles = self._interaction.token_ids(collection.titles)
        seen = np.zeros(self._interaction.vocabulary_size)
        for ids in self._tokens:
            seen[ids] += 1
        total = len(self._tokens)
        self._idf = np.log(1 + (total - seen + 0.5) / (seen + 0.5)).astype(np.float32)

    def rank(self, question: str) -> dict[str, Floats]:
        """The scores of all passages by system; minus infinity for those that a reranker did not see."""
        bm25 = self._bm25.scores(question)
        vector = (self._vectors @ self._embedder.encode_queries([question])[0]).astype(np.float32)
        ranked = {"bm25": bm25, "vector": vector, "bm25+vector": _zscore(bm25) + _zscore(vector)}
        first, dense = (
            np.argsort(-ranked[name], kind="stable")[:RERANKED] for name in ("bm25+vector", "vector")
        )
        tokens = self._late_scores(question, first)
        ranked["late"] = _spread_scores(first, len(bm25), tokens)
        ranked["all three"] = _spread_scores(
            first, len(bm25), _zscore(bm25[first]) + _zscore(vector[first]) + 2 * _zscore(tokens)
        )
        tokens = self._late_scores(question, dense)
        ranked["vector+late"] = _spread_scores(dense, len(bm25), _zscore(vector[dense]) + 2 * _zscore(tokens))
        return ranked

    def _late_scores(self, question: str, chosen: NDArray[np.int64]) -> Floats:
        texts = [self._tokens[i] for i in chosen] + [self._titles[i] for i in chosen]
        lengths = np.array([len(ids) for ids in texts])
        tokens = np.concatenate(texts)
        best, weights = self._interaction.token_similarities(question, tokens, lengths, self._idf)
        alone, titles = best[: len(chosen)], best[len(chosen) :]
        return np.asarray((alone + np.maximum(alone, titles)) @ weights / 2, np.float32)


def _zscore(scores: Floats) -> Floats:
    spread = float(scores.std())
    return (scores - scores.mean()) / spread if spread > 1e-9 else np.zeros_like(scores)


def _spread_scores(places: NDArray[np.int64], size: int, scores: Floats) -> Floats:
    spread = np.full(size, -np.inf, dtype=np.float32)
    spread[places] = scores
    return spread


def unit_ranking(collection: Collection, scores: Floats) -> list[UnitKey]:
    """Units by their best passage, best first."""
    best = np.full(len(collection.units), -np.inf, dtype=np.float32)
    np.maximum.at(best, collection.owner, scores)
    order = np.argsort(-best, kind="stable")
    return [collection.units[i] for i in order if best[i] > -np.inf]


def ndcg(ranking: Sequence[UnitKey], relevant: Mapping[UnitKey, int], depth: int = 10) -> float:
    """nDCG with the grades as gains."""
    discounts = 1 / np.log2(np.arange(2, depth + 2))
    gains = np.array([relevant.get(unit, 0) for unit in ranking[:depth]], dtype=float)
    ideal = np.array(sorted(relevant.values(), reverse=True)[:depth], dtype=float)
    return float(gains @ discounts[: len(gains)]) / float(ideal @ discounts[: len(ideal)])


def paper_scores(ranking: Sequence[UnitKey], relevant: Mapping[UnitKey, int]) -> tuple[float, float]:
    """Success@1 and recall@5 of papers."""
    wanted = {doc for doc, _ in relevant}
    found = list(dict.fromkeys(doc for doc, _ in ranking))
    return float(bool(found) and found[0] in wanted), len(wanted & set(found[:5])) / len(wanted)


def measure(systems: Systems, questions: Sequence[Question]) -> dict[str, list[tuple[float, float, float]]]:
    """By system, for each question: exchange nDCG@10, paper success@1, paper recall@5."""
    results: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for question in questions:
        for name, scores in systems.rank(question.text).items():
            ranking = unit_ranking(systems.collection, scores)
            results[name].append(
                (ndcg(ranking, question.relevant), *paper_scores(ranking, question.relevant))
            )
    return dict(results)


def bootstrap_interval(values: NDArray[np.float64], seed: int = 0) -> tuple[float, float]:
    """The bootstrap's 95% interval of the mean."""
    generator = np.random.default_rng(seed)
    means = values[generator.integers(len(values), size=(RESAMPLES, len(values)))].mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return float(low), float(high)


SLICES: Mapping[str, Callable[[Question], bool]] = {
    "Dutch": lambda q: q.language == "nl",
    "everyday words": lambda q: q.language == "nl" and q.kind == "natural",
    "new Kamervraag": lambda q: q.kind == "new_kamervraag",
    "topic": lambda q: q.language == "nl" and q.kind == "topic",
    "numbers": lambda q: q.language == "nl" and q.kind.startswith("number"),
    "typos, keywords": lambda q: q.language == "nl" and q.kind.startswith("typo"),
    "English": lambda q: q.language == "en",
    "German": lambda q: q.language == "de",
    "French": lambda q: q.language == "fr",
    "Arabic": lambda q: q.language == "ar",
    "Turkish": lambda q: q.language == "tr",
}


def report(
    questions: Sequence[Question], results: Mapping[str, Sequence[tuple[float, float, float]]]
) -> tuple[Table, Table]:
    """A row a slice, a column a system: exchange nDCG@10, and success@1 / recall@5 of papers."""
    exchanges = Table("exchange nDCG@10", "n", *results, box=box.MARKDOWN)
    papers = Table("paper success@1 / recall@5", "n", *results, box=box.MARKDOWN)
    for name, holds in SLICES.items():
        chosen = [i for i, question in enumerate(questions) if holds(question)]
        if not chosen:
            continue
        figures = [np.array([values[i] for i in chosen]) for values in results.values()]
        exchanges.add_row(name, str(len(chosen)), *(_mean_with_interval(each[:, 0]) for each in figures))
        pairs = [
            f"{_mean_with_interval(each[:, 1], 2)} / {_mean_with_interval(each[:, 2], 2)}" for each in figures
        ]
        papers.add_row(name, str(len(chosen)), *pairs)
    return exchanges, papers


def _mean_with_interval(values: NDArray[np.float64], digits: int = 3) -> str:
    """The mean with its 95% interval."""
    low, high = bootstrap_interval(values)
    return f"{values.mean():.{digits}f} [{low:.2f}-{high:.2f}]"


def main(arguments: Sequence[str]) -> None:
    """Print the tables of dev_gold and seeds_dev for the model in a folder, or the bundled one."""
    model = Path(arguments[0]) if arguments else BUNDLED
    corpus = SHARED / "corpus"
    console = Console(width=400)
    for gold, folders in (
        ("dev_gold.jsonl", ["kamervragen", "moties"]),
        ("seeds_dev.jsonl", ["seeds", "kamervragen", "moties"]),
    ):
        systems = Systems(read_collection(corpus / folder for folder in folders), model)
        questions = read_questions(SHARED / "gold" / gold)
        size = f"{len(systems.collection.units)} units, {len(systems.collection.texts)} passages"
        console.print(f"\n{gold}, {len(questions)} questions, {size}:\n")
        console.print(*report(questions, measure(systems, questions)), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
