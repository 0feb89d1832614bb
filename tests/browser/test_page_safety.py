"""The page in Debian's Chromium: hostile papers, other visitors, a renewed index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.build import build
from tests.support.chat_server import chat_server
from tests.support.serving import served
from tests.support.visiting import MARKS, QUESTION, Browser, Visit, expect, visiting

pytestmark = MARKS


@pytest.fixture(scope="module")
def address(index: Path) -> Iterator[str]:
    with served(index) as found:
        yield found


def test_hostile_papers_do_nothing(visit: Visit) -> None:
    page = visit.open()
    visit.ask("Is de zeppelin veilig? <img src=x onerror=window.gekraakt=1> ${window.gekraakt=1}")
    expect(page.locator(".gevraagd")).to_contain_text("<img src=x")
    expect(page.locator(".bron .antwoord").first).to_contain_text("${window.gekraakt=1}")
    page.locator(".bron [data-read]").first.click()
    expect(page.locator("#lezer .stuk-tekst")).to_contain_text("<script>")
    page.keyboard.press("Escape")
    page.locator("[data-screen=stukken]").click()
    expect(page.locator(".lijst").first).to_contain_text("2036Z09999")  # a list names no files
    page.wait_for_timeout(300)
    assert page.evaluate("window.gekraakt") is None
    unsafe = "#verloop img, #bronnen img, #lezer img, .lijst img, a[href^='javascript:'], [style*='fixed']"
    assert page.locator(unsafe).count() == 0


def test_two_visitors_do_not_see_each_others_history(browser: Browser, address: str) -> None:
    first, second = (next(visiting(browser, address)) for _ in range(2))
    first.open()
    first.ask(QUESTION)
    second.open()
    second.ask("En in 2031?")
    expect(second.page.locator(".beurt")).to_have_count(1)
    assert QUESTION not in second.page.locator("body").inner_text()
    token = first.page.locator("[data-feedback]").first.get_attribute("data-token")
    assert token and token not in second.page.content()
    first.context.close()
    second.context.close()


def test_the_keyboard_alone_is_enough(visit: Visit) -> None:
    page = visit.open()
    page.keyboard.press("Tab")
    expect(page.locator("[data-skip]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#vraag textarea")).to_be_focused()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".beurt[data-done='1']")).to_have_count(1)
    page.locator("a.cite").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".bron.gekozen")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('.bron.gekozen')")


def test_the_index_may_be_renewed_underneath(visit: Visit, index: Path) -> None:
    page = visit.open()
    visit.ask(QUESTION)
    paper = index.parent / "papers" / "later.txt"
    paper.write_text(
        "AH 78\n\n2036Z07778\n\nAntwoord van minister Vos (Kermis) (ontvangen 4 mei 2036)\n\n"
        "1. Komt er een kermis in Appelscha?\n\nAntwoord:\nDe kermis in Appelscha komt er in juni 2036.\n"
    )
    build([index.parent / "papers"], index)
    visit.ask("Komt er een kermis in Appelscha?")
    expect(page.locator("#nu .uitspraak").first).to_contain_text("kermis in Appelscha komt er")
    expect(page.locator("#nu .noten")).to_contain_text("bijgewerkt")
    paper.unlink()
    build([index.parent / "papers"], index)


def test_a_model_streams_and_can_be_stopped(index: Path, browser: Browser) -> None:
    with chat_server() as model:
        model.reply = "De gedwongen terugkeer naar Irak is op 1 september 2039 opgeschort [1]. " * 3
        model.dribble_s = 0.3
        with served(index, "--llm", model.url, "--llm-model", "traag") as address:
            visit = next(visiting(browser, address))
            page = visit.open()
            page.locator("#vraag textarea").fill(QUESTION)
            page.locator("#stel").click()
            expect(page.locator(".bezig")).to_contain_text("zoeken in")
            page.locator("#stop").click()
            expect(page.locator(".gestopt")).to_be_visible(timeout=10_000)
            expect(page.locator("#stel")).to_be_visible()
            visit.context.close()
