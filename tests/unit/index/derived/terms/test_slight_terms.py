"""Terms that many units hold and that count for little are left out; the question's own words never are."""

import pytest

from index.derived.terms.slight_terms import MANY, without_slight_terms

UNITS = 10 * MANY
HELD = {"brug": 50, "bestuur": 2 * MANY, "regel": 2 * MANY, "gemeente": 4 * MANY}


def share(term: str) -> float:
    return HELD.get(term, 0) / UNITS


def test_a_slight_term_of_many_units_is_left_out_and_a_rare_one_is_not() -> None:
    terms = [("brug", 0.3), ("bestuur", 0.3), ("onbekend", 0.3)]
    assert without_slight_terms(terms, share, UNITS) == [("brug", 0.3), ("onbekend", 0.3)]


def test_it_stays_where_it_counts_for_more() -> None:
    terms = [("brug", 1.0), ("bestuur", 0.7)]
    assert without_slight_terms(terms, share, UNITS) == terms


def test_a_word_of_the_question_stays_however_common() -> None:
    terms = [("brug", 1.0), ("gemeente", 1.0)]
    assert without_slight_terms(terms, share, UNITS) == terms


def test_in_a_small_index_all_stay() -> None:
    terms = [("brug", 1.0), ("bestuur", 0.1)]
    assert without_slight_terms(terms, lambda term: 0.5, 2 * MANY) == terms
    assert without_slight_terms(terms, lambda term: 0.5, 2 * MANY + 10) == terms[:1]


@pytest.mark.parametrize("others", [[], [("onbekend", 1.0)]])
def test_all_stay_where_no_unit_holds_another(others: list[tuple[str, float]]) -> None:
    terms = [("bestuur", 0.1), ("regel", 0.3), *others]
    assert without_slight_terms(terms, share, UNITS) == terms
    assert without_slight_terms([], share, UNITS) == []
