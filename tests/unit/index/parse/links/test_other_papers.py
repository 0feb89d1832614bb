from __future__ import annotations

import pytest

from index.parse.links.other_papers import find_references


@pytest.mark.parametrize(
    ("text", "kind", "normal"),
    [
        ("(Kamerstuk 29 344, nr. 155)", "kamerstuk", "29344-155"),
        ("motie (36 200-V-27)", "kamerstuk", "36200-V-27"),
        ("Kamerstuk 19637, nr. 3358", "kamerstuk", "19637-3358"),
        ("Kamerstukken II 2019-20, 35 300 VI, nr. 37", "kamerstuk", "35300-VI-37"),
        ("Kamerstukken II, 2023–2024, 31 066, nr. 1372", "kamerstuk", "31066-1372"),
        ("21501-20, nr. 2179", "kamerstuk", "21501-20-2179"),
        ("TK 2020-2021, 19 637, nr. 2688", "kamerstuk", "19637-2688"),
        ("34 775 IX, nr. 8", "kamerstuk", "34775-IX-8"),
        ("36177, nr. D", "kamerstuk", "36177-D"),
        ("Kamerstuk 36\u00a0600 XII, nr. 42", "kamerstuk", "36600-XII-42"),
        ("Kamerstuk 29\n344, nr. 155", "kamerstuk", "29344-155"),
        ("zie kst-19637-2915", "kamerstuk", "19637-2915"),
        ("Aanhangsel Handelingen, vergaderjaar 2024–2025, nr. 1028.", "aanhangsel", "ah-tk-20242025-1028"),
        ("Aanhangsel Handelingen 2023-2024, nr. 1193", "aanhangsel", "ah-tk-20232024-1193"),
        ("Aanhangsel Handelingen II 2023/24, nr. 1193", "aanhangsel", "ah-tk-20232024-1193"),
        ("Handelingen II 2014/15, nr. 101, item 8", "handelingen", "h-tk-20142015-101-8"),
        ("kenmerk 2020Z03371.", "vraagnummer", "2020Z03371"),
        ("(2022Z 09230)", "vraagnummer", "2022Z09230"),
        ("2024D28457", "documentnummer", "2024D28457"),
        ("motie-Jansen/De Wit (Kamerstuk", "motie", "Jansen/De Wit"),
        ("de motie Bos c.s.3. Daarin", "motie", "Bos c.s."),
        ("de motie van de leden van Dam/Bos", "motie", "Van Dam/Bos"),
        ("de motie van de leden Dam, Bos en Vos over", "motie", "Dam/Bos/Vos"),
        ("motie-Kees van Dam (Kamerstuk", "motie", "Kees van Dam"),
    ],
)
def test_each_spelling_of_a_paper_has_one_normal_form(text: str, kind: str, normal: str) -> None:
    assert (kind, normal) in [(found.kind, found.normal) for found in find_references(text)]


@pytest.mark.parametrize(
    "text",
    [
        "43,704 personen en 82.000 anderen",
        "Postbus 20018, 2511 DP Den Haag",
        "nr. 8 van 12",
        "artikel 3.71, nr. 2",
        "tel. 070-3456789",
        "Aanhangsel Handelingen 2024/45, nr. 3",  # no such year
        "de motie De Kamer verzoekt",
        "op 12 345, 678 en 910",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert find_references(text) == ()


def test_numbers_listed_together_are_papers_each() -> None:
    assert [r.normal for r in find_references("Kamerstuk 32 317, nrs. 929 en 931")] == [
        "32317-929",
        "32317-931",
    ]


def test_a_paper_named_twice_stands_once_in_order() -> None:
    text = "Kamerstuk 19 637, nr. 12, de motie Bos en nogmaals Kamerstuk 19637, nr. 12"
    assert [r.normal for r in find_references(text)] == ["19637-12", "Bos"]


def test_the_paper_itself_is_no_reference() -> None:
    text = "AH 12, 2031Z00001. Zie ook 2031Z00002 en Kamerstuk 29 344, nr. 155."
    own = {"vraagnummer": "2031Z00001", "kamerstuk": "29344-155, 30573-155"}
    assert [r.normal for r in find_references(text, own.values())] == ["2031Z00002"]


def test_the_title_of_a_motion_is_no_reference_to_itself() -> None:
    text = "49 637 Havens\n\nGewijzigde motie van de leden Bos en Vos over de haven. Gelezen de motie Dam."
    assert [r.normal for r in find_references(text)] == ["Dam"]
