"""Versions for the parser's tests: an invented text, parsed, and its exchanges as plain tuples."""

from __future__ import annotations

from index.document import Document
from index.files import FileKind, SourceText
from index.parse import parse

HEAD = """Vragen van het lid Jansen (Tulp) aan de Minister van Visserij over de sluis (ingezonden 2 mei 2031).
Antwoord van Minister Bos (Visserij) (ontvangen 20 mei 2031).
"""
ASKED = (
    "Vragen van het lid Jansen (Tulp) aan de Minister van Visserij over de sluis (ingezonden 2 mei 2031).\n"
)


def read(text: str, kind: FileKind = "txt", name: str = "paper.txt") -> Document:
    """Parse an invented paper."""
    return parse(SourceText(text, kind), name)


def pairs(doc: Document) -> list[tuple[str, str, str | None]]:
    """Each exchange's id, question and answer."""
    return [(e.id, doc.at(e.question), doc.at(e.answer) if e.answer else None) for e in doc.exchanges]


def ids(doc: Document) -> list[str]:
    """The ids of the exchanges, in order."""
    return [exchange.id for exchange in doc.exchanges]


def groups(doc: Document) -> list[tuple[int, ...]]:
    """The group of each exchange, in order."""
    return [exchange.answer_group for exchange in doc.exchanges]
