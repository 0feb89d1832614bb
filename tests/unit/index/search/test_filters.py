from __future__ import annotations

import pytest

from index.search.filters import same_ministry, same_name, same_party


@pytest.mark.parametrize(
    ("wanted", "found", "same"),
    [
        ("Wolf", "J. de Wolf", True),
        ("de wolf", "J. de Wolf", True),
        ("ÇELIK", "A. Çelik", True),
        ("Wolfs", "J. de Wolf", False),
    ],
)
def test_a_name_is_known_by_a_part_of_it(wanted: str, found: str, same: bool) -> None:
    assert same_name(wanted, found) is same


def test_a_party_is_known_by_each_of_its_names() -> None:
    assert same_party("partij voor de dieren", "PvdD")
    assert not same_party("VVD", "PVV")


def test_a_ministry_is_known_by_its_old_and_short_names() -> None:
    assert same_ministry("V&J", "Justitie en Veiligheid")
    assert same_ministry("luchtvaart", "Lucht en Luchtvaart")
    assert not same_ministry("Financiën", "Defensie")
