"""Plain values as scripts get them: dates as ISO, tuples as lists, filters as on the command line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from index.search import Filters, Hits
from rag.contract.answers import answer_json, blocks_json
from rag.contract.json_values import error_json, filters_json, json_value, reply_json
from rag.contract.searches import hits_json
from rag.statement import Block, Piece, SearchedPapers, Section, Statement
from tests.support.answers import answer

DAY = date(2030, 1, 2)


def test_dates_and_tuples_are_plain_however_deep() -> None:
    assert json_value({"a": (DAY, [DAY, None]), "b": 3}) == {
        "a": ["2030-01-02", ["2030-01-02", None]],
        "b": 3,
    }


def test_filters_are_named_as_on_the_command_line_and_those_not_given_are_left_out() -> None:
    assert filters_json(Filters(since=DAY, party="Eik")) == {"from": "2030-01-02", "party": "Eik"}
    assert filters_json(Filters()) == {}
    assert (
        error_json("Nee.", code=2)
        == {"version": 1, "code": 2, "error": "Nee."}
        == reply_json(code=2, error="Nee.")
    )


def test_a_search_is_told_with_its_query_and_times() -> None:
    found = hits_json(Hits("brug", "nl", Filters(until=DAY), (), {"total": 1.5}))
    assert (found["query"], found["hits"], found["timing_ms"]) == ("brug", [], {"total": 1.5})
    assert found["filters"] == {"until": "2030-01-02"}


def test_blocks_count_their_statements_from_one_through_all_sections() -> None:
    one, two = (Statement((Piece("x", True, n),), (n,), True, DAY, "a", "Vos") for n in (1, 2))
    sections = (
        Section((Block("a", DAY, "Vos", (one, two)), Block("b", None, "Bos", (two,))), "1", "Een?"),
        Section((), "2", "Twee?", "Niets."), Section((Block("a", DAY, "Vos", (one,)),), "3", "Drie?"),
    )  # fmt: skip
    made = replace(
        answer(), abstained=False, sections=sections, filters=Filters(since=DAY), lead=one,
        coverage=SearchedPapers(3, 4, DAY, None),
    )  # fmt: skip
    assert [each["statements"] for each in blocks_json(made)] == [[1, 2], [3], [4]]
    told = answer_json(made)
    assert told["filters"] == {"from": "2030-01-02", "since": "2030-01-02"}
    assert told["coverage"] == {"documents": 3, "exchanges": 4, "from": "2030-01-02", "until": None}
    assert told["lead"] == {"text": "Vos: «x»", "citations": [1], "supported": True, "date": "2030-01-02"}
    assert answer_json(replace(made, lead=None))["lead"] is None
