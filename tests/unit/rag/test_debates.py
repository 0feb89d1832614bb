"""Answers over debates: the reply beside the question, each word its speaker's; all is invented."""

# ruff: noqa: E501  a paper a line

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from index.build import build
from index.search import Filters, Index
from rag.answer import Answer, answer

DEBATE = """VERSLAG VAN EEN COMMISSIEDEBAT

Vastgesteld 20 maart 2041

De vaste commissie voor Bergen heeft op 6 maart 2041 overleg gevoerd met mevrouw Zeilmaker, Minister van Bergen en \
Dalen, en de heer De Lier, Staatssecretaris van Financiën, over de kabelbaan van Heuvelrade.

De voorzitter:
Goedemorgen. Ik geef het woord aan de leden.

De heer Wiek (Dalpartij):
Voorzitter. De kabelbaan van Heuvelrade stond dit jaar 31 dagen stil. Krijgen skiërs het geld van hun dagkaart terug?

Mevrouw Van Kaper (Stadslijst):
Mijn fractie maakt zich zorgen over de wachtrijen bij het dalstation. Komt daar een tweede cabine te hangen?

De voorzitter:
Het woord is aan de minister.

Minister Zeilmaker:
Dank u wel. De heer Wiek vroeg naar de dagkaart. Dat is aan de uitbater van de baan, en het Rijk betaalt daar niets aan.

Mevrouw Van Kaper vroeg naar de cabine. Die komt er in november, voor de eerste sneeuw.

Ik zeg toe dat de Kamer in mei een rapport over de kabels ontvangt.

De heer Wiek (Dalpartij):
Waarom betaalt het Rijk daar niets aan?

Staatssecretaris De Lier:
Omdat de baan sinds 2038 van de gemeente is.

Mevrouw De Rode (Groenbond):
Gemzen schrikken van het geluid van de motoren. Worden de motoren stiller?

Minister Zeilmaker:
Ja. De motoren krijgen in de zomer een kap van hout.

De voorzitter:
Ik sluit dit debat.
"""
LETTER = """Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 3 november 2040

Betreft: rivierveren

Hierbij informeer ik u over de rivierveren. De veren bij Stroomdam varen ook 's nachts.

De Minister van Bergen en Dalen,
A. Kwikstra
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder: Path = tmp_path_factory.mktemp("debates")
    (folder / "papers").mkdir()
    (folder / "papers" / "kabelbaan.txt").write_text(DEBATE, encoding="utf-8")
    (folder / "papers" / "veren.txt").write_text(LETTER, encoding="utf-8")
    build([folder / "papers"], folder / "index")
    with closing(Index.open(folder / "index")) as opened:
        yield opened


def told(made: Answer) -> list[tuple[str | None, str]]:
    return [(each.voice, each.quote) for each in made.citations]


@pytest.mark.parametrize(
    ("question", "voice", "words"),
    [
        ("Krijgen skiërs het geld van hun dagkaart terug?", "Minister Zeilmaker", "aan de uitbater"),
        ("Komt er een tweede cabine bij het dalstation?", "Minister Zeilmaker", "in november"),
        ("Worden de motoren van de kabelbaan stiller?", "Minister Zeilmaker", "kap van hout"),
        ("Wat zei minister Zeilmaker over de dagkaart?", "Minister Zeilmaker", "aan de uitbater"),
        (
            "Wat zei staatssecretaris De Lier over de kabelbaan?",
            "Staatssecretaris De Lier",
            "van de gemeente",
        ),
        ("Wat heeft de minister toegezegd over de kabels?", "Minister Zeilmaker", "rapport over de kabels"),
    ],
)
def test_a_debate_is_answered_by_the_minister_first(
    index: Index, question: str, voice: str, words: str
) -> None:
    made = answer(question, index)
    assert told(made)[0][0] == voice and words in told(made)[0][1]
    assert made.citations[0].date == date(2041, 3, 6)


def test_what_a_member_asked_comes_with_the_reply(index: Index) -> None:
    made = answer("Wat vroeg De Rode over de motoren?", index)
    assert [voice for voice, _ in told(made)] == ["Mevrouw De Rode (Groenbond)", "Minister Zeilmaker"]
    both = answer("Wat vroeg De Rode over de motoren en wat zei de minister?", index)
    assert told(both) == told(made)


def test_a_question_without_a_reply_stands_alone(index: Index, tmp_path: Path) -> None:
    silent = (
        DEBATE.partition("De voorzitter:\nHet woord is aan")[0]
        + "De voorzitter:\nIk schors de vergadering.\n"
    )
    (tmp_path / "kort.txt").write_text(silent, encoding="utf-8")
    build([tmp_path / "kort.txt"], tmp_path / "index")
    with closing(Index.open(tmp_path / "index")) as opened:
        made = answer("Krijgen skiërs het geld van hun dagkaart terug?", opened)
    assert {voice for voice, _ in told(made)} <= {"De heer Wiek (Dalpartij)"}


def test_a_filter_on_a_minister_leaves_the_debates_in_which_he_speaks(index: Index) -> None:
    assert index.count(Filters(minister="Zeilmaker")) == 1
    assert index.count(Filters(ministry="Financiën")) == 1
    assert index.count(Filters(minister="Wiek")) == 0
    hits = index.search("kabelbaan", 5, Filters(minister="De Lier")).hits
    assert {hit.doc for hit in hits} == {"kabelbaan.txt"} and {hit.minister for hit in hits} == {None}


def test_a_minister_who_said_nothing_of_it_is_not_answered_by_another(index: Index) -> None:
    made = answer("Wat zei staatssecretaris De Lier over de motoren en de gemzen?", index)
    assert "Minister Zeilmaker" not in {voice for voice, _ in told(made)}
    assert not any(
        voice == "Minister Zeilmaker" for voice, _ in told(answer("Wat zei Kwikstra over de cabine?", index))
    )


@pytest.mark.parametrize(
    "question",
    [
        "Krijgen skiërs het geld van hun dagkaart terug?",
        "Wat zei de minister over de wachtrijen?",
        "Wat vroeg Wiek over de kabelbaan?",
        "Wat vindt Van Kaper van de wachtrijen?",
        "Waarom betaalt het Rijk niets aan de dagkaart?",
        "Wat zei de staatssecretaris over de gemeente?",
        "Welke toezegging deed de minister over de kabels?",
        "Hoeveel dagen stond de kabelbaan stil?",
        "What did the minister say about the motors?",
        "Wat zei De Rode over gemzen en wat antwoordde de minister?",
        "Wat vindt de Stadslijst van het dalstation?",
        "Varen de veren bij Stroomdam 's nachts?",
    ],
)
def test_nobody_gets_anothers_words(index: Index, question: str) -> None:
    """Each quote of the debate is of the speaker whose mark stands last before it."""
    made = answer(question, index)
    for each in (*made.citations, *made.nearest):
        text = index.document(each.doc).text
        assert text[each.start : each.end] == each.quote
        if each.doc == "kabelbaan.txt" and each.start > text.index("De voorzitter:"):
            marks = re.findall(
                r"^((?:De heer|Mevrouw|Minister|Staatssecretaris|De voorzitter)[^\n:]*):$",
                text[: each.start],
                re.M,
            )
            assert each.voice == marks[-1]
            assert not re.search(
                r"^(?:De heer|Mevrouw|Minister|Staatssecretaris) [^\n:]*:$", each.quote, re.M
            )


def test_a_debate_is_found_by_the_party_of_who_speaks(index: Index) -> None:
    made = answer("Wat vindt de Stadslijst van de wachtrijen bij het dalstation?", index)
    assert told(made)[0][0] == "Mevrouw Van Kaper (Stadslijst)" and "maakt zich zorgen" in told(made)[0][1]
    assert {voice for voice, _ in told(made)} <= {"Mevrouw Van Kaper (Stadslijst)", "Minister Zeilmaker"}
    hits = index.search("wachtrijen dalstation", 5, Filters(party="Stadslijst")).hits
    assert {hit.party for hit in hits} <= {"Stadslijst", None} and "Stadslijst" in {hit.party for hit in hits}


def test_a_reply_to_one_party_is_not_that_to_another(index: Index) -> None:
    made = answer("Wat antwoordde de minister aan de Groenbond over de motoren?", index)
    assert [quote for _, quote in told(made)] == ["Ja. De motoren krijgen in de zomer een kap van hout."]
    other = answer("Wat antwoordde de minister aan de Stadslijst over de motoren?", index)
    assert not any("kap van hout" in quote for _, quote in told(other))


@pytest.mark.parametrize(
    "question", ["Wat stelde Wiek voor over de kabelbaan?", "Wat wil Wiek met het geld van de dagkaart?"]
)
def test_a_member_who_only_spoke_in_a_debate_is_known(index: Index, question: str) -> None:
    voices = {voice for voice, _ in told(answer(question, index))}
    assert voices <= {"De heer Wiek (Dalpartij)", "Minister Zeilmaker", "Staatssecretaris De Lier"}
    assert "Mevrouw De Rode (Groenbond)" not in voices


@pytest.mark.parametrize(
    "question",
    [
        "Worden volgens de minister de motoren van de kabelbaan stiller voor de gemzen?",
        "Komt er volgens minister Zeilmaker een tweede cabine bij het dalstation?",
    ],
)
def test_a_minister_is_heard_by_what_he_was_asked(index: Index, question: str) -> None:
    (first, *_) = told(answer(question, index))
    assert first[0] == "Minister Zeilmaker" and re.search("kap van hout|in november", first[1])
