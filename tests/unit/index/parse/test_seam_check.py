"""What stands in no quote is found in the parsed paper, and what may be another's is unsure."""

# ruff: noqa: E501  a paper a line

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from index.document import CABINET, Document, Exchange, Span
from index.files import read_file
from index.parse import parse
from index.parse.seam_check import faults, with_seam_check


def paper(answer: str) -> Document:
    asked = "Draait de molen?"
    text = f"{asked}\n\n{answer}"
    span = Span(len(asked) + 2, len(text))
    one = Exchange("1", (1,), None, Span(0, len(asked)), span, (1,), voice=CABINET)
    return Document(
        "molen.txt",
        "antwoord",
        text,
        title="Vragen over de molen van het noorden en de dijk",
        exchanges=(one,),
    )


ANOTHERS = [
    "Ja.\nVraag 2\nHoe lang?",
    "Ja. Vraag 2 Hoe lang?",
    "Ja.\nAntwoord 2:\nTot mei.",
    "Ja. De heer Wiek (ABC): Nee.",
]
FURNITURE = ["Ja.\n----------\nTot mei.", "Ja, tot\nPagina 2 van 3\nmei.", "Ja, tot\n2/3\nmei.",
             "Ja, tot\nVragen over de molen van het noorden en de dijk\nmei."]  # fmt: skip


@pytest.mark.parametrize("answer", ANOTHERS)
def test_an_answer_with_anothers_mark_is_unsure(answer: str) -> None:
    one = with_seam_check(paper(answer)).exchanges[0]
    assert (one.state, one.voice) == ("unsure", None)


@pytest.mark.parametrize("answer", [*ANOTHERS, *FURNITURE])
def test_each_fault_is_a_warning(answer: str) -> None:
    assert len(faults(paper(answer))) == 1
    assert with_seam_check(paper(answer)).warnings == tuple(faults(paper(answer)))


@pytest.mark.parametrize(
    "answer", ["Ja.", "Zie het antwoord op vraag 2.", "Vraag 2 heb ik al beantwoord.", "Ja – 3/4."]
)
def test_a_clean_answer_is_left_alone(answer: str) -> None:
    doc = paper(answer)
    assert with_seam_check(doc) == replace(doc)


def test_no_quote_of_the_corpora_holds_one_and_next_to_nothing_is_unread(root: Path) -> None:
    """Over all papers: no fault in any span, and less than one character in a thousand unread."""
    found, unread, length = [], 0, 0
    for folder in ("seeds", "kamervragen", "lists", "pdf", "moties"):
        for path in sorted((root / "corpus" / folder).iterdir()):
            doc = parse(read_file(path), path.name)
            found += [(path.name, fault) for fault in faults(doc)]
            unread, length = unread + doc.unread, length + len(doc.text)
    assert found == []
    assert unread <= 0.001 * length
