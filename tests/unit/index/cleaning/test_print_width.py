from __future__ import annotations

import pytest

from index.cleaning.print_width import column_width, printed_width, stops_short

LINES = [
    "De dijk bij Zeewolde is nu drie meter hoog en wordt vijf meter, wat ruim",
    "voldoende is om het water ook bij een zware storm uit het noordwesten te",
    "keren. De aanleg duurt nog twee jaar en kost minder dan eerder geraamd is",
    "door de ingenieurs, omdat het zand van dichtbij komt en er minder nodig",
    "was dan verwacht.",
]


def test_narrow_letters_are_narrower_than_wide_ones() -> None:
    assert printed_width("illi") < printed_width("mmmm")
    assert printed_width("é") == printed_width("e")
    assert printed_width("") == 0


def test_column_is_what_full_lines_fill() -> None:
    column = column_width(LINES)
    assert 0.95 * printed_width(LINES[2]) < column <= max(map(printed_width, LINES))


@pytest.mark.parametrize("lines", [[], ["kort"], ["Een regel die een hele alinea is. " * 12] * 5])
def test_no_column_where_lines_are_paragraphs(lines: list[str]) -> None:
    assert column_width(lines) == 0


def test_a_line_stops_short_where_the_next_word_would_have_fitted() -> None:
    column = column_width(LINES)
    assert stops_short("was dan verwacht.", "Verder blijkt", column)
    assert not stops_short(LINES[0], "voldoende is", column)
    assert not stops_short("was dan verwacht.", "Verder blijkt", 0)
