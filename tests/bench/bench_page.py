"""The page on 100 papers: weight, time to use, first statement, and forty visitors at once."""

from __future__ import annotations

import json
import shutil
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
from playwright.sync_api import Browser, sync_playwright

from index.build import BuildOptions, build
from tests.bench.invented import paper
from tests.support.serving import SAMPLES, served

VISITORS = 40
PAPERS = 100
QUESTIONS = (
    "wat heeft het kabinet gezegd over Irak?",
    "Hoeveel drinkwater gebruikt een inwoner gemiddeld per dag?",
    "Waarom is de spoorbrug bij Zaltbommel gesloten?",
    "Wat zei de minister over de nachttrein?",
    "Hoe groot is het tekort aan leraren wiskunde?",
)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
# The browser's own clock, from the start of navigation: the driver's way there and back is not the page's.
WATCH = """new MutationObserver((_, watch) => {
  if (!document.documentElement?.dataset.klaar) return;
  watch.disconnect();
  window.usable = performance.now();
}).observe(document, { attributes: true, childList: true, subtree: true })"""


def run() -> list[tuple[str, float, str]]:
    """All figures of the page."""
    with tempfile.TemporaryDirectory() as folder:
        index = _index(Path(folder))
        with served(index) as address:
            return [*_browsed(address), *_crowd(address)]


def _index(folder: Path) -> Path:
    papers = folder / "papers"
    shutil.copytree(SAMPLES, papers)
    for number in range(PAPERS - len(list(papers.iterdir()))):
        (papers / f"verzonnen-{number}.txt").write_text(paper(12, number), encoding="utf-8")
    build([papers], folder / "index", BuildOptions(jobs=2))
    return folder / "index"


def _browsed(address: str) -> list[tuple[str, float, str]]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), headless=True, args=ARGUMENTS
        )
        visits = [_visit(browser, address) for _ in range(5)]
        browser.close()
    names = (("first load", "kB"), ("requests", ""), ("usable after", "ms"), ("first statement after", "ms"))
    return [
        (name, statistics.median(visit[at] for visit in visits), unit)
        for at, (name, unit) in enumerate(names)
    ]


def _visit(browser: Browser, address: str) -> tuple[float, float, float, float]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.add_init_script(WATCH)
    page.goto(address)
    page.locator("html[data-klaar]").wait_for(state="attached")
    usable = page.evaluate("window.usable")
    page.wait_for_timeout(700)
    weight, requests = sum(sizes) / 1000, len(sizes)
    page.locator("#vraag textarea").fill(QUESTIONS[0])
    # Measured inside the page: from the click to the first statement in the document.
    first = page.evaluate(
        """() => new Promise(done => {
          const started = performance.now();
          new MutationObserver((_, watch) => {
            if (!document.querySelector('.uitspraak')) return;
            watch.disconnect();
            done(performance.now() - started);
          }).observe(document.body, { childList: true, subtree: true });
          document.querySelector('#stel').click();
        })"""
    )
    context.close()
    return weight, requests, usable, first


def _crowd(address: str) -> list[tuple[str, float, str]]:
    figures = []
    limits = httpx.Limits(max_connections=2 * VISITORS)
    with httpx.Client(base_url=address, timeout=60, limits=limits, verify=False) as client:
        config = client.get("config").json()
        asking = next(d["id"] for d in config["dependencies"] if d.get("js") and "sent" in str(d["js"]))
        for name, ask in (("page", _ask_page), ("api", _ask_api)):
            with ThreadPoolExecutor(VISITORS) as pool:
                took = list(pool.map(lambda n, ask=ask: ask(client, asking, n), range(VISITORS)))
            figures.append(
                (f"{VISITORS} visitors at once by {name}, median", 1000 * statistics.median(took), "ms")
            )
            figures.append((f"{VISITORS} visitors at once by {name}, slowest", 1000 * max(took), "ms"))
    return figures


def _ask_api(client: httpx.Client, asking: int, visitor: int) -> float:
    started = time.perf_counter()
    body = {"question": f"{QUESTIONS[visitor % len(QUESTIONS)]} ({visitor + VISITORS})"}
    found = client.post("api/ask", json=body)
    assert found.status_code == 200, found.text
    return time.perf_counter() - started


def _ask_page(client: httpx.Client, asking: int, visitor: int) -> float:
    """One question through the page's own queue; its time runs until the finished answer is there."""
    session, started = f"bench{visitor}", time.perf_counter()
    question = f"{QUESTIONS[visitor % len(QUESTIONS)]} ({visitor})"  # all different: none is remembered
    body = {"data": [question, "{}", None, None], "fn_index": asking, "session_hash": session}
    client.post("gradio_api/queue/join", json=body).raise_for_status()
    with client.stream("GET", f"gradio_api/queue/data?session_hash={session}") as events:
        for line in events.iter_lines():
            event = json.loads(line[5:]) if line.startswith("data:") else {}
            if event.get("msg") == "process_completed":
                assert event["success"], event
                return time.perf_counter() - started
    raise AssertionError("the answer never came")
