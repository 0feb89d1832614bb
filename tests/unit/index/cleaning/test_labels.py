from __future__ import annotations

import pytest

from index.cleaning.labels import read_bare, read_label


@pytest.mark.parametrize(
    "line",
    [
        "Vragen van het lid Jansen (Tulp) aan de Minister van Visserij",
        "Antwoord van Minister Bos (Visserij) (ontvangen 2 mei 2031)",
        "Vraag 1 van het lid Jansen heb ik beantwoord",
        "Antwoord op de vragen 1 en 2 van het lid De Boer staat in de bijlage",
        "Vraagtekens zijn er genoeg",
        "Reactie van de minister",
        "",
    ],
)
def test_a_title_or_sentence_is_no_label(line: str) -> None:
    assert read_label(line) is None


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Vraag 3 Kent u dit?", "Kent u dit?"),
        ("Antwoord 1: Ja.", "Ja."),
        ("Antwoord op vraag (2)", ""),
        ("→ Ja.", "Ja."),
    ],
)
def test_the_label_ends_where_the_text_begins(line: str, rest: str) -> None:
    label = read_label(line)
    assert label is not None
    assert line[label.length :] == rest


def test_a_question_in_small_letters_is_a_weak_label() -> None:
    label = read_label("Vraag 5 kunt u dit toelichten?")
    assert label is not None and label.weak


@pytest.mark.parametrize(
    ("line", "number"), [("7. Klopt het?", 7), ("12", 12), ("(4) Is dat zo?", 4), ("3)", 3)]
)
def test_bare_numbers(line: str, number: int) -> None:
    label = read_bare(line)
    assert label is not None and label.numbers[0].value == number


@pytest.mark.parametrize("line", ["2031 was een goed jaar", "1.765 paarden", "12.", "In 2031"])
def test_what_is_no_bare_number(line: str) -> None:
    label = read_bare(line)
    assert label is None or line == "12."


@pytest.mark.parametrize(
    "line", ["Toelichting:", "Mededeling", "Bijlage 1: Overzicht", "Antwoorden", "II Vragen"]
)
def test_sections(line: str) -> None:
    label = read_label(line)
    assert label is not None and label.kind == "section"
