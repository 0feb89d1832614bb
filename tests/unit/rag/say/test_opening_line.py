"""The line that opens an answer is made of what is quoted, or is not there; invented papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from lxml import html

from index.search import Index
from rag.answer import answer
from rag.contract import answer_json
from rag.gather.question_profile import read_profile
from rag.say.frames import EN, NL
from rag.say.opening_line import nearby_line, opening_line
from rag.statement import Piece, Section, Statement, blocks_of
from tests.support.answers import answer as made_answer
from tests.support.answers import written
from ui.html.turns import turn_html
from ui.service.conversations import Turn

LONG = (
    "De gemeenten zijn verantwoordelijk voor het onderhoud van de paden langs het water en zij overleggen "
    "daarover geregeld met het waterschap, de provincie en de bewoners die er wonen. "
)
OLD, NEW = date(2031, 3, 4), date(2039, 10, 17)


def said(n: int, quote: str, when: date = NEW, opening: str = "antwoord op vraag 1:") -> Statement:
    return Statement((Piece(opening), Piece(quote, True, n)), (n,), True, when, f"{n}.txt", "Minister Vos")


def test_a_number_that_was_asked_for_opens_the_answer_with_its_day() -> None:
    quote = f"{LONG}In 2038 zijn 214 otters geteld in de polders van Dongen. {LONG}"
    found = opening_line(
        [said(1, quote)], read_profile("Hoeveel otters zijn er in 2038 geteld?", "number"), NL
    )
    assert found is not None
    assert found.text == "«In 2038 zijn 214 otters geteld in de polders van Dongen.» (17 oktober 2039)"
    assert found.citations == (1,) and found.pieces[0].text in quote


@pytest.mark.parametrize(
    ("question", "kind", "quote"),
    [
        ("Hoeveel otters zijn er in 2036 geteld?", "number", f"{LONG}In 2038 zijn 214 otters geteld. {LONG}"),
        ("Hoeveel otters telt Almkerk?", "number", f"{LONG}In Dongen telt men 214 otters. {LONG}"),
        ("Hoeveel otters zijn er geteld?", "number", f"{LONG}{LONG}Dat zijn er 214 otters."),
        ("Hoeveel otters zijn er geteld?", "number", f"{LONG}Otters zwemmen 21 uur per dag. {LONG}"),
        ("Welke dorpen tellen otters?", "list", f"{LONG}Otters kwamen ook in Parijs voor. {LONG}"),
        ("Hoeveel otters zijn er geteld?", "number", f"{LONG}{LONG}Otters geteld\n2038 214"),
        ("Hoeveel otters zijn er geteld?", "number", "In 2038 zijn 214 otters geteld."),
        ("Wat vindt het kabinet van otters?", "topic", f"{LONG}In 2038 zijn 214 otters geteld. {LONG}"),
        ("Waarom zijn er otters?", "reason", f"{LONG}In 2038 zijn 214 otters geteld. {LONG}"),
    ],
    ids=[
        "other year",
        "other place",
        "leans back",
        "counts hours",
        "any name",
        "a table's row",
        "short already",
        "no one thing",
        "no reason",
    ],
)
def test_no_line_where_no_sentence_speaks_so_plainly(question: str, kind: str, quote: str) -> None:
    assert opening_line([said(1, quote)], read_profile(question, kind), NL) is None  # type: ignore[arg-type]


def test_a_verdict_stands_with_the_question_that_it_was_given_to() -> None:
    opening = "antwoord op vraag 1, op de vraag “Mogen bewoners otters voeren?”:"
    statement = said(1, f"Nee, dat is verboden. {LONG}", opening=opening)
    found = opening_line([statement], read_profile("Mogen bewoners otters voeren?", "yes-no"), NL)
    assert found is not None
    assert (
        found.text == "«Nee, dat is verboden.» op de vraag “Mogen bewoners otters voeren?” (17 oktober 2039)"
    )
    other = read_profile("Komt er een brug over het kanaal?", "yes-no")
    assert opening_line([statement], other, NL) is None
    wide = opening.replace(
        "otters voeren", "weten dat de minister zich zorgen maakt over otters die zij voeren"
    )
    assert opening_line([said(1, "Ja.", opening=wide)], read_profile("Mogen otters?", "yes-no"), NL) is None


@pytest.mark.parametrize(
    ("then", "now", "title"),
    [
        (
            "Gedwongen terugkeer naar Ostrava is mogelijk.",
            "Gedwongen terugkeer naar Ostrava is niet mogelijk.",
            NL.changed,
        ),
        (
            "In Ostrava verblijven 214 otters zonder vergunning.",
            "In Ostrava verblijven 86 otters zonder vergunning.",
            NL.other_figures,
        ),
        (
            "Gedwongen terugkeer naar Ostrava is mogelijk.",
            "De otters keren vrijwillig terug.",
            NL.then_and_now,
        ),
    ],
)
def test_earlier_and_later_stand_side_by_side(then: str, now: str, title: str) -> None:
    asked = read_profile("Is het standpunt over terugkeer naar Ostrava veranderd?", "comparison")
    found = opening_line([said(1, now), said(2, then, OLD)], asked, NL)
    assert found is not None
    assert found.text == f"{title} in 2031: «{then}» en in 2039: «{now}»" and found.citations == (2, 1)
    assert opening_line([said(1, now), said(2, then)], asked, NL) is None, "one year is no change"


def test_since_asks_for_then_and_now_in_english_too() -> None:
    statements = [said(1, "De brug is open."), said(2, "De brug is dicht.", OLD)]
    found = opening_line(
        statements, read_profile("What has the cabinet said about the bridge since 2031?", "topic"), EN
    )
    assert found is not None and found.text.startswith(EN.then_and_now)


def test_a_models_sentences_get_no_line() -> None:
    asked = read_profile("Hoeveel otters zijn er geteld?", "number")
    assert opening_line([written(f"Er zijn 214 otters geteld. {LONG}{LONG}", 1)], asked, NL) is None


def test_the_line_is_in_text_page_and_json(sample_index: Index) -> None:
    question = "Is het standpunt over gedwongen terugkeer naar Irak veranderd?"
    result = answer(question, sample_index)
    assert result.lead is not None and result.text.startswith(result.lead.pieces[0].text)
    by_number = {citation.n: citation for citation in result.citations}
    for piece in result.lead.pieces:
        assert piece.cites is None or piece.text in by_number[piece.cites].quote
    assert answer_json(result)["lead"]["citations"] == list(result.lead.citations)
    shown = html.fragment_fromstring(turn_html(Turn(1, question, result), "nl"), create_parent="div")
    assert len(shown.cssselect(".kern.naast q")) == 2


def test_an_id_is_given_once_though_the_line_cites_too() -> None:
    opening = Statement((Piece("Ja.", True, 1),), (1,), True, NEW)
    given = replace(made_answer(), lead=opening, sections=(Section(blocks_of([said(1, "Ja. Meer.")])),))
    shown = html.fragment_fromstring(turn_html(Turn(1, "?", given), "nl"), create_parent="div")
    ids = [element.get("id") for element in shown.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) and len(shown.cssselect("a.cite")) == 2


def test_what_only_comes_near_is_said_to() -> None:
    for words, opening in ((NL, "Of dit uw vraag beantwoordt"), (EN, "Whether this answers")):
        line = nearby_line([said(1, "De school verhuist."), said(2, "Er zijn 310 leerlingen.")], words)
        assert line.text.startswith(opening) and line.citations == (1, 2) and line.date == NEW
