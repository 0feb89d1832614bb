"""Edge cases 23–43: labels of answers, groups, and answers that refer. All texts are invented."""

from __future__ import annotations

import pytest

from index.document import Document
from tests.support.parsed import ASKED, HEAD, groups, ids, pairs, read

DIKE = "Is de dijk hoog genoeg?"
LOCK = "Wanneer gaat de sluis open?"


def questions(*numbers: int) -> str:
    return "".join(f"Vraag {n}\nWaarom is {n} zo?\n\n" for n in numbers)


def leans(doc: Document, exchange: str) -> list[str]:
    return [referral.exchange for e in doc.exchanges if e.id == exchange for referral in e.refers_to]


def test_case_023_antwoord_1() -> None:
    assert pairs(read(f"{HEAD}Vraag 1\n{DIKE}\nAntwoord 1\nJa.\n")) == [("1", DIKE, "Ja.")]


@pytest.mark.parametrize("label", ["Antwoord op vraag 1", "Antwoord op vraag 1:", "Antwoord op vraag (1):"])
def test_case_024_antwoord_op_vraag(label: str) -> None:
    assert pairs(read(f"{HEAD}Vraag 1\n{DIKE}\n\n{label}\n\nJa.\n")) == [("1", DIKE, "Ja.")]


def test_case_025_joint_answer_range() -> None:
    doc = read(
        f"{HEAD}{questions(*range(1, 16))}Antwoord 1\nJa.\nAntwoord 2\nNee.\nAntwoord 3\nSoms.\n"
        "Antwoord vraag 4 t/m 15\nDaarom.\n"
    )
    joint = tuple(range(4, 16))
    assert groups(doc) == [(1,), (2,), (3,), *[joint] * 12]
    assert {answer for _, _, answer in pairs(doc)[3:]} == {"Daarom."}
    assert len({exchange.answer for exchange in doc.exchanges[3:]}) == 1


def test_case_026_joint_answer_range_with_article() -> None:
    doc = read(
        f"{HEAD}{questions(*range(1, 16))}Antwoord op de vragen 1, 2 en 3\nJa.\n"
        "Antwoord op de vragen 4 t/m 15\nDaarom.\n"
    )
    assert groups(doc)[3] == tuple(range(4, 16))


def test_case_027_group_that_is_not_contiguous() -> None:
    doc = read(
        f"{HEAD}{questions(1)}Antwoord 1\nJa.\n{questions(2, 3, 5)}Antwoord 2, 3 en 5\nSamen.\n"
        f"{questions(4)}Antwoord 4\nApart.\n"
    )
    assert [(e.id, e.answer_group) for e in doc.exchanges] == [
        ("1", (1,)), ("2", (2, 3, 5)), ("3", (2, 3, 5)), ("5", (2, 3, 5)), ("4", (4,)),
    ]  # fmt: skip
    assert pairs(doc)[-1][2] == "Apart."


@pytest.mark.parametrize("label", ["Antwoord", "Antwoord:", "antwoord"])
def test_case_028_bare_antwoord(label: str) -> None:
    doc = read(f"{HEAD}Vraag 1\n{DIKE}\n{label}\nJa.\nVraag 2\n{LOCK}\n{label}\nMorgen.\n")
    assert pairs(doc) == [("1", DIKE, "Ja."), ("2", LOCK, "Morgen.")]


def test_case_028_bare_antwoord_after_two_questions() -> None:
    doc = read(f"{HEAD}Vraag 1\n{DIKE}\nVraag 2\n{LOCK}\nAntwoord\nMorgen.\n")
    assert groups(doc) == [(1, 2), (1, 2)]


@pytest.mark.parametrize("label", ["Antwoorden 1 en 2", "Beantwoording vragen 1 en 2", "Reactie 1 en 2"])
def test_case_029_synonyms_of_the_label(label: str) -> None:
    assert groups(read(f"{HEAD}{questions(1, 2)}{label}\nJa.\n")) == [(1, 2), (1, 2)]


def test_case_029_bare_reactie() -> None:
    assert pairs(read(f"{HEAD}Vraag 1\n{DIKE}\nReactie\nJa.\n")) == [("1", DIKE, "Ja.")]


def test_case_030_answer_on_the_label_line() -> None:
    assert pairs(read(f"{HEAD}Vraag 1\n{DIKE}\nAntwoord 1 Nee.\n")) == [("1", DIKE, "Nee.")]


def test_case_031_questions_first_all_answers_later() -> None:
    answers = "".join(f"Antwoord {n}\nOm reden {n}.\n" for n in range(1, 9))
    doc = read(f"{HEAD}Vragen\n{questions(*range(1, 9))}Antwoorden\n{answers}")
    assert pairs(doc) == [(str(n), f"Waarom is {n} zo?", f"Om reden {n}.") for n in range(1, 9)]


def test_case_031_bare_numbers_for_questions_and_answers() -> None:
    doc = read(
        f"{ASKED}\n1\n{DIKE}\n\n2\n{LOCK}\n\nAntwoorden van de Minister van Visserij op deze vragen\n\n"
        "1\nJa. Om twee redenen:\n1. de wind;\n2. het water.\n\n2\nMorgen.\n"
    )
    assert pairs(doc) == [
        ("1", DIKE, "Ja. Om twee redenen:\n1. de wind;\n2. het water."),
        ("2", LOCK, "Morgen."),
    ]
    assert doc.type == "antwoord"


def test_case_032_question_repeated_before_the_answer() -> None:
    answers = "".join(f"Vraag {n}\nWaarom is {n} zo?\nAntwoord {n}\nOm reden {n}.\n" for n in (1, 2, 3))
    doc = read(f"{ASKED}{questions(1, 2, 3)}\nAntwoord van Minister Bos (Visserij)\n\n{answers}")
    assert pairs(doc) == [(str(n), f"Waarom is {n} zo?", f"Om reden {n}.") for n in (1, 2, 3)]


def test_case_032_answers_without_label_under_the_repeated_question() -> None:
    answers = "".join(f"Vraag {n}\nWaarom is {n} zo?\n\nOm reden {n}.\n\n" for n in (1, 2, 3))
    doc = read(f"{ASKED}{questions(1, 2, 3)}\nAntwoord van Minister Bos (Visserij)\n\n{answers}")
    assert pairs(doc) == [(str(n), f"Waarom is {n} zo?", f"Om reden {n}.") for n in (1, 2, 3)]


def test_case_033_no_answer_label() -> None:
    doc = read(
        f"Lijst van vragen en antwoorden\n\nVraag 1\n\n{DIKE} Zo nee, waarom niet?\n\n"
        "Ja. De dijk is hoog.\n\n"
        f"Hij is in 2030 verhoogd.\n\nVraag 2\n\n{LOCK}\n\nMorgen.\n"
    )
    assert pairs(doc) == [
        ("1", f"{DIKE} Zo nee, waarom niet?", "Ja. De dijk is hoog.\n\nHij is in 2030 verhoogd."),
        ("2", LOCK, "Morgen."),
    ]
    assert any("label" in warning for warning in doc.warnings)


def test_case_033_a_list_without_any_label() -> None:
    doc = read(f"Lijst van vragen en antwoorden\n\n{DIKE}\n\nJa, de dijk is hoog.\n\n{LOCK}\n\nMorgen.\n")
    assert pairs(doc) == [("1", DIKE, "Ja, de dijk is hoog."), ("2", LOCK, "Morgen.")]
    assert [exchange.numbers for exchange in doc.exchanges] == [(), ()]


def test_case_034_unnumbered_pairs() -> None:
    doc = read(f"{HEAD}Vraag:\n{DIKE}\nAntwoord:\nJa.\n\nVraag:\n{LOCK}\nAntwoord:\nMorgen.\n")
    assert pairs(doc) == [("1", DIKE, "Ja."), ("2", LOCK, "Morgen.")]
    assert [exchange.numbers for exchange in doc.exchanges] == [(), ()]


@pytest.mark.parametrize(
    "label",
    ["Antwoord op alle vragen", "Op bovenstaande vragen antwoord ik als volgt.", "Antwoord op deze vragen:"],
)
def test_case_035_one_answer_for_all(label: str) -> None:
    doc = read(f"{HEAD}{questions(1, 2, 3)}{label}\nDaarom.\n")
    assert groups(doc) == [(1, 2, 3)] * 3
    assert pairs(doc)[0][2] == "Daarom."


def test_case_036_answer_under_the_wrong_question() -> None:
    same = "Het schip is in de haven van Oost gebleven, omdat de sluis dicht was en de wind tegen stond."
    doc = read(
        f"{HEAD}Vraag 1\n{DIKE}\nAntwoord 1\n{same}\nVraag 2\nWaar bleef het schip?\nAntwoord 2\n{same}\n"
    )
    assert [answer for _, _, answer in pairs(doc)] == [same, same]
    assert any("word for word" in warning for warning in doc.warnings)


def test_case_037_empty_answer() -> None:
    doc = read(
        f"{HEAD}Vraag 1\n{DIKE}\nAntwoord 1\nJa.\nVraag 2\n{LOCK}\nAntwoord 2\nVraag 3\n"
        "Waarom?\nAntwoord 3\nNee.\n"
    )
    assert [(e.id, e.state) for e in doc.exchanges] == [
        ("1", "answered"),
        ("2", "missing"),
        ("3", "answered"),
    ]
    assert doc.exchanges[1].answer is None


@pytest.mark.parametrize("answer", ["Zie antwoord 4.", "Zie mijn antwoord op vraag 4.", "Idem."])
def test_case_038_answer_only_a_reference(answer: str) -> None:
    before = "".join(f"Vraag {n}\nWaarom {n}?\nAntwoord {n}\nDaarom {n}.\n" for n in range(1, 5))
    assert leans(read(f"{HEAD}{before}Vraag 5\n{LOCK}\nAntwoord 5\n{answer}\n"), "5") == ["4"]


def test_case_039_several_references() -> None:
    before = "".join(f"Vraag {n}\nWaarom {n}?\nAntwoord {n}\nDaarom {n}.\n" for n in range(1, 8))
    last = "Ik verwijs u naar de antwoorden op de vragen 2, 3 en 7."
    assert sorted(leans(read(f"{HEAD}{before}Vraag 8\n{LOCK}\nAntwoord 8\n{last}\n"), "8")) == ["2", "3", "7"]


@pytest.mark.parametrize(
    "answer", ["Zie hierboven.", "Zie het vorige antwoord.", "Zoals hierboven vermeld is dat zo."]
)
def test_case_040_reference_without_number(answer: str) -> None:
    doc = read(f"{HEAD}Vraag 1\n{DIKE}\nAntwoord 1\nJa.\nVraag 2\n{LOCK}\nAntwoord 2\n{answer}\n")
    assert leans(doc, "2") == ["1"]
    assert doc.exchanges[1].refers_to[0].confidence < 1


def test_case_041_reference_to_another_set() -> None:
    before = "".join(f"Vraag {n}\nWaarom {n}?\nAntwoord {n}\nDaarom {n}.\n" for n in range(1, 4))
    other = "Zie mijn antwoord op vraag 3 van de vragen van het lid De Boer (2031Z04321)."
    doc = read(f"{HEAD}{before}Vraag 4\n{LOCK}\nAntwoord 4\n{other}\n")
    assert leans(doc, "4") == []
    assert "2031Z04321" in [reference.normal for reference in doc.references]


CONSULTATION = """Verslag van een schriftelijk overleg

Vragen en opmerkingen van de leden van de Tulp-fractie
De leden van de Tulp-fractie vragen of de dijk bij Oosterhaven in 2032 hoog genoeg is.
Antwoord:
De dijk is hoog genoeg.
De leden van de Tulp-fractie vragen hoeveel schepen er per dag door de sluis varen.
Antwoord:
Twaalf schepen per dag.

Vragen en opmerkingen van de leden van de Roos-fractie
De leden van de Roos-fractie vragen hoeveel schepen er dagelijks door de sluis gaan.
Antwoord:
{}
"""


def test_case_042_reference_to_the_same_question_of_another_fractie() -> None:
    doc = read(
        CONSULTATION.format(
            "Ik verwijs naar het antwoord op de gelijkluidende vraag van de leden van de Tulp-fractie."
        )
    )
    assert leans(doc, "3")[0] == "2"


def test_case_043_reference_to_a_fractie_that_never_asked_it() -> None:
    doc = read(
        CONSULTATION.format(
            "Ik verwijs naar het antwoord op de gelijkluidende vraag van de leden van de Eik-fractie."
        )
    )
    assert leans(doc, "3")[0] == "2"
    assert doc.exchanges[2].refers_to[0].confidence < 0.5
    assert ids(doc) == ["1", "2", "3"]


def test_case_033_answer_that_runs_on_from_its_question() -> None:
    doc = read(
        "Lijst van vragen en antwoorden\n\n1\nKunt u aangeven hoeveel schepen er per dag door "
        "de sluis bij Oosterhaven\n"
        "varen en hoeveel daarvan uit andere landen komen? Per dag varen er twaalf schepen door\n"
        "de sluis, waarvan drie uit andere landen.\n\n2\nWat kost het onderhoud van de sluis?\n"
        "Twee miljoen euro.\n"
    )
    assert (
        pairs(doc)[0][2] == "Per dag varen er twaalf schepen door de sluis, waarvan drie uit andere landen."
    )
    assert pairs(doc)[1] == ("2", "Wat kost het onderhoud van de sluis?", "Twee miljoen euro.")
