from __future__ import annotations

import pytest

from index.document import Minister
from index.parse.head.signature import is_signature, signatories
from tests.support.parsed import read

MOTION = (
    "50 998 Molens\n\nNr. 4 MOTIE VAN HET LID WIEK\n\nVoorgesteld 2 mei 2031\n\nDe Kamer,\n\ngehoord de "
    "beraadslaging,\n\nverzoekt de regering te malen,\n\nen gaat over tot de orde van de dag.\n\n{}"
)


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


@pytest.mark.parametrize("names", ["Wiek", "Wiek\n\nVan der Molen (Tulp)", "**Wiek**\n**De Wit**\n"])
def test_names_below_a_motion_are_no_paragraphs_of_it(names: str) -> None:
    doc = read(MOTION.format(names))
    assert [doc.at(each.span) for each in doc.paragraphs][-1] == "en gaat over tot de orde van de dag."
    assert doc.askers[0].name == "Wiek"


def test_text_below_a_motion_stays() -> None:
    below = "De Kamer heeft deze motie op 4 mei 2031 aangenomen."
    doc = read(MOTION.format(f"Wiek\n\n{below}"))
    assert doc.at(doc.paragraphs[-1].span) == below
