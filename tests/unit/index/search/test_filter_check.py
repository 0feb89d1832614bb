"""A filter that no paper can pass is refused with what is there, not with silence."""

from __future__ import annotations

from datetime import date

import pytest

from index.errors import NoSuchPaperError
from index.search.catalogue import Catalogue
from index.search.filter_check import _suggest_value, refuse_unknown
from index.search.filters import Filters, person_among, same_ministry, same_name, same_person

NAMES = ["Anjer", "Beuk", "Ceder", "Den", "Eik", "Fluweelboom"]


class Held:
    """A catalogue of one paper by Eik, without a minister."""

    by_party = {"Eik": [0]}
    by_minister: dict[str, list[int]] = {}
    by_ministry: dict[str, list[int]] = {}
    by_type = {"vragen": [0]}
    by_file = {"a.txt": [0]}


HELD: Catalogue = Held()  # type: ignore[assignment]


def test_the_nearest_value_is_offered() -> None:
    assert _suggest_value("party", "Ceders", NAMES) == 'the nearest is "Ceder"'
    assert _suggest_value("party", "beuk", NAMES) == 'the nearest is "Beuk"'


def test_where_none_is_near_five_are_listed_and_the_rest_counted() -> None:
    assert (
        _suggest_value("party", "XQZ", NAMES) == 'there is "Anjer", "Beuk", "Ceder", "Den", "Eik" and 1 more'
    )
    assert _suggest_value("party", "XQZ", NAMES[:5]) == 'there is "Anjer", "Beuk", "Ceder", "Den", "Eik"'


def test_three_letters_are_not_taken_for_a_part_of_a_longer_name() -> None:
    assert _suggest_value("party", "flu", ["Fluweelboom", "Iep"]).startswith("there is")
    assert _suggest_value("party", "fluw", ["Fluweelboom", "Iep"]) == 'the nearest is "Fluweelboom"'


def test_a_field_that_no_paper_names_is_to_be_left_out() -> None:
    with pytest.raises(NoSuchPaperError, match="name no minister at all, so leave the filter out"):
        refuse_unknown(Filters(minister="Wolf"), HELD)


def test_what_is_held_and_a_period_of_one_day_are_no_mistake() -> None:
    day = date(2030, 1, 2)
    refuse_unknown(Filters(party="eik", type="Vragen", doc="a.txt", since=day, until=day), HELD)
    refuse_unknown(Filters(since=day), HELD)
    refuse_unknown(Filters(until=day), HELD)
    with pytest.raises(NoSuchPaperError, match="ends before it begins"):
        refuse_unknown(Filters(since=date(2030, 1, 3), until=day), HELD)


def test_a_slip_in_a_short_name_is_nearer_than_a_part_of_a_long_one() -> None:
    types = ["antwoord", "brief", "lijst van vragen en antwoorden"]
    assert _suggest_value("type", "antwoorden", types) == 'the nearest is "antwoord"'


def test_a_name_is_near_by_how_it_begins_and_never_by_small_words_or_two_letters() -> None:
    files = ["ah-pdf-7.pdf", "ah-7-antwoord-op-vragen-van-het-lid-eik.txt"]
    assert _suggest_value("doc", "AH-7", files) == f'the nearest is "{files[1]}"'
    assert _suggest_value("ministry", "Haven en Ruimte", ["Asiel en Migratie"]).startswith("there is")
    assert _suggest_value("party", "Zandpartij", ["ZP", "Eik"]).startswith("there is")


@pytest.mark.parametrize("said", ["-", "...", "de", "van der", "en"])
def test_signs_and_small_words_name_nobody(said: str) -> None:
    """They were found in every name, so that the filter left everything in silence."""
    assert not same_name(said, "J. van der Wolf") and not same_ministry(said, "Haven en Zee")


@pytest.mark.parametrize(
    ("wanted", "found", "same"),
    [
        ("Wieke van der Wolf", "Van der Wolf", True),
        ("Wieke van der Wolf", "W.J. van der Wolf", True),
        ("W. van der Wolf", "Wieke van der Wolf", True),
        ("Wieke Anjer", "Anjer", True),
        ("Wieke van der Wolf", "J. van der Wolf", False),
        ("Wieke van der Wolf", "Willem van der Wolf", False),
        ("Wieke van der Wolf", "De Wolf", False),
        ("Van der Wolf", "De Wolf", False),
    ],
)
def test_a_first_name_is_that_of_the_surname_or_initial_that_papers_give(
    wanted: str, found: str, same: bool
) -> None:
    assert same_person(wanted, found) is same and person_among([found])(wanted, found) is same


def test_a_surname_alone_is_not_given_to_another_first_name_where_one_is_known() -> None:
    same = person_among(["De Wolf", "Jan de Wolf"])
    assert (
        same("Jan de Wolf", "De Wolf") and same("Jan de Wolf", "Jan de Wolf") and same("De Wolf", "De Wolf")
    )
    assert not same("Wieke de Wolf", "De Wolf") and not same("Wieke de Wolf", "Jan de Wolf")


def test_a_first_name_before_a_surname_that_papers_give_alone_is_no_unknown_minister() -> None:
    class Signed(Held):
        by_minister = {"Van der Wolf": [0]}

    signed: Catalogue = Signed()  # type: ignore[assignment]
    refuse_unknown(Filters(minister="Wieke van der Wolf"), signed)
    with pytest.raises(NoSuchPaperError, match="Van der Wolf"):
        refuse_unknown(Filters(minister="Van der Wolff"), signed)
