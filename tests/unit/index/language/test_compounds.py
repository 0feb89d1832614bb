from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.compounds import MAX_PARTS, MIN_PART, is_kind_of, ranks, split_compound


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("terugkeersamenwerking", ("terugkeer", "samenwerking")),
        ("asielzoekerscentrum", ("asielzoekers", "centrum")),
        ("kinderopvangtoeslag", ("kinderopvang", "toeslag")),
        ("syriebeleid", ("syrie", "beleid")),
        ("politieagenten", ("politie", "agenten")),
        ("mensenrechten", ("mensen", "rechten")),
    ],
)
def test_compounds(word: str, parts: tuple[str, ...]) -> None:
    assert split_compound(word) == parts


@pytest.mark.parametrize(
    "word", ["", "wet", "ziekenhuis", "onderzoek", "schendingen", "xqzxqzxqzxqz", "2022z09230"]
)
def test_no_compounds(word: str) -> None:
    assert split_compound(word) == ()


@given(st.lists(st.sampled_from(sorted(ranks())), min_size=1, max_size=3))
def test_parts_are_listed_words_that_stand_in_the_whole(words: list[str]) -> None:
    whole = "".join(words)
    parts = split_compound(whole)
    assert len(parts) <= MAX_PARTS
    for part in parts:
        assert part in ranks() and len(part) >= MIN_PART and part in whole


@pytest.mark.parametrize(
    ("compound", "word", "is_one"),
    [
        ("kwartelorkest", "orkest", True),
        ("veerpont", "pont", True),
        ("spoorbrug", "brug", True),
        ("gebrek", "brek", False),
        ("behoud", "houd", False),
        ("veerpont", "veer", False),
        ("pont", "pont", False),
        ("regels", "egels", False),
        ("spoorweg", "weg", False),
    ],
)
def test_a_word_is_a_kind_of_what_stands_last_in_it(compound: str, word: str, is_one: bool) -> None:
    assert is_kind_of(compound, word) is is_one
