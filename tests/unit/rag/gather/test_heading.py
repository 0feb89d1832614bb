"""The heading of a paper, found to the letter whatever spaces the print has."""

from __future__ import annotations

from dataclasses import replace

from rag.gather.heading import heading_span
from tests.support.rag_papers import exchange_paper


def test_spaces_beside_marks_do_not_hide_the_names_of_the_askers() -> None:
    head = "Vragen van de leden Bos (Roos), Vos , Das (beiden\nEik-Linde) en Mol (Beuk) over\neen sluis."
    paper = exchange_paper("a.txt", [("Vraag?", "Ja.")])
    paper = replace(
        paper,
        text=f"564\n{head}\nAntwoord van de minister.\n{paper.text}",
        title="Vragen van de leden Bos (Roos), Vos, Das (beiden Eik-Linde) en Mol (Beuk) over een sluis",
    )
    found = heading_span(paper)
    assert found is not None and paper.at(found) == head
