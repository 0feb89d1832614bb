"""Spoilt papers: whatever is wrong with a file, it is read or refused with a DocumentError."""

from __future__ import annotations

import json
import random

import pytest

from index.document import Document, Span
from index.errors import DocumentError
from index.files import read_bytes
from index.parse import parse
from rag.contract import parse_json
from tests.support.mutations import binary_papers, mutated
from tests.support.places import SAMPLES


def papers() -> list[tuple[str, bytes]]:
    samples = [(path.name, path.read_bytes()) for path in sorted(SAMPLES.iterdir()) if path.is_file()]
    return [*samples, *binary_papers() * 3]


def spans(document: Document) -> list[Span]:
    questions = [one.question for one in document.exchanges]
    answers = [one.answer for one in document.exchanges if one.answer]
    return [
        *questions,
        *answers,
        *(p.span for p in document.paragraphs),
        *(n.span for n in document.footnotes),
    ]


def read(name: str, data: bytes) -> bool:
    """Whether the paper was read; then everything in it must hold together."""
    try:
        document = parse(read_bytes(data, name), name)
    except DocumentError as error:
        assert str(error) and "\n" not in str(error)
        return False
    assert all(0 <= span.start <= span.end <= len(document.text) for span in spans(document))
    ids = [one.id for one in document.exchanges]
    assert len(ids) == len(set(ids))
    assert all(referral.exchange in ids for one in document.exchanges for referral in one.refers_to)
    json.dumps(parse_json(document))
    return True


def run(first: int, count: int) -> int:
    known = papers()
    done = 0
    for seed in range(first, first + count):
        name, data = mutated(random.Random(seed), known)
        try:
            done += read(name, data)
        except Exception as error:
            raise AssertionError(f"seed {seed}, {name}") from error
    return done


def test_spoilt_papers_are_read_or_refused() -> None:
    assert 70 < run(0, 250) < 250


def test_a_question_printed_twice_beside_a_later_one_keeps_its_own_id() -> None:
    labels = ("Vraag 1", "Vraag 7", "Vraag 6", "Vraag 6", "Antwoord 7")  # the second 6 is no 7: that exists
    assert read(
        "stuk.txt", "\n".join(f"{label}\nWaarom is {i} dicht?" for i, label in enumerate(labels)).encode()
    )


@pytest.mark.slow
@pytest.mark.parametrize("first", range(1_000, 21_000, 1_000))
def test_twenty_thousand_spoilt_papers(first: int) -> None:
    assert run(first, 1_000) > 250
