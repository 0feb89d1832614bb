"""What an answer quotes of a list: its line with its items, none cut at the colon; invented papers."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.build import build
from index.search import Index
from rag.answer import Answer, answer

LETTER = """De Voorzitter van de Tweede Kamer
der Staten-Generaal

Datum 3 mei 2041
Betreft {about}

Geachte voorzitter,

Met deze brief informeer ik uw Kamer over {about} in de provincie. De afgelopen jaren is er veel gedaan.

{body}

Daarnaast werken gemeenten aan een loket voor bewoners. Dat loket opent in 2042.

De minister van Wegen en Water,
A. Zandstra
"""
ANSWER = """AH {number}

2041Z000{number}

Antwoord van minister Zandstra (Wegen en Water) (ontvangen 20 maart 2041)

Vragen van het lid Verbrugge (Tulp) aan de Minister van Wegen en Water over {about} (ingezonden 1 maart 2041)

1. {asked}

Antwoord:
{body}

2. Wanneer is de haven klaar?

Antwoord:
De haven is in 2042 klaar.
"""
PUMPS = "\n".join(
    f"{n}. het vervangen van de pomp in kanaal nummer {n} met geld van provincie en waterschap;"
    for n in range(1, 40)
)
BEAVERS = [
    "Om bevers te weren neem ik de volgende maatregelen:",
    "– gaas in de dijken langs de grote rivieren;",
    "– een meldpunt voor graafschade;",
    "– een vergoeding voor boeren met schade.",
]
RATS = [
    "Niet vergoed wordt schade door muskusratten aan:",
    "- tuinen en schuren van particulieren;",
    "- jachthavens en woonboten aan de kade;",
    "- sportvelden van verenigingen.",
]
PAPERS = {
    "bevers": LETTER.format(about="de aanpak van bevers", body="\n\n".join(BEAVERS)),
    "ratten": LETTER.format(about="de schade door muskusratten", body="\n\n".join(RATS)),
    "gemalen": ANSWER.format(
        number=12,
        about="de gemalen",
        asked="Welke projecten voor gemalen betaalt u?",
        body=f"Voor de gemalen betaal ik de volgende projecten:\n{PUMPS}\nDat kost veertig miljoen.",
    ),
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.mktemp("lists")
    for name, text in PAPERS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    build([folder], folder / "index")
    return Index.open(folder / "index")


def asked(question: str, index: Index) -> Answer:
    """The answer, each of its quotes looked up once more."""
    found = answer(question, index)
    for each in found.citations:
        paper = index.document(each.doc)
        assert paper.text[each.start : each.end] == each.quote
        paragraph = next((one for one in paper.paragraphs if one.number == each.paragraph), None)
        assert paragraph is None or paragraph.span.start <= each.start < paragraph.span.end
    return found


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Welke maatregelen neemt de minister om bevers te weren?", BEAVERS),
        ("Is er een meldpunt voor graafschade van bevers?", BEAVERS),
        ("Worden sportvelden van verenigingen vergoed bij schade door muskusratten?", RATS),
    ],
)
def test_a_letter_s_list_is_one_quote_from_its_line_on(question: str, said: list[str], index: Index) -> None:
    assert [each.quote for each in asked(question, index).citations] == ["\n\n".join(said)]


def test_a_list_too_long_to_quote_does_not_pretend_to_be_whole(index: Index) -> None:
    found = asked("Welke projecten voor gemalen betaalt de minister?", index)
    assert "projecten: 1. het vervangen" in found.text and found.text.split("\n\n")[0].endswith("» [1] (…)")


def test_an_item_of_a_long_list_stands_below_its_line(index: Index) -> None:
    found = asked("Wordt de pomp in kanaal nummer 34 vervangen?", index)
    first, second, *_ = (each.quote for each in found.citations)
    assert first == "Voor de gemalen betaal ik de volgende projecten:" and "kanaal nummer 34 " in second
    assert "projecten:» [1] (…) «" in found.text
