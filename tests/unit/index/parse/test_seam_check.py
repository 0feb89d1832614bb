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
from tests.support.parsed import HEAD, pairs, read


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
    "Ja.\nAntwoord 2 a en b\nTot mei.",
    "Ja.\nAntwoord op vragen 2) en 3)\nTot mei.",
    "Ja.\nAntwoord:\nTot mei.",
    "Ja.\nAntwoord: tot mei.",
    "Ja.\n\nHoe lang nog? Antwoord 2\nTot mei.",
    "Ja.\n\n2\nHoe lang nog?",
    "Ja.\n\n2.\n\nHoe lang nog?",
    "Ja.\n3)",
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
    "answer",
    [
        "Ja.",
        "Zie het antwoord op vraag 2.",
        "Vraag 2 heb ik al beantwoord.",
        "Ja – 3/4.",
        "Er zijn er\n12\nnu.",
        "Antwoord geef ik in mei.",
    ],
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


def test_an_answer_with_the_question_of_another_is_unsure() -> None:
    asked, other = "Draait de molen?", "Hoe lang nog maalt hij bij de dijk?"
    text = f"{asked}\n\nJa.\n{other}\nTot mei.\n\n{other}\n\nNee."
    at = text.rindex(other)
    one = Exchange("1", (1,), None, Span(0, len(asked)), Span(len(asked) + 2, at - 2), (1,), voice=CABINET)
    two = Exchange(
        "2", (2,), None, Span(at, at + len(other)), Span(len(text) - 4, len(text)), (2,), voice=CABINET
    )
    read = with_seam_check(Document("molen.txt", "antwoord", text, exchanges=(one, two)))
    assert [(each.state, each.voice) for each in read.exchanges] == [("unsure", None), ("answered", CABINET)]
    assert read.warnings == ("answer 1 holds the question of another",)


def test_the_label_of_an_answer_at_the_end_of_its_questions_line() -> None:
    text = f"{HEAD}Vraag 1\nMaalt hij?\n\nAntwoord 1\nJa.\n\nVraag 2\nWie betaalt hem? Antwoord 2:\nHet waterschap.\n"
    assert pairs(read(text)) == [("1", "Maalt hij?", "Ja."), ("2", "Wie betaalt hem?", "Het waterschap.")]


def test_a_number_that_ends_a_sentence_of_two_lines_is_no_label() -> None:
    assert not faults(paper("In 2030 draaiden er 214 molens, in 2031 waren dat er\n176."))
