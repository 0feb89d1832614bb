"""Edge cases 60–77: schriftelijk overleg, lists and other families. All texts are invented."""

from __future__ import annotations

import pytest

from index.document import Member
from tests.support.parsed import ids, pairs, read

TITLE = "Verslag van een schriftelijk overleg\n\nI\tVragen en opmerkingen vanuit de fracties\n\n"
TULP = "Vragen en opmerkingen van de leden van de Tulp-fractie\n"
ROOS = "Vragen en opmerkingen van de leden van de Roos-fractie\n"
DIKE = "De leden van de Tulp-fractie vragen of de dijk hoog genoeg is."


def test_case_060_questions_as_running_text() -> None:
    doc = read(
        f"{TITLE}{TULP}{DIKE}\nAntwoord:\nDe dijk is hoog genoeg.\n"
        "Deze leden vragen ook wat dat heeft gekost.\nAntwoord:\nTwee miljoen euro.\n"
    )
    assert doc.type == "schriftelijk overleg"
    assert pairs(doc) == [
        ("1", DIKE, "De dijk is hoog genoeg."),
        ("2", "Deze leden vragen ook wat dat heeft gekost.", "Twee miljoen euro."),
    ]
    assert doc.exchanges[0].numbers == () and doc.exchanges[0].asker == Member(None, "Tulp")


def test_case_061_answer_of_several_paragraphs() -> None:
    doc = read(
        f"{TITLE}{TULP}{DIKE}\nAntwoord:\nDe dijk wordt hersteld.\n"
        "Dat gebeurt in drie delen. Het eerste deel begint in mei.\n"
        "Verder zien deze leden dat de sluis lekt. Wanneer wordt die gemaakt?\nAntwoord:\nIn juni.\n"
    )
    assert pairs(doc) == [
        ("1", DIKE, "De dijk wordt hersteld.\nDat gebeurt in drie delen. Het eerste deel begint in mei."),
        ("2", "Verder zien deze leden dat de sluis lekt. Wanneer wordt die gemaakt?", "In juni."),
    ]


def test_case_062_opening_statement() -> None:
    opening = "De leden van de Tulp-fractie hebben met belangstelling kennisgenomen van de stukken."
    doc = read(f"{TITLE}{TULP}{opening}\n{DIKE}\nAntwoord:\nJa.\n")
    assert pairs(doc) == [("1", DIKE, "Ja.")]


def test_case_063_statement_without_a_question_but_answered() -> None:
    wish = (
        "De leden van de Tulp-fractie zien dat het werk klaar is. Graag horen deze leden een terugkoppeling."
    )
    doc = read(f"{TITLE}{TULP}{DIKE}\nAntwoord:\nJa.\n{wish}\nAntwoord:\nDie volgt in het verslag.\n")
    assert pairs(doc)[1] == ("2", wish, "Die volgt in het verslag.")


def test_case_064_part_one_questions_part_two_answers() -> None:
    doc = read(
        f"{TITLE}{TULP}{DIKE} Wat heeft dat gekost?\n\n"
        f"{ROOS}De leden van de Roos-fractie vragen wanneer de sluis opengaat.\n\n"
        "II Reactie van de minister\n\n"
        f"{TULP}{DIKE} Wat heeft dat gekost?\nHierop kan ik antwoorden dat de dijk twee miljoen "
        "euro heeft gekost.\n\n"
        f"{ROOS}De leden van de Roos-fractie vragen wanneer de sluis opengaat.\nDe sluis gaat in juni open.\n"
    )
    assert pairs(doc) == [
        (
            "1",
            f"{DIKE} Wat heeft dat gekost?",
            "Hierop kan ik antwoorden dat de dijk twee miljoen euro heeft gekost.",
        ),
        (
            "2",
            "De leden van de Roos-fractie vragen wanneer de sluis opengaat.",
            "De sluis gaat in juni open.",
        ),
    ]
    assert [exchange.asker for exchange in doc.exchanges] == [Member(None, "Tulp"), Member(None, "Roos")]


def test_case_064_question_and_answer_in_one_paragraph() -> None:
    doc = read(
        f"{TITLE}{TULP}{DIKE}\n\nII Reactie van de minister\n\n"
        f"{TULP}{DIKE} Hierop kan ik antwoorden dat de dijk hoog genoeg is.\n"
    )
    assert pairs(doc) == [("1", DIKE, "Hierop kan ik antwoorden dat de dijk hoog genoeg is.")]


def test_case_064_answers_that_do_not_repeat_the_questions() -> None:
    doc = read(
        f"{TITLE}{TULP}{DIKE}\n\n{ROOS}De leden van de Roos-fractie vragen wanneer de sluis opengaat.\n\n"
        "II Reactie van de minister\n\n"
        f"{TULP}De dijk is vijf meter hoog.\n\n{ROOS}De sluis gaat in juni open.\n"
    )
    assert pairs(doc) == [
        ("1", DIKE, "De dijk is vijf meter hoog."),
        (
            "2",
            "De leden van de Roos-fractie vragen wanneer de sluis opengaat.",
            "De sluis gaat in juni open.",
        ),
    ]


@pytest.mark.parametrize("arrow", ["→ ", "➔ ", "=> "])
def test_case_065_answer_with_arrow(arrow: str) -> None:
    doc = read(
        f"{TITLE}{TULP}{DIKE}\n{arrow}Het kabinet deelt dit.\nDeze leden vragen wat dat kost.\n"
        f"{arrow}Niets.\n"
    )
    assert pairs(doc) == [
        ("1", DIKE, "Het kabinet deelt dit."),
        ("2", "Deze leden vragen wat dat kost.", "Niets."),
    ]


def test_case_066_heading_per_fractie_doubled() -> None:
    doc = read(
        f"{TITLE}Vragen en opmerkingen van de leden van de leden van de Roos-fractie\n"
        "Waarom is de brug dicht?\nAntwoord:\nJa.\n"
    )
    assert doc.exchanges[0].asker == Member(None, "Roos")


def test_case_067_two_fracties_together() -> None:
    doc = read(
        f"{TITLE}De leden van de fracties van Tulp en Roos vragen of de dijk hoog is.\nAntwoord:\nJa.\n"
    )
    assert doc.exchanges[0].asker == Member(None, "Tulp en Roos")


def test_case_068_joining_in() -> None:
    doc = read(
        f"{TITLE}{TULP}{DIKE}\nDe leden van de Roos-fractie sluiten zich hierbij aan.\nAntwoord:\nJa.\n"
    )
    assert ids(doc) == ["1"]
    assert pairs(doc)[0][1].startswith(DIKE)


def test_case_069_list_as_a_table() -> None:
    doc = read(
        "Lijst van vragen en antwoorden\n\nNr\tVraag\tBijlage\tBlz. (van)\tt/m\n"
        "1\tKlopt het dat de sluis lekt?\t0\nJa, de sluis lekt.\n"
        "2\tWat kost het herstel?\t0\nTwee miljoen euro.\n"
    )
    assert doc.type == "lijst van vragen en antwoorden"
    assert pairs(doc) == [
        ("1", "Klopt het dat de sluis lekt?", "Ja, de sluis lekt."),
        ("2", "Wat kost het herstel?", "Twee miljoen euro."),
    ]


def test_case_069_one_row_one_exchange() -> None:
    doc = read(
        "Lijst van vragen en antwoorden\n\nNr | Vraag | Antwoord\n"
        "1 | Klopt het dat de sluis lekt? | Ja, de sluis lekt.\n"
        "2 | Wat kost het herstel? | Twee miljoen euro.\n"
    )
    assert pairs(doc) == [
        ("1", "Klopt het dat de sluis lekt?", "Ja, de sluis lekt."),
        ("2", "Wat kost het herstel?", "Twee miljoen euro."),
    ]


def test_case_070_list_of_questions_without_answers() -> None:
    doc = read(
        "Lijst van vragen\n\nVraag 1\nKlopt het dat de sluis lekt?\n\nVraag 2\nWat kost het herstel?\n"
    )
    assert doc.type == "vragen"
    assert [exchange.state for exchange in doc.exchanges] == ["unanswered", "unanswered"]


def test_case_071_nota_naar_aanleiding_van_het_verslag() -> None:
    doc = read(
        "40 100 Wijziging van de Sluiswet\n\nNr. 6 NOTA NAAR AANLEIDING VAN HET VERSLAG\n\nAlgemeen\n\n"
        "Op de vraag van de leden van de Tulp-fractie antwoordt de regering dat de sluis in "
        "2032 wordt hersteld.\n\n"
        "De leden van de Roos-fractie vragen naar de kosten. De regering raamt deze op twee miljoen euro.\n"
    )
    assert doc.exchanges == ()
    assert doc.type == "overig"
    assert [doc.at(paragraph.span)[:22] for paragraph in doc.paragraphs] == [
        "Op de vraag van de led",
        "De leden van de Roos-f",
    ]


def test_case_072_eerste_kamer() -> None:
    doc = read(
        "40 100 Sluisbeleid\n\nAI VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n\nVastgesteld 3 mei 2031\n\n"
        f"{TULP}{DIKE}\n\nBRIEF VAN DE MINISTER VAN VISSERIJ\n\n{DIKE}\nAntwoord:\nJa, vijf meter.\n"
    )
    assert doc.type == "schriftelijk overleg"
    assert pairs(doc) == [("1", DIKE, "Ja, vijf meter.")]


def test_case_073_answers_after_a_debate() -> None:
    doc = read(
        "Beantwoording van vragen gesteld in het debat over de sluis\n\nDENK\n"
        "Erkent u dit probleem?\nJa. Het kabinet erkent dit.\n"
        "Volt\nWat kost het herstel?\nTwee miljoen euro.\n"
    )
    assert pairs(doc) == [
        ("1", "Erkent u dit probleem?", "Ja. Het kabinet erkent dit."),
        ("2", "Wat kost het herstel?", "Twee miljoen euro."),
    ]
    assert [exchange.asker for exchange in doc.exchanges] == [Member(None, "DENK"), Member(None, "Volt")]


def test_case_074_letter_with_headings() -> None:
    doc = read(
        "BRIEF VAN DE MINISTER VAN VISSERIJ\n\nAan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\n"
        "Den Haag, 3 mei 2031\n\nHierbij informeer ik uw Kamer over de sluis bij Oosterhaven "
        "en over de haven daar.\n\n"
        "De sluis\n\nDe sluis bij Oosterhaven wordt in juni van dit jaar hersteld door de provincie.\n\n"
        "De haven\n\nDe haven blijft tijdens het herstel van de sluis voor alle schepen open.\n"
    )
    assert doc.type == "brief"
    assert doc.exchanges == ()
    assert [paragraph.heading for paragraph in doc.paragraphs] == [None, "De sluis", "De haven"]


def test_case_075_report_of_a_debate_is_recognised_and_refused() -> None:
    doc = read(
        "40 100 Sluisbeleid\n\nVERSLAG VAN EEN COMMISSIEDEBAT\n\n"
        "De heer Jansen (Tulp):\nVoorzitter. Is de dijk hoog genoeg?\n\nMinister Bos:\nJa, dat is hij.\n\n"
        "De heer De Boer (Roos):\nEn de sluis?\n\nMinister Bos:\nDie ook.\n"
    )
    assert doc.type == "overig"
    assert doc.exchanges == ()
    assert any("debate" in warning for warning in doc.warnings)
    assert doc.paragraphs


def test_case_076_several_dossiers_over_one_paper() -> None:
    doc = read(
        "40 100 Sluisbeleid\n40 200 Havenbeleid\n\nNr. 3060 BRIEF VAN DE MINISTER VAN VISSERIJ\n\n"
        "Aan de Voorzitter van de Tweede Kamer\n\nDe sluis bij Oosterhaven wordt in juni van "
        "dit jaar hersteld.\n"
    )
    assert "40100-3060" in doc.numbers["kamerstuk"] and "40200-3060" in doc.numbers["kamerstuk"]


def test_case_077_annexes() -> None:
    doc = read(
        "Vragen van het lid Jansen (Tulp) aan de Minister van Visserij over de sluis.\n"
        "Vraag 1\nIs de sluis dicht?\nAntwoord 1\nJa.\n\nDe Minister van Visserij,\nA. Bos\n\n"
        "Bijlage 1: Overzicht\nSluis Oost is dicht sinds mei. Sluis West is open.\n"
    )
    assert pairs(doc) == [("1", "Is de sluis dicht?", "Ja.")]
    assert [(p.heading, doc.at(p.span)) for p in doc.paragraphs] == [
        ("Bijlage 1: Overzicht", "Sluis Oost is dicht sinds mei. Sluis West is open.")
    ]


def test_case_060_numbered_questions_under_the_headings_of_fracties() -> None:
    doc = read(
        f"{TITLE}{TULP}\nVraag 1\nIs de dijk hoog?\nAntwoord 1\nJa.\n\n"
        f"{ROOS}\nVraag 2\nEn de sluis?\nAntwoord 2\nOok.\n"
    )
    assert pairs(doc) == [("1", "Is de dijk hoog?", "Ja."), ("2", "En de sluis?", "Ook.")]
    assert [exchange.asker for exchange in doc.exchanges] == [Member(None, "Tulp"), Member(None, "Roos")]


def test_case_069_heading_above_the_next_question_is_no_answer() -> None:
    doc = read(
        "Lijst van vragen en antwoorden\n\nVraag 1\nIs de dijk hoog?\n\nAntwoord\nJa, vijf meter.\n\n"
        "Hoofdstuk 2 Havens\n\nVraag 2\nEn de haven?\n\nAntwoord\nDie is diep.\n"
    )
    assert pairs(doc) == [("1", "Is de dijk hoog?", "Ja, vijf meter."), ("2", "En de haven?", "Die is diep.")]


def test_case_064_printed_with_contents_and_an_answering_part() -> None:
    heads = f"I. Vragen en opmerkingen vanuit de fracties\n\n{TULP}\n"
    doc = read(
        "VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n\nInhoudsopgave blz.\n\n"
        "I. Vragen en opmerkingen vanuit de fracties 2\n"
        f"{TULP.strip()} 2\nII. Antwoord/Reactie van de Minister 4\n\n{heads}"
        "De leden van de Tulp-fractie hebben met belangstelling kennisgenomen van de brief "
        "over\nde sluizen.\n\n"
        "Deze leden vragen waarom de sluis bij Oosterhaven dicht is. Kan de Minister aangeven\n"
        "wanneer hij opengaat?\n\n"
        f"II. Antwoord/Reactie van de Minister\n\n{TULP}\n"
        "De leden van de Tulp-fractie vragen waarom de sluis bij Oosterhaven dicht is en "
        "wanneer\nhij weer opengaat.\n\n"
        "De sluis is dicht omdat hij lekt. Hij gaat in juni weer open, als het weer het "
        "toelaat\nen het lukt.\n"
    )
    assert pairs(doc) == [
        (
            "1",
            "De leden van de Tulp-fractie vragen waarom de sluis bij Oosterhaven dicht is en "
            "wanneer hij weer opengaat.",
            "De sluis is dicht omdat hij lekt. Hij gaat in juni weer open, als het weer het "
            "toelaat en het lukt.",
        )
    ]


def test_a_second_set_under_its_own_title_is_its_askers() -> None:
    sets = "".join(
        f"{title} van het lid {who}, ingezonden 3 mei 2031\n\nVraag 1\nMaalt de {what}?\n\nAntwoord\nJa.\n\n"
        for title, who, what in (
            ("Antwoorden op de vragen", "Wiek (Tulp)", "molen"),
            ("Beantwoording van de nadere vragen", "Van der Kap (Roos)", "kap"),
        )
    )
    doc = read(
        "Geachte voorzitter,\n\nHierbij de antwoorden op de vragen van het lid Wiek (Tulp) en van het lid "
        f"Van der Kap (Roos) aan de Minister van Visserij.\n\nDe Minister van Visserij,\nB. Bos\n\n{sets}"
    )
    assert [each.asker and each.asker.name for each in doc.exchanges] == ["Wiek", "Van der Kap"]
    assert [member.name for member in doc.askers] == ["Wiek", "Van der Kap"]
