"""Papers with damaged labels: what a member asked is never shown as what the minister answered."""

# ruff: noqa: E501  a damage a line

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from index.document import CABINET, Document
from tests.support.parsed import HEAD, pairs, read

COUNT = 6


def paper() -> str:
    """Six questions with answers; each word of a member begins with `lid`, of the minister with `min`."""
    parts = [
        f"Vraag {n}\nKlopt het dat lidvraag{n} voor de molen van belang is?\n\n"
        f"Antwoord {n}\nDe minwoord{n} van de molen wordt in het najaar onderzocht.\n"
        for n in range(1, COUNT + 1)
    ]
    return "\n".join([HEAD, *parts])


def two_paragraphs(text: str) -> str:
    return re.sub(r"(De minwoord\d) (van de molen)", r"Dat is zo.\n\n\1 \2", text)


DAMAGES: dict[str, Callable[[str], str]] = {
    "question label lost": lambda t: t.replace("Vraag 2\n", ""),
    "question label lost, answer of two paragraphs": lambda t: two_paragraphs(t).replace("Vraag 4\n", ""),
    "question label and first words lost": lambda t: t.replace("Vraag 3\nKlopt het dat", "\n\nvan de"),
    "question label lost without a blank line": lambda t: t.replace("\nVraag 2\n", ""),
    "answer label lost": lambda t: t.replace("Antwoord 3\n", ""),
    "answer label lost without a blank line": lambda t: t.replace("\n\nAntwoord 3\n", "\n"),
    "two question labels lost": lambda t: t.replace("Vraag 2\n", "").replace("Vraag 3\n", ""),
    "answer label and next question label lost": lambda t: t.replace("Antwoord 2\n", "").replace("Vraag 3\n", ""),
    "question and answer label lost": lambda t: t.replace("Vraag 2\n", "").replace("Antwoord 2\n", ""),
    "first question label lost": lambda t: t.replace("Vraag 1\n", ""),
    "last question label lost": lambda t: t.replace("Vraag 6\n", ""),
    "answer bears a later number": lambda t: t.replace("Antwoord 2\n", "Antwoord 5\n"),
    "answer bears an earlier number": lambda t: t.replace("Antwoord 4\n", "Antwoord 1\n"),
    "question bears a later number": lambda t: t.replace("Vraag 2\n", "Vraag 9\n"),
    "question label without its first letter": lambda t: t.replace("Vraag 2\n", "raag 2\n"),
    "answer label without its first letter": lambda t: t.replace("Antwoord 2\n", "ntwoord 2\n"),
    "question label cut in two": lambda t: t.replace("Vraag 2\n", "Vra\nag 2\n"),
    "number of the question lost": lambda t: t.replace("Vraag 2\n", "Vraag\n"),
    "number of the answer lost": lambda t: t.replace("Antwoord 2\n", "Antwoord\n"),
    "number missing in a joint label": lambda t: t.replace("Vraag 2\n", "Vraag 2 en 4\n"),
    "all question labels but the first lost": lambda t: re.sub(r"Vraag [2-6]\n", "", t),
    "all answer labels but the first lost": lambda t: re.sub(r"Antwoord [2-6]\n", "", t),
    "label shortened": lambda t: t.replace("Vraag 2\n", "Vrg 2\n"),
    "question label at the end of a line": lambda t: t.replace("\n\nVraag 2\n", " Vraag 2 "),
    "a page's rule for the label": lambda t: t.replace("Vraag 2\n", "----------\n"),
}  # fmt: skip


def said(doc: Document, *, cabinet: bool) -> str:
    """All that a paper gives as the cabinet's, or all that it gives."""
    spans = [e.answer for e in doc.exchanges if e.answer and (e.voice == CABINET or not cabinet)]
    spans += [p.span for p in doc.paragraphs if p.voice == CABINET or not cabinet]
    spans += [] if cabinet else [e.question for e in doc.exchanges]
    return "\n".join(doc.at(span) for span in spans)


@pytest.mark.parametrize("blank", ["\n\n", "\n"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_no_word_of_a_member_is_the_ministers(damage: str, blank: str) -> None:
    text = DAMAGES[damage](paper()).replace("\n\n", blank)
    doc = read(text)
    assert "lidvraag" not in said(doc, cabinet=True)
    for n in range(1, COUNT + 1):
        assert f"minwoord{n}" in said(doc, cabinet=False)
        assert f"lidvraag{n}" in said(doc, cabinet=False) or "first words" in damage


def test_what_a_lost_label_leaves_sure_is_still_the_ministers() -> None:
    doc = read(DAMAGES["question label lost"](paper()))
    assert [each.state for each in doc.exchanges] == ["answered"] * COUNT
    assert pairs(doc)[1][1] == "Klopt het dat lidvraag2 voor de molen van belang is?"


def test_an_unsure_answer_is_nobodys() -> None:
    doc = read(DAMAGES["question and answer label lost"](paper()))
    assert [each.voice for each in doc.exchanges if each.state == "unsure"]
    assert all(each.voice is None for each in doc.exchanges if each.state == "unsure")
