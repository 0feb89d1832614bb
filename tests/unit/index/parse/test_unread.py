"""Nothing of a paper is silent: what stands above the questions is read, its head aside, or counted."""

# ruff: noqa: E501  a paper a line

from __future__ import annotations

import pytest

from index.cleaning import clean
from index.document import CABINET
from index.files import SourceText
from index.parse.preface import continues_head, is_head
from index.parse.unread import unread_characters
from tests.support.parsed import HEAD, read

TO_HOUSE = "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nGeachte voorzitter,\n\n"
COVER = "Hierbij bied ik u de antwoorden aan op de vragen van het lid Jansen (Tulp) over de sluis (ingezonden 2 mei 2031)."
SAID = "De sluis is in april door een schip geraakt. Sindsdien staat het water in de kolk te hoog."
SIGNED = "De Minister van Visserij,\n\nA. Bos"
ASKED = "Vraag 1\nIs de sluis dicht?\n\nAntwoord 1\nJa.\n\nVraag 2\nSinds wanneer?\n\nAntwoord 2\nSinds mei."


def test_what_a_covering_letter_says_beside_its_courtesy_is_the_ministers() -> None:
    doc = read(f"{TO_HOUSE}{COVER}\n\n{SAID}\n\n{SIGNED}\n\n{ASKED}")
    assert [(doc.at(each.span), each.voice) for each in doc.paragraphs] == [(SAID, CABINET)]
    assert doc.unread == 0


def test_what_stands_above_the_questions_outside_of_a_letter_is_nobodys() -> None:
    doc = read(f"{HEAD}\n{SAID}\n\n{ASKED}")
    assert [(doc.at(each.span), each.voice) for each in doc.paragraphs] == [(SAID, None)]


def test_a_letter_that_only_hands_over_the_answers_has_no_paragraph() -> None:
    assert read(f"{TO_HOUSE}{COVER}\n\n{SIGNED}\n\n{ASKED}").paragraphs == ()


def test_words_above_a_title_of_questions_are_nobodys_without_a_signature_between() -> None:
    title = "Vragen van het lid Jansen (Tulp) aan de Minister van Visserij over de sluis"
    doc = read(
        f"{TO_HOUSE}{COVER}\n\n{SAID}\n\n{title}\n\nHet lid leest dat de sluis dicht is. Dat baart zorgen.\n\n{ASKED}\n\n{SIGNED}"
    )
    assert [each.voice for each in doc.paragraphs] == [None, None]


def test_a_short_line_below_the_last_answer_is_kept() -> None:
    doc = read(
        f"{HEAD}\n{ASKED}\n\nVragen van het lid Wiek (Roos) aan de Minister van Visserij over de kade\n\n- schip van 40 meter"
    )
    assert "- schip van 40 meter" in [doc.at(each.span) for each in doc.paragraphs]


def test_text_that_nothing_holds_is_counted_above_the_questions_too() -> None:
    text = f"{HEAD}\n{SAID}\n\n{ASKED}"
    doc = read(text)
    bare = type(doc)(doc.name, doc.type, doc.text, exchanges=doc.exchanges)
    assert unread_characters(clean(SourceText(text, "txt")), bare) == len(SAID)


@pytest.mark.parametrize(
    "body",
    [
        COVER,
        "In antwoord op uw brief van 2 mei, nr. 2031Z1, deel ik u mede dat de vragen van het lid Jansen worden beantwoord zoals aangegeven in de bijlage.",
        "De vaste commissie voor Visserij heeft een aantal vragen voorgelegd aan de Minister over de sluis.",
        "Ik vertrouw erop u hiermee voldoende te hebben geïnformeerd.",
        "Onderwerp Sluis. En kade. En alles wat daarbij hoort.",
    ],
)
def test_head(body: str) -> None:
    assert is_head(body)


@pytest.mark.parametrize("body", [SAID, f"{COVER} {SAID}", "- de sluis in het noorden van het land"])
def test_no_head(body: str) -> None:
    assert not is_head(body)


def test_a_title_that_the_page_broke_goes_on() -> None:
    assert continues_head("Vragen over de sluis in het", "noorden van het land.", apart=True)
    assert continues_head(
        "Vragen van het lid Jansen (Tulp) over de sluis in het", "Noorden van het land.", apart=False
    )
    assert not continues_head("Vragen over de sluis in het noorden", SAID, apart=True)
    assert not continues_head("De vragen zijn beantwoord.", "en dat is het.", apart=False)
