"""What holds of every text: the same fields in both languages, the signs of print, one way of addressing."""

from __future__ import annotations

import re

import pytest

from ui.wording.__main__ import all_texts, table

TEXTS = list(all_texts())
FIELDS = re.compile(r"\{[^{}]*\}")
ENDS = re.compile(r"[.?!…:]?$")


@pytest.mark.parametrize(("name", "dutch", "english"), TEXTS, ids=[name for name, *_ in TEXTS])
def test_both_languages_say_the_same_with_the_same_signs(name: str, dutch: str, english: str) -> None:
    if dutch and english:
        assert set(FIELDS.findall(dutch)) == set(FIELDS.findall(english))
        assert ENDS.search(dutch)[0] == ENDS.search(english)[0]  # type: ignore[index]  # `$` is always found
    for shown in (dutch, english):
        assert "  " not in shown and "..." not in shown and '"' not in shown and " - " not in shown
        assert "'" not in FIELDS.sub("", dutch)


@pytest.mark.parametrize(("name", "dutch", "english"), TEXTS, ids=[name for name, *_ in TEXTS])
def test_dutch_addresses_its_reader_as_u(name: str, dutch: str, english: str) -> None:
    assert not re.search(r"\b(?:je|jij|jouw|jullie|gelieve|middels|dient te)\b", dutch, re.IGNORECASE)
    assert not re.search(r"\b(?:nl|ok|error|click|klik hier|file|server error)\b", dutch, re.IGNORECASE)


def test_the_table_has_a_row_for_each_text() -> None:
    assert table().count("\n") == len(TEXTS) + 2 and len(TEXTS) > 250
