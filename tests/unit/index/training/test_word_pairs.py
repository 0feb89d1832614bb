"""Which words are learnt to mean each other, from a handful of invented sentences."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from index.training.word_pairs import CODES, _learnt

SENTENCES = [
    ("Two otters are playing.", "Twee otters zijn aan het spelen."),
    ("The ferry is late.", "De pont is te laat."),
    ("A ferry sails on.", "Er vaart een pont."),
    ("Gazelles are grazing.", "Gazelles zijn aan het grazen."),
    ("Two pandas play.", "Twee panda's spelen."),
    ("Two pandas eat.", "Twee panda's eten."),
    ("A panda sleeps.", "Een panda slaapt."),
    ("Corinda's gnus socialise.", "Corinda's moerasdieren socialiseren."),
    ("Gnus cross a river.", "Onze kudde steekt een rivier over."),
    ("The forum begins.", "Het forum begint."),
    ("That forum is open.", "Dat is open."),
]


@pytest.fixture
def learnt(tmp_path: Path) -> dict[tuple[str, ...], list[str]]:
    (tmp_path / "nieuws_acht_talen.tsv.gz").write_bytes(
        gzip.compress("\t".join([*CODES, "nld"]).encode() + b"\n")
    )
    rows = "".join(f"made-up\t{english}\t{dutch}\n" for english, dutch in SENTENCES)
    (tmp_path / "engels_nederlands.tsv.gz").write_bytes(gzip.compress(rows.encode()))
    return _learnt(tmp_path, "en", frozenset("a are is on the that two".split()))


def test_words_that_stand_together_more_than_once_mean_each_other(
    learnt: dict[tuple[str, ...], list[str]],
) -> None:
    assert learnt[("ferri",)] == ["pont"]


def test_a_plural_with_an_apostrophe_counts_as_its_word(learnt: dict[tuple[str, ...], list[str]]) -> None:
    assert learnt[("panda",)] == ["panda's", "panda"]


def test_once_together_is_enough_only_for_words_spelled_alike(
    learnt: dict[tuple[str, ...], list[str]],
) -> None:
    assert ("gnus",) not in learnt and ("gnu",) not in learnt
    assert "forum" in learnt[("forum",)]
