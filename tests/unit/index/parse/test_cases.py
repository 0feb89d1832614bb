"""The kinds of fault that were once read wrongly, numbered as ../shared/domain/cases, each with words of our own."""

# ruff: noqa: E501  a case a line

from __future__ import annotations

from index.cleaning.print_width import printed_width
from index.document import CABINET, Document
from index.files import read_bytes
from index.parse import parse
from tests.support.office_files import column, make_pdf
from tests.support.parsed import HEAD, groups, ids, pairs, read

LIST = "Lijst van vragen en antwoorden\n\n"


def answers(doc: Document) -> list[str | None]:
    return [answer for _, _, answer in pairs(doc)]


def pdf(*pages: list[tuple[float, float, float, str]]) -> Document:
    return parse(read_bytes(make_pdf(pages), "stuk.pdf"), "stuk.pdf")


def test_case_01_markers_in_brackets_and_plain_notes() -> None:
    doc = read(
        f"{HEAD}Vraag 1\nKent u de oesterkweek?[1 ]\n\nAntwoord 1\nJa.[2 3 ]\n\n1 Oesterblad, 3 mei 2031, p. 2.\n2 Kamerstuk 31 100, nr. 4.\n3 Kamerstuk 31 100, nr. 5.\n"
    )
    assert pairs(doc) == [("1", "Kent u de oesterkweek?", "Ja.")]
    assert [note.exchange for note in doc.footnotes] == ["1", "1", "1"] and not doc.warnings


def test_case_03_a_no_break_space_behind_the_number_of_a_note() -> None:
    doc = read(
        f"{HEAD}Vraag 1\nKent u de film? 1)\n\nAntwoord 1\nJa.\n\n1)\u00a0Oesterblad, 3 mei 2031, www.oesterblad.nl\n"
    )
    assert [note.id for note in doc.footnotes] == ["1)"] and answers(doc) == ["Ja."]


def test_case_04_a_lost_question_label_is_no_part_of_the_answer_before() -> None:
    doc = read(
        f"{HEAD}Vraag 1\nHoe diep ligt de kabel?\n\nAntwoord 1\nDe kabel ligt drie meter diep.\n\nvan de kabel bekend is wie hem legde?\n\nAntwoord 2\nDat is niet bekend.\n\nVraag 3\nWaarom niet?\n\nAntwoord 3\nHet archief is verbrand.\n"
    )
    assert answers(doc) == [
        "De kabel ligt drie meter diep.",
        "Dat is niet bekend.",
        "Het archief is verbrand.",
    ]


def test_case_06_no_markdown_in_title_and_subject() -> None:
    doc = read(
        "Vragen van het lid Jansen (Tulp) aan de Minister van Visserij over _de documentaire «Vloed»_ (ingezonden 2 mei 2031).\nAntwoord van Minister Bos (Visserij) (ontvangen 20 mei 2031).\n\nVraag 1\nKent u die?\n\nAntwoord 1\nJa.\n",
        "md",
    )
    assert doc.subject == "de documentaire «Vloed»" and "_" not in (doc.title or "")


def test_case_07_a_list_of_numbers_without_a_comma() -> None:
    doc = read(
        f"{HEAD}Vraag 1\nWat kost het net?\n\nAntwoord 1\nTwee ton.\n\nVraag 2, 3 4 en 5\nWie betaalt? Wie beheert? Wie keurt? Wie haalt het weg?\n\nAntwoord 2, 3 4 en 5\nDe reder.\n"
    )
    assert groups(doc) == [(1,), (2, 3, 4, 5)] and answers(doc)[-1] == "De reder."


def test_case_08_a_cedilla_set_apart() -> None:
    doc = read(HEAD.replace("Minister Bos", "Minister Gu¨ler-Akıs¸") + "Vraag 1\nJa?\n\nAntwoord 1\nJa.\n")
    assert doc.answered_by[0].name == "Güler-Akış"


def test_case_09_the_report_of_a_debate_is_nobodys_letter() -> None:
    doc = read(
        "29 100\n\nOesters\n\nNr. 8\n\nVERSLAG VAN EEN ALGEMEEN OVERLEG\n\nVastgesteld 3 maart 2031\n\nBesproken is de brief van de minister van Visserij.\n\nVragen uit de commissie\n\nDe heer Otter (Tulp) vindt oesters te duur.\n"
    )
    assert doc.type == "overig" and doc.numbers["kamerstuk"] == "29100-8"
    assert CABINET not in {each.voice for each in doc.paragraphs}


def test_case_11_a_running_title_cuts_no_answer() -> None:
    title = "Antwoorden Algemene Rekenkamer bij vragen van de Tweede Kamer over oesterbanken"
    doc = read(
        f"{title}\n\nVraag 1\nHoe groot zijn de banken?\n\nDe banken zijn samen negen\n\n{title}\n2/3\n\nhectare groot.\n\nVraag 2\nEn vroeger?\n\nDat is niet\n\n{title}\n3/3\n\nonderzocht.\n"
    )
    assert answers(doc) == ["De banken zijn samen negen hectare groot.", "Dat is niet onderzocht."]


def test_case_12_a_page_number_glued_before_a_label() -> None:
    doc = read(
        f"{LIST}Vraag 1\nHoeveel boten zijn er?\n\nEr zijn tien boten.\n\n2/4Vraag 2\nVan wie zijn die?\n\nVan de reder.\n\n3/4Vraag 3\nWat kosten ze?\n\nTwee ton.\n"
    )
    assert ids(doc) == ["1", "2", "3"] and answers(doc)[0] == "Er zijn tien boten."


def test_case_13_a_wrapped_reference_is_no_label() -> None:
    doc = read(
        f"{LIST}Vraag 1\nWaarom is het net gescheurd?\n\nHet net is oud en wordt dit jaar vervangen (zie het\nantwoord op vraag 2). Dat kost twee ton.\n\nVraag 2\nWanneer komt het nieuwe?\n\nIn mei.\n"
    )
    assert answers(doc) == [
        "Het net is oud en wordt dit jaar vervangen (zie het antwoord op vraag 2). Dat kost twee ton.",
        "In mei.",
    ]


def test_case_15_a_question_that_ends_in_a_reference_to_a_page() -> None:
    doc = read(
        f"{LIST}Vraag 1\nWat kost het toezicht van 12 miljoen meer? (Blz. 7)\n\nDat kost 2 miljoen meer.\n\nVraag 2\nWat kost het per haven? Graag per haven.\n\nDat is niet bekend.\n"
    )
    assert answers(doc) == ["Dat kost 2 miljoen meer.", "Dat is niet bekend."]


def test_case_16_a_question_over_a_page() -> None:
    doc = read(
        f"{LIST}Vraag 1\nHoeveel reders hadden geen net?\n\f2/3\n\nHoeveel van hen kregen een boete?\n\nDe inspectie weet dat.\n\nVraag 2\nWie is de inspectie?\n\nEen dienst.\n"
    )
    assert answers(doc)[-1] == "Een dienst." and (answers(doc)[0] or "").endswith("De inspectie weet dat.")


def test_case_17_a_letter_apart_from_its_number() -> None:
    doc = read(
        f"{LIST}Vraag 1 a\nIs het net groen?\n\nNee, blauw.\n\nVraag 1 b\nHoe lang is het?\n\nTien meter.\n\nVraag 2\nVan wie?\n\nVan de reder.\n"
    )
    assert ids(doc) == ["1a", "1b", "2"]


def test_case_18_a_second_set_under_a_heading() -> None:
    doc = read(
        f"{LIST}Vraag 1\nWaarom een nieuw net?\n\nHet oude is stuk.\n\nVragen over het Oesterfonds (O)\n\nVraag 1\nHoe groot is het fonds?\n\nTwee ton.\n\nVraag 2\nVan wie?\n\nVan het rijk.\n"
    )
    assert ids(doc) == ["1", "2:1", "2:2"] and answers(doc)[0] == "Het oude is stuk."


def test_case_20_the_date_below_its_word() -> None:
    doc = read(
        "D A T U M\n5 maart 2031\nB E T R E F T\nAntwoorden over netten\nO N S\nK E N M E R K\n77001 R\n\nGeachte voorzitter,\n\nVraag 1\nHoe oud?\n\nAntwoord 1\nTien jaar.\n"
    )
    assert str(doc.dates.sent) == "2031-03-05" and doc.numbers["kenmerk"] == "77001 R"


def test_case_22_xml_behind_a_byte_order_mark_that_was_read_wrongly() -> None:
    xml = '<?xml version="1.0"?><kamerwrk><metadata><meta name="x" content="y"/></metadata><kamerstuk><tekst><al>De oester moet terug.</al></tekst></kamerstuk></kamerwrk>'
    doc = parse(read_bytes("ï»¿\n".encode() + xml.encode(), "stuk.xml"), "stuk.xml")
    assert "metadata" not in doc.text and "oester moet terug" in doc.text


def test_case_23_a_changed_motion() -> None:
    doc = read(
        "31 100\n\nOesters\n\nNr. 9\n\nGEWIJZIGDE MOTIE VAN HET LID OTTER TER VERVANGING VAN DIE GEDRUKT ONDER NR. 8\n\nVoorgesteld 3 april 2031\n\nDe Kamer,\n\nverzoekt de regering oesters te zaaien,\n\nen gaat over tot de orde van de dag.\n\nOtter\n"
    )
    assert doc.type == "motie" and doc.title == "Gewijzigde motie van het lid Otter"


def test_case_24_a_text_without_line_ends_is_read_and_said_to_be() -> None:
    doc = read(
        f"{LIST}Vraag 1 Hoeveel oesters telt de grote bank bij het eiland in het noorden van de zee? Dat zijn er duizend. Vraag 2 Wie telde ze, en hoe vaak gebeurde dat in de laatste jaren van het onderzoek? De visser telde ze elk jaar. Vraag 3 Wat kostte het tellen van de oesters aan de schippers en aan de visser? Twee ton per jaar, en dat was minder dan was begroot voor dit onderzoek. De schippers waren daarover tevreden."
    )
    assert any("line ends" in warning for warning in doc.warnings)
    assert all(each.state == "unsure" and each.voice is None for each in doc.exchanges)


def test_case_25_a_signature_in_capitals() -> None:
    doc = read(
        "Aan de Voorzitter van de Tweede Kamer\n\nDatum 5 maart 2031\n\nGeachte voorzitter,\n\nDe oesters zijn geteld.\n\nDE MINISTER VAN VISSERIJ EN KUSTZAKEN,\n\nAnna Bos\n"
    )
    assert [(m.name, m.portfolio) for m in doc.answered_by] == [("Anna Bos", "Visserij en Kustzaken")]


def test_case_27_two_columns_with_a_narrow_gutter() -> None:
    left = [f"linkse regel {n} van de oesters en de zee tot de goot" for n in range(10, 25)]
    right = [f"rechtse regel {n} van de mosselen en het wad" for n in range(10, 25)]
    width = max(map(printed_width, left)) / 1000 * 8.6
    doc = pdf([*column(55, 700, left, 8.6, 10.0), *column(55 + width + 14.4, 700, right, 8.6, 10.0)])
    assert doc.text.index("rechtse regel 10") > doc.text.index("linkse regel 24")


def test_case_28_a_digit_below_the_line_stays_on_its_word() -> None:
    doc = pdf(
        [
            (60, 700, 10, "Vraag 1"),
            (60, 685, 10, "Wat doet CO"),
            (118.5, 682.5, 6.5, "2"),
            (124, 685, 10, "in zee?"),
            (60, 670, 10, "Antwoord 1"),
            (60, 655, 10, "Niets."),
        ]
    )
    assert "CO2 in zee?" in " ".join(doc.text.split())


def test_case_30_a_report_in_xml_gives_what_was_spoken() -> None:
    xml = """<vlosCoreDocument xmlns="http://www.tweedekamer.nl/ggm/vergaderverslag/v1.0"><vergadering soort="Plenair"><titel>3e vergadering</titel><datum>2031-03-05T00:00:00</datum><activiteit soort="Plenair debat"><titel>Oesters</titel><activiteithoofd><markeertijdbegin>2031-03-05T10:00:00</markeertijdbegin><tekst><alinea><alineaitem>De oesters moeten terug.</alineaitem></alinea></tekst></activiteithoofd></activiteit></vergadering></vlosCoreDocument>"""
    doc = parse(read_bytes(xml.encode(), "verslag.xml"), "verslag.xml")
    assert "De oesters moeten terug." in doc.text and "10:00" not in doc.text and doc.type == "overig"
