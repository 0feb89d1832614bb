from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

import pytest

from index.errors import QuestionError
from index.search import Filters
from rag.understand.followup import Message
from rag.understand.question import MAX_CHARACTERS, MAX_SET_CHARACTERS, Query, understand


@dataclass(frozen=True)
class Shelf:
    """A catalogue of invented people; `count` may be told to find nothing."""

    counted: Callable[[Filters], int] = field(default=lambda filters: 3)

    def people(self) -> Sequence[str]:
        return ["Jansen", "El Yildiz", "Brug", "M. van der Meer-de Wit"]

    def parties(self) -> Sequence[str]:
        return ["VVD", "SP", "NSC", "GroenLinks-PvdA", "ChristenUnie", "DENK"]

    def ministers(self) -> Sequence[str]:
        return ["Zilverberg", "D. Özlem-Stroom", "E.M.J. van Duin", "Frank Brug"]

    def types(self) -> Sequence[str]:
        return ["antwoord", "brief"]

    def period(self) -> tuple[date | None, date | None]:
        return date(2012, 1, 1), date(2025, 6, 1)

    def count(self, filters: Filters) -> int:
        return self.counted(filters)


def asked(question: str, *history: str) -> Query:
    roles = ("user", "assistant")
    turns = [Message(roles[n % 2], text) for n, text in enumerate(history)]  # type: ignore[arg-type]
    return understand(question, turns, Shelf())


@pytest.mark.parametrize(
    ("question", "filters"),
    [
        ("Wat zei minister Zilverberg over dijken?", Filters(minister="Zilverberg")),
        ("Wat zei Zilverberg over dijken?", Filters(minister="Zilverberg")),
        ("Wat vindt minister Özlem van dijken?", Filters(minister="Özlem")),
        ("wat antwoordde minister van duin over dijken", Filters(minister="van duin")),
        ("Wat zei minister Brug over dijken?", Filters(minister="Brug")),
        ("Wat zei Brug over dijken?", Filters(minister="Brug")),  # a member who is called so asks
        ("Wat vond Brug van dijken?", Filters()),  # he may be meant
        ("Wat zei het kabinet over de motie-Zilverberg?", Filters()),
        ("Wat zei het kabinet over het bericht dat minister Zilverberg ziek is?", Filters()),
        ("Hoe hoog moet een dijk zijn volgens minister Zilverberg?", Filters(minister="Zilverberg")),
        ("Wat is er geantwoord op vragen van NSC over dijken?", Filters(party="NSC")),
        ("Wat vroeg de SP over dijken?", Filters(party="SP")),
        ("Wat zei de SP over dijken?", Filters(party="SP")),
        ("DENK vroeg iets over dijken; wat was het antwoord?", Filters(party="DENK")),
        ("Wat antwoordde de minister de SP over dijken?", Filters(party="SP")),
        ("Wat zei Zilverberg tegen NSC over dijken?", Filters(minister="Zilverberg", party="NSC")),
        ("Wat zei de minister over de VVD?", Filters()),
        ("Heeft de minister de motie met de SP afgestemd?", Filters()),
        ("Wat vroeg de fractie van GL-PvdA over dijken?", Filters(party="GroenLinks-PvdA")),
        ("Which questions did the SP ask about dikes?", Filters(party="SP")),
        (
            "Wat antwoordde de staatssecretaris van Justitie over dijken?",
            Filters(ministry="Justitie en Veiligheid"),
        ),
        ("Is de minister van Defensie bereid de dijk te verhogen?", Filters()),
        ("Kan minister Zilverberg de dijk verhogen?", Filters()),
        ("Is het waar dat minister Zilverberg dat zei?", Filters(minister="Zilverberg")),
        ("Wat staat er in Kamerbrieven over dijken?", Filters(type="brief")),
        ("wat zei zilverberg over dijken", Filters(minister="zilverberg")),
        ("dijken van zilverberg", Filters()),
        ("Wat is er geantwoord op vragen van Zilverberg?", Filters()),  # asked, before becoming minister
        ("Wat is er geantwoord op vragen van VVD en NSC?", Filters()),  # one filter would leave one out
        ("Wat is er geantwoord op vragen van NSC over de VVD?", Filters(party="NSC")),
        ("Welke vragen stelden SP en NSC over dijken?", Filters()),
    ],
)
def test_filters_said_in_words(question: str, filters: Filters) -> None:
    assert asked(question).filters == filters


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("Wat zei het kabinet in november 2024 over dijken?", "2024-11-01", "2024-11-30"),
        ("Wat zei de minister op 3 maart 2024 over dijken?", "2024-03-03", "2024-03-03"),
        ("Wat is er gezegd tussen 2014 en 2016 over dijken?", "2014-01-01", "2016-12-31"),
        ("Wat is er sinds het kabinet-Schoof gezegd over dijken?", "2024-07-02", None),
        ("Wat zei het kabinet vóór 2020 over dijken?", None, "2019-12-31"),
        ("Wat schreef het kabinet tot en met 2019 over dijken?", None, "2019-12-31"),
        ("Wat zei het kabinet-Rutte III over dijken?", "2017-10-26", "2022-01-09"),
        ("Hoe hoog was de dijk volgens de brief uit 2014?", "2014-01-01", "2014-12-31"),
        ("How high was the dike according to the 2014 letter?", "2014-01-01", "2014-12-31"),
        ("What did the minister say in May 2024 about dikes?", "2024-05-01", "2024-05-31"),
        ("Hoeveel dijken zijn er sinds maart 2020 verhoogd?", "2020-03-01", None),
        ("Wat vroeg de SP in september 2024 over dijken?", "2024-09-01", "2025-04-01"),  # time to answer
        ("Hoeveel dijken telde het land in 2023?", None, None),
        ("Wat zei de minister over de begroting in 2023?", None, None),
        ("Gaat de dijk vanaf 2026 omhoog?", None, None),
        ("Is er op 3 maart 2024 een dijk gebroken?", None, None),
        ("Bent u bekend met de brief van 3 maart 2024?", None, None),
        ("Brieven uit 2014 over dijken", "2014-01-01", "2014-12-31"),
        ("Wat is er voor 2020 begroot?", None, None),
        ("Wat zei het kabinet voor 1 januari 2020 over dijken?", None, "2019-12-31"),
        ("Welke toezegging deed de minister vóór de zomer van 2024?", None, "2024-05-31"),
        ("Wat staat er in 36200-2024-12?", None, None),
        ("Wat zei het kabinet over dijken vóór 1 juli 2024?", None, "2024-06-30"),
        ("Wat heeft de minister gezegd over de sterkte van dijken na 3 maart 2024?", "2024-03-04", None),
        ("What did the cabinet say about dikes before July 1, 2024?", None, "2024-06-30"),
        ("Wat schreef het kabinet over dijken vóór mei 2024?", None, "2024-04-30"),
        ("Wat zei het kabinet over dijken van vóór 1 juli 2024?", None, None),
        ("Wat zei het kabinet over dijken die vóór 1 juli 2024 zijn verhoogd?", None, None),
        ("Wat zei de minister over dijken gebouwd vóór 1 juli 2024?", None, None),
        ("Wat zei de minister over de regels die gelden na 1 juli 2024?", None, None),
        ("Wat zei de minister over subsidie voor dijken tot 1 juli 2024?", None, None),
        ("What did the minister say about dikes built before 1990?", None, None),
        ("Wat zei de minister over de begroting na 2023?", None, None),
    ],
)
def test_periods_said_in_words(question: str, since: str | None, until: str | None) -> None:
    filters = asked(question).filters
    assert (filters.since, filters.until) == tuple(day and date.fromisoformat(day) for day in (since, until))


def test_a_filter_that_leaves_nothing_is_dropped_with_a_note() -> None:
    shelf = Shelf(lambda filters: 0 if filters.party == "NSC" else 2)
    query = understand("Wat antwoordde minister Zilverberg op vragen van NSC over dijken?", (), shelf)
    assert query.filters == Filters(minister="Zilverberg")
    assert [(note.kind, note.field) for note in query.notes] == [
        ("understood", "minister"),
        ("dropped", "party"),
    ]


def test_one_who_is_not_in_the_index_is_named_in_a_note() -> None:
    shelf = Shelf(lambda filters: 0 if filters.minister == "Van Nergens" or filters.party == "Volt" else 2)
    query = understand("Wat antwoordde minister Van Nergens op vragen van Volt?", (), shelf)
    assert query.filters == Filters()
    assert [(note.kind, note.value) for note in query.notes] == [
        ("dropped", "Van Nergens"),
        ("dropped", "Volt"),
    ]
    assert query.text == query.question


def test_what_is_to_be_ignored_stays_among_the_words() -> None:
    question = "Wat antwoordde minister Zilverberg op vragen van NSC over dijken?"
    query = understand(question, (), Shelf(), ignored={"minister"})
    assert query.filters == Filters(party="NSC")
    assert "Zilverberg" in query.text and "NSC" not in query.text
    assert [note.field for note in query.notes] == ["party"]
    later = understand("En over sluizen?", [Message("user", question)], Shelf(), ignored={"minister"})
    assert later.filters.minister is None


def test_filters_that_leave_nothing_together_lose_the_least_sure() -> None:
    shelf = Shelf(lambda filters: 0 if filters.party and filters.since else 2)
    query = understand("Wat antwoordde de minister in mei 2024 op vragen van NSC over dijken?", (), shelf)
    assert query.filters == Filters(party="NSC")
    assert "dropped" in {note.kind for note in query.notes}


def test_a_long_question_is_about_those_it_names() -> None:
    question = "Deelt u de mening dat " + "het water in de rivieren hoger komt te staan " * 5
    assert asked(f"{question}, zoals minister Zilverberg in mei 2024 zei tegen NSC?").filters == Filters()


def test_periods_to_compare_do_not_narrow() -> None:
    query = asked("Wat zei het kabinet in 2014 en in 2024 over dijken?")
    assert [period.name for period in query.periods] == ["2014", "2024"]
    assert query.kind == "comparison"
    assert query.filters == Filters()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wat vroeg de SP over dijken?", True),
        ("Wie stelde vragen over de dijk?", True),
        ("Wat wilde D66 weten over dijken?", True),
        ("Wat vond de ChristenUnie van de dijk?", True),
        ("Wat vraagt de ChristenUnie over de dijk?", True),
        ("Wat antwoordt de minister op vragen van de ChristenUnie over de dijk?", False),
        ("Wat zei de minister over dijken?", False),
        ("Wat antwoordde de minister op vragen van de SP?", False),
    ],
)
def test_whether_members_are_asked_for(question: str, expected: bool) -> None:
    assert asked(question).wants_members is expected


def test_numbers_of_papers_are_read() -> None:
    assert asked("Waar gaat 2031Z00001 over?").numbers == ("2031Z00001",)
    assert asked("Wat staat er in Kamerstuk 29 344, nr. 155?").numbers == ("29344-155",)


@pytest.mark.parametrize("question", ["", "   \n"])
def test_an_empty_question_gets_a_sentence(question: str) -> None:
    with pytest.raises(QuestionError, match="empty"):
        understand(question)


def test_an_endless_question_gets_a_sentence() -> None:
    understand("dijk " * (MAX_CHARACTERS // 5))
    with pytest.raises(QuestionError, match="too long"):
        understand("dijk " * MAX_CHARACTERS)
    with pytest.raises(QuestionError, match="too long"):
        understand("x" * MAX_SET_CHARACTERS)


def test_a_sign_that_stands_for_many_letters_counts_as_these() -> None:
    """Some signs are written out as up to eighteen letters: four thousand of them are a book."""
    understand("ﷺ" * 100)
    with pytest.raises(QuestionError, match="too long"):
        understand("ﷺ" * MAX_CHARACTERS)
    understand("ﬁets " * (MAX_CHARACTERS // 5))  # a ligature in each word is no book


def test_a_set_may_be_longer_than_a_question() -> None:
    body = "Bent u bekend met het bericht over de dijk en wat vindt u daarvan, gezien alles? " * 8
    query = understand("\n".join(f"{n}. {body}" for n in range(1, 13)))
    assert len(query.question) > MAX_CHARACTERS
    assert [part.number for part in query.parts] == [str(n) for n in range(1, 13)]


def test_a_follow_up_keeps_the_filters_of_the_question_before() -> None:
    query = asked(
        "En hoeveel geld is daarmee gemoeid?", "Wat zei minister Zilverberg in mei 2024 over dijken?", "Ja."
    )
    assert query.filters == Filters(since=date(2024, 5, 1), until=date(2024, 5, 31), minister="Zilverberg")
    assert "dijken" in query.text


def test_a_follow_up_with_a_period_of_its_own_changes_it() -> None:
    query = asked(
        "En wat zei hij daarover sinds juni 2024?",
        "Wat zei minister Zilverberg in mei 2024 over dijken?",
        "Ja.",
    )
    assert query.filters == Filters(since=date(2024, 6, 1), minister="Zilverberg")


def test_a_new_question_keeps_nothing() -> None:
    query = asked(
        "Wat doet het kabinet tegen hondenbeten?", "Wat zei minister Zilverberg over dijken?", "Ja."
    )
    assert query.filters == Filters()
    assert query.text == "Wat doet het kabinet tegen hondenbeten?"


def test_a_language_model_may_write_the_question() -> None:
    turns = [Message("user", "Wat is een dijk?"), Message("assistant", "Een wal.")]
    query = understand("En hoe hoog?", turns, None, lambda question, history: "Hoe hoog is een dijk?")
    assert query.text == "Hoe hoog is een dijk?"
    assert query.question == "En hoe hoog?"


def test_a_short_follow_up_is_in_the_language_of_the_talk() -> None:
    assert asked("And in Sweden?", "How high are the dikes in this country?", "Two metres.").language == "en"
    assert asked("En in 2023?", "Hoe hoog zijn de dijken in dit land?", "Twee meter.").language == "nl"


def test_a_part_is_shown_as_it_was_asked() -> None:
    query = asked("Wat zei minister Zilverberg over dijken, en wie betaalt dat?")
    assert [part.asked for part in query.parts] == [
        "Wat zei minister Zilverberg over dijken?",
        "wie betaalt dat?",
    ]
    assert "Zilverberg" not in query.parts[0].text
    assert query.parts[1].kind == "person"


@pytest.mark.parametrize(
    "question",
    [
        "van " * 999,
        "?" * 3000 + "a",
        "12.345." * 500,
        "minister van " * 300,
        "1 januari " * 390,
        "1. " * 1300,
    ],
)
def test_hostile_questions_are_read_all_the_same(question: str) -> None:
    assert understand(question, [Message("user", question)], Shelf()).parts


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("Waar vragen Kamerleden om een toets?", True),
        ("Vergelijk de Kamervragen over de wolf met de motie-Bakker over schapen", True),
        ("Wat staat er in de motie van Bakker over schapen?", True),
        ("Wat vindt het kabinet van de motie van Bakker over schapen?", False),
        ("Wat antwoordde de minister op de Kamervragen over de wolf?", False),
        ("Hoe voert de staatssecretaris de motie-Bakker uit?", False),
        ("Is de motie-Bakker aangenomen?", False),
        ("Wat vraagt de motie-Bakker?", True),
    ],
)
def test_papers_of_members_are_theirs_unless_the_cabinet_is_asked(question: str, members: bool) -> None:
    assert understand(question).wants_members is members


@pytest.mark.parametrize(
    ("earlier", "asked", "language"),
    [
        ("Wat kost de pont?", "En de Digital Services Act?", "nl"),
        ("Wat kost de pont?", "Data Protection Impact Assessment?", "nl"),
        ("Wat kost de pont?", "En open source software?", "nl"),
        ("Wat kost de pont?", "How much is that?", "en"),
        ("How much is the ferry?", "Ireland?", "en"),
        ("How much is the ferry?", "Wat kost dat?", "nl"),
        ("¿Cuánto cuesta el ferry?", "¿Y en 2022?", "es"),
        ("What does the ferry cost?", "كم؟", "ar"),
    ],
)
def test_a_short_follow_up_is_in_the_language_of_the_conversation_unless_its_words_say_not(
    earlier: str, asked: str, language: str
) -> None:
    assert understand(asked, [Message("user", earlier), Message("assistant", "Ja.")]).language == language


def test_a_motion_named_by_its_movers_is_members_words() -> None:
    assert understand("Motie van Ter Horst en Van Duin over de veerpont").wants_members
    assert not understand("Wat vindt de minister van de motie over de veerpont?").wants_members
