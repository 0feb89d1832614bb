from __future__ import annotations

import pytest

from index.cleaning.numbers import SPEC, Number, read_numbers


def values(spec: str) -> list[int]:
    match = SPEC.match(spec)
    assert match is not None
    return [number.value for number in read_numbers(match[0])]


@pytest.mark.parametrize(
    ("spec", "numbers"),
    [
        ("4 t/m 6", [4, 5, 6]),
        ("4 tot en met 6", [4, 5, 6]),
        ("4–6", [4, 5, 6]),
        ("2, 3 en 5", [2, 3, 5]),
        ("2, 3 EN 5", [2, 3, 5]),
        ("1 en vraag 2", [1, 2]),
        ("1/2", [1, 2]),
        ("1, 3 t/m 5 en 9", [1, 3, 4, 5, 9]),
        ("IV", [4]),
        ("XIX", [19]),
    ],
)
def test_lists_and_ranges(spec: str, numbers: list[int]) -> None:
    assert values(spec) == numbers


def test_a_letter_belongs_to_its_number() -> None:
    assert read_numbers("3a en 3b") == (Number((3,), "a"), Number((3,), "b"))


def test_a_spoilt_number_keeps_all_its_meanings() -> None:
    (number,) = read_numbers("b")
    assert number == Number((5, 6), plain=False)


def test_a_range_that_cannot_be_one_is_its_two_ends() -> None:
    assert values("4-2000") == [4, 2000]
