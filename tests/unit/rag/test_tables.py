"""A row of a table stands with its head, and the head never alone."""

from __future__ import annotations

import pytest

from index.document import Span
from index.language.sentences import split_sentences
from rag.lists import shown_lines, with_whole_lists
from rag.tables import columns, in_one_table, table_heads

HEAD, RULE, ROW = "| Internaat | Plaatsen |", "|---|---|", "| Het Anker | 25 |"


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        (HEAD, 2),
        ("Jaar  Aantal schepen", 2),
        ("2041\t1.240\t3", 3),
        ("De sluis gaat dicht.", 0),
        ("De sluis  gaat dicht.", 0),
        ("Ja, want de sluis is oud", 0),
        ("De volgende sluizen  gaan dicht:", 0),
        ("een lange regel " * 9 + "  en een woord", 0),
    ],
)
def test_a_row_is_known_by_its_cells(line: str, cells: int) -> None:
    assert columns(line) == cells


def test_rows_of_one_table_have_as_many_cells_each() -> None:
    lines = ["Zie hieronder.", HEAD, RULE, ROW, "Dat is veel.", "a  b", "c  d  e"]
    assert table_heads(lines) == [None, None, 1, 1, None, None, None]
    assert in_one_table(HEAD, ROW) and not in_one_table("a  b", "c  d  e") and not in_one_table("a.", "b.")


def quoted(rows: int, chosen: str) -> list[str]:
    table = [HEAD, RULE, *(f"| Internaat nummer {n} aan de Lekedijk | {n} |" for n in range(rows)), ROW]
    text = "\n".join(["Zie de tabel.", "", *table, "", "Meer is er niet over te zeggen."])
    parts = split_sentences(text, Span(0, len(text)))
    lines = [text[part.start : part.end] for part in parts]
    place = lines.index(chosen)
    return [lines[n] for n in sorted(with_whole_lists(text, parts, {place}, 40))]


def test_a_row_of_a_short_table_brings_all_of_it_and_of_a_long_one_the_head() -> None:
    assert quoted(1, ROW) == [HEAD, RULE, "| Internaat nummer 0 aan de Lekedijk | 0 |", ROW]
    assert quoted(40, ROW) == [HEAD, ROW]
    assert quoted(1, "Zie de tabel.") == ["Zie de tabel."]


def test_a_head_is_never_alone() -> None:
    found = quoted(40, HEAD)
    assert found[:3] == [HEAD, RULE, "| Internaat nummer 0 aan de Lekedijk | 0 |"] and len(found) < 20


def test_rows_are_shown_a_line_each() -> None:
    assert shown_lines(f"{HEAD}\n{RULE}\n{ROW}") == (HEAD, RULE, ROW)
    assert shown_lines("Jaar  Schepen\n2041  1.240") == ("Jaar Schepen", "2041 1.240")
    assert shown_lines("De sluis\ngaat dicht.") == ("De sluis gaat dicht.",)
