"""`kamervraag eval`: wrong use and files that cannot be written are said before anything is measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ui.cli import main

GOLD = {"id": "a", "question": "Komt er een dijk?", "answerable": True}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    relevant = [{"doc": "elders.txt", "exchange": "1", "grade": 2}]
    path.write_text(json.dumps(GOLD | {"relevant": relevant}) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "flags",
    [
        [],
        ["g.jsonl", "--standing"],
        ["g.jsonl", "--make-gold", "x.jsonl"],
        ["--standing", "--make-gold", "x.jsonl"],
        ["--from-feedback", "f.jsonl"],
        ["g.jsonl", "--to", "x.jsonl"],
        ["g.jsonl", "--lower"],
        ["g.jsonl", "--report", "r.pdf"],
    ],
)
def test_wrong_use_is_status_2(flags: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["eval", *flags])
    assert stopped.value.code == 2 and "usage" in capsys.readouterr().err


@pytest.mark.parametrize("flag", ["--report", "--accept", "--trec", "--baseline", "--against"])
def test_a_file_that_is_no_use_is_told_before_the_run(
    flag: str, gold: Path, sample_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = gold if flag == "--trec" else tmp_path / "nowhere" / "r.html"
    assert main(["eval", str(gold), "--index", str(sample_folder), flag, str(place)]) == 1
    said = capsys.readouterr()
    assert not said.out and str(place.name) in said.err and len(said.err.splitlines()) == 1


def test_gold_of_other_papers_is_told(
    gold: Path, sample_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing found there says nothing of the search."""
    assert main(["eval", str(gold), "--index", str(sample_folder), "--search-only"]) == 0
    assert "1 of 1 questions are answered by papers that this index does not hold" in capsys.readouterr().err
