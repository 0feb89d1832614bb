"""Which words are quoted, seen from outside: readable alone, the last position too, all on the subject."""

from __future__ import annotations

from datetime import date

import pytest

from index.search import Index
from rag.answer import answer
from tests.support.shelf import Shelf, exchange_paper, shelf

__all__ = ["shelf"]

PLACES = (
    "Aalst Beek Cadzand Dorst Epe Fijnaart Goes Hulst Ierseke Joure Kapel Lisse Made Nes Oss Poppel".split()
)
THINGS = (
    "brug sluis toren haven markt school kerk molen kade straat werf tunnel kazerne fontein steiger singel"
).split()
MANY = exchange_paper(
    "veel.txt",
    [
        (
            f"Hoe staat het met de {thing} in {place}?",
            f"De {thing} in {place} is vorig jaar door de gemeente opgeknapt.",
        )
        for thing, place in zip(THINGS, PLACES, strict=True)
    ],
    day=date(2018, 3, 1),
)
# Long enough that only a part of it is quoted.
LONG = " ".join(
    [
        "De wijk Reigerveen telt drie scholen en een bibliotheek.",
        "In het voorjaar is met de bewoners gesproken over het groen langs de singel.",
        "De gemeente heeft toen toegezegd de bomen langs de singel te laten staan.",
        "De nieuwe kade aan de oostzijde is volgens de raming in twee jaar gereed.",
        "Daarvoor heeft het Rijk 12 miljoen euro uitgetrokken.",
        "De bibliotheek blijft op zaterdag geopend voor alle bezoekers uit de streek.",
        "Over de openingstijden van het museum wordt nog met de vrijwilligers gesproken.",
        "De provincie onderhoudt het fietspad naar de vuurtoren en vervangt dit najaar de verlichting.",
        "De busdienst rijdt in de zomer een uur langer door, zodat bezoekers van het strand thuiskomen.",
        "Met de vissers in de streek is afgesproken dat zij hun netten op de kade mogen drogen.",
        "Het zwembad is gesloten wegens onderhoud en gaat na de zomer weer open voor de scholen.",
    ]
)
COCKLES = "Mag de kokkelvisserij in de Reigerbaai doorgaan?"
THEN = "Ja, de kokkelvisserij in de Reigerbaai mag doorgaan, zo is het besluit van het kabinet."
NOW = "De kokkelvisserij in de Reigerbaai is dit voorjaar gesloten; zij mag niet doorgaan."


def indexed(shelf: Shelf, *papers: object) -> Index:
    shelf.put(MANY, *papers)  # type: ignore[arg-type]
    shelf.build()
    return Index.open(shelf.index)


def test_a_sentence_that_points_back_is_quoted_with_the_one_it_points_to(shelf: Shelf) -> None:
    index = indexed(shelf, exchange_paper("wijk.txt", [("Hoe staat het met Reigerveen?", LONG)]))
    said = answer("Hoeveel miljoen euro heeft het Rijk uitgetrokken?", index)
    (quote,) = [each.quote for each in said.citations if "12 miljoen" in each.quote]
    assert "De nieuwe kade aan de oostzijde" in quote, "“Daarvoor” tells nothing by itself"
    assert "vissers" not in said.text and "bibliotheek" not in said.text


def test_the_last_position_is_quoted_too_though_older_words_fit_better(shelf: Shelf) -> None:
    """More papers fit to the letter than are quoted; the newest, asked otherwise, is quoted too."""
    older = [
        exchange_paper(f"oud{year}.txt", [(COCKLES, f"{THEN} Dat geldt {reason}.")], day=date(year, 3, 1))
        for year, reason in (
            (2017, "zolang de vogels op de platen genoeg voedsel vinden"),
            (2018, "omdat de vissers zich aan alle afspraken van de provincie houden"),
            (2019, "tot de rechter in hoger beroep anders over de vergunning beslist"),
        )
    ]
    newest = exchange_paper(
        "nieuw.txt", [("Welke vogels broeden er in de Reigerbaai?", NOW)], day=date(2023, 3, 1)
    )
    index = indexed(shelf, *older, newest)
    assert index.search(COCKLES).hits[0].doc.startswith("oud")
    assert "nieuw.txt" in {each.doc for each in answer(COCKLES, index).statements}


def test_what_is_newer_of_another_place_is_no_last_position(shelf: Shelf) -> None:
    elsewhere = "Ja, de kokkelvisserij in de Kievitbaai mag doorgaan, zo is het besluit van het kabinet."
    asked = "Mag de kokkelvisserij in de Kievitbaai doorgaan?"
    index = indexed(
        shelf,
        exchange_paper("oud.txt", [(COCKLES, THEN)], day=date(2019, 3, 1)),
        exchange_paper("elders.txt", [(asked, elsewhere)], day=date(2023, 3, 1)),
    )
    assert [each.doc for each in answer(COCKLES, index).statements] == ["oud.txt"]


@pytest.mark.parametrize(
    "question",
    [
        "Hoe worden tomaten gekweekt?",  # no word of it is there
        "Welke soorten stroop zijn gezond voor kinderen met suikerziekte?",  # one word of it, by chance
        "Klopt het dat het loket in Meerkoet 99 boten en 44 schippers heeft?",  # numbers that nobody gives
        "Hoeveel ambtelijke molens draaien er bij het loket in Meerkoet?",  # a number is asked, none is there
    ],
)
def test_where_nothing_comes_near_there_is_no_answer(shelf: Shelf, question: str) -> None:
    slow = "De ambtelijke molens draaien bij het loket in Meerkoet als dikke stroop; dat wordt verbeterd."
    asked = "Waarom verlopen de vergunningen bij het loket in Meerkoet zo traag?"
    index = indexed(shelf, exchange_paper("stroop.txt", [(asked, slow)]))
    assert not answer(asked, index).abstained
    said = answer(question, index)
    assert said.abstained and not said.citations


def test_the_measure_behind_the_sentence_that_fits_is_quoted_with_it(shelf: Shelf) -> None:
    told = [
        "Ik erken dat er in de visserij een vangstprikkel bestaat die niemand heeft gewild.",
        "Met de afslagen sluit ik een akkoord over een vast dagloon voor de bemanning.",
        "Daarnaast kijk ik kritisch naar de wijze waarop zij wordt betaald.",
    ]
    filler = "Over de haven zelf is eerder uitvoerig met de Kamer gesproken, en daaraan is weinig veranderd."
    text = " ".join([*told, *[filler.replace("haven", thing) for thing in THINGS[:6]]])
    asked = "Hoe wilt u de vangstprikkel in de visserij verminderen?"
    index = indexed(shelf, exchange_paper("vis.txt", [(asked, text)]))
    said = answer("Hoe wil de minister de vangstprikkel in de visserij verminderen?", index)
    assert "vast dagloon" in said.citations[0].quote


def test_the_one_answer_there_is_may_be_quoted_at_length(shelf: Shelf) -> None:
    steps = [
        f"Voor de {thing} in Reigerveen neem ik met de gemeente maatregelen tegen verzakking."
        for thing in THINGS[:14]
    ]
    index = indexed(
        shelf, exchange_paper("veen.txt", [("Wat doet u tegen verzakking in Reigerveen?", " ".join(steps))])
    )
    (quote,) = [each.quote for each in answer("Wat doet u tegen verzakking in Reigerveen?", index).citations]
    assert len(quote.split()) > 150


def test_what_was_said_in_a_year_was_said_then(shelf: Shelf) -> None:
    """A later paper that looked back led; one of that year, below better fits of others, was declined."""
    then = "Over de sluis van Meerkoet is afgesproken dat hij in het voorjaar wordt geschilderd."
    back = "De afspraak van 2 mei 2034 over de sluis van Meerkoet blijft van kracht, maar er komt een dam."
    index = indexed(
        shelf,
        exchange_paper("toen.txt", [("Wat is er met de sluis van Meerkoet?", then)], day=date(2034, 6, 12)),
        exchange_paper(
            "later.txt", [("Hoe staat het met de sluis van Meerkoet?", back)], day=date(2039, 10, 17)
        ),
    )
    said = answer("Wat zei het kabinet over de sluis van Meerkoet in 2034?", index)
    assert [each.doc for each in said.citations] == ["toen.txt"]
    now = answer("Wat zei het kabinet over de sluis van Meerkoet in 2039?", index)
    assert [each.doc for each in now.citations] == ["later.txt"]
