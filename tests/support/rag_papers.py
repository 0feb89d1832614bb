"""Invented papers about a dike for the tests of quotes: by one member and one minister, with referrals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from index.document import Dates, Document, DocumentType, Minister, Referral
from rag.gather.findings import Finding
from tests.support import shelf
from tests.support.shelf import EIK

WOLF = Minister("De Wolf", "Minister", "Water en Wegen")


def exchange_paper(
    name: str,
    pairs: Sequence[tuple[str, str | None]],
    answered: date | None = date(2024, 3, 1),
    kind: DocumentType = "antwoord",
    refers: Mapping[str, str] | None = None,
    numbers: Mapping[str, str] | None = None,
) -> Document:
    """A paper of questions and answers, numbered from 1; `refers` maps an exchange to the one it leans on."""
    made, leads = shelf.exchange_paper(name, pairs, kind=kind, numbers=numbers), refers or {}
    exchanges = [
        replace(
            each,
            asker=EIK,
            answer_group=each.numbers if each.answer else (),
            refers_to=(Referral(leads[each.id], 0.95, "Zie het antwoord"),) if each.id in leads else (),
            voice="cabinet" if each.answer else None,
        )
        for each in made.exchanges
    ]
    return replace(
        made,
        title="Vragen van het lid Ter Horst (Eik) over de dijk",
        subject="de dijk",
        dates=Dates(asked=date(2024, 2, 5), answered=answered),
        answered_by=(WOLF,) if answered else (),
        exchanges=tuple(exchanges),
    )


def letter(name: str, paragraphs: Sequence[str], sent: date, kind: DocumentType = "brief") -> Document:
    """A letter of numbered paragraphs."""
    made = shelf.letter(name, paragraphs, sent)
    voice = "cabinet" if kind == "brief" else "member"
    return replace(
        made,
        type=kind,
        title="Brief over de dijk",
        answered_by=(WOLF,) if kind == "brief" else (),
        paragraphs=tuple(replace(each, voice=voice) for each in made.paragraphs),
    )


def findings_of_answers(
    *answers: str | None, question: str = "Vraag?", scores: Sequence[float] = (), **head: object
) -> list[Finding]:
    """A finding of each answer of one paper, all to the same question; of the question where it has none."""
    paper = exchange_paper("a.txt", [(question, answer) for answer in answers])
    paper = replace(paper, title=None, subject=None, **head)  # type: ignore[arg-type]
    values = scores or [1.0] * len(answers)
    return [
        Finding(paper, each, None, each.answer or each.question, score=score)
        for each, score in zip(paper.exchanges, values, strict=True)
    ]


def finding_of(document: Document, place: int = 0, voice: str = "cabinet", **more: object) -> Finding:
    """The answer of an exchange, or a member's question, quoted whole."""
    exchange = document.exchanges[place]
    whole = exchange.question if voice == "member" else exchange.answer or exchange.question
    return Finding(document, exchange, None, whole, voice, spans=(whole,), **more)  # type: ignore[arg-type]


def finding_of_paragraph(document: Document, voice: str = "cabinet") -> Finding:
    """The only paragraph of a letter, quoted whole."""
    (paragraph,) = document.paragraphs
    return Finding(document, None, paragraph, paragraph.span, voice, spans=(paragraph.span,))
