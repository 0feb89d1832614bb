"""Layouts that real papers have and that were once read wrongly; each paper here is invented."""

# ruff: noqa: E501  a paper a line

from __future__ import annotations

from datetime import date

import pytest

from tests.support.parsed import HEAD, ids, pairs, read

LIST = "LIJST VAN VRAGEN EN ANTWOORDEN\n\nVastgesteld 4 juni 2038\n\n"
TITLE = "Beantwoording vragen Tweede Kamer over het onderzoek naar de molens"


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "\u200b", "\u2003"])
def test_a_label_with_another_space(space: str) -> None:
    text = f"{HEAD}\nVraag{space}1\nDraait de molen?\n\nAntwoord{space}1\nJa.\n\n"
    doc = read(f"{text}Vraag{space}2\nHoe lang?\n\nAntwoord{space}2\nTot de avond.\n")
    assert pairs(doc) == [("1", "Draait de molen?", "Ja."), ("2", "Hoe lang?", "Tot de avond.")]


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\u0085", "\u000b", "\r"])
def test_another_sign_for_a_line_end(end: str) -> None:
    text = f"{HEAD}\nVraag 1\nDraait de molen?\n\nAntwoord 1\nJa.\n\nVraag 2\nHoe lang?\n\nAntwoord 2\nTot de avond.\n"
    doc = read(text.replace("\n", end))
    assert pairs(doc) == [("1", "Draait de molen?", "Ja."), ("2", "Hoe lang?", "Tot de avond.")]


def test_what_stands_for_an_odd_space_is_not_said_to_stand_in_the_file() -> None:
    text = f"{HEAD}\nVraag 1\nDraait\u00a0de molen?\n\nAntwoord 1\nJa, elke\u202fdag.\n"
    doc = read(text)
    for segment in doc.origin:
        there = text[segment.source : segment.source + segment.length]
        assert doc.text[segment.shown : segment.shown + segment.length] == there


@pytest.mark.parametrize("joint", ["2, 3 4 en 5", "2 3 4 en 5", "2, 3, 4 5"])
def test_a_comma_lost_in_a_joint_label(joint: str) -> None:
    text = f"Vraag 1\nDraait hij?\n\nAntwoord 1\nJa.\n\nVraag {joint}\nWie?\nWat?\nWaar?\nWanneer?\n\n"
    doc = read(f"{HEAD}\n{text}Antwoord {joint}\nDe molenaar.\n\nVraag 6\nMooi?\n\nAntwoord 6\nJa.\n")
    assert [each.numbers for each in doc.exchanges] == [(1,), (2, 3, 4, 5), (6,)]
    assert doc.exchanges[1].answer_group == (2, 3, 4, 5)


def test_a_letter_apart_from_its_number() -> None:
    doc = read(f"{LIST}Vraag 1 a\nDraait hij?\n\nJa.\n\nVraag 1 b\nHoe lang?\n\nTot mei.\n")
    assert pairs(doc) == [("1a", "Draait hij?", "Ja."), ("1b", "Hoe lang?", "Tot mei.")]


@pytest.mark.parametrize("before", ["3/7", "3/7 ", "3 / 7 ", "3"])
def test_a_page_number_before_a_label(before: str) -> None:
    doc = read(f"{LIST}Vraag 1\nDraait hij?\n\nJa.\n\n{before}Vraag 2\nHoe lang?\n\nTot mei.\n")
    assert pairs(doc) == [("1", "Draait hij?", "Ja."), ("2", "Hoe lang?", "Tot mei.")]


@pytest.mark.parametrize(
    "reference",
    [
        "(zie het\nantwoord op vraag 3). Het wordt nog gemeten.",
        "en dat is ook te lezen in mijn\nantwoord op vraag 3.",
    ],
)
def test_a_wrapped_reference_is_no_label(reference: str) -> None:
    said = f"De molen is een jaar lang onderzocht door de bouwdienst {reference}"
    doc = read(
        f"{LIST}Vraag 1\nDraait hij?\n\n{said}\n\nVraag 2\nHoe lang?\n\nTot mei.\n\nVraag 3\nMooi?\n\nJa.\n"
    )
    assert ids(doc) == ["1", "2", "3"]
    assert pairs(doc)[0][2] == said.replace("\n", " ")


@pytest.mark.parametrize(
    "more", [" (Blz. 9)", " (blz. 12 en 13)", " Graag per molen.", " Zo ja, hoeveel? Graag een lijst."]
)
def test_a_question_that_does_not_end_in_its_question_mark(more: str) -> None:
    doc = read(f"{LIST}Vraag 1\nWat kost dat?{more}\n\nTwee ton.\n\nVraag 2\nMooi?\n\nJa.\n")
    assert pairs(doc)[0] == ("1", f"Wat kost dat?{more}", "Twee ton.")


@pytest.mark.parametrize("number", ["{n}/4", "Pagina {n} van 4", ""])
def test_a_running_title_cuts_no_answer(number: str) -> None:
    cut = "\n\n".join(part for part in (TITLE, number.format(n=3)) if part)
    first = f"{TITLE}\n\nVraag 1\nWat is onderzocht?\n\nZeven molens zijn onderzocht, en daarbij is gekeken naar de"
    second = (
        f"wieken van elke molen.\n\n{TITLE}\n\nVraag 2\nWat kost dat?\n\nTwee ton, waarvan de helft aan het"
    )
    doc = read(f"{first}\n\n{cut}\n\n{second}\n\n{cut}\n\nonderhoud.\n")
    assert [answer for _, _, answer in pairs(doc)] == [
        "Zeven molens zijn onderzocht, en daarbij is gekeken naar de wieken van elke molen.",
        "Twee ton, waarvan de helft aan het onderhoud.",
    ]


def test_a_question_printed_several_times_is_no_running_title() -> None:
    again = "Waarom is er bij deze molen het afgelopen jaar niet gewerkt aan het\nonderhoud van de"
    asked = "".join(f"Vraag {n}\n{again} {n}e wiek?\n\nAntwoord {n}\nGeen geld.\n\n" for n in (1, 2, 3, 4))
    assert all(question.startswith("Waarom is er") for _, question, _ in pairs(read(f"{HEAD}\n{asked}")))


def test_a_second_set_under_a_heading() -> None:
    text = "Vragen over de Molens (A)\n\nVraag 1\nWie betaalt?\n\nHet Rijk.\n\nVragen over de Dijken (B)\n\n"
    doc = read(f"{LIST}{text}Vraag 1\nWie meet?\n\nDe dienst.\n\nVraag 2\nHoe vaak?\n\nElke week.\n")
    assert pairs(doc) == [
        ("1", "Wie betaalt?", "Het Rijk."),
        ("2:1", "Wie meet?", "De dienst."),
        ("2:2", "Hoe vaak?", "Elke week."),
    ]


LETTER = "{}\n\nGeachte voorzitter,\n\nHierbij stuur ik u de antwoorden op de vragen over de molens.\n"


@pytest.mark.parametrize(
    "lines",
    ["Datum 5 juni 2038", "DATUM\n5 juni 2038", "D A T U M\n5 juni 2038", "datum\n5 juni 2038", "DATUM 5 juni 2038",
     "Brief aan de Tweede Kamer, 5 juni 2038, kenmerk 23003339 R"],
)  # fmt: skip
def test_the_date_of_a_letter(lines: str) -> None:
    assert read(LETTER.format(lines)).dates.sent == date(2038, 6, 5)


@pytest.mark.parametrize(
    "lines", ["Ons kenmerk 19005 R", "ONS KENMERK\n19005 R", "O N S\nK E N M E R K\n19005 R"]
)
def test_the_reference_of_a_letter(lines: str) -> None:
    assert read(LETTER.format(lines)).numbers["kenmerk"] == "19005 R"


def test_the_subject_below_its_word_set_wide() -> None:
    assert (
        read(LETTER.format("B E T R E F T\nOnderzoek naar de molens\n")).subject == "Onderzoek naar de molens"
    )


def test_a_signature_in_capitals() -> None:
    doc = read(LETTER.format("Datum 5 juni 2038") + "\nDE MINISTER VAN MOLENS EN DIJKEN,\n\nMarijke Wiek\n")
    assert [(m.name, m.function, m.portfolio) for m in doc.answered_by] == [
        ("Marijke Wiek", "Minister", "Molens en Dijken")
    ]


@pytest.mark.parametrize(("printed", "name"), [("Yes¸im", "Yeşim"), ("S¸ahin", "Şahin"), ("Kot¸ar", "Koţar")])
def test_a_cedilla_set_apart_in_a_name(printed: str, name: str) -> None:
    head = HEAD.replace("Minister Bos", f"Minister {printed}")
    doc = read(f"{head}\nVraag 1\nKent u {printed}?\n\nAntwoord 1\nJa.\n")
    assert doc.answered_by[0].name == name
    assert doc.at(doc.exchanges[0].question) == f"Kent u {name}?"


def test_markdown_in_a_title() -> None:
    head = HEAD.replace("over de sluis", "over het artikel «De _molen_ van\n_morgen_»")
    assert (
        read(f"{head}\nVraag 1\nKent u dat?\n\nAntwoord 1\nJa.\n").subject
        == "het artikel «De molen van morgen»"
    )


@pytest.mark.parametrize(
    "title", ["GEWIJZIGDE MOTIE VAN HET LID WIEK", "NADER GEWIJZIGDE MOTIE VAN HET LID WIEK"]
)
def test_a_changed_motion(title: str) -> None:
    doc = read(
        f"96 682 Molens\n\nNr. 10 {title} Ter vervanging van die gedrukt onder nr. 8\nVoorgesteld 2 mei 2038\n"
    )
    assert (doc.type, doc.title) == ("motie", title.capitalize().replace("wiek", "Wiek"))
    assert [member.name for member in doc.askers] == ["Wiek"]


def test_number_and_title_on_lines_of_their_own() -> None:
    doc = read(
        "91 308\nMolens en dijken\n\nnr. 3\nVERSLAG VAN EEN ALGEMEEN OVERLEG\n\nVastgesteld 2 mei 2038\n"
    )
    assert (doc.type, doc.numbers["kamerstuk"]) == ("overig", "91308-3")


def test_the_house_is_no_member() -> None:
    doc = read(f"{TITLE}\n\nVraag 1\nDraait hij?\n\nJa.\n\nVraag 2\nHoe lang?\n\nTot mei.\n")
    assert (doc.type, doc.askers) == ("lijst van vragen en antwoorden", ())


FLAT = (
    "Antwoorden bij vragen van de Tweede Kamer over molens Molenhuis Postbus 1 1000 AA Molendam DATUM 5 juni 2038 "
    "Vraag 1 Waarom draaien de wieken zo traag? De wieken zijn oud. Zie ook het antwoord op vraag 3 en de bijlage. "
    "Vraag 2 Wat kost dat? Dat kost twee miljoen euro per jaar, waarvan de helft voor het onderhoud is. "
    "Vraag 3 Is er verbetering te zien? Er is een traject ingezet om het onderhoud te verbeteren (zie het antwoord "
    "op vraag 2). Dat is nog niet zichtbaar in het jaarverslag, maar in het najaar wordt dat anders, zo is beloofd."
)


def test_a_text_without_line_ends_is_read_and_said_to_be() -> None:
    doc = read(FLAT)
    assert [question for _, question, _ in pairs(doc)] == [
        "Waarom draaien de wieken zo traag?",
        "Wat kost dat?",
        "Is er verbetering te zien?",
    ]
    assert all(exchange.state == "unsure" for exchange in doc.exchanges)
    assert any("line ends" in warning for warning in doc.warnings)


@pytest.mark.parametrize(
    "source",
    ["Molenkrant, 3 mei 2038, «Molen dicht».", "1) Molenkrant, «Molen dicht», 3 mei 2038", "https://molen.nl/dicht",
     "«Molen dicht», Molenkrant", "Molen blijft dicht | Binnenland | Molenkrant.nl"],
)  # fmt: skip
def test_a_newspaper_below_the_last_answer_is_not_the_ministers(source: str) -> None:
    text = f"{HEAD}\nVraag 1\nDraait hij?\n\nAntwoord 1\nJa.\n\nVraag 2\nHoe lang?\n\nAntwoord 2\nTot mei.\n\n{source}\n"
    doc = read(text)
    assert pairs(doc)[1][2] == "Tot mei."
    assert all(each.voice is None for each in doc.paragraphs)


@pytest.mark.parametrize("said", ["In mei, op 3 mei 2038, wordt hij gesloopt.", "Dat is zo."])
def test_a_sentence_below_the_last_answer_stays(said: str) -> None:
    doc = read(f"{HEAD}\nVraag 1\nDraait hij?\n\nAntwoord 1\nJa.\n\n{said}\n")
    assert pairs(doc)[0][2] == f"Ja.\n\n{said}"


def test_markers_in_brackets_call_plain_notes() -> None:
    notes = "1 Molenkrant, 3 mei 2038.\n2 4 mei 2038, Molenblad.\n3 91 501-02, nr. 4\n"
    doc = read(
        f"{HEAD}\nVraag 1\nKent u «Dicht»[1 ] en het vervolg?[2]\n\nAntwoord 1\nJa, al lang.[2, 3 ]\n\n{notes}"
    )
    assert pairs(doc) == [("1", "Kent u «Dicht» en het vervolg?", "Ja, al lang.")]
    assert doc.exchanges[0].footnotes == ("1", "2", "3")
    assert not any("footnote" in warning for warning in doc.warnings)


def test_joint_bare_numbers_out_of_order() -> None:
    first = "1.\nWat kost dat?\n\nTwee ton.\n\n2 en 4.\nWie betaalt? En wie meet?\n\nHet Rijk betaalt.\n\n"
    doc = read(f"{LIST}{first}3.\nHoe lang?\n\nTot mei.\n\n5.\nMooi?\n\nJa.\n")
    assert [each.numbers for each in doc.exchanges] == [(1,), (2, 4), (3,), (5,)]
    assert pairs(doc)[1] == ("2", "Wie betaalt? En wie meet?", "Het Rijk betaalt.")


def test_one_question_without_a_number_and_an_answer_without_a_label() -> None:
    doc = read(f"{HEAD}\nVraag\nDraait de molen nog elke dag?\n\nJa, elke dag van het jaar draait hij.\n")
    assert [each.numbers for each in doc.exchanges] == [()]
    assert pairs(doc) == [("1", "Draait de molen nog elke dag?", "Ja, elke dag van het jaar draait hij.")]


def test_the_report_of_oral_questions_is_cut_into_turns_and_not_into_questions() -> None:
    title = "Vragen van het lid Wiek aan de minister van Molens over het bericht “Molen dicht”.\n\n"
    turns = "Mevrouw Wiek (ABC):\nVoorzitter. Waarom is de molen dicht?\n\nMinister Klaver:\nDe wieken worden hersteld.\n"
    doc = read(title + turns)
    assert (doc.type, doc.exchanges) == ("mondelinge vragen", ())
    assert {each.voice for each in doc.paragraphs} == {"verslag", "Mevrouw Wiek (ABC)", "Minister Klaver"}
