"""Invented papers for the tests of this room, built by hand: text, spans and all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from index.document import (
    Dates,
    Document,
    DocumentType,
    Exchange,
    Member,
    Minister,
    Paragraph,
    Referral,
    Span,
)

WOLF = Minister("De Wolf", "Minister", "Water en Wegen")
EIK = Member("Ter Horst", "Eik")


def exchange_paper(
    name: str,
    pairs: Sequence[tuple[str, str | None]],
    answered: date | None = date(2024, 3, 1),
    kind: DocumentType = "antwoord",
    refers: dict[str, str] | None = None,
    numbers: dict[str, str] | None = None,
) -> Document:
    """A paper of questions and answers, numbered from 1; `refers` maps an exchange to the one it leans on."""
    text, exchanges = "", []
    for number, (question, answer) in enumerate(pairs, start=1):
        text += f"Vraag {number}\n"
        asked = Span(len(text), len(text) + len(question))
        text += f"{question}\n\n"
        told = None
        if answer is not None:
            text += f"Antwoord {number}\n"
            told = Span(len(text), len(text) + len(answer))
            text += f"{answer}\n\n"
        to = (refers or {}).get(str(number))
        exchanges.append(
            Exchange(
                id=str(number),
                numbers=(number,),
                asker=EIK,
                question=asked,
                answer=told,
                answer_group=(number,) if told else (),
                state="answered" if told else "unanswered",
                refers_to=(Referral(to, 0.95, "Zie het antwoord"),) if to else (),
                voice="cabinet" if told else None,
            )
        )
    return Document(
        name=name,
        type=kind,
        text=text,
        title="Vragen van het lid Ter Horst (Eik) over de dijk",
        subject="de dijk",
        dates=Dates(asked=date(2024, 2, 5), answered=answered),
        askers=(EIK,),
        answered_by=(WOLF,) if answered else (),
        numbers=numbers or {},
        exchanges=tuple(exchanges),
    )


def letter(name: str, paragraphs: Sequence[str], sent: date, kind: DocumentType = "brief") -> Document:
    """A letter of numbered paragraphs."""
    text, found = "", []
    for number, paragraph in enumerate(paragraphs, start=1):
        span = Span(len(text), len(text) + len(paragraph))
        found.append(Paragraph(number, None, span, voice="cabinet" if kind == "brief" else "member"))
        text += paragraph + "\n\n"
    return Document(
        name=name,
        type=kind,
        text=text,
        title="Brief over de dijk",
        dates=Dates(sent=sent),
        answered_by=(WOLF,) if kind == "brief" else (),
        paragraphs=tuple(found),
    )
