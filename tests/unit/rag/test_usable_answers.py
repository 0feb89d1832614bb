"""Answers that can be used as they are: on invented sets, of which one half was never looked at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.search import Index
from rag.answer import answer
from tests.support.usable_answers import build_sets, judge, own_sets

SEEN, UNSEEN = 0, 1  # halves: the faults of the first were looked at while building


@pytest.fixture(scope="module")
def usable_index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder: Path = tmp_path_factory.mktemp("usable")
    build_sets(folder)
    with closing(Index.open(folder / "index")) as index:
        yield index


@pytest.mark.parametrize(("half", "share"), [(SEEN, 0.85), (UNSEEN, 0.75)])
def test_most_answers_hold_what_was_asked_and_nothing_else(
    usable_index: Index, half: int, share: float
) -> None:
    judged = list(judge(own_sets()[half::2], usable_index))
    faults = [(each.grade, each.question, each.missing, each.extras) for each in judged if each.grade < 2]
    assert len(faults) <= (1 - share) * len(judged), faults if half == SEEN else len(faults)


def test_that_a_report_is_known_is_no_answer_unless_that_is_asked(usable_index: Index) -> None:
    why = answer("Waarom verdwijnt de bibliobus uit de Veenstreek?", usable_index)
    shown = [each.exchange for each in why.citations]
    assert shown[0] == "2" and "1" not in shown
    known = answer("Is de minister bekend met het opheffen van de bibliobus in de Veenstreek?", usable_index)
    assert "1" in [each.exchange for each in known.citations]


def test_a_part_that_no_answer_speaks_to_is_said_to_be_one(usable_index: Index) -> None:
    made = answer(
        "Hoeveel scholen hebben schimmel en hoeveel scholen hebben asbest in het dak?", usable_index
    )
    first, second = made.sections
    assert "212 scholen" in made.citations[0].quote and first.blocks
    assert not second.blocks and second.gap and "asbest" in second.gap


def test_a_condition_behind_the_verdict_is_quoted_with_it(usable_index: Index) -> None:
    made = answer("Kan het Rijk meebetalen aan de bibliobus?", usable_index)
    assert "alleen als de provincie de andere helft draagt" in " ".join(c.quote for c in made.citations)


def test_what_only_filters_say_gets_the_list_of_papers_newest_first(usable_index: Index) -> None:
    made = answer("Wat zei het kabinet sinds 2040?", usable_index)
    assert made.lead is not None and made.lead.counted
    days = [each.date for each in made.citations if each.date]
    assert days == sorted(days, reverse=True) and len(made.lead.counted) >= len(days)


def test_a_time_of_which_nothing_is_said_is_named_beside_the_other(usable_index: Index) -> None:
    made = answer("Is het standpunt over schaapherders in 2036 en in 2038 veranderd?", usable_index)
    assert "herders2036.txt" in {each.doc for each in made.citations}
    assert "Over 2038 staat er niets" in made.text
