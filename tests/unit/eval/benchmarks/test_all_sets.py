"""All sets in one table, what is missing left out; and what each side of the search is worth."""

from __future__ import annotations

import json
import math
from contextlib import closing
from pathlib import Path

import pytest

from eval.benchmarks import ablation, all_sets
from eval.benchmarks.beir import write_beir
from eval.benchmarks.sets import EvalSet, sets
from eval.gold import read_gold
from eval.standing.gold import gold_rows, write_set
from eval.standing.papers import invented_sets
from index.errors import GoldError
from index.search import Index

PAPERS = invented_sets()[:4]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> EvalSet:
    folder = tmp_path_factory.mktemp("small")
    gold = write_set(folder, PAPERS, (row for paper in PAPERS for row in gold_rows(paper)))
    return EvalSet("small", "small", (folder / "papers",), (gold,))


def test_without_shared_material_the_standing_set_remains(tmp_path: Path) -> None:
    (only,) = sets(tmp_path / "nothing", tmp_path)
    assert only.name == "standing" and only.accepted is not None and only.accepted.exists()


def test_a_set_of_texts_becomes_papers_and_questions_judged_by_paper(tmp_path: Path) -> None:
    (tmp_path / "corpus.jsonl").write_text(
        '{"_id": "a", "title": "Veerpont", "text": "De pont vaart."}\n{"_id": "b", "text": "Niets."}\n'
    )
    (tmp_path / "queries.jsonl").write_text(
        '{"_id": "a", "text": "Vaart de pont?"}\n{"_id": "q", "text": "En?"}\n'
    )
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq\tb\t1\nq\ta\t0\n")
    questions = read_gold([write_beir(tmp_path, tmp_path / "made")])
    assert [[judged.doc for judged in each.relevant] for each in questions] == [["a.txt"], ["b.txt"]]
    assert (tmp_path / "made" / "papers" / "a.txt").read_text() == "Veerpont\n\nDe pont vaart."
    (tmp_path / "corpus.jsonl").write_text("{")
    with pytest.raises(GoldError, match="BEIR"):
        write_beir(tmp_path, tmp_path / "made")


def test_one_table_holds_a_set_and_its_changes(small: EvalSet, tmp_path: Path) -> None:
    run = all_sets.measure_set(small, tmp_path)
    shown = all_sets.text_of({"small": run}, {})
    assert "== small" in shown and "kind:direct" in shown and "95% interval" in shown
    assert max(len(line) for line in shown.splitlines()) <= 100
    saved = tmp_path / "run.json"
    saved.write_text(json.dumps(all_sets.json_of({"small": run}, {}), default=str))
    before = all_sets.earlier_run(saved)
    assert "No kind and no language changed" in all_sets.text_of({"small": run}, before)
    assert json.loads(saved.read_text())["sets"]["small"]["overall"]["questions"] == len(run.questions)
    with pytest.raises(GoldError, match="all sets"):
        all_sets.earlier_run(small.gold[0])


def test_papers_are_judged_below_the_first_ten_paragraphs(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    many = "\n\n".join(f"De woonboot {n} ligt in de haven van Wurgendam." for n in range(12))
    (folder / "boten.txt").write_text(many, encoding="utf-8")
    (folder / "steiger.txt").write_text("Een steiger in Wurgendam kost 40 euro.\n", encoding="utf-8")
    asked = {"id": "q", "lang": "nl", "kind": "direct", "question": "Welke woonboot ligt in Wurgendam?"}
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(asked | {"relevant": [{"doc": "steiger.txt", "grade": 2}]}), encoding="utf-8")
    boats = EvalSet("boats", "boats", (folder,), (gold,), by_paper=True)
    with closing(Index.open(boats.built(tmp_path))) as index:
        values = ablation.measure(read_gold(boats.gold), index, by_paper=True)
    assert values[ablation.WHOLE]["ndcg@10"]["q"] == pytest.approx(1 / math.log2(3))


def test_a_side_left_out_counts_nothing_and_the_table_fits_a_terminal(small: EvalSet, tmp_path: Path) -> None:
    (questions,) = ablation.asked(small, 1).values()
    with closing(Index.open(small.built(tmp_path))) as index:
        values = ablation.measure(questions[:8], index, by_paper=False)
        words = index.search("veerpont", without=("vector", "tokens", "whole", "around", "paper")).hits
        everything = index.search("veerpont").hits
    assert [hit.score for hit in words] != [hit.score for hit in everything]
    assert "without related words" in values and "related" in ablation.rows()["unit's tokens alone"]
    assert set(values) == set(ablation.rows()) and len(values[ablation.WHOLE]["ndcg@10"]) == 8
    table = ablation.table_of(values)
    cell = table["success@1"][ablation.WHOLE]
    assert cell.low <= cell.mean <= cell.high and cell.p == 1.0
    names = (
        "dev gold",
        "dev gold, other",
        "dev gold 2",
        "dev gold 2, other",
        "GovBench",
        "standing",
        "standing, other",
    )
    shown = ablation.text_table("ndcg@10", dict.fromkeys(names, table))
    assert max(len(line) for line in shown.splitlines()) <= 100 and "without BM25" in shown
