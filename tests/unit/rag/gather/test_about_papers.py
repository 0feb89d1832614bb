"""Questions about papers themselves, answered from the heads of the sample papers."""

from __future__ import annotations

import pytest

from index.search import Index
from rag.answer import answer
from rag.gather.about_papers import asked_facets


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wie stelde de vragen over de dijk?", {"asked"}),
        ("Welk Kamerlid stelde vragen over de dijk?", {"asked"}),
        ("Welke partijen vroegen naar de dijk?", {"asked"}),
        ("Wanneer zijn de vragen over de dijk ingediend en door wie?", {"asked"}),
        ("Wie diende de motie over de dijk in?", {"asked"}),
        ("Welke bewindspersoon beantwoordde de vragen over de dijk?", {"answered"}),
        ("Wanneer zijn de vragen over de dijk beantwoord?", {"answered"}),
        ("Op welke dag kwam het antwoord over de dijk?", {"answered"}),
        ("Wie ondertekende de brief over de dijk?", {"answered"}),
        ("Wie was minister van Zorg in 2036?", {"minister"}),
        ("Wie betaalt de dijk?", set()),
        ("Welke partijen zijn betrokken bij de bouw?", set()),
        ("Wanneer gaat de sluis open?", set()),
        ("Wie beantwoordt de telefoon bij de veerpont?", set()),
        ("Wanneer krijgt de Kamer een brief?", set()),
        ("Welke lidstaten ondertekenden het verdrag?", set()),
        ("Wie stelde de eis?", set()),
    ],
)
def test_what_is_asked_of_a_paper_itself(question: str, expected: set[str]) -> None:
    assert asked_facets(question, ()) == expected


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Wie stelde de vragen over de sluiting van huisartsenposten?", "Ter Horst (Eik)"),
        (
            "Wanneer zijn de vragen over het tekort aan leraren wiskunde ingediend en door wie?",
            "14 januari 2041",
        ),
        ("Welke bewindspersoon beantwoordde de vragen over de nachttrein?", "minister Zandstra"),
        ("Wanneer zijn de vragen over de terugkeer naar Irak beantwoord?", "ontvangen 4 maart 2031"),
        ("Wie was minister van Zorg in 2036?", "Minister Bakboord (Zorg)"),
        ("Wie vroeg naar het memorandum met Irak?", "Verbrugge (Tulp) en Ter Horst (Eik)"),
        ("Door welke minister zijn de vragen over de spoorbrug beantwoord?", "minister van Vervoer"),
    ],
)
def test_the_head_answers_to_the_letter(question: str, said: str, sample_index: Index) -> None:
    result = answer(question, sample_index)
    assert any(said in " ".join(citation.quote.split()) for citation in result.citations)
    for each in result.citations:
        assert sample_index.document(each.doc).text[each.start : each.end] == each.quote


def test_an_office_of_which_no_paper_tells_is_not_guessed(sample_index: Index) -> None:
    assert answer("Wie was minister van Defensie in 2033?", sample_index).abstained
