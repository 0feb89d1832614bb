"""Questions about papers themselves, answered from the heads of the sample papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index.document import Document, Member, Minister, Span
from index.search import Index
from rag.answer import answer
from rag.gather.about_papers import asked_facets, lies_inside
from rag.gather.heading import heading_span
from tests.support.shelf import BEUK, EIK, VALK, WOLF, Shelf, exchange_paper, shelf

__all__ = ["shelf"]


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


def headed(
    subject: str, asker: Member, minister: Minister, year: int, *, named_below: bool = False
) -> Document:
    """A paper with a printed head: who asked whom about what and when, and who answered when."""
    who = "de fractie" if named_below else f"het lid {asker.name} ({asker.party})"
    head = (
        f"Vragen van {who} aan de minister over {subject} (ingezonden 5 februari {year}).\n\n"
        f"Antwoord van Minister {minister.name} ({minister.portfolio}) (ontvangen 1 maart {year}).\n\n"
    )
    head += f"De vragen zijn gesteld door het lid {asker.name} ({asker.party}).\n\n" if named_below else ""
    paper = exchange_paper(
        f"{subject.split()[-1]}.txt",
        [(f"Wat kost {subject}?", "Dat kost het Rijk ieder jaar 75.000 euro.")],
        day=date(year, 3, 1), asker=asker, minister=minister,
    )  # fmt: skip
    (exchange,) = paper.exchanges
    assert exchange.answer
    question, told = (
        Span(span.start + len(head), span.end + len(head)) for span in (exchange.question, exchange.answer)
    )
    title = head.partition(" (ingezonden")[0]
    return replace(
        paper,
        text=head + paper.text,
        title=title,
        exchanges=(replace(exchange, question=question, answer=told),),
    )


def test_heads_tell_who_when_and_in_which_office_and_of_the_right_paper(shelf: Shelf) -> None:
    shelf.put(
        headed("de veerdienst", EIK, WOLF, 2024),
        headed("de sluis", BEUK, VALK, 2022),
        headed("de vuurtoren", BEUK, WOLF, 2020, named_below=True),
    )
    shelf.build()
    index = Index.open(shelf.index)

    def said(question: str) -> list[str]:
        return [citation.quote for citation in answer(question, index).citations]

    ferry = (
        "Vragen van het lid Ter Horst (Eik) aan de minister over de veerdienst (ingezonden 5 februari 2024)."
    )
    signed = "Antwoord van Minister J. de Wolf (Water en Wegen) (ontvangen 1 maart 2024)."
    assert said("Wie stelde de vragen over de veerdienst?") == [ferry]
    assert said("Welke minister beantwoordde de vragen over de veerdienst?") == [signed]
    assert said("Wanneer zijn de vragen over de sluis beantwoord?") == [
        "Antwoord van Minister A. Valk (Lucht en Licht) (ontvangen 1 maart 2022)."
    ]
    assert said("Wie stelde de vragen over de vuurtoren?") == [
        "Vragen van de fractie aan de minister over de vuurtoren (ingezonden 5 februari 2020).",
        "De vragen zijn gesteld door het lid Van Duin (Beuk).",
    ]
    assert said("Wie was minister van Water en Wegen in 2024?") == [signed]
    assert said("Wie was minister van Water en Wegen in 2020?") == [signed.replace("2024", "2020")]
    assert said("Wie was minister van Water en Wegen in 2019?") == [], "no paper of that year tells"


@pytest.mark.parametrize(
    ("text", "title", "quoted"),
    [
        ("Vragen over de brug\nDe minister antwoordt.", "Vragen over de brug", "Vragen over de brug"),
        ("Vragen over de brug. Meer.", "Vragen over de brug", "Vragen over de brug."),
        (
            "Vragen over\n de brug, gesteld op 3 mei",
            "Vragen over de brug",
            "Vragen over\n de brug, gesteld op 3 mei",
        ),
        ("Vragen " + "over " * 60, "Vragen", "Vragen " + ("over " * 32).strip()),
        ("Iets anders", "Vragen", None),
        ("Iets anders", None, None),
    ],
)
def test_a_heading_ends_with_its_sentence_or_its_line(
    text: str, title: str | None, quoted: str | None
) -> None:
    document = Document("a.txt", "antwoord", text, title=title)
    span = heading_span(document)
    assert (document.at(span) if span else None) == quoted


def test_of_two_spans_the_one_inside_the_other_is_not_quoted_again() -> None:
    assert lies_inside(Span(3, 9), Span(0, 9)) and not lies_inside(Span(0, 9), Span(0, 9))
    assert not lies_inside(Span(0, 9), Span(3, 12))


@pytest.mark.parametrize("part", ["welke minister antwoordde?", "wie antwoordde?", "who answered?"])
def test_who_answered_may_be_asked_in_two_words(part: str) -> None:
    assert asked_facets(part, ()) == {"answered"}
