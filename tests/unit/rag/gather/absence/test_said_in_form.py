"""A word that stands there in another form, a compound or a synonym is not said to be told of nowhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.document import MEMBER
from rag.gather.absence import said_in_form
from rag.gather.absence.said_in_form import silent_needs, stands_in
from rag.gather.requirements import Need
from tests.support.rag_papers import findings_of_answers


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("zwemles", "Scholen kiezen zelf of zij zwemlessen aanbieden."),
        ("bijen", "Antwoord op vragen over bijensterfte in de Lekepolder"),
        ("omrijden", "Wie van Oostmark komt, rijdt zolang om via Ravelingen."),
        ("omrijden", "De bus moet 20 minuten omrijdt men de brug."),
        ("omrijden", "Verkeer hoeft dan niet om te rijden."),
        ("bijgedragen", "De gemeente geeft een bijdrage van 3 miljoen euro."),
        ("boom", "Er worden bomen geplant."),
        ("huizen", "Per huis is er een subsidie."),
        ("pont", "De veerpont vaart niet."),
        ("gecontroleerd", "De sluis is gekeurd."),
        ("reizen", "Hij reist per trein."),
    ],
)
def test_a_word_stands_there_in_any_form(word: str, text: str) -> None:
    assert stands_in(word, text)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("kamelen", "Ik heb uw Kamer per brief ingelicht."),
        ("bijen", "De bijdrage van de gemeente staat bij de stukken."),
        ("mollen", "De schade door ganzen is molto groot."),
        ("egels", "De regels gelden in Oostmark."),
        ("omrijden", "Er rijden tien treinen per uur. Daarom is er geen haast."),
        ("zwemles", "In het zwembad is geen les."),
    ],
)
def test_what_only_looks_like_it_is_another_word(word: str, text: str) -> None:
    assert not stands_in(word, text)


def test_only_what_is_told_nowhere_is_said_to_lack() -> None:
    found = findings_of_answers("In Oostmark zijn zwemlessen belangrijk.", "De gemeente geeft een bijdrage.")
    lesson, camels = Need("subject", "zwemles", "zwemles"), Need("subject", "kamelen", "kamelen")
    assert silent_needs((lesson, camels), found, "nl", near=False) == (camels,)
    title = [replace(each, document=replace(each.document, title="Over kameelrennen")) for each in found]
    assert silent_needs((lesson, camels), title, "nl", near=False) == ()
    paid = Need("subject", "contribution", "contribution")
    assert silent_needs((paid,), found, "en", near=False) == ()
    assert silent_needs((lesson,), (), "nl", near=False) == (lesson,)


def test_what_members_said_is_no_word_of_the_cabinet_and_names_stay() -> None:
    found = [replace(each, voice=MEMBER) for each in findings_of_answers("Zwemlessen in Oostmark zijn duur.")]
    lesson, place = Need("subject", "zwemles", "zwemles"), Need("name", "Oostmark", "oostmark")
    assert silent_needs((lesson, place), found, "nl", near=True) == (lesson, place)
    assert silent_needs((lesson, place), found, "nl", near=True, members=True) == (place,)


@pytest.mark.parametrize(
    ("asked", "said", "told"),
    [
        ("Welke moties heeft het kabinet ontraden?", "ontraden", False),
        ("Zal de sluisdeur het niet begeven?", "begeven", False),
        ("Gaat het kabinet de kwekers uitkopen?", "uitkopen", False),
        ("Heeft Meerland kamelen?", "kamelen", True),
        ("Zijn er otters?", "otters", True),
        ("Wat kost het kappen van een eik?", "kappen", True),  # as a noun
    ],
)
def test_a_silence_is_told_of_things_and_not_of_verbs(asked: str, said: str, told: bool) -> None:
    need = Need("subject", said, said)
    assert silent_needs([need], (), "nl", near=False, asked=asked) == ((need,) if told else ())


@pytest.mark.parametrize(
    ("asked", "held", "told"),
    [
        ("Krijgen boeren geld voor schade door otters?", {"boer", "schad"}, ["otters"]),
        ("Krijgen boeren geld voor schade door otters?", {"otter"}, []),
        ("Mag een molenaar uitkopen?", {"molen", "molenar"}, []),
    ],
)
def test_where_nothing_else_is_to_be_told_it_is_what_no_paper_holds(
    asked: str, held: set[str], told: list[str]
) -> None:
    def share(term: str) -> float:
        return float(term in held)

    assert [need.said for need in silent_needs((), (), "nl", near=False, asked=asked, share=share)] == told
    assert silent_needs((), (), "nl", near=True, asked=asked, share=share) == ()


def test_a_year_that_heads_a_column_is_not_said_to_be_told_of_nowhere() -> None:
    found = findings_of_answers("De plaatsen:\n\n| Internaat | 2044 |\n|---|---|\n| Het Anker | 25 |")
    years = (Need("year", "2044", "2044"), Need("year", "2051", "2051"))
    assert silent_needs(years, found, "nl", near=True) == years[1:]


def test_a_word_that_is_said_a_thousand_times_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_for: list[str] = []

    def never(word: str, text: str) -> bool:
        looked_for.append(word)
        return False

    monkeypatch.setattr(said_in_form, "stands_in", never)
    found = findings_of_answers("De brug is twee meter lang.")
    need = Need("name", "otter bever " * 1000, "otter bever")
    assert silent_needs([need], found, "nl", near=False) == (need,)
    assert list(dict.fromkeys(looked_for)) == ["otter", "bever"] and len(looked_for) < 10
