"""Overleggen with `Antwoord` alone: where an answer ends and members have the word again; invented."""

# ruff: noqa: E501  a paper a line

from __future__ import annotations

import pytest

from tests.support.parsed import pairs, read

HEAD = (
    "Verslag van een schriftelijk overleg\n\nDe vaste commissie voor Visserij heeft een aantal vragen voorgelegd aan "
    "de Minister van Visserij. Bij brief van 1 mei 2031 zijn de vragen beantwoord.\n\n"
    "Inbreng van de leden van de VVD-fractie\n\nDe leden van de VVD-fractie vragen of de sluis dicht is.\n\n"
    "Antwoord:\n"
)
ANSWER = "De sluis is dicht. De deur wordt in mei vervangen."


@pytest.mark.parametrize(
    "asked",
    [
        "De leden van de VVD-fractie vragen wat de Minister vindt van:\n- de deur;\n- de kade;\n- de kolk.",
        "Deze leden verzoeken de Minister in te gaan op:\n\na) de deur;\n\nb) de kade.",
        "De leden van de VVD-fractie lezen dat de kade zakt. De kolk zakt mee.\n\nZij vragen hoe snel dat gaat.",
        "De leden van de VVD-fractie lezen dat de kade zakt.\n\nDe kolk zakt mee.\n\nHoe snel gaat dat?",
        "Voorts constateren deze leden dat de kade zakt. Dat baart hun zorgen.",
    ],
)
@pytest.mark.parametrize("answer", [ANSWER, f"{ANSWER}\n\nZodra dat klaar is, bericht ik uw Kamer."])
def test_what_members_ask_below_an_answer_is_not_in_it(asked: str, answer: str) -> None:
    doc = read(f"{HEAD}{answer}\n\n{asked}\n\nAntwoord:\nDat gaat langzaam.\n")
    found = [(question.split(), said and said.split()) for _, question, said in pairs(doc)]
    assert found[0][1] == answer.split()
    assert found[1:] == [(asked.split(), ["Dat", "gaat", "langzaam."])]


def test_a_question_that_the_minister_repeats_stays_in_his_answer() -> None:
    said = f"{ANSWER}\n\nDe leden van de VVD-fractie vragen ook naar de kade.\n\nIk verwijs naar mijn brief."
    doc = read(f"{HEAD}{said}\n\nDeze leden vragen wat dat kost.\n\nAntwoord:\nTwee ton.\n")
    assert [answer for _, _, answer in pairs(doc)] == [said, "Twee ton."]


def test_what_members_ask_below_the_last_answer_is_theirs() -> None:
    doc = read(f"{HEAD}{ANSWER}\n\nDe leden van de VVD-fractie vragen wat dat kost.")
    assert [answer for _, _, answer in pairs(doc)] == [ANSWER]
    assert [each.voice for each in doc.paragraphs] == ["member"]


@pytest.mark.parametrize("who", ["De leden van de VVD-fractie", "Deze leden", "Genoemde leden"])
@pytest.mark.parametrize("answer", ["", "Antwoord: "])
def test_numbers_in_an_overleg_whose_questions_bear_no_question_mark(who: str, answer: str) -> None:
    head = HEAD.split("Inbreng")[0] + "Vragen en opmerkingen van de VVD-fractie\n\n"
    doc = read(
        f"{head}1. {who} vragen hoeveel sluizen er zijn.\n\n{answer}Er zijn er veertig.\n\n2. {who} vragen of dat er meer "
        f"worden.\n\n{answer}Er komen er twee bij.\n\n{who} wachten dat af.\n"
    )
    assert pairs(doc) == [
        ("1", f"{who} vragen hoeveel sluizen er zijn.", "Er zijn er veertig."),
        ("2", f"{who} vragen of dat er meer worden.", "Er komen er twee bij."),
    ]
    assert {each.voice for each in doc.exchanges} == {"cabinet"}
    assert [each.voice for each in doc.paragraphs if "wachten" in doc.at(each.span)] in (["member"], [None])


@pytest.mark.parametrize(
    "said",
    ["wensen de minister sterkte toe.", "wachten dat af.", "bedanken de minister daarvoor.", "hopen daarop."],
)
def test_what_members_close_with_is_not_in_the_last_answer(said: str) -> None:
    closing = f"De leden van de VVD-fractie {said}"
    doc = read(f"{HEAD}{ANSWER}\n\n{closing}\n")
    assert [answer for _, _, answer in pairs(doc)] == [ANSWER]
    assert [each.voice for each in doc.paragraphs] == ["member"]
