"""Another's words inside or below an answer are never the minister's, and his own answers stay his. All invented."""

# ruff: noqa: E501  a paper a line

from __future__ import annotations

import pytest

from index.document import CABINET, Document
from tests.support.parsed import HEAD, pairs, read

FIRST = "Vraag 1\nIs de sluis dicht?\n\nAntwoord 1\nDe sluis is sinds mei dicht."
SECOND = "Vraag 2\nEn de kade?\n\nAntwoord 2\nDe kade blijft open."
THEIRS = "De sluis had nooit dicht gemogen en kost ons de helft van onze vangst."


def of_cabinet(doc: Document) -> str:
    """All that a paper shows as the cabinet's."""
    said = [doc.at(each.answer) for each in doc.exchanges if each.answer and each.voice == CABINET]
    return "\n".join([*said, *(doc.at(each.span) for each in doc.paragraphs if each.voice == CABINET)])


def voice_of(doc: Document, words: str) -> str | None:
    """The voice of the paragraph that holds these words."""
    return next(each.voice for each in doc.paragraphs if words in doc.at(each.span))


# What stands below the last answer (or inside one), and the voice of THEIRS in it.
PIECES = [
    ("Reactie van de Vissersbond", "Vissersbond"),
    ("REACTIE VAN DE VISSERSBOND", "vissersbond"),
    ("Brief van het bestuur van Visclub Noord", "bestuur van Visclub Noord"),
    ("Open brief van schippers uit Wintelre aan de minister", "schippers uit Wintelre"),
    ("Verklaring namens de Stichting Vrij Water", "Stichting Vrij Water"),
    ("Persbericht van Havenbedrijf Zuid N.V.", "Havenbedrijf Zuid N.V."),
    ("Zienswijze d.d. 3 mei 2031 van de gemeente Wintelre", "gemeente Wintelre"),
    ("E-mail van A. Bakema, 4 mei 2031", "A. Bakema"),
    ("Brief aan de minister van Visserij", None),
    ("Geachte minister,", None),
    ("Geachte heer Bos,", None),
    ("Geachte minister, Met deze brief vragen wij uw aandacht voor de sluis, die ons zorgen geeft.", None),
    ("Vissersbond Noord\nPostbus 7\nWintelre, 4 mei 2031\n\nGeachte mevrouw de minister,", None),
    ("«Excellentie,", None),
    ("Het lid Wiek (ABC):", None),
    ("Wethouder Smit:", None),
    ("Vraag van een schipper: Wie heeft dat bedacht?", None),
    ("Antwoord Vissersbond: Wij niet.", None),
    ("V: Wie heeft dat bedacht?", None),
]  # fmt: skip


@pytest.mark.parametrize(("title", "voice"), PIECES)
@pytest.mark.parametrize("behind", ["", f"\n\n{SECOND}"])
def test_an_answer_stops_where_another_begins(title: str, voice: str | None, behind: str) -> None:
    doc = read(f"{HEAD}{FIRST}\n\n{title}\n\n{THEIRS}{behind}")
    assert pairs(doc)[0] == ("1", "Is de sluis dicht?", "De sluis is sinds mei dicht.")
    assert voice_of(doc, THEIRS) == voice
    assert THEIRS not in of_cabinet(doc)
    assert all(each.voice == CABINET for each in doc.exchanges)


@pytest.mark.parametrize("name", ["Het lid Wiek:", "> "])
def test_who_is_quoted_at_the_end_of_an_answer_is_not_the_minister(name: str) -> None:
    line = f"{name}{THEIRS}" if name == "> " else f"{name}\n{THEIRS}"
    doc = read(f"{HEAD}{FIRST} De bond schreef mij:\n\n{line}\n\n{SECOND}")
    assert pairs(doc)[0][2] == "De sluis is sinds mei dicht. De bond schreef mij:"
    assert THEIRS not in of_cabinet(doc)


def test_a_letter_that_an_answer_quotes_is_its_writers() -> None:
    letter = f"Geachte ambtgenoot,\n{THEIRS}\nHoogachtend,\nMinister Dupont"
    doc = read(f"{HEAD}{FIRST} Mijn ambtgenoot antwoordde:\n\n{letter}\n\nDaar laat ik het bij.\n\n{SECOND}")
    assert pairs(doc)[0][2] == "De sluis is sinds mei dicht. Mijn ambtgenoot antwoordde:"
    assert THEIRS not in of_cabinet(doc) and "De kade blijft open." in of_cabinet(doc)


def test_an_answer_that_is_nothing_but_a_letter_is_unsure() -> None:
    doc = read(
        f"{HEAD}{FIRST}\n\nVraag 2\nWat schrijft de bond?\n\nAntwoord 2\nGeachte minister,\n\n{THEIRS}"
    )
    assert [(each.state, each.voice) for each in doc.exchanges] == [("answered", CABINET), ("unsure", None)]


SETS = [
    ("Vragen van het raadslid Smit (Dorpsbelang) aan het college van burgemeester en wethouders over de sluis", "Antwoord van burgemeester Vos (ontvangen 2 juni 2031).", "burgemeester Vos"),
    ("Vragen van het lid Wiek (ABC) aan Provinciale Staten van het Noorden", "Antwoord van Gedeputeerde Staten", "Gedeputeerde Staten"),
    ("Statenvragen over de sluis aan de commissaris van de Koning", "", "commissaris van de Koning"),
    ("Schriftelijke vragen van de gemeenteraadsleden Smit en Pol", "", None),
    ("Raadsvragen aan de burgemeester van Wintelre over de kade.", "Beantwoording door de burgemeester van Wintelre", "burgemeester van Wintelre"),
    ("Vragen van de Vissersbond aan de Inspectie Waterbouw", "Antwoorden van de Inspectie Waterbouw", "Inspectie Waterbouw"),
    ("", "Reactie van de Dienst Waterwegen op de vragen van de bond", "Dienst Waterwegen"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "answered", "voice"), SETS)
def test_a_second_set_is_answered_by_whom_its_own_head_names(
    asked: str, answered: str, voice: str | None
) -> None:
    again = f"Vraag 1\nVaart u zelf?\n\nAntwoord 1\n{THEIRS}\n\nVraag 2\nHoe vaak?\n\nAntwoord 2\nElke week."
    doc = read(f"{HEAD}{FIRST}\n\n{SECOND}\n\n{asked}\n\n{answered}\n\n{again}")
    assert [each.voice for each in doc.exchanges] == [CABINET, CABINET, voice, voice]
    assert of_cabinet(doc) == "De sluis is sinds mei dicht.\nDe kade blijft open."


def test_a_second_set_that_the_minister_answers_is_the_cabinets() -> None:
    again = f"Vraag 1\nVaart u zelf?\n\nAntwoord 1\n{THEIRS}\n\nVraag 2\nHoe vaak?\n\nAntwoord 2\nElke week."
    title = "Vragen van het lid Wiek (ABC) aan de Minister van Visserij over de kade\n\nAntwoord van Minister Bos (Visserij)"
    doc = read(f"{HEAD}{FIRST}\n\n{SECOND}\n\n{title}\n\n{again}")
    assert [each.voice for each in doc.exchanges] == [CABINET] * 4


@pytest.mark.parametrize(
    "asked",
    [
        "De sluis moet volgens mijn fractie weer open.",
        "De schippers lijden daaronder. Bent u bereid hen te helpen?",
        "Wat gaat u daaraan doen?",
        "Zo nee, waarom niet?",
    ],
)
def test_a_question_without_a_label_behind_an_answer_is_no_part_of_it(asked: str) -> None:
    doc = read(f"{HEAD}{FIRST}\n\n{SECOND}\n\n{asked}")
    assert [each[2] for each in pairs(doc)] == ["De sluis is sinds mei dicht.", "De kade blijft open."]
    assert asked not in of_cabinet(doc)


def test_where_the_question_behind_an_answer_begins_cannot_be_told_it_is_unsure() -> None:
    doc = read(f"{HEAD}{FIRST}\n\n{SECOND}\n\nDe schippers lijden daaronder.\n\nKunt u hen helpen?")
    assert [(each.state, each.voice) for each in doc.exchanges] == [("answered", CABINET), ("unsure", None)]


OWN = [  # all of it the minister's answer: that looks like each of the above
    "De reactie van de Vissersbond op dit voorstel volgt in juni.",
    "Reactie van de Vissersbond is mij niet bekend.",
    "Brieven van schippers beantwoord ik zelf.",
    "Brief van 3 mei 2031 van mijn voorganger (Kamerstuk 91 308, nr. 4).",
    "Brief van de minister van Visserij aan de Kamer",
    "De bond schrijft: «Geachte minister, de sluis moet open.» Dat deel ik niet.",
    "«Geachte minister», zo begint die brief, en ik heb hem gelezen.",
    "Beste beschikbare technieken zijn hier het uitgangspunt.",
    "Het lid Wiek heeft hierover eerder vragen gesteld.",
    "De heer Wiek: voorzitter, mevrouw Pol: lid.",
    "Vragen van schippers beantwoordt de Dienst Waterwegen.",
    "Antwoord van de gemeente heb ik niet ontvangen.",
    "Vraag blijft: wie betaalt de sluis?",
    "De vraag luidt: Bent u bereid hen te helpen? Ja, dat ben ik.",
    "- Hebt u hinder van de sluis?",
    "«Hebt u hinder van de sluis?», zo vroeg de bond aan zijn leden.",
    "Hoe het verder gaat met de sluis? Dat is aan de Dienst Waterwegen.",
    "De fractie van de bond in het waterschap is daartegen.",
    "De bond schreef: > 30 schepen liggen stil.",
    "Het verslag is door de minister (van Visserij) ondertekend: zie de bijlage.",
    "Advies van de Deltaraad\n\nIk volg dat advies en informeer uw Kamer in mei.",
]  # fmt: skip


@pytest.mark.parametrize("own", OWN)
def test_an_answer_that_only_mentions_others_stays_whole(own: str) -> None:
    said = f"De sluis is sinds mei dicht.\n\n{own}\n\nOok de kade blijft dicht."
    doc = read(f"{HEAD}Vraag 1\nIs de sluis dicht?\n\nAntwoord 1\n{said}\n\n{SECOND}")
    assert [(each.state, each.voice) for each in doc.exchanges] == [("answered", CABINET)] * 2
    assert [each[2] for each in pairs(doc)] == [said, "De kade blijft open."]


def test_lines_that_an_answer_quotes_between_its_own_words_stay_in_it() -> None:
    said = f"De bond schreef mij:\n\n> {THEIRS}\n\nDat deel ik niet."
    doc = read(f"{HEAD}Vraag 1\nWat schreef de bond?\n\nAntwoord 1\n{said}\n\n{SECOND}")
    assert pairs(doc)[0][2] == said


@pytest.mark.parametrize(
    "roll",
    [
        "Samenstelling: Wiek (A) (voorzitter), Pol (B), Lis (C).",
        "1 Leden: Wiek (A), Pol (B).",
        "¹\n\nSamenstelling: Wiek (A), Pol (B).",
    ],
)
def test_a_committees_members_below_the_last_answer_are_no_words_of_the_cabinet(roll: str) -> None:
    doc = read(f"{HEAD}Vraag 1\nIs de sluis dicht?\n\nAntwoord 1\nDe sluis is sinds mei dicht.\n\n{roll}\n")
    assert pairs(doc)[0][2] == "De sluis is sinds mei dicht."
    assert "Wiek" not in of_cabinet(doc)


def test_who_sends_a_paper_on_does_not_speak_for_the_cabinet() -> None:
    sent_on = "Beste redactie,\n\nHieronder de antwoorden van vanmiddag; de sluis komt morgen.\n\nMet groet,\n\nAnna Pol\n\n"
    doc = read(
        f"{sent_on}-----Oorspronkelijk bericht-----\n{HEAD}Vraag 1\nIs de sluis dicht?\n\nAntwoord 1\nJa, sinds mei.\n\n{SECOND}"
    )
    assert "vanmiddag" not in of_cabinet(doc)
    assert doc.exchanges[0].voice == CABINET
