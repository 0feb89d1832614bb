from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from index.files import read_file
from index.parse import parse
from index.parse.exchanges.paragraphs import cut_paragraphs

LETTER = """29 344 Terugkeerbeleid
Nr. 155 BRIEF VAN DE STAATSSECRETARIS VAN VISSERIJ
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal
Den Haag, 25 februari 2031

Hierbij informeer ik uw Kamer over de voortgang van de aanleg van de dijk
bij Zeewolde. De aanleg is in volle gang en loopt op schema.

Stand van zaken

De dijk is nu drie meter hoog en wordt vijf meter. Dat is ruim voldoende
om het water ook bij storm te keren. Vandaag werken er acht ploegen aan
de dijk.
De kosten van de dijk zijn lager dan geraamd, omdat het zand van dichtbij
kwam en er minder van nodig was dan de ingenieurs hadden uitgerekend.

2. Vervolg

Het werk aan de sluis begint in mei:
– eerst de deuren;
– dan de kade.

De Staatssecretaris van Visserij,
A.B. van der Dijk

Bijlage 1: Overzicht

In het overzicht staan de hoogten van de dijk per vak, zoals gemeten in mei.
"""


def cut(text: str) -> list[tuple[str | None, str]]:
    return [
        (p.heading, " ".join(text[p.span.start : p.span.end].split()))
        for p in cut_paragraphs(text, len(text))
    ]


def test_paragraphs_stand_under_their_headings() -> None:
    found = cut(LETTER)
    assert [(heading, words[:16]) for heading, words in found] == [
        (None, "Hierbij informee"),
        ("Stand van zaken", "De dijk is nu dr"),
        ("Stand van zaken", "De kosten van de"),
        ("2. Vervolg", "Het werk aan de "),
        ("2. Vervolg", "– eerst de deure"),
        ("2. Vervolg", "– dan de kade."),
        ("Bijlage 1: Overzicht", "In het overzicht"),
    ]


def test_covering_lines_and_signatures_are_no_paragraphs() -> None:
    words = " ".join(words for _, words in cut(LETTER))
    for furniture in ("BRIEF VAN", "Voorzitter", "Den Haag", "Staatssecretaris", "A.B. van der Dijk"):
        assert furniture not in words


def test_paragraphs_count_from_one_and_lie_in_the_range() -> None:
    end = LETTER.index("2. Vervolg")
    found = cut_paragraphs(LETTER, end)
    assert [p.number for p in found] == list(range(1, len(found) + 1)) and len(found) > 1
    assert all(p.span.start < p.span.end <= end for p in found)


def test_one_line_a_paragraph() -> None:
    text = (
        "Inleiding\n"
        + "De haven is sinds mei weer open voor schepen van alle maten. " * 4
        + "\nHet is nu druk.\n"
    )
    assert [heading for heading, _ in cut(text)] == ["Inleiding", "Inleiding"]


def test_rows_of_a_table_are_no_headings() -> None:
    text = "De aantallen staan hieronder, per jaar en per haven.\nJaar 2029 2030\nAantal 12 15\nTot zover "
    "de aantallen van dit jaar.\n"
    assert {heading for heading, _ in cut(text)} == {None}


@pytest.mark.parametrize("text", ["", "\n\n \n", "Inleiding", "\f\f"])
def test_nothing_to_cut(text: str) -> None:
    assert len(cut_paragraphs(text, len(text))) <= 1


def test_every_paragraph_of_a_letter_stands_under_its_heading(root: Path) -> None:
    truths = [json.loads(path.read_text("utf-8")) for path in (root / "gold/truth").glob("*.json")]
    (truth,) = (truth for truth in truths if truth.get("paragraphs"))
    document = parse(read_file(root / "corpus/seeds" / truth["file"]), truth["file"])

    def letters(text: str) -> str:
        return re.sub(r"[\W_]", "", text)

    found = [(p.number, p.heading, letters(document.at(p.span))) for p in document.paragraphs]
    assert found == [(p["paragraph"], p["heading"], letters(p["text"])) for p in truth["paragraphs"]]
