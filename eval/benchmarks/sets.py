"""The sets that there are to measure on, each with its papers, its questions and what was accepted of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.benchmarks.beir import write_beir
from eval.standing.gold import write_standing
from index.build import BuildOptions, build
from index.models.encoder import ModelChoice

ACCEPTED = Path(__file__).parent.parent
PAPERS = ("seeds", "kamervragen", "moties")


@dataclass(frozen=True, slots=True)
class EvalSet:
    """One set: `papers` to index, `gold` to ask; `by_paper` where only the paper is judged right or wrong."""

    name: str
    index: str  # sets of one name share an index
    papers: tuple[Path, ...]
    gold: tuple[Path, ...]
    accepted: Path | None = None
    by_paper: bool = False
    large: bool = False  # paired tests can judge what is refused and declined, too

    def built(self, folder: Path, model: str | None = None) -> Path:
        """The set's index below a folder, read anew; with another `model` ("e5"), slow, what it lacks."""
        place = folder / f"{self.index}-{model or 'bundled'}"
        build(list(self.papers), place, BuildOptions(choice=ModelChoice(model), rebuild=model is None))
        return place


def sets(shared: Path, folder: Path) -> Iterator[EvalSet]:
    """Those whose material is there; what has to be written first is written into `folder`."""
    gold, corpus = shared / "gold", shared / "corpus"
    papers = tuple(corpus / name for name in PAPERS)
    if gold.is_dir() and corpus.is_dir():
        first = (gold / "dev_gold.jsonl", gold / "seeds_dev.jsonl")
        yield EvalSet("dev gold", "gold", papers, first, ACCEPTED / "baseline.json")
        second = (gold / "dev_gold2.jsonl",)
        yield EvalSet("dev gold 2", "gold", papers, second, ACCEPTED / "baseline2.json")
    if (govbench := shared / "bench" / "govbench").is_dir():
        made = folder / "govbench"
        yield EvalSet(
            "GovBench", "govbench", (made / "papers",), (write_beir(govbench, made),), by_paper=True
        )
    made = folder / "standing"
    accepted = ACCEPTED / "standing" / "baseline.json"
    yield EvalSet("standing", "standing", (made / "papers",), (write_standing(made),), accepted, large=True)
