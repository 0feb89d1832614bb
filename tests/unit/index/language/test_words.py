from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.words import fold, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("terugkeer-\nsamenwerking", ["terugkeersamenwerking"]),
        ("in- \nen uitvoer", ["in", "en", "uitvoer"]),
        ("EU-\nlidstaten", ["eu", "lidstaten"]),
        ("€ 300.000 en 1,5 miljoen", ["300000", "en", "1,5", "miljoen"]),
        ("38%", ["38", "procent"]),
        ("in 2023 500 mensen", ["in", "2023", "500", "mensen"]),
        ("36 200-V-27", ["36200", "36200_v_27"]),
        ("35 300 VI, nr. 37", ["35300", "35300_vi_37"]),
        ("21501-20, nr. 2179", ["21501", "21501_20_2179"]),
        ("36177, nr. D", ["36177", "36177_d"]),
        ("2022 Z 09230", ["2022z09230"]),
        ("2511 DP Den Haag", ["2511", "dp", "den", "haag"]),
        ("artikel 3.71, nr. 2", ["artikel", "3.71", "nr", "2"]),
        ("06-12345678", ["06", "12345678"]),
        ("31-31-2031", ["31", "31", "2031"]),
        ("DT&V en foto's", ["dt&v", "en", "foto's"]),
        ("on\u00adder\u200bwijs", ["onderwijs"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert words(fold(text)) == words(fold(fold(text)))
