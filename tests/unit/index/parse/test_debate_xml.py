"""Reports of debates in XML: who speaks, in which turn, and nothing of the markup's own fields as text."""

from __future__ import annotations

from datetime import date

from index.document import Document
from index.files import read_bytes
from index.parse import parse

NAMESPACE = 'xmlns="http://www.tweedekamer.nl/ggm/vergaderverslag/v1.0"'


def speaker(form: str, name: str, party: str = "") -> str:
    fractie = f"<fractie>{party}</fractie>" if party else ""
    named = f"<aanhef>{form}</aanhef><verslagnaam>{name}</verslagnaam><functie>lid</functie>"
    return f"<spreker>{fractie}{named}</spreker>"


def text(*paragraphs: str) -> str:
    lines = "".join(f"<alinea><alineaitem>{paragraph}</alineaitem></alinea>" for paragraph in paragraphs)
    fields = "<isvoorzitter>false</isvoorzitter><markeertijdbegin>2038-10-13T10:15:00</markeertijdbegin>"
    return f"{fields}<tekst>{lines}</tekst>"


MINISTER, MEMBER = speaker("Minister", "Klaasen"), speaker("Mevrouw", "Jansma", "ABC")
FIRST = text(
    "Minister <nadruk>Klaasen</nadruk>:", "De sluis gaat open. Er is 3 ton CO<nadruk>2</nadruk> bespaard."
)
ASKED = f"<interrumpant>{MEMBER}{text('Mevrouw Jansma (ABC):', 'Wanneer dan?')}</interrumpant>"
SECOND = text("Minister Klaasen:", "In mei.", "Zeker weten.")
TURN = f"<woordvoerder>{MINISTER}{FIRST}{ASKED}</woordvoerder><woordvoerder>{MINISTER}{SECOND}</woordvoerder>"
REPORT = (
    f'<?xml version="1.0"?><vlosCoreDocument {NAMESPACE} status="Ongecorrigeerd"><vergadering>'
    "<titel>9e vergadering</titel>"
    "<zaal>Plenaire zaal</zaal><datum>2038-10-13T00:00:00</datum><activiteit><titel>Sluizen</titel>"
    "<voortzetting>false</voortzetting><tekst><alinea>"
    "<alineaitem>Aan de orde is het debat, te weten:</alineaitem>"
    f"</alinea></tekst><activiteithoofd><titel>Eerste termijn</titel>{TURN}</activiteithoofd></activiteit>"
    "</vergadering></vlosCoreDocument>"
)


def read(markup: str) -> Document:
    return parse(read_bytes(markup.encode(), "verslag.xml"), "verslag.xml")


def test_each_turn_is_in_the_voice_of_its_speaker() -> None:
    document = read(REPORT)
    said = [(p.voice, document.at(p.span)) for p in document.paragraphs]
    assert said == [
        (None, "Aan de orde is het debat, te weten:"),
        ("Minister Klaasen", "De sluis gaat open. Er is 3 ton CO2 bespaard."),
        ("Mevrouw Jansma (ABC)", "Wanneer dan?"),
        ("Minister Klaasen", "In mei."),
        ("Minister Klaasen", "Zeker weten."),
    ]


def test_an_interruption_stands_under_the_turn_in_which_it_was_made() -> None:
    headings = [p.heading for p in read(REPORT).paragraphs]
    assert headings[1:4] == [
        "Sluizen: Eerste termijn",
        "Sluizen: Eerste termijn, interruptie bij Minister Klaasen",
        "Sluizen: Eerste termijn",
    ]


def test_head_and_fields_of_the_markup() -> None:
    document = read(REPORT)
    assert (document.type, document.title, document.dates.sent) == (
        "overig",
        "9e vergadering",
        date(2038, 10, 13),
    )
    assert not any(field in document.text for field in ("T10:15", "false", "Plenaire", "lid\n"))
    assert document.warnings[0].startswith("this is an uncorrected report")
    assert not document.exchanges


def test_handelingen_of_the_publications_behind_a_broken_mark() -> None:
    turns = "".join(
        f"<spreekbeurt><spreker><voorvoegsels>{form}</voorvoegsels><naam><achternaam>{name}</achternaam>"
        "</naam>"
        f"{party}:"
        f"</spreker><tekst><al-groep><al>{said}</al></al-groep></tekst></spreekbeurt>"
        for form, name, party, said in [
            ("De heer ", "Pietersma", " (<politiek>ABC</politiek>)", "De sluis moet open."),
            ("Minister ", "Klaasen", "", "In mei."),
        ]
    )
    document = read(
        'ï»¿\n<?xml version="1.0" encoding="utf-8"?>\n<officiele-publicatie><metadata>'
        '<meta content="x" name="y"/></metadata>'
        f"<handelingen><agendapunt><nr>10</nr><item-titel>Sluizen</item-titel>{turns}</agendapunt></handelingen>"
        "</officiele-publicatie>"
    )
    said = [(p.voice, p.heading, document.at(p.span)) for p in document.paragraphs]
    assert said == [
        ("De heer Pietersma (ABC)", "Sluizen", "De sluis moet open."),
        ("Minister Klaasen", "Sluizen", "In mei."),
    ]
    assert "metadata" not in document.text
