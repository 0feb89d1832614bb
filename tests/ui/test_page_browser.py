"""The page in Debian's Chromium: ask, check, carry away; and that hostile text does nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from index.build import build
from tests.rag.server import chat_server
from tests.ui.serving import library, served

pytest.importorskip("playwright", reason="playwright is not installed: the page is not tested in a browser")
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: the page is not tested in a browser"),
]
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
expect.set_options(timeout=20_000)
QUESTION = "wat heeft het kabinet gezegd over Irak?"
SET = """1. Hoeveel drinkwater gebruikt een inwoner gemiddeld per dag?
2. Waarom is de spoorbrug bij Zaltbommel gesloten voor treinverkeer?
3. Hoeveel personen zijn vrijwillig naar Irak teruggekeerd?"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return library(tmp_path_factory.mktemp("page"))


@pytest.fixture(scope="module")
def address(index: Path) -> Iterator[str]:
    with served(index) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=ARGUMENTS)
        yield running
        running.close()


class Visit:
    """A page with what went wrong on it and where it went."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address = context, address
        self.page: Page = context.new_page()
        self.faults: list[str] = []
        self.hosts: set[str | None] = set()
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname))

    def open(self, query: str = "") -> Page:
        self.page.goto(self.address + query)
        expect(self.page.locator("html[data-klaar]")).to_be_attached(timeout=20_000)
        return self.page

    def ask(self, question: str) -> Page:
        turns = self.page.locator(".beurt[data-done='1']").count()
        self.page.locator("#vraag textarea").fill(question)
        self.page.locator("#stel").click()
        expect(self.page.locator(".beurt[data-done='1']")).not_to_have_count(turns)
        expect(self.page.locator(".beurt[data-done='0']")).to_have_count(0)
        return self.page


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    yield from visiting(browser, address)


def visiting(browser: Browser, address: str, **options: Any) -> Iterator[Visit]:
    usual: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, "locale": "nl-NL"}
    context = browser.new_context(**{**usual, "reduced_motion": "reduce", **options})
    made = Visit(context, address)
    yield made
    assert made.faults == []
    assert made.hosts <= {"127.0.0.1", None, ""}  # no request to another host in any state
    context.close()


def test_the_first_page_is_light_and_offers_six_questions(visit: Visit) -> None:
    session = visit.context.new_cdp_session(visit.page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page = visit.open()
    expect(page.locator(".voorbeeld")).to_have_count(6)
    expect(page.get_by_text("fictieve voorbeeldstukken")).to_be_visible()
    page.wait_for_timeout(500)
    assert len(sizes) <= 60 and sum(sizes) <= 300_000


def test_a_citation_opens_its_card_in_view_marked_and_focused(visit: Visit) -> None:
    page = visit.open()
    visit.ask(QUESTION)
    mark = page.locator("a.cite").nth(1)
    number = mark.inner_text()
    mark.click()
    card = page.locator(".bron.gekozen")
    expect(card).to_be_focused()
    expect(card).to_be_in_viewport(ratio=0.3)
    expect(card.locator(".nr.gekozen")).to_have_text(number)
    expect(card.locator("mark").first).to_be_visible()
    said = mark.evaluate("mark => mark.closest('.citaat').querySelector('q').innerText")
    assert said.split()[0] in card.locator(".antwoord").inner_text()
    card.locator("[data-back]").click()
    expect(mark).to_be_focused()


def test_an_answer_is_announced_once_and_newest_first(visit: Visit) -> None:
    page = visit.open()
    visit.ask(QUESTION)
    expect(page.locator("#gezegd")).to_have_text("Het antwoord is er.")
    days = page.locator(".bron time").evaluate_all("all => all.map(one => one.dateTime)")
    assert len(days) > 1 and days[0] == max(days)
    assert page.locator(".tijdlijn circle").count() > 1
    page.locator(".tijdlijn summary").click()
    expect(page.locator(".tijdlijn tbody tr").first).to_be_visible()


def test_the_reader_shows_the_whole_paper_at_the_quote(visit: Visit) -> None:
    page = visit.open()
    visit.ask("Hoeveel drinkwater gebruikt een inwoner gemiddeld per dag?")
    page.locator(".bron:visible [data-read]").first.click()
    expect(page.locator("#lezer mark").first).to_be_in_viewport()
    expect(page.locator("#lezer-titel")).to_be_focused()
    page.locator(".inhoud a").last.click()
    expect(page.locator("#lezer .blok.vraag").last).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator("#lezer")).to_be_hidden()


def test_filters_become_chips_and_can_be_taken_off(visit: Visit) -> None:
    page = visit.open()
    page.locator("#filterknop").click()
    page.locator("#filters [name=tot]").fill("2035-01-01")
    page.locator("#filters [name=soort]").select_option("antwoord")
    expect(page.locator("#chips button")).to_have_count(2)
    visit.ask(QUESTION)
    assert set(
        page.locator(".bron time").evaluate_all("all => all.map(one => one.dateTime < '2035-01-02')")
    ) == {True}
    expect(page.locator(".begrepen .chip").first).to_contain_text("1 januari 2035")
    page.locator("#chips button").first.click()
    expect(page.locator("#chips button")).to_have_count(1)


def test_the_language_turns_with_the_conversation_kept(visit: Visit) -> None:
    page = visit.open()
    visit.ask(QUESTION)
    page.locator("[data-language]").click()
    expect(page.locator("#stel")).to_have_text("Ask")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".gevraagd")).to_have_text(QUESTION)
    expect(page.locator(".bron:visible [data-copy]").first).to_have_text("Copy quote")
    page.locator("[data-language]").click()
    expect(page.locator("#stel")).to_have_text("Vraag")


def test_a_follow_up_keeps_what_was_said_and_a_new_conversation_does_not(visit: Visit) -> None:
    page = visit.open()
    visit.ask(QUESTION)
    visit.ask("En in 2031?")
    expect(page.locator("#eerder .beurt")).to_have_count(1)
    expect(page.locator("#nu .gevraagd")).to_have_text("En in 2031?")
    page.locator("#eerder a.cite").first.click()  # the cards of the earlier turn come back
    expect(page.locator(".bronnen-van[data-turn='1']")).to_be_visible()
    page.locator("#nieuw").click()
    expect(page.locator(".voorbeeld").first).to_be_visible()
    expect(page.locator(".beurt")).to_have_count(0)


def test_a_pasted_set_is_answered_one_by_one(visit: Visit) -> None:
    page = visit.open()
    visit.ask(SET)
    expect(page.locator(".beurt[data-done='1']")).to_have_count(3)
    expect(page.locator(".gevraagd .deel")).to_have_text(["Vraag 1", "Vraag 2", "Vraag 3"])


def test_silence_of_the_papers_is_said(visit: Visit) -> None:
    page = visit.open("?tot=1999-12-31")
    visit.ask("Wat kost een kaartje voor de dierentuin?")
    expect(page.locator(".niets")).to_be_visible()
    expect(page.locator(".noten li").first).to_be_visible()
    expect(page.locator("a.cite")).to_have_count(0)


def test_faults_are_sentences(visit: Visit) -> None:
    page = visit.open()
    page.locator("#stel").click()
    expect(page.get_by_role("alert")).to_contain_text("Typ eerst een vraag")
    page.locator("#vraag textarea").fill("waarom " * 1000)
    page.locator("#stel").click()
    expect(page.get_by_role("alert")).to_contain_text("te lang")
    visit.ask(QUESTION)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_an_answer_can_be_carried_away(visit: Visit) -> None:
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open()
    visit.ask(QUESTION)
    for form, opening in (("docx", b"PK"), ("md", b"#")):
        with page.expect_download() as waiting:
            page.locator(f"a[href*='form={form}']").click()
        assert Path(waiting.value.path()).read_bytes().startswith(opening)
    page.locator(".bron:visible [data-copy]").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“") and "20" in copied
    page.locator("[data-share]").click()
    expect(page.locator("#melding")).to_have_text("Link gekopieerd")
    shared = page.evaluate("navigator.clipboard.readText()")
    assert "?q=wat+heeft" in shared


def test_a_link_reopens_a_question_with_its_filters(visit: Visit) -> None:
    page = visit.open("?q=wat+zei+het+kabinet+over+Irak%3F&van=2030-01-01&tot=2035-12-31&taal=en")
    expect(page.locator(".beurt[data-done='1']")).to_have_count(1)
    expect(page.locator("#chips button")).to_have_count(2)
    expect(page.locator("#stel")).to_have_text("Ask")
    days = page.locator(".bron time").evaluate_all("all => all.map(one => one.dateTime)")
    assert days and all("2030" <= day <= "2036" for day in days)


def test_papers_can_be_listed_added_and_taken_out(visit: Visit, tmp_path: Path) -> None:
    page = visit.open()
    page.locator("[data-screen=stukken]").click()
    expect(page.locator(".aantal")).to_have_text("14 stukken")
    page.locator("#stukken-zoek [name=words]").fill("spoorbrug")
    expect(page.locator(".aantal")).to_have_text("1 stukken")
    page.locator("#stukken-zoek [name=words]").fill("")
    paper = tmp_path / "nieuw stuk.txt"
    paper.write_text(
        "AH 77\n\n2036Z07777\n\nAntwoord van minister Vos (Vuurtorens) (ontvangen 3 mei 2036)\n\n"
        "1. Blijft de vuurtoren van Terschelling branden?\n\nAntwoord:\nJa, de vuurtoren blijft branden.\n"
    )
    page.locator("#upload").set_input_files([paper, Path(__file__)])
    expect(page.locator("#toegevoegd li")).to_have_count(2)
    expect(page.locator("#toegevoegd li").first).to_contain_text("✓")
    expect(page.locator("#toegevoegd li").last).to_contain_text("is not of a kind")
    expect(page.locator(".aantal")).to_have_text("15 stukken")
    page.locator("[data-take-out]").click()
    expect(page.locator(".aantal")).to_have_text("14 stukken")


def test_a_verdict_stays_on_this_machine(visit: Visit, index: Path) -> None:
    page = visit.open()
    visit.ask(QUESTION)
    page.locator("[data-feedback=down]").click()
    page.locator("#opmerking textarea").fill("het jaar klopt niet")
    page.locator("#opmerking button[value=send]").click()
    expect(page.locator("[data-feedback=down]")).to_have_attribute("aria-pressed", "true")
    line = json.loads((index.parent / "feedback.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert line["verdict"] == "down" and line["remark"] == "het jaar klopt niet"
    assert line["question"] == QUESTION and line["generation"] >= 1 and line["answer"]["citations"]


def test_hostile_papers_do_nothing(visit: Visit) -> None:
    page = visit.open()
    visit.ask("Is de zeppelin veilig? <img src=x onerror=window.gekraakt=1> ${window.gekraakt=1}")
    expect(page.locator(".gevraagd")).to_contain_text("<img src=x")
    expect(page.locator(".bron .antwoord").first).to_contain_text("${window.gekraakt=1}")
    page.locator(".bron [data-read]").first.click()
    expect(page.locator("#lezer .stuk-tekst")).to_contain_text("<script>")
    page.keyboard.press("Escape")
    page.locator("[data-screen=stukken]").click()
    expect(page.locator(".lijst")).to_contain_text("<img src=x onerror")
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
    expect(page.locator("#nu .noten")).to_contain_text("vernieuwd")
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


PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
STATES = {"wide": {}, "dark": {"color_scheme": "dark"}, "phone": PHONE}


@pytest.mark.parametrize("state", STATES)
def test_no_state_has_a_barrier(browser: Browser, address: str, state: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    for visit in visiting(browser, address, **STATES[state]):
        page = visit.open()
        found: list[str] = []

        def look(name: str, page: Page = page, found: list[str] = found) -> None:
            for fault in axe.run(page).response["violations"]:
                nodes = [node["html"][:120] for node in fault["nodes"][:3]]
                found.append(f"{name}: {fault['id']} {nodes}")
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0

        look("start")
        page.locator("#filterknop").click()
        look("filters")
        page.locator("#filterknop").click()
        visit.ask(QUESTION)
        look("answer")
        page.locator("a.cite").first.click()
        expect(page.locator(".bron.gekozen")).to_be_in_viewport(ratio=0.3)
        look("card")
        page.locator(".bron.gekozen [data-read]").click()
        expect(page.locator("#lezer-titel")).to_be_focused()
        look("reader")
        page.keyboard.press("Escape")
        page.locator("[data-screen=stukken]").click()
        expect(page.locator(".aantal")).to_be_visible()
        look("papers")
        assert found == [], "\n".join(found)
