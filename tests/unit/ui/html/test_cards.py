"""Whose words a card says its quotes are: no card holds another's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lxml import html

from index.document import Member
from tests.support.answers import citation, paper
from ui.html.cards import sources_html

BOTH = (Member("Jongbloed", "Meeuw"), Member("Wierda", "Stern"))
ASKED = citation(1, "Blijft de brug dicht?", voice="member", minister=None, date=date(2034, 2, 1))


def cards(*cited: object, **changes: object) -> list[html.HtmlElement]:
    made = sources_html(cited, 4, lambda name: paper(**changes), "nl")  # type: ignore[arg-type]
    return list(html.fragment_fromstring(made, create_parent="div").cssselect(".bron"))


def heads(found: list[html.HtmlElement]) -> list[str]:
    return [" ".join(line.text_content() for line in each.cssselect(".wie")) for each in found]


def test_a_ministers_answer_stands_on_no_card_of_who_asked() -> None:
    found = cards(ASKED, citation(2))
    asked, answered = heads(found)
    assert "1 februari 2034" in asked and "Jongbloed" in asked and "Vos" not in asked
    assert "2 maart 2034" in answered and "Vos" in answered
    assert [mark.text for each in found for mark in each.cssselect("mark")] == [ASKED.quote, citation().quote]


def test_two_fracties_of_one_paper_have_a_card_each() -> None:
    other = replace(ASKED, n=2, asker=Member(None, "Stern"))
    assert [("Meeuw" in head, "Stern" in head) for head in heads(cards(ASKED, other))] == [
        (True, False),
        (False, True),
    ]


def test_all_who_asked_together_are_named() -> None:
    asked, answered = heads(cards(ASKED, citation(2), askers=BOTH))
    assert "Jongbloed (Meeuw), Wierda (Stern)" in asked and "Jongbloed (Meeuw), Wierda (Stern)" in answered


def test_a_card_of_a_paper_without_a_title_bears_its_kind_and_number_and_never_its_file() -> None:
    bare = citation(1, title=None, type="antwoord", paper_numbers={"vraagnummer": "2034Z00012"})
    (found,) = cards(bare)
    (title,) = found.cssselect("h3")
    assert title.text == "Antwoord op Kamervragen 2034Z00012"
    (found,) = cards(citation(1))
    assert "2034Z00012" not in found.text_content()
