"""Letters that reply point by point: the point is another's, the reply the writer's; invented."""

# ruff: noqa: E501  a paper a line

from __future__ import annotations

import pytest

from index.document import CABINET
from tests.support.parsed import read

HEAD = (
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDatum 3 mei 2038\n\nGeachte voorzitter,\n\n"
    "De Molenraad bracht zijn rapport uit. Hieronder reageer ik per punt.\n\n"
)
POINT = "Vervang de minister door een molencommissaris, want het riet verrot al jaren."
REPLY = "Dat acht ik niet nodig, want het riet wordt dit jaar vervangen."


@pytest.mark.parametrize("point", ["Aanbeveling {}", "Aanbeveling {}:", "{}. Bevinding", "**Conclusie {}**"])
@pytest.mark.parametrize("reply", ["Reactie", "Kabinetsreactie:", "Reactie van het kabinet", "Mijn reactie"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_what_a_letter_replies_to_is_not_its_writers(point: str, reply: str, gap: str) -> None:
    parts = gap.join(
        each
        for n in (1, 2)
        for each in (point.format(n), f"{n} is dit: {POINT}", reply, f"Na {n} keer lezen: {REPLY}")
    )
    doc = read(
        f"{HEAD}{parts}\n\nTot slot\n\nIk bericht u weer in mei.\n\nDe Minister van Molens,\n\nA. Bos\n"
    )
    voices = {doc.at(each.span): each.voice for each in doc.paragraphs}
    assert {voice for words, voice in voices.items() if POINT in words} == {None}
    assert {voice for words, voice in voices.items() if REPLY in words or "in mei" in words} == {CABINET}


def test_a_point_without_a_reply_stays_the_writers() -> None:
    doc = read(f"{HEAD}Conclusie\n\n{REPLY}\n\nDe Minister van Molens,\n\nA. Bos\n")
    assert {each.voice for each in doc.paragraphs} == {CABINET}


def test_an_inline_reply_is_the_cabinets_under_anothers_heading() -> None:
    doc = read(
        "Kabinetsreactie op initiatiefnota\n\nDe initiatiefnota van het lid Wiek (VVD) bepleit molens op zee.\n\n1. Voorstellen van de initiatiefnemer\n\n"
        f"Beslispunt 1: {POINT}\n\nReactie kabinet: {REPLY}\n\nDe minister van Molens,\nA. Bos\n"
    )
    voices = {doc.at(each.span): each.voice for each in doc.paragraphs}
    assert [voice for words, voice in voices.items() if POINT in words] in ([None], ["member"])
    assert [voice for words, voice in voices.items() if REPLY in words] == [CABINET]


@pytest.mark.parametrize("title", ["Motie van het lid Wiek (VVD)", "Amendement van het lid Wiek (VVD)"])
def test_a_motion_that_heads_a_part_of_a_letter_makes_it_none(title: str) -> None:
    doc = read(
        f"{HEAD}{title}\n\nDe motie verzoekt om meer wind.\n\nIk voer haar niet uit.\n\nDe Minister van Molens,\n\nA. Bos\n"
    )
    assert doc.type == "brief"
    assert "member" not in {each.voice for each in doc.paragraphs}
