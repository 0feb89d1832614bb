"""The report in a real browser: wide, on a phone and in the dark, without barriers or sideways scrolling."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.run import evaluate
from eval.shown.report import to_html
from eval.summary import configuration, summarise
from index.search import Index
from tests.support.visiting import MARKS, Browser
from tests.unit.eval.test_run import GOLD

STATES = {
    "wide": {"viewport": {"width": 1440, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True},
    "dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
}

pytestmark = MARKS


@pytest.fixture
def page_file(sample_index: Index, tmp_path: Path) -> Path:
    """A report of the sample papers, with an unusually long word among the failures."""
    runs = {
        mode: summarise(
            evaluate(GOLD, sample_index, mode=mode, answers=mode == "hybrid"),
            configuration(sample_index, mode, [Path("x" * 120)]),
        )
        for mode in ("hybrid", "dense", "lexical")
    }
    path = tmp_path / "report.html"
    path.write_text(to_html(runs), encoding="utf-8")
    return path


def test_every_form_of_the_report_is_readable(browser: Browser, page_file: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    for name, form in STATES.items():
        context = browser.new_context(**form)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(page_file.as_uri())
        for fold in page.locator("summary").all():
            fold.click()
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
        assert [fault["id"] for fault in axe.run(page).response["violations"]] == [], name
        assert asked == [page_file.as_uri()], "a report asks nothing from anywhere"
        context.close()
