from __future__ import annotations

import pytest

from index.document import Minister
from index.parse.head.signature import is_signature, signatories


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De Staatssecretaris van Visserij,\nA. Vos", [("A. Vos", "Staatssecretaris", "Visserij")]),
        (
            "de minister van Volksgezondheid,\nWelzijn en Sport,\n\n\n\nErnst de Wit",
            [("Ernst de Wit", "Minister", "Volksgezondheid, Welzijn en Sport")],
        ),
        (
            "De Minister voor Buitenlandse Handel en\nOntwikkelingssamenwerking,\n\n[Ondertekenaar "
            "2]\n\nAnna B. C. Vos",
            [("Anna B. C. Vos", "Minister", "Buitenlandse Handel en Ontwikkelingssamenwerking")],
        ),
        (
            "De Minister van Visserij,\n\ndrs. C. (Cora) van Oud Wijk",
            [("drs. C. (Cora) van Oud Wijk", "Minister", "Visserij")],
        ),
        ("De Minister van Visserij,\n\nV.P.G. Vos MSc", [("V.P.G. Vos MSc", "Minister", "Visserij")]),
        (
            "De Minister van Visserij,\nA. Vos\n\nDe Minister van Financiën,\nB. ten Bos-de Wit",
            [("A. Vos", "Minister", "Visserij"), ("B. ten Bos-de Wit", "Minister", "Financiën")],
        ),
        ("De Minister van Visserij,\n\nmevrouw F. Vos", [("F. Vos", "Minister", "Visserij")]),
        ("De Minister van Visserij, mw. F. Vos", [("F. Vos", "Minister", "Visserij")]),
        ("F. Vos\nMinister van Visserij", [("F. Vos", "Minister", "Visserij")]),
        ("De Minister van Visserij,\n\nBijlage", []),
        ("de minister van Visserij heeft\nA. Vos bezocht", []),
        ("", []),
    ],
)
def test_signatories(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert signatories(text.split("\n")) == tuple(Minister(*each) for each in expected)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("De Minister van Visserij,\nA. Vos", True),
        ("De Minister van Visserij, A. Vos", True),
        ("[Ondertekenaar 3]", True),
        ("De Minister van Visserij heeft dat gezegd.", False),
        ("Het water stijgt.", False),
    ],
)
def test_is_signature(text: str, signs: bool) -> None:
    assert is_signature(text) is signs
