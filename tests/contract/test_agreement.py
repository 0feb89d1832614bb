"""The same papers on both engines, after the same changes: the same hits with the same scores."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index.build import build
from index.build.carrying import carry
from index.derived.milvus.address import MilvusAddress
from index.search import Index
from tests.contract.agreement import measure
from tests.support.milvus import NEEDS_MILVUS, milvus_port, new_address
from tests.support.places import SHARED
from tests.support.shelf import Shelf, exchange_paper

__all__ = ["milvus_port", "new_address"]

GOLD = SHARED / "gold" / "dev_gold.jsonl"
SAMPLE = 40  # questions, each by up to six filters: all of them take a quarter of an hour
WORDS = "brug sluis tunnel haven veer dijk kanaal molen toren markt plein station park bos heide".split()


def invented(name: str, chance: random.Random) -> object:
    """A paper of questions and answers in words drawn by chance."""
    pairs = [
        (
            f"Is de {' en de '.join(chance.sample(WORDS, 3))} open?",
            f"De {' '.join(chance.choices(WORDS, k=9))}.",
        )
        for _ in range(chance.randrange(1, 5))
    ]
    return exchange_paper(name, pairs)


@NEEDS_MILVUS
def test_both_engines_agree_after_the_same_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, new_address: Callable[[], MilvusAddress]
) -> None:
    shelf, address, chance = Shelf(tmp_path, monkeypatch), new_address(), random.Random(16)
    for step in range(3):
        for _ in range(12 if not step else 4):
            shelf.put(invented(f"{chance.randrange(20)}.txt", chance))  # type: ignore[arg-type]
        for path in chance.sample(sorted(shelf.papers.iterdir()), 2 if step else 0):
            path.unlink()
        shelf.build(prune=True)
        carry(shelf.index, address)
        with closing(Index.open(shelf.index)) as here, closing(Index.open(address)) as there:
            questions = [" ".join(chance.sample(WORDS, 2)) for _ in range(2)]
            same = measure(here, there, questions)
            assert same and all(all(outcomes) for outcomes in same.values()), (step, same)
            for question in questions:
                scores = [[hit.score for hit in index.search(question)] for index in (here, there)]
                assert scores[0] == pytest.approx(scores[1], abs=1e-4)


@pytest.mark.slow
@NEEDS_MILVUS
@pytest.mark.skipif(not GOLD.exists(), reason="the shared papers are not here")
def test_both_engines_agree_over_the_gold(tmp_path: Path, new_address: Callable[[], MilvusAddress]) -> None:
    address, questions = (
        new_address(),
        [json.loads(line)["question"] for line in GOLD.read_text(encoding="utf-8").splitlines()],
    )
    build([SHARED / "corpus" / name for name in ("seeds", "kamervragen")], tmp_path / "index")
    carry(tmp_path / "index", address)
    with closing(Index.open(tmp_path / "index")) as here, closing(Index.open(address)) as there:
        for name, same in measure(here, there, random.Random(16).sample(questions, SAMPLE)).items():
            assert sum(same) >= 0.95 * len(same), name
