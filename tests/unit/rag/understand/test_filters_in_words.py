"""When a name or a time in a question narrows the search, and when it is only what the question is about."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from index.search import Filters
from rag.understand.filters import ANSWERED_WITHIN, MAX_WORDS, read_narrowing
from rag.understand.followup import Message
from rag.understand.names import named_in_question
from rag.understand.question import understand
from rag.understand.turns.slots import replace_slot
from tests.unit.rag.understand.test_question import Shelf

SHELF = Shelf()


def names(question: str) -> dict[str, str]:
    return {each.field: each.value for each in named_in_question(question, SHELF)}


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Wat zei minister Onbekend over dijken?", {"minister": "Onbekend"}),
        ("Wat zei het kabinet over minister Onbekend?", {}),
        ("Wat zei ZILVERBERG over dijken?", {"minister": "ZILVERBERG"}),
        ("Wat zei brug over dijken?", {}),
        ("Wat zei het lid Zilverberg over dijken?", {}),
        ("Kan Zilverberg de dijk verhogen?", {}),
        ("Kan het dat Zilverberg zei dat het mag?", {"minister": "Zilverberg"}),
        ("Wat zei Zilverberg en wat zei Özlem over dijken?", {"minister": "Zilverberg"}),
        ("Wat vond de SP van dijken?", {"party": "SP"}),
        ("Wat vroegen NSC en de SP over dijken?", {}),
        ("Wat vroeg de SP-fractie over dijken?", {"party": "SP"}),
        ("De SP fractie vroeg wat over dijken?", {"party": "SP"}),
        ("Wat vroeg de SP-achterban over dijken?", {}),
        ("Wat vroeg de SP en kreeg de SP te horen?", {"party": "SP"}),
        ("Wat zei het kabinet tegen de fractie van de SP over dijken?", {"party": "SP"}),
        ("Wat zei de minister over dijken tegen de SP?", {}),
        ("Wat staat er in het schriftelijk overleg over dijken?", {"type": "schriftelijk overleg"}),
        ("Welke moties liggen er over dijken?", {"type": "motie"}),
        ("Welke motie over dijken is uitgevoerd?", {}),  # no motion tells
        ("Welke moties zijn aangenomen?", {}),
        ("Welke motie is ontraden?", {}),
        ("Wat staat er in moties over dijken?", {"type": "motie"}),
        ("Moties uit mei 2025 over dijken", {"type": "motie"}),
        ("Wat vroeg een motie over dijken?", {"type": "motie"}),
        ("Wat zei het kabinet over moties?", {}),
        ("Wat zei de minister van Financiën over dijken?", {"ministry": "Financiën"}),
        ("Wat zei de minister van Volksgezondheid, Welzijn en Sport over dijken?",
         {"ministry": "Volksgezondheid, Welzijn en Sport"}),
        ("Wat zei het kabinet over de minister van Financiën?", {}),
        ("Wat doet de minister van Financiën?", {}),
    ],
)  # fmt: skip
def test_who_speaks_or_asks_narrows_and_who_is_spoken_of_does_not(
    question: str, found: dict[str, str]
) -> None:
    assert names(question) == found


def test_of_a_ministry_the_longest_name_is_taken_out_of_the_words() -> None:
    query = understand("Wat zei de minister van Volksgezondheid, Welzijn en Sport over dijken?", (), SHELF)
    assert query.filters.ministry and query.text == "Wat zei de over dijken?"


def period(question: str) -> tuple[date | None, date | None]:
    found = read_narrowing(question, SHELF).filters
    return found.since, found.until


@pytest.mark.parametrize(
    ("question", "narrows"),
    [
        ("Sinds 2020 zijn er dijken verhoogd; hoeveel?", True),
        ("Tot 2020 zijn er dijken verhoogd; hoeveel?", False),
        ("Hoe hoog was de dijk volgens de brief uit 2014?", True),
        ("Hoe hoog was de dijk in de 2014 brief?", True),
        ("Hoe hoog was de dijk in 2014?", False),
        ("Wat zei de minister over de dijk in mei 2014?", True),
        ("Wat zei de minister over de dijk in 2014?", False),
        ("Wat zei de minister over de dijk na mei 2014?", False),
        ("Wat zei de minister in 2014 over de dijk?", True),
        ("Wat zei de minister na mei 2014 over de dijk?", True),
        ("Wat vroeg de SP in 2014 over de dijk?", True),
    ],
)
def test_a_time_narrows_where_it_is_that_of_the_papers(question: str, narrows: bool) -> None:
    assert (period(question) != (None, None)) is narrows


@pytest.mark.parametrize(
    ("question", "waits"),
    [
        ("Wat vroeg de SP in mei 2024 over dijken?", True),
        ("Wat zei de minister in mei 2024 over dijken?", False),
        ("Wat zei de minister op vragen in mei 2024 over dijken?", True),
        ("Wat vroeg de SP en wat antwoordde de minister in mei 2024?", False),
        ("In mei 2024 vroeg de SP naar dijken; wat kwam eruit?", True),
        ("In mei 2024 vroeg de SP wat de minister zei", False),
    ],
)
def test_half_a_year_is_left_for_the_answer_to_what_was_asked_then(question: str, waits: bool) -> None:
    last = date(2024, 5, 31) + (ANSWERED_WITHIN if waits else timedelta(0))
    assert period(question) == (date(2024, 5, 1), last)


def test_the_first_period_that_dates_papers_is_the_one_and_one_without_an_end_stays_open() -> None:
    assert period("Wat zei de minister in 2014 over de dijk van 2010?")[0] == date(2014, 1, 1)
    assert period("Wat vroeg de SP sinds 2014 over de dijk?") == (date(2014, 1, 1), None)
    until = read_narrowing("Wat schreef de minister tot en met 2014?", SHELF)
    assert [(note.field, note.value) for note in until.notes] == [("until", "2014")]


@pytest.mark.parametrize(
    ("question", "compared"),
    [
        ("Wat zei het kabinet in 2014 en in 2024 over dijken?", ["2014", "2024"]),
        ("Wat zei het kabinet in 2014, en in 2019 en 2024?", ["2014", "2019", "2024"]),
        ("Wat zei het kabinet in 2014 versus 2024?", ["2014", "2024"]),
        ("Wat zei het kabinet in 2014 over dijken en in 2024 over sluizen?", []),
        ("Hoeveel dijken waren er in 2014 en in 2024?", []),
        ("Wat zei het kabinet sinds 2014 en sinds 2024?", []),
        ("In 2014 en in 2024, wat zei het kabinet?", []),
        ("Wat zei het kabinet in 2014?", []),
    ],
)
def test_periods_are_compared_where_they_stand_side_by_side_behind_who_spoke(
    question: str, compared: list[str]
) -> None:
    assert [each.name for each in read_narrowing(question, SHELF).compared] == compared


def test_a_question_of_forty_five_words_narrows_and_a_longer_one_does_not() -> None:
    said = "Wat zei Zilverberg over " + " ".join(["dijk"] * (MAX_WORDS - 4))
    assert read_narrowing(said, SHELF).filters == Filters(minister="Zilverberg")
    assert read_narrowing(f"{said} nog", SHELF).filters == Filters()
    assert read_narrowing("Wat zei Zilverberg?", None).filters == Filters()


def test_what_is_dropped_last_is_what_is_surest() -> None:
    def only(*fields: str) -> Shelf:
        """Only these fields leave papers together."""

        def count(said: Filters) -> int:
            given = {name for name in Filters.__slots__ if getattr(said, name)}
            return int(len(given) == 1 or given <= {*fields})

        return Shelf(count)

    question = "Wat antwoordde minister Zilverberg in Kamerbrieven op vragen van NSC over dijken?"
    assert understand(question, (), only()).filters == Filters(minister="Zilverberg")
    both = understand(question, (), only("minister", "party"))
    assert both.filters == Filters(minister="Zilverberg", party="NSC")
    assert [(note.kind, note.field) for note in both.notes] == [
        ("understood", "minister"), ("understood", "party"), ("dropped", "type"),
    ]  # fmt: skip


def test_a_follow_up_keeps_only_filters_that_leave_something_with_its_own() -> None:
    before = Message("user", "Wat zei minister Zilverberg over dijken?")
    nothing = Shelf(lambda said: 0 if said.minister and said.since else 2)
    kept = understand("En wat zei hij daarover sinds mei 2024?", [before], SHELF)
    assert kept.filters == Filters(since=date(2024, 5, 1), minister="Zilverberg")
    assert [note.field for note in kept.notes] == ["since", "minister"]
    alone = understand("En wat zei hij daarover sinds mei 2024?", [before], nothing)
    assert alone.filters == Filters(since=date(2024, 5, 1))


def test_the_history_may_be_left_out() -> None:
    before = Message("user", "Wat zei minister Zilverberg over dijken?")
    assert understand("En wat kost dat?", [before], SHELF, ignored={"history"}).text == "En wat kost dat?"


def test_of_two_names_that_begin_alike_the_longer_is_read() -> None:
    class Alike(Shelf):
        def ministers(self) -> list[str]:
            return ["A. van Duin", "B. van Duin Mulder"]

        def parties(self) -> list[str]:
            return ["Eik", "Eik en Beuk"]

    assert (
        understand("Wat zei Van Duin Mulder over dijken?", (), Alike()).filters.minister == "Van Duin Mulder"
    )
    assert understand("Wat vroeg Eik en Beuk over dijken?", (), Alike()).filters.party == "Eik en Beuk"
    assert (
        replace_slot("En NSC?", "Wat vroeg Eik en Beuk over de dijk?", Alike())
        == "Wat vroeg NSC over de dijk?"
    )


class People(Shelf):
    """Also a member and a minister whose names begin with a particle."""

    def people(self) -> list[str]:
        return ["Van Duin", "Ter Horst", "Dijk"]

    def ministers(self) -> list[str]:
        return ["A. van Weelde", "Zilverberg"]


@pytest.mark.parametrize(
    ("follow", "base", "made"),
    [
        ("En Van Duin?", "Wat vroeg Ter Horst over de dijk?", "Wat vroeg Van Duin over de dijk?"),
        ("En van Duin?", "Wat vroeg Ter Horst over de dijk?", "Wat vroeg van Duin over de dijk?"),
        ("En Van Duin?", "Wat zei minister Zilverberg over de dijk?", "Wat vroeg Van Duin over de dijk?"),
        ("En Van Weelde?", "Wat zei minister Zilverberg over de dijk?", "Wat zei Van Weelde over de dijk?"),
        ("En de dijk?", "Wat vroeg Ter Horst over de sluis?", None),  # no member, however he is called
    ],
)
def test_a_name_keeps_its_particle(follow: str, base: str, made: str | None) -> None:
    assert replace_slot(follow, base, People()) == made
