"""Conditions -> the server's own filter: names with quotes stay names, and nothing is left open."""

from __future__ import annotations

from index.derived.lexical import PaperConditions
from index.derived.milvus.collections import MAX_NAME
from index.derived.milvus.expressions import clip_name, filter_of


def test_every_condition_is_said() -> None:
    assert filter_of(7, None) == "added <= 7 and removed > 7"
    assert filter_of(7, PaperConditions(since=3, until=9)) == (
        "added <= 7 and removed > 7 and day >= 3 and day > 0 and day <= 9"
    )
    named = PaperConditions("lone", held=(("party", ('Nieuwe "Wind"', "Eik")), ("type", ("brief",))))
    assert filter_of(1, named) == (
        "added <= 1 and removed > 1 and lone == true"
        ' and array_contains_any(parties, ["Nieuwe \\"Wind\\"", "Eik"])'
        ' and array_contains_any(askers, ["", "Nieuwe \\"Wind\\"", "Eik"])'
        ' and type in ["brief"]'
    )


def test_a_name_is_no_longer_than_its_field() -> None:
    assert clip_name("Beuk") == "Beuk"
    assert clip_name("é" * 600) == "é" * (MAX_NAME // 2)
    assert len(clip_name("a" + "é" * 600).encode()) <= MAX_NAME
