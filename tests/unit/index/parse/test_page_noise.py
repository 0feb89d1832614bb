"""Edge cases 78–117: page and text noise. All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.document import Document
from index.errors import DocumentError
from index.files import SourceText, read_file
from index.parse import parse
from tests.support.parsed import ASKED, HEAD, ids, pairs, read

WATER = "De sluis bij Oosterhaven wordt in het najaar van 2031 hersteld door de provincie en het waterschap,"


def answer(body: str, before: str = "") -> str | None:
    """The answer of a paper with one question, as shown."""
    return pairs(read(f"{HEAD}{before}Vraag 1\nWaarom is de sluis dicht?\nAntwoord 1\n{body}\n"))[0][2]


def noted(body: str, *notes: str, question: str = "Waarom is de sluis dicht?") -> Document:
    """A paper with one answer and notes at its foot."""
    return read(f"{HEAD}Vraag 1\n{question}\nAntwoord 1\n{body}\n\n" + "\n".join(notes) + "\n")


def test_case_078_letterhead_again_on_each_page() -> None:
    head = "Directoraat-Generaal\nWaterzaken\n\nDatum\n1 mei 2031\n\nOns kenmerk\n1234567\n\n"
    other = "Directoraat-Generaal Waterzaken\n\nDatum\n1 mei 2031\n\nOns kenmerk\n1234567\n\n"
    doc = read(
        f"{head}{HEAD}Vraag 1\nWaarom is de sluis dicht?\nAntwoord 1\n{WATER}\n\n{other}"
        f"zodat de schepen weer kunnen varen.\n\n{head}Vraag 2\nWat kost dat?\nAntwoord 2\nNiets.\n"
    )
    assert pairs(doc) == [
        ("1", "Waarom is de sluis dicht?", f"{WATER} zodat de schepen weer kunnen varen."),
        ("2", "Wat kost dat?", "Niets."),
    ]


def test_case_079_footers() -> None:
    footer = (
        "ah-tk-20302031-12\nISSN 0921 - 7398\n’s-Gravenhage 2031\n"
        "Tweede Kamer, vergaderjaar 2030–2031, Aanhangsel 2\n"
    )
    assert answer(f"{WATER}\nPagina 3 van 7\nzodat de\n{footer}schepen weer varen.") == (
        f"{WATER} zodat de schepen weer varen."
    )


def test_case_079_footers_tell_the_page() -> None:
    turns = [f"Vraag {n}\nWaarom {n}?\nAntwoord {n}\nDaarom.\n" for n in (1, 2)]
    doc = read(f"{HEAD}{turns[0]}Tweede Kamer, vergaderjaar 2030–2031, Aanhangsel 1\n{turns[1]}")
    assert [exchange.page for exchange in doc.exchanges] == [1, 2]


def test_case_080_page_number_alone() -> None:
    before = "".join(f"Vraag {n}\nWaarom {n}?\nAntwoord {n}\nDaarom.\n" for n in (1, 2))
    doc = read(
        f"{HEAD}{before}Vraag 3\nWat doet u?\nAntwoord 3\n{WATER}\n\n4\n\nzodat de schepen weer varen.\n"
    )
    assert ids(doc) == ["1", "2", "3"]
    assert pairs(doc)[2][2] == f"{WATER} zodat de schepen weer varen."


def test_case_081_form_feed_lost_to_one_space() -> None:
    assert answer(f"{WATER}\n zodat de schepen weer varen.") == f"{WATER} zodat de schepen weer varen."


def test_case_081_form_feed() -> None:
    doc = read(
        f"{HEAD}Vraag 1\nWat doet u?\nAntwoord 1\n{WATER}\n\fzodat het kan.\nVraag 2\nEn dan?\n"
        "Antwoord 2\nNiets.\n"
    )
    assert pairs(doc)[0][2] == f"{WATER} zodat het kan."
    assert [exchange.page for exchange in doc.exchanges] == [1, 2]


def test_case_082_hyphenation() -> None:
    assert answer(
        "Het kabinet werkt met de landen van herkomst aan de terugkeer-\nsamenwerking die daarvoor nodig is."
    ) == ("Het kabinet werkt met de landen van herkomst aan de terugkeersamenwerking die daarvoor nodig is.")


def test_case_083_suspended_hyphen_at_a_line_end() -> None:
    assert answer("Het kabinet heeft de regels aangepast die gelden voor de in- \nen uitvoer van vis.") == (
        "Het kabinet heeft de regels aangepast die gelden voor de in- en uitvoer van vis."
    )


def test_case_084_real_hyphen_at_a_line_end() -> None:
    assert answer("Daarover is gesproken met de andere ministers van de EU-\nlidstaten in Brussel.") == (
        "Daarover is gesproken met de andere ministers van de EU-lidstaten in Brussel."
    )


def test_case_084_hyphen_that_the_paper_uses_elsewhere() -> None:
    body = (
        "Een hoog-ambtelijk bezoek volgt. Daarna komt er in het voorjaar van 2032 nog een hoog-\n"
        "ambtelijk bezoek."
    )
    assert answer(body) == body.replace("\n", "")


def test_case_085_hyphen_inside_a_url_at_a_line_end() -> None:
    doc = noted(
        "Dat staat in het bericht over de haven.1",
        "1 Bericht van 2 mei 2031, https://voorbeeld.nl/haven-vol-met-",
        "schepen-en-vis",
    )
    assert (
        doc.at(doc.footnotes[0].span)
        == "Bericht van 2 mei 2031, https://voorbeeld.nl/haven-vol-met-schepen-en-vis"
    )


def test_case_086_soft_hyphen_and_zero_width() -> None:
    assert answer("Het onder\u00adwijs en het dos\u200bsier.") == "Het onderwijs en het dossier."


def test_case_087_ligatures() -> None:
    assert answer("De ﬁnanciële en oﬃciële ﬂux, 5 m².") == "De financiële en officiële flux, 5 m²."


def test_case_088_no_break_and_thin_spaces() -> None:
    text = f"{HEAD}Vraag 1\nWat?\nAntwoord 1\nKamerstuk 29\u00a0344 kost €\u20095.\n"
    doc = read(text)
    assert pairs(doc)[0][2] == "Kamerstuk 29 344 kost € 5."
    assert all(doc.text[s.shown :][: s.length] == text[s.source :][: s.length] for s in doc.origin)


def test_case_089_decomposed_letters() -> None:
    assert answer("Financie\u0308le zorg in Syrie\u0308.") == "Financiële zorg in Syrië."


@pytest.mark.parametrize(
    ("raw", "right"),
    [
        ("Hieruit vioeien afspraken voort.", "Hieruit vloeien afspraken voort."),
        ("De lraakse regering en Iraakse burgers.", "De Iraakse regering en Iraakse burgers."),
        ("De financiéle gevolgen.", "De financiële gevolgen."),
        ("Dit ziet 0.a. op opvang.", "Dit ziet o.a. op opvang."),
        ("De regering heeft sarnenwerking gezocht.", "De regering heeft samenwerking gezocht."),
        ("De begroting wordt aangcpast.", "De begroting wordt aangepast."),
    ],
)
def test_case_090_ocr_letters(raw: str, right: str) -> None:
    doc = read(f"{HEAD}Vraag 1\nWat?\nAntwoord 1\n{raw}\nVraag 2\nWat 0.a. nog?\nAntwoord 2\nNiets.\n")
    assert pairs(doc)[0][2] == right


@pytest.mark.parametrize(
    "rare", ["Zij pellen garnalen.", "De kieren zijn dicht.", "Hieruit vioeien afspraken voort."]
)
def test_case_090_a_single_rare_word_is_no_misread_paper(rare: str) -> None:
    assert answer(rare) == rare


def test_case_090_a_rare_word_of_usual_letters_stays_in_a_misread_paper() -> None:
    assert answer("Zij pellen 0.a. garnalen 0.a. hier.") == "Zij pellen o.a. garnalen o.a. hier."


def test_case_090_what_may_be_a_name_or_a_rare_word_stays() -> None:
    rare = "De heer Vlicland noemt de lastenverdelingsafspraak en een clown."
    assert answer(rare) == rare


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("Er zijn asielzoekers.1 Dit geldt ook.", "Er zijn asielzoekers. Dit geldt ook."),
        ("Zie de motie Bos c.s.1.", "Zie de motie Bos c.s.."),
        ("Het is besproken in het rapport1, zoals u weet.", "Het is besproken in het rapport, zoals u weet."),
        ("Zoals in de Visumcode.® Dat is zo.", "Zoals in de Visumcode. Dat is zo."),
        ("Dat heet COMPAS.* Dat is zo.", "Dat heet COMPAS. Dat is zo."),
        ("Zo deelt men expertise.? Ook dat helpt.", "Zo deelt men expertise. Ook dat helpt."),
    ],
)
def test_case_091_footnote_marker_glued(body: str, shown: str) -> None:
    doc = noted(body, "1 Kamerstuk 29 344, nr. 155")
    assert pairs(doc)[0][2] == shown
    assert doc.exchanges[0].footnotes == ("1",)


def test_case_091_marker_on_the_question_made_a_quotation_mark() -> None:
    doc = noted("Nee.", "1 Kamerstuk 29 344, nr. 155", question="Is dat toen besproken?’")
    assert pairs(doc)[0][1] == "Is dat toen besproken?"


def test_case_091_what_is_no_marker_stays() -> None:
    body = "Op grond van artikel 3.1 daalt de CO2 met 20 m2 per F-16, versie 2.0, zoals bekend.1"
    assert pairs(noted(body, "1 Kamerstuk 29 344, nr. 155"))[0][2] == body[:-1]


def test_case_092_footnote_text_in_the_middle_of_an_answer() -> None:
    doc = read(
        f"{HEAD}Vraag 1\nIs er een rapport?\nAntwoord 1\nJa, dat rapport is er al.1\nVraag 2\n"
        f"Wat doet u?\nAntwoord 2\n{WATER}\n"
        "\n1 Rapport Sluizen van de provincie, 3 mei 2030\n\nzodat de schepen weer varen.\n"
    )
    assert pairs(doc)[1][2] == f"{WATER} zodat de schepen weer varen."
    assert [(note.id, note.exchange) for note in doc.footnotes] == [("1", "1")]
    assert doc.at(doc.footnotes[0].span) == "Rapport Sluizen van de provincie, 3 mei 2030"


def test_case_092_notes_of_a_web_page() -> None:
    doc = noted(
        "Dat staat er.1 En meer.2", "X Noot\n1\n\nDe Courant, 3 mei 2031.\n\nX Noot\n2\n\nRapport Vis."
    )
    assert pairs(doc)[0][2] == "Dat staat er. En meer."
    assert [doc.at(note.span) for note in doc.footnotes] == ["De Courant, 3 mei 2031.", "Rapport Vis."]


def test_case_093_two_note_series() -> None:
    doc = read(
        f"{HEAD}Vraag 1\nKent u het bericht 'Sluis dicht' 1) en het bericht 'Haven vol'? 2)\n"
        "Antwoord 1\nJa.1\n\n"
        "1) De Courant, 3 mei 2031, https://voorbeeld.nl/sluis\n\n"
        "2) De Bode, 4 mei 2031, https://voorbeeld.nl/haven\n\n"
        "1 Kamerstuk 29 344, nr. 155\n"
    )
    assert pairs(doc) == [("1", "Kent u het bericht 'Sluis dicht' en het bericht 'Haven vol'?", "Ja.")]
    assert sorted((note.id, note.exchange) for note in doc.footnotes) == [
        ("1", "1"),
        ("1)", "1"),
        ("2)", "1"),
    ]


def test_case_094_note_without_marker_and_marker_without_note() -> None:
    doc = noted(
        "De sluis is dicht. Dat blijft zo.", "1 Kamerstuk 29 344, nr. 155", "2 Kamerstuk 29 344, nr. 156"
    )
    assert pairs(doc)[0][2] == "De sluis is dicht. Dat blijft zo."
    assert [(note.id, note.exchange) for note in doc.footnotes] == [("1", None), ("2", None)]
    assert any("1" in warning for warning in doc.warnings)


def test_case_094_marker_without_note() -> None:
    doc = read(f"{HEAD}Vraag 1\nWat?\nAntwoord 1\nDat is bekend[footnoteRef:3] bij de provincie.\n")
    assert pairs(doc)[0][2] == "Dat is bekend bij de provincie."
    assert any("3" in warning for warning in doc.warnings)


def test_case_095_footnote_that_looks_like_a_question() -> None:
    doc = read(
        f"{HEAD}Vraag 1\nWat?\nAntwoord 1\nDat staat er.1\nVraag 2\nHoe?\nAntwoord 2\nZo.2 En zo.3\n\n"
        "1 Kamerstuk 12 345, nr. 4\n2 Kamerstuk 12 345, nr. 5\n3 Kamerstuk 12 345, nr. 6\n"
    )
    assert ids(doc) == ["1", "2"]
    assert [note.exchange for note in doc.footnotes] == ["1", "2", "2"]


def test_case_096_docx_leftovers() -> None:
    doc = read(
        f"{HEAD}Vraag 1\nWat is er gebeurd?[footnoteRef:2] [2: Kamerstuk 29 344, nr. 155. ]\n"
        "[bookmark: _Hlk1]Antwoord:\n"
        'Zie Error! Reference source not found. de HYPERLINK "https://voorbeeld.nl" pagina {PAGE} over vis.\n'
    )
    assert pairs(doc) == [("1", "Wat is er gebeurd?", "Zie  de pagina  over vis.")]
    assert [(note.id, note.exchange) for note in doc.footnotes] == [("2", "1")]


def test_case_097_markdown_of_an_ocr_model() -> None:
    doc = read(
        f"{HEAD}**Directoraat-Generaal\nMigratie**\n\nDatum\n1 mei 2031\n\n**Vraag 1**\n\n"
        "Wat?\n\n**Antwoord 1**\n\n"
        "Zie <https://voorbeeld.nl/vis>.¹\n\n¹ Kamerstuk 29 344, nr. 155\n\n"
        "**Directoraat-Generaal\nMigratie**\n\nDatum\n1 mei 2031\n",
        kind="md",
    )
    assert pairs(doc) == [("1", "Wat?", "Zie https://voorbeeld.nl/vis.")]
    assert "**" not in doc.text
    assert doc.footnotes[0].exchange == "1"


def test_case_098_two_columns_read_across() -> None:
    doc = read(
        f"{ASKED}\nVraag 1 Hoe lang Vraag 2 Waarom\nis de sluis is de brug\n"
        "Vraag 3 Hoe diep Vraag 4 Hoeveel\nis de haven schepen\n"
    )
    assert any("column" in warning for warning in doc.warnings)
    assert doc.exchanges == ()


def test_case_099_table_in_an_answer() -> None:
    table = "Jaar  2029  2030\nAantal  12  15"
    assert answer(f"De aantallen staan hieronder.\n{table}") == f"De aantallen staan hieronder.\n{table}"


def test_case_100_list_in_an_answer() -> None:
    listed = "Er zijn vier redenen:\n– ten eerste;\n• ten tweede;\n1. de wind;\n2. het water."
    doc = read(f"{HEAD}Vraag 1\nWaarom?\nAntwoord 1\n{listed}\nVraag 2\nEn dan?\nAntwoord 2\nNiets.\n")
    assert ids(doc) == ["1", "2"]
    assert pairs(doc)[0][2] == listed


def test_case_101_quotation_with_a_label_inside() -> None:
    body = "In de brief staat: «Vraag 1 is al beantwoord». Ook staat er: «Antwoord 2 volgt»."
    assert answer(body) == body


def test_case_102_line_that_begins_with_the_word() -> None:
    before = "".join(f"Vraag {n}\nWaarom {n}?\nAntwoord {n}\nDaarom.\n" for n in (1, 2))
    body = "Dat heb ik eerder gemeld.\nVraag 1 van het lid Jansen heb ik toen beantwoord."
    doc = read(f"{HEAD}{before}Vraag 3\nWat?\nAntwoord 3\n{body}\nVraag 4\nHoe?\nAntwoord 4\nZo.\n")
    assert ids(doc) == ["1", "2", "3", "4"]
    assert pairs(doc)[2][2] == body


def test_case_103_english_in_an_answer() -> None:
    body = "Het verdrag zegt: “No state may return a person to a place of danger.” Dat geldt ook hier."
    assert answer(body) == body


@pytest.mark.parametrize("quote", ["‘vis’", "«vis»", "„vis”", "‘verkapte ‘vis’’", '"vis"'])
def test_case_104_quotes(quote: str) -> None:
    body = f"Het bericht {quote} is bekend. Zie ook {quote}."
    assert answer(body) == body
    doc = noted(f"{body}1 Dat is zo.", "1 Kamerstuk 29 344, nr. 155")
    assert pairs(doc)[0][2] == f"{body} Dat is zo."


def test_case_105_redacted_names() -> None:
    body = "De heer ██████ en [naam] spraken met XXXX."
    assert answer(body) == body


def test_case_106_numbers() -> None:
    body = "Het gaat om 82.000, 43,704, 1,5 miljoen, € 300.000, ca. 23.000, 38 procent en 38%."
    assert answer(body) == body


def test_case_107_abbreviations_with_full_stops() -> None:
    body = (
        "Op 3 mei jl. is d.d. 4 mei a.s. met o.a. mw. De Boer c.s. m.b.t. nr. 4 t/m 6 i.h.k.v. de "
        "sluis gesproken."
    )
    assert answer(body) == body


def test_case_108_very_long_paragraph() -> None:
    body = " ".join(f"De sluis nummer {n} is dicht." for n in range(400))
    assert answer(body) == body


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_case_109_line_ends_and_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "paper.txt"
    text = f"{HEAD}Vraag 1\nIs Syrië ‘veilig’?\nAntwoord 1\nNee."
    path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    assert pairs(parse(read_file(path), path.name)) == [("1", "Is Syrië ‘veilig’?", "Nee.")]


def test_case_109_text_decoded_twice(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    text = f"{HEAD}Vraag 1\nIs Syrië ‘veilig’?\nAntwoord 1\nNee, dat is het niet."
    path.write_text(text.encode().decode("cp1252"), encoding="utf-8")
    assert pairs(parse(read_file(path), path.name))[0][1] == "Is Syrië ‘veilig’?"


def test_case_110_scanned_page_without_text(tmp_path: Path) -> None:
    path = tmp_path / "scan.txt"
    path.write_text("\f\f\f", encoding="utf-8")
    with pytest.raises(DocumentError):
        read_file(path)
    assert parse(SourceText("\f\f\f", "txt"), "scan.txt").exchanges == ()


def test_case_111_the_same_paper_twice() -> None:
    letter = read(
        "In antwoord op uw brief van 2 mei 2031, nr. 2031Z00001, deel ik u mede dat de vragen "
        "van het lid Jansen (Tulp) "
        "over de sluis worden beantwoord zoals aangegeven in de bijlage.\n\nVraag 1\nWat?\n"
        "Antwoord op vraag 1\nDit.\n"
    )
    printed = read(f"2031Z00001\n{HEAD}Vraag 1\nWat?\nAntwoord 1\nDit.\nah-tk-20302031-12\n")
    assert letter.numbers["vraagnummer"] == printed.numbers["vraagnummer"] == "2031Z00001"
    assert printed.numbers["publicatie"] == "ah-tk-20302031-12"
    assert [q for _, q, _ in pairs(letter)] == [q for _, q, _ in pairs(printed)]


def test_case_112_corrected_print() -> None:
    doc = read(f"Herdruk\n{HEAD}Vraag 1\nWat?\nAntwoord 1\nDit.\nah-tk-20302031-12-n1\n")
    assert pairs(doc) == [("1", "Wat?", "Dit.")]
    assert "12" in doc.numbers["aanhangsel"]


def test_case_113_table_of_contents_with_the_same_headings() -> None:
    tulp = "Vragen en opmerkingen van de leden van de Tulp-fractie"
    doc = read(
        "Verslag van een schriftelijk overleg\n\nInhoudsopgave\n\nI\n"
        f"Vragen en opmerkingen vanuit de fracties\n{tulp}\n\n"
        f"II\nReactie van de bewindspersoon\n\nI\nVragen en opmerkingen vanuit de fracties\n{tulp}\n"
        "De leden van de Tulp-fractie vragen of de dijk hoog is.\n\nII\nReactie van de bewindspersoon\n"
        f"{tulp}\nDe leden van de Tulp-fractie vragen of de dijk hoog is.\nDe dijk is hoog genoeg.\n"
    )
    assert pairs(doc) == [
        ("1", "De leden van de Tulp-fractie vragen of de dijk hoog is.", "De dijk is hoog genoeg.")
    ]


def test_case_114_opening_sentence_that_is_also_a_question() -> None:
    asking = (
        "De leden van de Roos-fractie hebben kennisgenomen van de plannen. Met welke inzet gaat de minister?"
    )
    opening = (
        "De leden van de Roos-fractie hebben kennisgenomen van de agenda. Zij hebben hierover enkele vragen."
    )
    doc = read(
        "Verslag van een schriftelijk overleg\n\nVragen en opmerkingen van de leden van de Roos-fractie\n"
        f"{opening}\n{asking}\nAntwoord:\nMet een open inzet.\n"
    )
    assert pairs(doc) == [("1", asking, "Met een open inzet.")]


def test_case_115_name_with_initials_over_a_set() -> None:
    doc = read(
        "Beantwoording van vragen na het debat over de sluis\n\n"
        "Vragen van het lid Jansen, J.M. (Tulp)\n\nVraag (1):\nWat?\n"
        "Antwoord:\nDit.\n\nVragen van het lid De Boer, K. (Roos)\n\nVraag (1):\nHoe?\nAntwoord:\nZo.\n"
    )
    assert [(e.id, e.asker and (e.asker.name, e.asker.party)) for e in doc.exchanges] == [
        ("1", ("Jansen", "Tulp")),
        ("2:1", ("De Boer", "Roos")),
    ]


def test_case_116_joint_ministers_of_one_portfolio() -> None:
    doc = read(
        "Vragen van het lid Jansen (Tulp) aan de ministers over vis.\n"
        "Antwoord van de heer Bos, minister van Visserij, en "
        "mevrouw Vos, minister voor Visserij (ontvangen 3 mei 2031).\nVraag 1\nWat?\nAntwoord 1\nDit.\n"
    )
    assert [(m.name, m.portfolio) for m in doc.answered_by] == [("Bos", "Visserij"), ("Vos", "Visserij")]


def test_case_117_lines_broken_by_the_web_page() -> None:
    doc = read(
        f"{HEAD}Vraag 1\nHoeveel aanvragen zijn er dit jaar tot\nnu toe ingewilligd?\nAntwoord 1\nTien.\n"
    )
    assert pairs(doc)[0][1] == "Hoeveel aanvragen zijn er dit jaar tot nu toe ingewilligd?"


@pytest.mark.parametrize("label", ["", "Vraag 1\nHoeveel meldingen waren er?\nAntwoord 1\n"])
def test_rows_of_a_table_are_no_running_titles(label: str) -> None:
    rows = [f"Totaal aantal meldingen in het jaar {year}" for year in range(2030, 2036)]
    doc = read(f"{HEAD}{label}Hieronder staan de meldingen.\n\n" + "\n".join(rows) + "\n")
    assert all(row in doc.text for row in rows)
