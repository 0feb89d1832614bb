"""A sentence ends at its mark by what stands before it and behind it; invented text."""

from __future__ import annotations

import pytest

from index.document import Span
from index.language.sentences import split_sentences, trim_span


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Hij ging.Daarna niet.", ["Hij ging.", "Daarna niet."]),
        ("Hij is.Daarna niet.", ["Hij is.Daarna niet."]),
        ("Hij ging.DAARNA niet.", ["Hij ging.DAARNA niet."]),
        ("Zie www.Voorbeeld.nl nu.", ["Zie www.Voorbeeld.nl nu."]),
        ("Zie a@voorbeeld.Nu niet.", ["Zie a@voorbeeld.Nu niet."]),
        ("Zie het.daarna niet.", ["Zie het.daarna niet."]),
        ("Het is EU.Daarna niet.", ["Het is EU.Daarna niet."]),
        ("Dat is zo. en verder.", ["Dat is zo. en verder."]),
        ("Dat is zo… En verder.", ["Dat is zo…", "En verder."]),
        ("Dat is zo.. En verder.", ["Dat is zo..", "En verder."]),
        ("Kom! En ga.", ["Kom!", "En ga."]),
        ("B. En ga.", ["B. En ga."]),
        ("Dat is van B. En ga.", ["Dat is van B. En ga."]),
        ("Dat is er een a.b.c. Nu niet.", ["Dat is er een a.b.c. Nu niet."]),
        ("Dat is er een ab.cde. Nu niet.", ["Dat is er een ab.cde.", "Nu niet."]),
        ("(a) Eerst. Dan.", ["(a) Eerst.", "Dan."]),
        ("Dat kost 12.3 Nu niet.", ["Dat kost 12.3 Nu niet."]),
        ("Dat is beleid.12 Nu niet.", ["Dat is beleid.12", "Nu niet."]),
        ("  Een. \n\n Twee  ", ["Een.", "Twee"]),
        (" ", []),
    ],
)
def test_a_sentence_ends_at_its_mark_by_what_stands_around_it(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences
    assert trim_span("  x ", 0, 4) == [Span(2, 3)] and trim_span("   ", 0, 3) == []
