"""A question sent while Gradio puts the last event away is answered all the same (ui/assets/asking.js)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.visiting import MARKS, QUESTION, Browser, Visit, expect, visiting
from tests.support.wire import holding_back

pytestmark = MARKS
OTHER = "Hoeveel drinkwater gebruikt een inwoner gemiddeld per dag?"


@pytest.fixture
def visit(browser: Browser, sample_address: str) -> Iterator[Visit]:
    with holding_back(sample_address, b"close_stream", 1.5) as slow:
        yield from visiting(browser, slow)


def test_a_question_sent_as_the_page_opens_is_answered(visit: Visit) -> None:
    visit.open()
    visit.ask(QUESTION)


def test_a_question_sent_right_after_an_answer_is_answered(visit: Visit) -> None:
    visit.open()
    visit.ask(QUESTION)
    visit.ask("En in 2031?")


def test_a_new_conversation_in_the_midst_of_answers_stays_empty(visit: Visit) -> None:
    page = visit.open()
    page.locator("#vraag textarea").fill("\n".join(f"{n}. {QUESTION}" for n in range(1, 16)))
    page.locator("#stel").click()
    expect(page.locator("#nu .beurt")).not_to_have_count(0)
    page.locator("#nieuw").dispatch_event("click")  # it moves while the answers grow
    page.wait_for_timeout(2_000)
    expect(page.locator(".beurt")).to_have_count(0)
    visit.ask(OTHER)


def test_a_question_sent_right_after_a_stop_is_answered(visit: Visit) -> None:
    page = visit.open()
    page.locator("#vraag textarea").fill("\n".join(f"{n}. {QUESTION}" for n in range(1, 16)))
    page.locator("#stel").click()
    expect(page.locator("#nu .beurt")).not_to_have_count(0)
    page.locator("#stop").dispatch_event("click")  # it moves while the answers grow
    # What else moves on the page is no sign that the question was heard.
    page.evaluate("setInterval(() => document.querySelector('#nu').append(''), 20)")
    page.locator("#vraag textarea").fill(OTHER)
    page.locator("#stel").click()
    expect(page.locator("#nu .gevraagd")).to_have_text([OTHER])  # whatever was finished before the stop
    expect(page.locator("#nu .beurt[data-done='1']")).to_have_count(1)


def test_a_question_that_nobody_heard_is_asked_again_by_a_page_that_begins_anew(visit: Visit) -> None:
    page = visit.open()
    page.route("**/queue/join*", lambda _: None)  # it never arrives
    page.locator("#vraag textarea").fill(QUESTION)
    page.locator("#stel").click()
    page.wait_for_function("sessionStorage.verzonden")
    page.unroute("**/queue/join*")
    page.reload()
    expect(page.locator("#nu .beurt[data-done='1'] .gevraagd")).to_have_text(QUESTION)
    assert page.evaluate("sessionStorage.opnieuw ?? ''") == "", (
        "once it was heard a reload does not ask again"
    )


def test_a_question_sent_while_a_conversation_comes_back_or_ends_is_answered(visit: Visit) -> None:
    page = visit.open()
    visit.ask(QUESTION)
    page.route("**/run/predict*", lambda route: (page.wait_for_timeout(1_500), route.continue_()))
    page.reload()
    page.locator("#vraag textarea").fill("En in 2031?")
    page.locator("#vraag textarea").press("Enter")
    expect(page.locator("#nu .beurt[data-done='1'] .gevraagd")).to_have_text("En in 2031?")
    expect(page.locator(".beurt")).to_have_count(2)
    page.locator("#nieuw").click()
    page.locator("#vraag textarea").fill(OTHER)
    page.locator("#stel").click()
    expect(page.locator("#nu .beurt[data-done='1'] .gevraagd")).to_have_text(OTHER)
    expect(page.locator(".beurt")).to_have_count(1)
