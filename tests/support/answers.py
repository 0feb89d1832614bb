"""Hand-made papers and answers for the tests of what a person sees."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from index.document import Dates, Document, Exchange, Member, Minister, Paragraph, Span
from index.search import Filters
from rag.answer import Answer, Citation, SearchedPapers, Speaker, Statement
from rag.statement import Piece, Section, blocks_of

TEXT = (
    "Vraag 1\nBlijft de brug dicht?\nAntwoord 1\nJa, de brug blijft dicht. Dat duurt tot mei.\n"
    "Vraag 2\nEn vraag 3?\nVraag 3\nWaarom?\nAntwoord 2 en 3\nOmdat zij scheurt.\nHoogachtend"
)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def paper(**changes: Any) -> Document:
    joint = span("Omdat zij scheurt.")
    made = Document(
        name="brug.txt",
        type="antwoord",
        text=TEXT,
        title="Vragen over de brug",
        dates=Dates(answered=date(2034, 3, 2)),
        askers=(Member("Jongbloed", "Meeuw"),),
        answered_by=(Minister("Vos", "Minister", "Vervoer"),),
        exchanges=(
            Exchange(
                "1",
                (1,),
                None,
                span("Blijft de brug dicht?"),
                span("Ja, de brug blijft dicht. Dat duurt tot mei."),
            ),
            Exchange("2", (2,), None, span("En vraag 3?"), joint, (2, 3)),
            Exchange("3", (3,), None, span("Waarom?"), joint, (2, 3)),
        ),
        paragraphs=(Paragraph(1, None, span("Hoogachtend")),),
    )
    return replace(made, **changes)


def citation(n: int = 1, quote: str = "Ja, de brug blijft dicht.", **changes: Any) -> Citation:
    found = span(quote)
    made = Citation(
        n=n,
        doc="brug.txt",
        exchange="1",
        paragraph=None,
        quote=quote,
        start=found.start,
        end=found.end,
        date=date(2034, 3, 2),
        title="Vragen over de brug",
        minister=Speaker("Vos", "Minister", "Vervoer", "kabinet-Zomer", True),
        asker=Member("Jongbloed", "Meeuw"),
        url="https://zoek.officielebekendmakingen.nl/ah-tk-1.html",
        voice="cabinet",
        numbers=(1,),
    )
    return replace(made, **changes)


def written(text: str, *numbers: int, supported: bool = True) -> Statement:
    """A statement without a quote, as a language model writes it."""
    return Statement((Piece(text),), numbers, supported, None)


def quoting(
    *quotes: tuple[int, str], opening: str = "", speaker: str = "Minister Vos, 2 maart 2034"
) -> Statement:
    """A statement of quotes, each with its number, from the paper of `citation`."""
    pieces = [Piece(text, True, n) for n, text in quotes]
    return Statement(
        (*([Piece(opening)] if opening else []), *pieces),
        tuple(n for n, _ in quotes),
        True,
        date(2034, 3, 2),
        "brug.txt",
        speaker,
    )


def sections(*statements: Statement) -> tuple[Section, ...]:
    """One section that holds these statements."""
    return (Section(blocks_of(statements)),)


def answer(**changes: Any) -> Answer:
    made = Answer(
        question="Blijft de brug dicht?",
        language="nl",
        abstained=False,
        sections=sections(quoting((1, "Ja, de brug blijft dicht."))),
        citations=(citation(),),
        notes=("Een noot.",),
        filters=Filters(),
        coverage=SearchedPapers(13, 42, date(2031, 1, 1), date(2041, 1, 1)),
        timing_ms={"total": 41.5},
    )
    return replace(made, **changes)
