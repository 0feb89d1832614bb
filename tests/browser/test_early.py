"""Before the page's own script has come: one types and sends, and nothing of it is lost."""

from __future__ import annotations

from playwright.sync_api import Page, Route

from tests.support.visiting import MARKS, QUESTION, Visit, expect

pytestmark = MARKS
SCRIPT = "**/assets/index-*.js"


def held_back(visit: Visit, query: str = "") -> tuple[Page, list[Route]]:
    """The page as long as the first script of Gradio is on its way."""
    waiting: list[Route] = []
    visit.page.route(SCRIPT, lambda route: waiting.append(route))
    visit.page.goto(visit.address + query, wait_until="commit")
    expect(visit.page.locator("#vroeg-veld")).to_be_visible()
    return visit.page, waiting


def let_through(page: Page, waiting: list[Route]) -> None:
    for route in waiting:
        route.continue_()
    page.unroute(SCRIPT)
    expect(page.locator("html[data-klaar]")).to_be_attached()
    expect(page.locator("#vroeg")).to_have_count(0)


def test_what_is_sent_before_the_script_is_asked_by_it(visit: Visit) -> None:
    page, waiting = held_back(visit)
    page.locator("#vroeg-veld").fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator("#vroeg [role=status]")).to_be_visible()
    let_through(page, waiting)
    expect(page.locator("#nu .beurt[data-done='1'] .gevraagd")).to_have_text(QUESTION)
    page, waiting = held_back(visit, "?taal=en")
    expect(page.locator("#vroeg button")).to_have_text("Ask")
    page.locator("#vroeg-veld").type("half a question")
    let_through(page, waiting)
    expect(page.locator("#vraag textarea")).to_have_value("half a question")
    expect(page.locator("#vraag textarea")).to_be_focused()
