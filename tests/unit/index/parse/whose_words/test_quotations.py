"""A paragraph of a letter that is a quotation from end to end is not its writer's. All texts are invented."""

from __future__ import annotations

import pytest

from index.document import CABINET
from index.files.html import read_html
from index.parse import parse
from tests.support.parsed import read

OTHER = "Een trage sluis is een dure sluis. Sluit haar niet"
LETTER = (
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDatum 3 mei 2038\n\nGeachte voorzitter,\n\n"
    "De Deltaraad adviseerde mij in april over de sluizen van het noorden:\n\n{quoted}\n\n"
    "Dat advies volg ik, en ik kom er in juni op terug.\n\nHoogachtend,\n\n"
    "De Minister van Waterbouw,\n\nM. Klaasen\n"
)
PAGE = (
    "<article><p>Geachte voorzitter,</p><p>De Deltaraad adviseerde mij in april over de sluizen:</p>"
    "<blockquote><p>{quoted}</p></blockquote><p>Dat advies volg ik, en ik kom er in juni op terug.</p>"
    "<p>Hoogachtend,</p><p>De Minister van Waterbouw,</p><p>M. Klaasen</p></article>"
)


@pytest.mark.parametrize(
    "quoted",
    [
        f"«{OTHER}.»",
        f"“{OTHER}.”",
        f"„{OTHER}”.",
        f'"{OTHER}!"',
        f"'{OTHER}.'",
        f"> {OTHER}.",
        f"«Een trage sluis is duur voor alle schippers van het noorden.\n\n{OTHER}, en ook de kade niet.»",
    ],
)
def test_a_paragraph_between_quotation_marks_is_not_the_ministers(quoted: str) -> None:
    doc = read(LETTER.format(quoted=quoted))
    said = {doc.at(each.span): each.voice for each in doc.paragraphs}
    assert {voice for words, voice in said.items() if "trage" in words or "Sluit" in words} == {None}
    assert [voice for words, voice in said.items() if words.startswith(("De Delta", "Dat advies"))] == [
        CABINET
    ] * 2


@pytest.mark.parametrize(
    "own",
    [
        f"De raad schreef mij: «{OTHER}.»",
        f"«{OTHER}», schreef de raad, en dat deel ik.",
        "«Sluis» en «kade» zijn hier de woorden die ik van de raad overneem.",
        "'s Ochtends is de sluis open, en 's avonds laat ik haar sluiten voor de schippers.",
        "“Traag” noemt de raad de sluis, maar ik noem haar “zorgvuldig”.",
        '"Traag" is een groot woord voor de sluizen van het noorden.',
    ],
)
def test_a_quote_within_his_own_sentence_is_the_ministers(own: str) -> None:
    doc = read(LETTER.format(quoted=own))
    assert {each.voice for each in doc.paragraphs} == {CABINET}


def test_a_blockquote_of_a_page_is_anothers_and_one_that_sets_an_answer_off_is_not() -> None:
    doc = parse(read_html(PAGE.format(quoted=OTHER)), "brief.html")
    said = {doc.at(each.span): each.voice for each in doc.paragraphs}
    assert said[f"> {OTHER}"] is None
    assert [each for words, each in said.items() if words.startswith("D")] == [CABINET] * 2
    answers = (
        "<article><p>Vragen van het lid Jansen (Tulp) aan de Minister van Visserij over de sluis.</p>"
        "<p>Antwoord van Minister Bos (Visserij).</p><p>Vraag 1</p><p>Is zij dicht?</p><p>Antwoord 1</p>"
        "<blockquote><p>Ja, sinds mei.</p><p>En helemaal.</p></blockquote></article>"
    )
    shown = parse(read_html(answers), "antwoord.html")
    assert [shown.at(each.answer) for each in shown.exchanges if each.answer] == [
        "Ja, sinds mei.\n\nEn helemaal."
    ]


@pytest.mark.parametrize(
    "again",
    [
        "verzoekt de regering de sluis te sluiten;",
        "Motie-Wiekstra (Kamerstuk 50 123, nr. 4) verzoekt de regering de sluis te sluiten;",
        "De motie verzoekt het kabinet om de sluis te sluiten.",
    ],
)
def test_what_a_motion_asks_for_is_not_the_words_of_who_replies_to_it(again: str) -> None:
    doc = read(LETTER.format(quoted=again))
    voices = {doc.at(each.span): each.voice for each in doc.paragraphs}
    assert voices[again] is None and list(voices.values()).count(CABINET) == len(voices) - 1


def test_a_minister_who_replies_in_the_same_paragraph_speaks_himself() -> None:
    own = "De motie verzoekt de regering de sluis te sluiten. Dat doe ik niet."
    doc = read(LETTER.format(quoted=own))
    assert {each.voice for each in doc.paragraphs} == {CABINET}
