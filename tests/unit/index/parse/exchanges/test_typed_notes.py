"""Notes that members typed below the questions, numbered in another way than their markers."""

from __future__ import annotations

from index.files import SourceText
from index.parse import parse

PAPER = """Vragen van het lid Ter Horst (Tulp) aan de Minister van Water over de haven
(ingezonden 5 februari 2031).

Vraag 1
Kent u de uitzending over de haven van Waterstad? 1)

Antwoord 1
Ja.

Vraag 2
Wat vindt u van het rapport over de sluis2) in het noorden?

Antwoord 2
Het rapport wordt nog bestudeerd door mijn ministerie en door de provincie.

{notes}"""


def footnotes(notes: str) -> list[tuple[str, str | None, str]]:
    document = parse(SourceText(PAPER.format(notes=notes), "txt"), "stuk.txt")
    assert not any(")" in document.at(one.question) for one in document.exchanges)
    assert document.at(document.exchanges[1].answer or document.exchanges[1].question).endswith("provincie.")
    return [(note.id, note.exchange, document.at(note.span)) for note in document.footnotes]


def test_a_numbered_list_over_several_lines() -> None:
    found = footnotes(
        "1. Omroep Noord, 3 mei 2031, www.voorbeeld.nl/uitzending-\nhaven\n2. voorbeeld.nl/rapport.pdf\n"
    )
    assert [(key, owner) for key, owner, _ in found] == [("1)", "1"), ("2)", "2")]
    assert found[0][2].startswith("Omroep Noord")
    assert found[1][2] == "voorbeeld.nl/rapport.pdf"


def test_lines_without_any_number() -> None:
    found = footnotes("Omroep Noord, 3 mei 2031, www.voorbeeld.nl/uitzending\nvoorbeeld.nl/rapport.pdf\n")
    assert [text for _, _, text in found] == [
        "Omroep Noord, 3 mei 2031, www.voorbeeld.nl/uitzending",
        "voorbeeld.nl/rapport.pdf",
    ]
