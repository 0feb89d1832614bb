"""Edge cases 1–22: labels and numbering of questions. All texts are invented."""

from __future__ import annotations

import pytest

from tests.support.parsed import ASKED, HEAD, groups, ids, pairs, read

TRAINS = "Hoeveel treinen reden er in mei?"
BRIDGE = "Waarom is de brug dicht?"


def one_label(label: str) -> None:
    doc = read(f"{HEAD}\n{label}\n{TRAINS}\n\nAntwoord 1\nTwaalf.\n")
    assert pairs(doc) == [("1", TRAINS, "Twaalf.")]


def test_case_001_plain_label_on_its_own_line() -> None:
    one_label("Vraag 1")


def test_case_002_colon() -> None:
    one_label("Vraag 1:")


def test_case_003_label_and_text_on_one_line() -> None:
    doc = read(
        f"{HEAD}\nVraag 1 {TRAINS}\nAntwoord 1: Twaalf.\nVraag 2 {BRIDGE}\nAntwoord 2: Dat weet ik niet.\n"
    )
    assert pairs(doc) == [("1", TRAINS, "Twaalf."), ("2", BRIDGE, "Dat weet ik niet.")]


def test_case_003_the_whole_paper_on_one_line() -> None:
    doc = read(f"{ASKED}Vraag 1 {TRAINS} Antwoord 1: Twaalf. Vraag 2 {BRIDGE} Antwoord 2: Dat weet ik niet.")
    assert pairs(doc) == [("1", TRAINS, "Twaalf."), ("2", BRIDGE, "Dat weet ik niet.")]


def test_case_004_number_in_brackets() -> None:
    one_label("Vraag (1):")


def test_case_005_bare_number_and_full_stop() -> None:
    doc = read(
        "Lijst van vragen en antwoorden\n\n"
        "1. Klopt het dat de sluis lekt?\nJa. Er zijn drie redenen:\n1. de deur;\n2. het slot.\n\n"
        "2. Wordt de sluis hersteld?\nJa, in juni.\n"
    )
    assert pairs(doc) == [
        ("1", "Klopt het dat de sluis lekt?", "Ja. Er zijn drie redenen:\n1. de deur;\n2. het slot."),
        ("2", "Wordt de sluis hersteld?", "Ja, in juni."),
    ]


def test_case_006_bare_number_on_its_own_line() -> None:
    doc = read("Lijst van vragen\n\n1\nWat kost de verbouwing?\n2\nWanneer is die klaar?\n3\nWie betaalt?\n")
    assert doc.type == "vragen"
    assert [(i, q) for i, q, _ in pairs(doc)] == [
        ("1", "Wat kost de verbouwing?"),
        ("2", "Wanneer is die klaar?"),
        ("3", "Wie betaalt?"),
    ]


def test_case_006_not_where_questions_have_labels() -> None:
    doc = read(f"{HEAD}\nVraag 1\n{TRAINS}\nAntwoord 1\nZie de tabel.\n2\nWat kost dat?\n")
    assert ids(doc) == ["1"]


def test_case_007_number_in_brackets_only() -> None:
    doc = read(f"{ASKED}\n(1) {TRAINS}\n(2) {BRIDGE}\n(3) Waarom?\n(4) Is dat besluit al genomen?\n")
    assert pairs(doc)[3] == ("4", "Is dat besluit al genomen?", None)
    assert doc.footnotes == ()


def test_case_008_letters() -> None:
    doc = read(
        f"{HEAD}\nVraag 3a\n{TRAINS}\nAntwoord 3a\nTien.\nVraag 3b\n{BRIDGE}\nAntwoord 3b\nOm de wind.\n"
    )
    assert pairs(doc) == [("3a", TRAINS, "Tien."), ("3b", BRIDGE, "Om de wind.")]


def test_case_009_roman() -> None:
    labels = ["I", "II", "III", "IV"]
    doc = read(HEAD + "".join(f"Vraag {n}\nWaarom {n}?\nAntwoord {n}\nDaarom {n}.\n" for n in labels))
    assert pairs(doc)[3] == ("4", "Waarom IV?", "Daarom IV.")
    assert doc.exchanges[3].numbers == (4,)


def test_case_010_subquestions_inside_one_question() -> None:
    doc = read(
        f"{HEAD}\nVraag 1\nHoeveel schepen zijn er:\na) hoeveel?\nb) sinds wanneer?\nAntwoord 1\nTwee.\n"
    )
    assert pairs(doc) == [("1", "Hoeveel schepen zijn er:\na) hoeveel?\nb) sinds wanneer?", "Twee.")]


def test_case_011_two_questions_under_one_label() -> None:
    doc = read(f"{HEAD}\nVragen 1 en 2\n{TRAINS} {BRIDGE}\nAntwoord 1 en 2\nTwaalf, om de wind.\n")
    assert doc.exchanges[0].numbers == (1, 2)
    assert pairs(doc) == [("1", f"{TRAINS} {BRIDGE}", "Twaalf, om de wind.")]


@pytest.mark.parametrize("label", ["Vragen 4 tot en met 6", "Vraag 4 t/m 6", "Vragen 4-6", "Vragen 4–6"])
def test_case_012_range(label: str) -> None:
    before = "".join(f"Vraag {n}\nWaarom {n}?\nAntwoord {n}\nDaarom.\n" for n in (1, 2, 3))
    doc = read(f"{HEAD}{before}{label}\n{TRAINS}\nAntwoord 4 tot en met 6\nTwaalf.\n")
    assert doc.exchanges[3].numbers == (4, 5, 6)
    assert doc.exchanges[3].answer_group == (4, 5, 6)


def test_case_013_list() -> None:
    doc = read(
        f"{HEAD}Vraag 1\nWaarom?\nAntwoord 1\nDaarom.\nVragen 2, 3 en 5\n{TRAINS}\n"
        "Antwoord 2, 3 en 5\nTien.\n"
    )
    assert doc.exchanges[1].numbers == (2, 3, 5)


def test_case_014_ocr_in_the_number() -> None:
    labels = ["l", "2", "3", "4", "5", "6", "7", "8", "9", "I0"]
    answers = ["1", "2", "3", "4", "b", "6", "7", "8", "9", "lO"]
    turns = zip(labels, answers, strict=True)
    doc = read(HEAD + "".join(f"Vraag {q}\nWaarom {q}?\nAntwoord {a}\nDaarom {a}.\n" for q, a in turns))
    assert ids(doc) == [str(n) for n in range(1, 11)]
    assert pairs(doc)[4] == ("5", "Waarom 5?", "Daarom b.")
    assert pairs(doc)[9] == ("10", "Waarom I0?", "Daarom lO.")


def test_case_014_the_neighbours_decide_what_a_letter_is() -> None:
    numbers = range(1, 7)
    doc = read(
        HEAD
        + "".join(f"Vraag {n}\nWaarom {n}?\nAntwoord {'Sb'[n - 5] if n > 4 else n}\nNee.\n" for n in numbers)
    )
    assert groups(doc) == [(n,) for n in numbers]


@pytest.mark.parametrize("label", ["Vraaq 6", "V raag 6", "Vra4g 6"])
def test_case_015_ocr_in_the_word_of_a_question(label: str) -> None:
    before = "".join(f"Vraag {n}\nWaarom {n}?\nAntwoord {n}\nDaarom.\n" for n in range(1, 6))
    doc = read(f"{HEAD}{before}{label}\n{TRAINS}\nAntwoord 6\nTien.\n")
    assert pairs(doc)[5] == ("6", TRAINS, "Tien.")


@pytest.mark.parametrize("label", ["Antvvoord 1", "Antwoorcl 1", "Antwoord I", "Anlwoord 1"])
def test_case_015_ocr_in_the_word_of_an_answer(label: str) -> None:
    doc = read(f"{HEAD}Vraag 1\n{TRAINS}\n{label}\nTien.\n")
    assert pairs(doc) == [("1", TRAINS, "Tien.")]


def test_case_016_number_missing() -> None:
    doc = read(f"{HEAD}Vraag 1\n{TRAINS}\nAntwoord 1\nTien.\nVraag\nWat vindt u hiervan?\nAntwoord\nNiets.\n")
    assert pairs(doc)[1] == ("2", "Wat vindt u hiervan?", "Niets.")


def test_case_017_numbers_start_again() -> None:
    first = "".join(f"Vraag {n}\nWaarom {n}?\nAntwoord {n}\nDaarom {n}.\n" for n in (1, 2, 3))
    second = (
        "Vragen van het lid De Boer (Roos) over de haven\nVraag 1\nHoe diep is de haven?\n"
        "Antwoord 1\nZes meter.\n"
    )
    doc = read(HEAD + first + second + "Vraag 2\nHoe breed?\nAntwoord 2\nTien meter.\n")
    assert ids(doc) == ["1", "2", "3", "2:1", "2:2"]
    assert pairs(doc)[2] == ("3", "Waarom 3?", "Daarom 3.")
    assert pairs(doc)[3] == ("2:1", "Hoe diep is de haven?", "Zes meter.")
    assert doc.exchanges[3].answer_group == (1,)


def test_case_017_two_sets_of_questions_before_their_answers() -> None:
    doc = read(
        "Vragen van het lid Jansen (Tulp) over vis\nVraag 1\nIs er vis?\nVraag 2\nHoeveel?\n"
        "Vragen van het lid De Boer (Roos) over hout\nVraag 1\nIs er hout?\nVraag 2\nHoe duur?\n"
        "Antwoorden op de vragen van het lid Jansen (Tulp)\nAntwoord 1\nJa.\nAntwoord 2\nTien.\n"
        "Antwoorden op de vragen van het lid De Boer (Roos)\nAntwoord 1\nNee.\nAntwoord 2\nVijf euro.\n"
    )
    assert pairs(doc) == [
        ("1", "Is er vis?", "Ja."),
        ("2", "Hoeveel?", "Tien."),
        ("2:1", "Is er hout?", "Nee."),
        ("2:2", "Hoe duur?", "Vijf euro."),
    ]
    assert [e.asker and e.asker.name for e in doc.exchanges] == ["Jansen", "Jansen", "De Boer", "De Boer"]


def test_case_018_answer_without_its_question_stands_alone() -> None:
    doc = read(f"{HEAD}Vraag 1\n{TRAINS}\nAntwoord 1\nTien.\nAntwoord 2\nDat weet ik niet.\n")
    assert pairs(doc) == [("1", TRAINS, "Tien."), ("2", "", "Dat weet ik niet.")]
    assert any("answer 2" in warning for warning in doc.warnings)


def test_case_018_number_skipped_by_the_author() -> None:
    doc = read(HEAD + "".join(f"Vraag {n}\nWaarom {n}?\nAntwoord {n}\nDaarom.\n" for n in (1, 2, 4)))
    assert ids(doc) == ["1", "2", "4"]
    assert any("3" in warning for warning in doc.warnings)


def test_case_019_duplicate_number() -> None:
    turns = [(1, "Waarom?"), (2, "Hoezo?"), (2, "Sinds wanneer?"), (3, "Hoe lang nog?")]
    doc = read(
        HEAD + "".join(f"Vraag {n}\n{question}\nAntwoord {n}\nDaarom {question}\n" for n, question in turns)
    )
    assert ids(doc) == ["1", "2", "2'", "3"]
    assert pairs(doc)[2] == ("2'", "Sinds wanneer?", "Daarom Sinds wanneer?")
    assert any("2" in warning for warning in doc.warnings)


def test_case_020_label_split_over_a_page() -> None:
    doc = read(f"{HEAD}Vraag 1\n\f{TRAINS}\nAntwoord 1\n\fTien.\n")
    assert pairs(doc) == [("1", TRAINS, "Tien.")]


@pytest.mark.parametrize("label", ["**VRAAG 1**", "## Vraag 1", "**Vraag 1**", "### VRAAG 1:"])
def test_case_021_label_in_capitals_bold_or_markdown(label: str) -> None:
    doc = read(f"{HEAD}\n{label}\n\n{TRAINS}\n\n**Antwoord 1**\n\nTien.\n", kind="md")
    assert pairs(doc) == [("1", TRAINS, "Tien.")]


@pytest.mark.parametrize("space", [" ", "\t", "\u00a0 "])
def test_case_022_label_after_a_space_or_tab(space: str) -> None:
    doc = read(f"{HEAD}{space}Vraag 1\n{TRAINS}\n{space}Antwoord 1\nTien.\n")
    assert pairs(doc) == [("1", TRAINS, "Tien.")]


@pytest.mark.parametrize("line", ["Vraag 7 wordt later beantwoord.", "Vraag 2030", "Vraag: waarom?"])
def test_a_line_of_an_answer_whose_number_fits_no_run_asks_nothing(line: str) -> None:
    doc = read(
        f"{HEAD}Vraag 1\n{TRAINS}\n\nAntwoord 1\nTien.\n\n{line}\n\nVraag 2\nHoezo?\n\nAntwoord 2\nZo.\n"
    )
    assert pairs(doc) == [("1", TRAINS, f"Tien.\n\n{line}"), ("2", "Hoezo?", "Zo.")]
