"""The page in Debian's Chromium: ask, check, carry away."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.support.serving import served
from tests.support.visiting import MARKS, QUESTION, Visit, expect
from ui.server.page_files import files_needed, words_needed

pytestmark = MARKS
SET = """1. Hoeveel drinkwater gebruikt een inwoner gemiddeld per dag?
2. Waarom is de spoorbrug bij Zaltbommel gesloten voor treinverkeer?
3. Hoeveel personen zijn vrijwillig naar Irak teruggekeerd?"""


@pytest.fixture(scope="module")
def address(index: Path) -> Iterator[str]:
    with served(index) as found:
        yield found


def test_the_first_page_is_light_and_offers_six_questions(visit: Visit) -> None:
    session = visit.context.new_cdp_session(visit.page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page = visit.open()
    expect(page.locator(".voorbeeld")).to_have_count(6)
    expect(page.get_by_text("fictieve voorbeeldstukken")).to_be_visible()
    page.wait_for_timeout(500)
    assert len(sizes) <= 55 and sum(sizes) <= 260_000
    parts = [path.removeprefix("/assets/") for path in asked if path.startswith("/assets/")]
    needed = [*files_needed(), words_needed("nl-NL")]
    assert sorted(parts) == sorted(filter(None, needed)), "all are told at once, each once, none in vain"


def test_a_citation_opens_its_card_in_view_marked_and_focused(visit: Visit) -> None:
    page = visit.open()
    visit.ask(QUESTION)
    mark = page.locator("a.cite").nth(1)
    number = mark.inner_text()
    box = mark.bounding_box()
    assert box and min(box["width"], box["height"]) >= 24  # as large as a finger needs
    mark.click()
    card = page.locator(".bron.gekozen")
    expect(card).to_be_focused()
    expect(card).to_be_in_viewport(ratio=0.3)
    expect(card.locator(".nr.gekozen")).to_have_text(number)
    chosen = page.locator("mark.gekozen")
    expect(chosen).to_have_count(1)  # that one alone, also where its card holds several
    expect(chosen).to_be_in_viewport()
    expect(chosen.locator(".nr")).to_have_text(number)
    assert chosen.get_attribute("data-reader") == card.locator("[data-read]").get_attribute("href")
    said = mark.evaluate("mark => mark.closest('.citaat').querySelector('q').innerText")
    assert any(said.split()[0] in shown for shown in card.locator(".antwoord").all_inner_texts())
    card.locator("[data-back]").click()
    expect(mark).to_be_focused()


def test_on_a_phone_a_sheet_slides_up_at_the_sentence(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 780})
    page = visit.open()
    visit.ask(QUESTION)
    last = page.locator("a.cite").last
    number = last.inner_text()
    last.click()
    expect(page.locator("mark.gekozen .nr")).to_have_text(number)
    expect(page.locator("mark.gekozen")).to_be_in_viewport()
    expect(page.locator(".bron:visible")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("body.blad")).to_have_count(0)
    expect(page.locator(f".citaat a.cite:text-is('{number}')").last).to_be_focused()


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


def test_a_filter_that_the_question_said_can_be_taken_off(visit: Visit) -> None:
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open()
    visit.ask("wat zei het kabinet in de brieven van 2039 over Irak?")
    chips = page.locator("#nu .begrepen button")
    count = chips.count()
    assert count >= 1
    before = page.locator("#nu .gevraagd").inner_text()
    chips.first.click()
    expect(page.locator("#eerder .beurt[data-done='1']")).to_have_count(1)
    expect(page.locator("#nu .beurt[data-done='1']")).to_have_count(1)
    expect(page.locator("#nu .gevraagd")).to_have_text(before)
    expect(chips).to_have_count(count - 1)
    page.locator("#nu [data-share]").click()
    expect(page.locator("#melding")).to_have_text("Link gekopieerd")
    shared = page.evaluate("navigator.clipboard.readText()")
    assert "zonder=" in shared
    page.goto(shared)
    expect(page.locator("#nu .beurt[data-done='1']")).to_have_count(1)
    expect(page.locator("#nu .begrepen button")).to_have_count(count - 1)


def test_the_language_turns_with_the_conversation_kept(visit: Visit) -> None:
    page = visit.open()
    visit.ask(QUESTION)
    page.locator("[data-language]").click()
    expect(page.locator("#stel")).to_have_text("Ask")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".gevraagd")).to_have_text(QUESTION)
    expect(page.locator(".bron:visible [data-copy]").first).to_have_text("Copy quote")
    page.locator("[data-language]").click()
    expect(page.locator("#stel")).to_have_text("Stel vraag")


def test_a_follow_up_keeps_what_was_said_and_a_new_conversation_does_not(visit: Visit) -> None:
    page = visit.open()
    visit.ask(QUESTION)
    visit.ask("En in 2031?")
    expect(page.locator("#eerder .beurt")).to_have_count(1)
    expect(page.locator("#nu .gevraagd")).to_have_text("En in 2031?")
    page.locator("#eerder a.cite").first.click()  # the cards of the earlier turn come back
    expect(page.locator(".bronnen-van[data-turn='1']")).to_be_visible()
    visit.ask("Wat kost een kaartje voor de dierentuin?")  # a short answer begins at the top, too
    expect(page.locator(".bronnen-van.actief")).to_have_attribute("data-turn", "3")
    expect(page.locator(".bron:visible")).to_have_count(0)
    assert page.locator("#nu .gevraagd").evaluate("asked => asked.getBoundingClientRect().top") < 200
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
    expect(page.locator("#nu .niets")).to_be_visible()
    expect(page.locator(".noten li").first).to_be_visible()
    expect(page.locator("a.cite")).to_have_count(0)


def test_faults_are_sentences(visit: Visit) -> None:
    page = visit.open()
    page.locator("#stel").click()
    expect(page.get_by_role("alert")).to_contain_text("Typ eerst een vraag")
    page.locator("#vraag textarea").fill("waarom " * 1000)
    page.locator("#stel").click()
    expect(page.get_by_role("alert")).to_contain_text("te lang")
    visit.ask("SELECT * FROM papers; <b>drop</b>")  # in the language of the page
    expect(page.locator("#nu .niets")).to_contain_text("staat geen antwoord")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_an_answer_can_be_carried_away(visit: Visit) -> None:
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open()
    visit.ask(QUESTION)
    page.locator(".bron:visible [data-copy]").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("«") and "20" in copied
    page.locator("[data-share]").click()
    expect(page.locator("#melding")).to_have_text("Link gekopieerd")
    told, field = page.locator("#melding").bounding_box(), page.locator("#invoer").bounding_box()
    assert told and field and told["y"] + told["height"] < field["y"]  # never over what is pressed next
    shared = page.evaluate("navigator.clipboard.readText()")
    assert "?q=wat+heeft" in shared


def test_a_link_reopens_a_question_with_its_filters(visit: Visit) -> None:
    page = visit.open("?q=wat+zei+het+kabinet+over+Irak%3F&van=2030-01-01&tot=2035-12-31&taal=en")
    expect(page.locator(".beurt[data-done='1']")).to_have_count(1)
    expect(page.locator("#chips button")).to_have_count(2)
    expect(page.locator("#stel")).to_have_text("Ask")
    days = page.locator(".bron time").evaluate_all("all => all.map(one => one.dateTime)")
    assert days and all("2030" <= day <= "2036" for day in days)


def test_questions_without_an_answer_and_those_answered_late_can_be_listed(visit: Visit) -> None:
    page = visit.open()
    page.locator("[data-screen=stukken]").click()
    page.locator(".lijsten a", has_text="Open vragen").click()
    expect(page.locator(".aantal")).to_contain_text("termijn voorbij: ")
    expect(page.locator(".lijst li").first).to_contain_text("antwoord uiterlijk")
    page.locator(".lijsten a", has_text="Te laat beantwoord").click()
    expect(page.locator(".aantal")).to_contain_text("beantwoord: 5")
    page.locator(".facetten a[href*='partij=']", has_text="Tulp").click()
    expect(page.locator(".aantal")).to_contain_text("beantwoord: 2")
    expect(page.locator(".lijst .te-laat")).to_have_text(["2 dagen te laat", "8 dagen te laat"])
    with page.expect_download() as download:
        page.get_by_text("CSV van deze lijst").click()
    assert download.value.suggested_filename.endswith(" Te laat beantwoord Partij Tulp.csv")
    page.locator(".lijst .titel").first.click()
    expect(page.locator("#lezer-titel")).to_be_focused()


def test_papers_can_be_listed_added_and_taken_out(visit: Visit, tmp_path: Path) -> None:
    page = visit.open()
    page.locator("[data-screen=stukken]").click()
    expect(page.locator(".aantal")).to_have_text("14 stukken")
    page.locator("#stukken-zoek [name=woorden]").fill("spoorbrug")
    expect(page.locator(".aantal")).to_have_text("1 stuk")
    page.locator("#stukken-zoek [name=woorden]").fill("")
    paper = tmp_path / "nieuw stuk.txt"
    paper.write_text(
        "AH 77\n\n2036Z07777\n\nAntwoord van minister Vos (Vuurtorens) (ontvangen 3 mei 2036)\n\n"
        "1. Blijft de vuurtoren van Terschelling branden?\n\nAntwoord:\nJa, de vuurtoren blijft branden.\n"
    )
    page.locator("#upload").set_input_files([paper, Path(__file__)])
    expect(page.locator("#toegevoegd li")).to_have_count(2)
    expect(page.locator("#toegevoegd li").first).to_contain_text("✓")
    expect(page.locator("#toegevoegd li").last).to_have_text(
        re.compile(r"^test_page\.py: is geen soort bestand")
    )
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
    assert line["question"] == QUESTION and line["contents"] and line["answer"]["citations"]
