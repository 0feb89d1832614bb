"""What stands around an answer: examples, filters, the list of papers, forms of dates, all texts."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from index.document import Member, Minister
from index.search import Filters, Index
from rag.answer import Speaker, answer
from rag.say.coverage_words import group_digits
from ui.html import escaping, filter_form
from ui.html.home import example_questions, home_html
from ui.wording import formats
from ui.wording.remarks import remark_words
from ui.wording.texts import TEXTS, text


@pytest.fixture(scope="module")
def index(sample_folder: Path) -> Index:
    return Index.open(sample_folder)


def test_six_examples_come_from_the_index_and_stay_the_same(index: Index) -> None:
    found = example_questions(index, "nl")
    assert len(found) == 6 == len(set(found)) and found == example_questions(index, "nl")
    assert all(question.endswith("?") and len(question) < 160 for question in found)
    assert not any(answer(question, index).abstained for question in found)  # what is offered is answered
    assert "2031–2041" in home_html(index, "nl") and "fictieve" in home_html(index, "nl")


def test_the_form_offers_what_the_index_holds(index: Index) -> None:
    form = html.fragment_fromstring(filter_form.form_html(index, "nl"), create_parent="div")
    values = {option.get("value") for option in form.cssselect("[name=soort] option")}
    assert values == {"", *index.types()}
    assert {field.get("name") for field in form.cssselect("input, select")} == filter_form.FIELDS.keys()


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ('{"van": "2024-01-31", "partij": " VVD "}', Filters(since=date(2024, 1, 31), party="VVD")),
        ('{"tot": "ooit", "soort": "brief", "x": 1}', Filters(type="brief")),
        ('{"partij": ["VVD"], "stuk": "a.txt"}', Filters(doc="a.txt")),
        ("[" * 100_000, Filters()),
        ("{", Filters()),
        ('{"van": "9-2-24", "tot": "2024"}', Filters(since=date(2024, 2, 9), until=date(2024, 12, 31))),
        ("[1]", Filters()),
        (None, Filters()),
        (f'{{"partij": "{"x" * 500}"}}', Filters()),
    ],
)
def test_a_form_is_read_with_care(said: str | None, meant: Filters) -> None:
    assert filter_form.read_form(said) == meant


def test_what_stands_in_the_place_of_a_day_and_is_none_is_told() -> None:
    assert filter_form.unread_day('{"van": "2024-01-31", "tot": ""}') is None
    assert filter_form.unread_day('{"van": "sinds 2024"}') is None
    assert filter_form.unread_day('{"tot": "ooit"}') == '"ooit" is not a date such as 2024-01-31'
    told = filter_form.unread_day('{"tot": "31-2-2024"}')
    assert told == '"31-2-2024" is in no calendar; write a day such as 2024-01-31'
    assert remark_words(told, "nl").startswith("“31-2-2024” bestaat niet in de kalender")


def test_a_form_says_what_the_words_shall_not_narrow() -> None:
    assert filter_form.ignored_fields('{"zonder": "partij,van,x"}') == {"party", "since"}
    assert (
        filter_form.ignored_fields('{"zonder": ["partij"]}')
        == filter_form.ignored_fields(None)
        == frozenset()
    )
    assert filter_form.names_of({"party", "since"}) == "van,partij"


def test_dates_numbers_and_names_have_the_readers_form() -> None:
    assert formats.long_date(date(2024, 3, 1), "nl") == "1 maart 2024"
    assert formats.long_date(date(2024, 3, 1), "en") == "1 March 2024"
    assert formats.long_date(None, "nl") == "zonder datum"
    assert (group_digits(12345, "nl"), group_digits(12345, "en")) == ("12.345", "12,345")
    assert (formats.seconds_words(41.6, "nl"), formats.seconds_words(1234, "nl")) == ("42 ms", "1,2 s")
    assert formats.period_words(None, date(2024, 1, 2), "nl") == "tot en met 2 januari 2024"
    assert formats.minister_words(Minister("Vos", "Minister", "voor Klimaat")) == "minister voor Klimaat Vos"
    assert formats.minister_words(None) == "" and formats.member_words(Member(None, "D66")) == "D66-fractie"
    assert (
        formats.cabinet_words(Speaker("x", None, None, "kabinet-Rutte IV", True), "en")
        == "Rutte IV cabinet, caretaker"
    )


def test_every_text_is_there_in_both_languages_and_asked_for_by_its_name() -> None:
    for key, (dutch, english) in TEXTS.items():
        assert dutch.strip() and english.strip()
        assert set(re.findall(r"{(\w+)}", dutch)) == set(re.findall(r"{(\w+)}", english)), key
    source = "".join(
        path.read_text(encoding="utf-8") for path in Path(escaping.__file__).parent.rglob("*.py")
    )
    called = set(re.findall(r"\b(?:text|word)\(\s*\"([a-z_]+)\"", source))
    assert called <= TEXTS.keys()
    with pytest.raises(KeyError):
        text("onbekend", "nl")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x", "http://", "ftp://x", "http://[", "", None]
)
def test_only_web_addresses_are_linked(url: str | None) -> None:
    assert escaping.web_address(url) is None
    assert escaping.web_address('https://x.nl/"><b>') == "https://x.nl/&quot;&gt;&lt;b&gt;"


def test_what_is_escaped_cannot_turn_the_reading_direction() -> None:
    assert escaping.escape("a\u202eb\x00c<\"'") == "abc&lt;&quot;&#x27;"
