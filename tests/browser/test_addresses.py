"""Every answer, paper, list and screen has an address; Back, Forward and a reload go there."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from tests.support.visiting import MARKS, PHONE, QUESTION, Browser, Page, Visit, expect, visiting

pytestmark = MARKS
FOLLOW_UP = "En in 2031?"
OTHER = "Hoeveel drinkwater gebruikt een inwoner gemiddeld per dag?"
NONE: list[str] = []
# One after another over: the first conversation, none, the other one.
WALK = (
    ("back", NONE),
    ("forward", [OTHER]),
    ("back", NONE),
    ("back", [QUESTION]),
    ("forward", NONE),
    ("forward", [OTHER]),
    ("back, back", [QUESTION]),  # sooner than anything can show
    ("forward, forward", [OTHER]),
)


def test_back_and_forward_walk_through_answers_papers_and_lists(visit: Visit) -> None:
    page = visit.open()
    visit.ask(QUESTION)
    expect(page).to_have_url(re.compile(r"q=wat\+heeft.*gesprek=\d+&beurt=1"))
    visit.ask(FOLLOW_UP)
    expect(page).to_have_url(re.compile(r"eerder=.*beurt=2"))
    page.locator("#nu a.cite").first.click()
    page.locator(".bron.gekozen [data-read]").click()
    expect(page.locator("#lezer mark").first).to_be_in_viewport()
    paper = page.url
    page.go_back()
    expect(page.locator("#lezer")).to_be_hidden()
    page.go_forward()
    expect(page.locator("#lezer mark").first).to_be_in_viewport()
    page.reload()  # the paper over its conversation
    expect(page.locator("#lezer mark").first).to_be_in_viewport()
    assert page.url == paper
    page.keyboard.press("Escape")
    expect(page.locator("#lezer")).to_be_hidden()
    expect(page.locator(".gevraagd")).to_have_text([QUESTION, FOLLOW_UP])
    page.locator("[data-screen=stukken]").click()
    page.locator(".facetten a", has_text="Motie").click()
    expect(page).to_have_url(re.compile(r"scherm=stukken&soort=motie"))
    expect(page.locator(".aantal")).to_have_text("1 stuk")
    page.locator(".lijst .titel").first.click()
    expect(page.locator("#lezer-titel")).to_be_focused()
    page.go_back()
    expect(page.locator("#lezer")).to_be_hidden()
    page.go_back()
    expect(page.locator(".aantal")).to_have_text("14 stukken")
    page.go_forward()
    expect(page).to_have_url(re.compile(r"scherm=stukken&soort=motie"))
    page.reload()
    expect(page.locator(".aantal")).to_have_text("1 stuk")
    expect(page.locator(".facetten a[aria-current]")).to_contain_text("Motie")
    page.locator("[data-screen=vragen]").click()  # where the conversation was left
    expect(page.locator(".gevraagd")).to_have_text([QUESTION, FOLLOW_UP])


def walk(page: Page, moves: tuple[tuple[str, list[str]], ...]) -> None:
    shown = page.locator(".gevraagd:visible")
    for names, questions in moves:
        for name in names.split(", "):
            page.evaluate("name => history[name]()", name)
        expect(shown).to_have_text(questions)
        page.wait_for_timeout(250)  # nothing that comes late takes it away again
        expect(shown).to_have_text(questions)


def test_back_and_forward_go_from_one_conversation_to_another(visit: Visit) -> None:
    page = visit.open()
    visit.ask(QUESTION)
    page.locator("#nieuw").click()
    page.locator("#vraag textarea").fill("nog niet verstuurd")
    page.go_back()
    expect(page.locator(".gevraagd:visible")).to_have_text([QUESTION])
    expect(page.locator("#vraag textarea")).to_have_value("nog niet verstuurd")
    page.go_forward()
    expect(page.locator(".gevraagd:visible")).to_have_count(0)
    visit.ask(OTHER)
    walk(page, WALK)
    page.locator("[data-screen=stukken]").click()
    page.locator("[data-screen=gesprekken]").click()
    page.locator("#gesprekken-lijst a", has_text="Irak").click()
    walk(page, (("back, back, back", [OTHER]), ("forward, forward, forward", [QUESTION])))
    page.locator("[data-language]").click()
    expect(page.locator("#stel")).to_have_text("Ask")
    page.go_back()
    expect(page.locator("#gesprekken h2").first).to_have_text("Conversations")
    expect(page).to_have_url(re.compile("taal=en"))
    page.locator("#gesprekken-lijst button[data-forget]").last.click()
    page.locator("#gesprekken-lijst button[data-forget]").last.click()
    expect(page.locator("#gesprekken-lijst li")).to_have_count(1)
    # Of the one that was deleted the address still holds the question.
    walk(page, (("back, back", [OTHER]), ("back, back", [QUESTION])))
    visit.ask(FOLLOW_UP)  # in that conversation, whatever the server was told of last
    expect(page.locator("#nu .begrepen")).to_contain_text("Irak")


def test_a_changed_question_takes_the_place_of_what_followed(visit: Visit) -> None:
    page = visit.open()
    for question in (QUESTION, FOLLOW_UP, OTHER):
        visit.ask(question)
    page.locator("[data-edit]").nth(1).click()
    expect(page.locator("#vraag textarea")).to_have_value(FOLLOW_UP)
    expect(page.locator("#vraag textarea")).to_be_focused()
    expect(page.locator(".beurt.vervalt")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(page.locator(".beurt.vervalt, #wijziging")).to_have_count(0)
    page.locator("[data-edit]").nth(1).click()
    page.reload()  # what was being changed is, still
    expect(page.locator("#wijziging")).to_be_visible()
    page.locator("#vraag textarea").fill("En in 2034?")
    page.locator("#stel").click()
    expect(page.locator(".beurt[data-done='1'] .gevraagd")).to_have_text([QUESTION, "En in 2034?"])
    expect(page.locator("#nu .begrepen")).to_contain_text("Irak")
    expect(page.locator("#wijziging")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"q=En\+in\+2034.*beurt=2"))
    days = page.locator(".bronnen-van[data-turn='2'] time").evaluate_all(
        "all => all.map(one => one.dateTime)"
    )
    assert days and all(day.startswith("2034") for day in days)  # the sources follow
    changed = page.url
    page.go_back()  # to where there was a third: the address says what there is
    expect(page).to_have_url(changed)
    page.locator("[data-screen=gesprekken]").click()
    expect(page.locator("#gesprekken-lijst li")).to_contain_text("2 vragen")
    page.locator("#gesprekken-lijst a").click()
    expect(page.locator(".gevraagd:visible")).to_have_text([QUESTION, "En in 2034?"])
    page.locator("[data-edit]").first.click()
    visit.ask(OTHER)
    expect(page.locator(".gevraagd:visible")).to_have_text([OTHER])
    page.locator("[data-screen=gesprekken]").click()
    expect(page.locator("#gesprekken-lijst li a")).to_have_text(OTHER)  # named by its first question


def test_a_reload_restores_what_was_asked_typed_and_filtered(visit: Visit) -> None:
    page = visit.open()
    visit.ask(QUESTION)
    conversation = page.url
    page.locator("#filterknop").click()
    page.locator("#filters [name=soort]").select_option("antwoord")
    page.locator("#vraag textarea").fill(FOLLOW_UP)
    page.reload()
    expect(page.locator(".gevraagd")).to_have_text([QUESTION])
    expect(page.locator("#vraag textarea")).to_have_value(FOLLOW_UP)
    expect(page.locator("#chips button")).to_have_count(1)
    expect(page.locator("#bewaard .beurt")).to_have_count(0)  # the server still had it
    page.locator("#chips button").click()
    page.locator("#stel").click()
    expect(page.locator("#nu .beurt[data-done='1'] .gevraagd")).to_have_text(FOLLOW_UP)
    expect(page.locator("#nu .begrepen")).to_contain_text("Irak")  # it went on in the conversation
    page.locator("#nieuw").click()
    expect(page.locator(".voorbeeld").first).to_be_visible()
    assert not urlsplit(page.url).query
    page.go_back()
    expect(page.locator(".gevraagd")).to_have_text([QUESTION, FOLLOW_UP])
    page.go_forward()
    expect(page.locator(".beurt")).to_have_count(0)
    page.goto(conversation)
    expect(page.locator(".gevraagd").first).to_have_text(QUESTION)


def test_a_question_sent_while_the_page_turns_its_language_stays(visit: Visit) -> None:
    page = visit.open("?taal=en")
    visit.ask(QUESTION)
    expect(page.locator("#stel")).to_have_text("Ask")
    expect(page).to_have_url(re.compile("gesprek=.*beurt=1"))
    page.wait_for_timeout(500)
    expect(page.locator(".gevraagd:visible")).to_have_text([QUESTION])


def test_a_shared_address_asks_again_in_its_conversation(visit: Visit, browser: Browser) -> None:
    page = visit.open("?tot=2041-12-31")
    visit.ask(QUESTION)
    page.locator("#chips button").click()
    visit.ask(FOLLOW_UP)
    expect(page).to_have_url(re.compile(r"beurt=2"))
    said = parse_qs(urlsplit(page.url).query)
    assert said["q"] == [FOLLOW_UP] and "tot" not in said and "tot=2041-12-31" in said["eerder"][0]
    for other in visiting(browser, page.url):  # another reader, who has nothing of it
        there = other.open()
        expect(there.locator("#nu .beurt[data-done='1'] .gevraagd")).to_have_text(FOLLOW_UP)
        expect(there.locator(".gevraagd")).to_have_text([QUESTION, FOLLOW_UP])
        expect(there.locator("#eerder .begrepen")).to_contain_text("2041")
        assert there.locator("#nu q").all_inner_texts() == page.locator("#nu q").all_inner_texts()


def test_on_a_phone_back_closes_the_paper_then_the_sheet(browser: Browser, address: str) -> None:
    for visit in visiting(browser, address, **PHONE):
        page = visit.open()
        visit.ask(QUESTION)
        answer = page.url
        page.locator("a.cite").nth(1).click()
        expect(page.locator("body.blad")).to_have_count(1)
        page.locator(".bron.gekozen [data-read]").click()
        expect(page.locator("#lezer mark").first).to_be_in_viewport()
        page.go_back()
        expect(page.locator("#lezer")).to_be_hidden()
        expect(page.locator("mark.gekozen")).to_be_in_viewport()
        page.go_back()
        expect(page.locator("body.blad")).to_have_count(0)
        expect(page.locator("a.cite[aria-current]")).to_be_in_viewport()
        assert page.url == answer
        page.go_forward()
        expect(page.locator("mark.gekozen")).to_be_in_viewport()
        page.reload()
        expect(page.locator("mark.gekozen")).to_be_in_viewport()  # the sheet, at its sentence
        page.locator("#blad-dicht").click()
        expect(page.locator("body.blad")).to_have_count(0)
        page.locator("#nieuw").click()
        visit.ask(OTHER)
        walk(page, WALK)
