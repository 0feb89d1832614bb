"""Questions after motions, whoever names them, and motions beside a silent cabinet; all is invented."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.build import build
from index.search import Index
from rag.answer import answer
from rag.understand.followup import Message
from rag.understand.question import understand

MOTION = """<?xml version="1.0"?><officiele-publicatie><metadata>
<meta name="DC.identifier" content="kst-50{number}-1"/>
<meta name="DC.type" content="Motie"/><meta name="OVERHEIDop.documenttitel" content="{title}"/>
</metadata>
<kamerstuk><stuk><stuknr>Nr. <ondernummer kamer="2">1</ondernummer></stuknr><titel>MOTIE</titel>
<datumtekst>Voorgesteld <datum isodatum="{day}">{day}</datum></datumtekst><algemeen><vrije-tekst><tekst>
<al>De Kamer,</al><al>gehoord de beraadslaging,</al>{said}<al>en gaat over tot de orde van de dag.</al>
{names}</tekst></vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>"""
MOTIONS = {
    "100": ("2031-05-14", "Motie van het lid Dorenbos over zwemwater in de Oosterplas", ["Dorenbos"], [
        "constaterende dat de Oosterplas elke zomer drie weken gesloten is vanwege blauwalg;",
        "overwegende dat zwemmers daardoor uitwijken naar de vaarweg;",
        "verzoekt de regering het zwemwater in de Oosterplas voor de zomer van 2033 schoon te maken,"]),
    "101": ("2031-05-20", "Motie van de leden Kievit en Dorenbos over zwemwater", ["Kievit", "Dorenbos"], [
        "overwegende dat te weinig kinderen leren wat veilig zwemwater is;",
        "verzoekt de regering scholen lessen over veilig zwemwater te laten geven,"]),
    "102": ("2031-06-11", "Motie van het lid Kievit over een vangnet voor schaapherders", ["Kievit"], [
        "constaterende dat schaapherders in Meerkoet minder krijgen dan boswachters in andere streken;",
        "verzoekt de regering een vangnet te maken,"]),
    "103": ("2031-07-18", "Motie van het lid Reiger over vuurtorens", ["Reiger"], [
        "overwegende dat de vuurtorens van Snipeiland verkommeren;",
        "verzoekt de regering de vuurtorens van Snipeiland te laten schilderen;",
        "verzoekt de regering met de eilanders te spreken over een museum in de lege kustwachtpost,"]),
}  # fmt: skip
ANSWERS = """Vragen van het lid Ter Horst (Eik) aan de Minister van Landbouw over de schapen op de \
Meerkoetse heide (ingezonden 3 maart 2031).
Antwoord van Minister Bos (Landbouw) (ontvangen 28 maart 2031).

Vraag 1
Hoeveel schapen grazen er op de Meerkoetse heide?

Antwoord 1
Op de Meerkoetse heide grazen 640 schapen van drie herders.

Vraag 2
Wat doet u tegen loslopende honden op de heide?

Antwoord 2
De boswachters in andere streken schrijven al boetes uit; op de heide gaan zij dat ook doen.
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder: Path = tmp_path_factory.mktemp("motions")
    (folder / "papers").mkdir()
    for number, (day, title, names, said) in MOTIONS.items():
        blocks = "".join(f"<al>{each}</al>" for each in said)
        signed = "".join(f"<al>{each}</al>" for each in names)
        xml = MOTION.format(number=number, day=day, title=title, said=blocks, names=signed)
        (folder / "papers" / f"kst-50{number}-1.xml").write_text(xml, encoding="utf-8")
    (folder / "papers" / "schapen.txt").write_text(ANSWERS, encoding="utf-8")
    build([folder / "papers"], folder / "index")
    with closing(Index.open(folder / "index")) as opened:
        yield opened


def quotes(question: str, index: Index) -> list[str]:
    return [each.quote for each in answer(question, index).citations]


@pytest.mark.parametrize(
    "question",
    [
        "Welke motie diende Dorenbos in over de Oosterplas?",
        "Wat stelde Dorenbos voor over de Oosterplas?",
        "Wat heeft Dorenbos voorgesteld over de Oosterplas?",
        "Waar pleitte Dorenbos voor bij de Oosterplas?",
        "Wat wil de Kamer met de Oosterplas?",
        "Wat heeft de Tweede Kamer gevraagd over de Oosterplas?",
        "Welke voorstellen deed de Kamer over de Oosterplas in mei 2031?",
        "What did Dorenbos propose about the Oosterplas?",
    ],
)
def test_a_motion_answers_who_asks_for_it_by_its_mover_or_the_house(index: Index, question: str) -> None:
    made = answer(question, index)
    assert "schoon te maken" in made.citations[0].quote
    assert {each.voice for each in made.citations} == {"member"}
    assert any(said in made.text for said in ("motie, geen uitspraak", "motion, not a statement"))


def test_a_motion_that_asks_for_two_things_is_told_by_both(index: Index) -> None:
    (quote,) = quotes("Welke motie diende Reiger in over de vuurtorens van Snipeiland?", index)
    assert "schilderen" in quote and "museum" in quote and "verkommeren" not in quote


def test_each_motion_on_a_subject_is_told_by_what_it_asks_for_newest_first(index: Index) -> None:
    found = quotes("Welke moties zijn er over zwemwater?", index)
    assert [each.split()[-4] for each in found] == ["zwemwater", "2033"]
    assert all(each.startswith("verzoekt") for each in found)


@pytest.mark.parametrize(
    ("question", "docs"),
    [
        ("Moties van Dorenbos in mei 2031", ["kst-50101-1.xml", "kst-50100-1.xml"]),
        ("Welke moties dienden Kievit en Dorenbos in?", ["kst-50101-1.xml"]),
        ("Welke moties heeft Kievit in juni 2031 ingediend?", ["kst-50102-1.xml"]),
    ],
)
def test_the_motions_of_a_member_are_counted_and_listed(index: Index, question: str, docs: list[str]) -> None:
    made = answer(question, index)
    assert made.lead is not None and list(made.lead.counted) == docs
    assert [each.doc for each in made.citations] == docs


def test_a_month_is_that_in_which_motions_were_tabled(index: Index) -> None:
    assert [each.doc for each in answer("Moties over zwemwater in mei 2031", index).citations] == [
        "kst-50101-1.xml",
        "kst-50100-1.xml",
    ]


def test_where_the_cabinet_is_silent_the_motion_is_told_of_as_no_word_of_it(index: Index) -> None:
    made = answer("Krijgen schaapherders in Meerkoet minder betaald dan in andere streken?", index)
    assert made.abstained
    assert [each.voice for each in made.nearest][:1] == ["member"]
    assert "motie, geen uitspraak van het kabinet: «verzoekt de regering een vangnet" in " ".join(made.notes)


def test_what_the_cabinet_answered_is_answered_by_it(index: Index) -> None:
    assert "640 schapen" in quotes("Hoeveel schapen grazen er op de Meerkoetse heide?", index)[0]
    assert "boetes" in quotes("Wat doet de minister tegen loslopende honden op de heide?", index)[0]


def test_what_the_minister_does_with_a_motion_is_not_asked_of_motions(index: Index) -> None:
    asked = "Welke motie diende Kievit in over schaapherders?"
    history = [Message("user", asked), Message("assistant", "Een vangnet.")]
    assert understand("En wat doet Kievit daar in juni 2031 mee?", history, index).filters.type == "motie"
    assert understand("Hoe voert de minister die uit?", history, index).filters.type is None


def test_a_request_is_whole_without_the_closing_of_its_motion(index: Index) -> None:
    made = answer("Welke motie diende Dorenbos in over de Oosterplas?", index)
    assert "(…)" not in made.text and "orde van de dag" not in made.text


def test_a_motion_that_lacks_the_place_asked_about_is_not_near(index: Index) -> None:
    made = answer("Krijgen schaapherders in Zilverveen minder betaald dan in andere streken?", index)
    assert made.abstained and not [each for each in made.nearest if each.voice == "member"]


def test_a_motion_with_a_word_of_the_question_alone_is_not_near(index: Index) -> None:
    made = answer("Komt er een vangnet onder de nieuwe kabelbaan naar de vuurtoren?", index)
    assert made.abstained


@pytest.mark.parametrize(
    "question",
    [
        "motie Dorenbos over de Oosterplas",
        "motie-Dorenbos Oosterplas",
        "Wat staat er in de motie van het lid Dorenbos over de Oosterplas?",
        "Wie wil dat de Oosterplas wordt schoongemaakt?",
        "Wil de Kamer de Oosterplas voor de zomer van 2033 schoonmaken?",
        "Wat moet de regering volgens de motie van Dorenbos doen met de Oosterplas?",
        "Moet het zwemwater in de Oosterplas van de Kamer schoon worden?",
        "Moet het kabinet van de Kamer het zwemwater in de Oosterplas schoonmaken?",
        "Wanneer moet de Oosterplas volgens de Tweede Kamer schoon zijn?",
        "Wat vindt Dorenbos van het zwemwater in de Oosterplas?",
        "Voor welke zomer moet de Oosterplas schoon zijn volgens Dorenbos?",
    ],
)
def test_a_motion_is_found_by_its_name_and_by_who_wants_what_it_asks(index: Index, question: str) -> None:
    made = answer(question, index)
    assert "schoon te maken" in made.citations[0].quote
    assert {each.voice for each in made.citations} == {"member"}


@pytest.mark.parametrize(
    "question",
    [
        "Is de motie-Reiger over de vuurtorens van Snipeiland uitgevoerd?",
        "Wat is er gedaan met de motie Reiger over de vuurtorens van Snipeiland?",
        "Wat is er met de motie-Reiger over de vuurtorens van Snipeiland gebeurd?",
        "Hoe staat het met de motie-Reiger over de vuurtorens van Snipeiland?",
    ],
)
def test_what_became_of_a_motion_is_not_told_by_what_it_asks(index: Index, question: str) -> None:
    made = answer(question, index)
    assert made.abstained and [each.doc for each in made.nearest] == ["kst-50103-1.xml"]
    assert "Wat er met de motie hieronder is gebeurd, is in de stukken niet gevonden." in made.notes


def test_of_two_motions_of_a_member_both_may_be_meant(index: Index) -> None:
    (first, *others) = answer("Is de motie-Dorenbos over zwemwater uitgevoerd?", index).nearest
    assert {first.doc, *(each.doc for each in others)} == {"kst-50100-1.xml", "kst-50101-1.xml"}
    clear = answer("Is de motie-Kievit over een vangnet voor schaapherders uitgevoerd?", index)
    assert [each.doc for each in clear.nearest] == ["kst-50102-1.xml"]


def test_a_motion_on_something_else_of_the_same_member_is_not_meant(index: Index) -> None:
    made = answer("Wat is er gedaan met de motie Kievit/Zonneveld over vuurtorens op Snipeiland?", index)
    assert "kst-50102-1.xml" not in [each.doc for each in made.nearest]


def test_the_house_is_answered_by_motions_alone(index: Index) -> None:
    made = answer("Wat wil de Kamer met loslopende honden en schapen op de Meerkoetse heide?", index)
    assert not [each for each in made.citations if each.exchange]


def test_where_no_member_spoke_of_it_members_are_said_to_be_silent(index: Index) -> None:
    made = answer("Wat stelde Reiger voor over bruggen in Meerkoet?", index)
    assert made.abstained and "staat hierover niets van Kamerleden of fracties" in made.text
    assert not any("wat het kabinet hierover zei" in note for note in made.notes)


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("Wat stelde Reiger voor over het schilderen van vuurtorens door ministers?", True),
        ("Wat zei de minister over wat Reiger voorstelde?", False),
        ("Wat zei de minister over de motie van Reiger?", False),
        ("Wat vond Bos van de motie van Reiger?", False),
    ],
)
def test_a_minister_in_the_subject_is_not_who_is_asked(index: Index, question: str, members: bool) -> None:
    assert [part.members for part in understand(question, (), index).parts] == [members]


def test_all_who_tabled_a_motion_are_named_with_its_quote(index: Index) -> None:
    (cited, *_) = answer("motie Kievit en Dorenbos over lessen over veilig zwemwater", index).citations
    assert [each.name for each in cited.askers] == ["Kievit", "Dorenbos"]


def test_where_a_party_is_silent_a_motion_without_party_is_near_and_no_word_of_it(index: Index) -> None:
    made = answer("Wat wil de Eik met het zwemwater in de Oosterplas?", index)
    assert made.abstained and made.filters.party == "Eik"
    assert [each.doc for each in made.nearest] == ["kst-50100-1.xml"]
    assert (
        "Van Eik is niets gevonden; de motie hieronder noemt de partij van de indieners niet." in made.notes
    )


@pytest.mark.parametrize(
    "question",
    [
        "Is de motie-Ter Horst over loslopende honden uitgevoerd?",
        "Wat is er gebeurd met de motie van het lid Ter Horst over vuurtorens?",
        "Wat wil de Kamer met vuurtorens op Snipeiland?",
        "Welke moties diende Ter Horst in?",
    ],
)
def test_an_index_without_motions_tells_of_none(question: str, tmp_path: Path) -> None:
    """The search among motions was refused there: an error for an answer."""
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "ah-schapen.txt").write_text(ANSWERS, encoding="utf-8")
    build([tmp_path / "papers"], tmp_path / "ix")
    with closing(Index.open(tmp_path / "ix")) as alone:
        made = answer(question, alone)
    assert made.abstained


@pytest.mark.parametrize(
    "question",
    [
        "Moet de voorzitter van de Kamer zwemmen in de Oosterplas?",
        "Mag een minister zonder toestemming van de Tweede Kamer zwemmen?",
        "Wat moet er van de kamerplant worden?",
    ],
)
def test_what_belongs_to_the_house_is_not_what_it_wants(index: Index, question: str) -> None:
    assert not any(part.members for part in understand(question, (), index).parts)
