"""Answers as HTML: what is quoted stands apart, what is hostile does nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from lxml import html

from index.document import Span
from index.search import Filters
from rag.statement import Section, UnderstoodQuestion, blocks_of
from tests.support.answers import answer, citation, paper, quoting, sections, written
from ui.html.cards import QuoteMark, marked_html, sources_html
from ui.html.turns import answer_tools_html, citation_text, pending_html, turn_html
from ui.service.conversations import Conversation, Turn
from ui.wording.texts import Language

HOSTILE = "<img src=x onerror=alert(1)> ${alert(1)} {{alert(1)}} \"' onclick=alert(1) <script>"


def tree(made: str) -> html.HtmlElement:
    return html.fragment_fromstring(made, create_parent="div")


def test_a_statement_shows_its_frame_its_quote_and_a_link_to_its_source() -> None:
    shown = tree(turn_html(Turn(3, "Blijft de brug dicht?", answer()), "nl"))
    assert shown.cssselect(".spreker")[0].text_content() == "Minister Vos, 2 maart 2034"
    assert shown.cssselect(".spreker time")[0].get("datetime") == "2034-03-02"
    assert shown.cssselect(".citaat q")[0].text == "Ja, de brug blijft dicht."
    link = shown.cssselect("a.cite")[0]
    assert (link.text, link.get("href"), link.get("id")) == ("1", "#src-3-1", "cite-3-1")
    assert "2 maart 2034" in link.get("aria-label")


def test_a_number_without_a_source_is_no_link() -> None:
    made = replace(answer(), sections=sections(written("De brug is dicht.", 7)))
    shown = tree(turn_html(Turn(1, "?", made), "nl"))
    assert not shown.cssselect("a.cite") and shown.cssselect(".cite.los")[0].text == "7"


def test_two_quotes_with_two_citations_have_each_their_own_mark() -> None:
    said = quoting((1, "Een."), (2, "Twee."))
    made = replace(answer(), sections=sections(said), citations=(citation(1), citation(2)))
    marks = [
        quote.cssselect("a")[0].text
        for quote in tree(turn_html(Turn(1, "?", made), "nl")).cssselect(".citaat")
    ]
    assert marks == ["1", "2"]


def test_statements_of_one_paper_stand_under_their_speaker() -> None:
    first = quoting((1, "Ja, de brug blijft dicht."), opening="antwoord op vraag 1:")
    second = quoting((2, "Omdat zij scheurt."), opening="antwoord op de vragen 2 en 3:")
    other = quoting((3, "Niets."), speaker="Minister Bos, 2 maart 2034")
    made = replace(answer(), sections=sections(first, other, second), citations=(citation(), citation(2)))
    items = tree(turn_html(Turn(1, "?", made), "nl")).cssselect("li.uitspraak")
    assert [len(item.cssselect(".zin")) for item in items] == [2, 1]
    assert [item.cssselect(".spreker")[0].text_content() for item in items] == [
        "Minister Vos, 2 maart 2034",
        "Minister Bos, 2 maart 2034",
    ]


def test_several_statements_under_one_speaker_begin_with_a_capital_as_in_the_terminal() -> None:
    first = quoting((1, "Ja, de brug blijft dicht."), opening="antwoord op vraag 1:")
    second = quoting(opening="zie ook antwoord op vraag 2")
    other = quoting((3, "Niets."), opening="antwoord op vraag 9:", speaker="Minister Bos, 2 maart 2034")
    made = replace(answer(), sections=sections(first, second, other), citations=(citation(), citation(2)))
    shown = [each.text_content() for each in tree(turn_html(Turn(1, "?", made), "nl")).cssselect(".aanloop")]
    assert shown == ["Antwoord op vraag 1:", "Zie ook antwoord op vraag 2", "antwoord op vraag 9:"]
    assert [line for line in made.text.splitlines() if line.startswith("–")] == [
        "– Antwoord op vraag 1: «Ja, de brug blijft dicht.» [1]",
        "– Zie ook antwoord op vraag 2",
    ]


def test_who_follows_a_link_reads_whether_its_answer_changed() -> None:
    one = Turn(1, "?", answer(), renewed=True)
    other = replace(answer(), citations=(replace(citation(), quote="Nee."),))
    assert one.mark == Turn(9, "!", answer()).mark != Turn(1, "?", other).mark
    for changed, said in (
        (True, "is nu anders"),
        (False, "dezelfde gebleven"),
        (None, "intussen bijgewerkt"),
    ):
        assert said in turn_html(replace(one, changed=changed), "nl")
    assert "link" not in tree(turn_html(replace(one, renewed=False, changed=True), "nl")).text_content()


def test_doubt_notes_coverage_and_the_warning_are_shown() -> None:
    doubted = replace(answer(), sections=sections(written("De brug is open.", 1, supported=False)))
    shown = tree(turn_html(Turn(1, "?", doubted, renewed=True), "nl")).text_content()
    for words in (
        "niet bevestigd door de bron",
        "Een noot.",
        "13 stukken",
        "42 ms",
        "Automatisch",
        "bijgewerkt",
    ):
        assert words in shown


def test_an_abstention_has_no_sources_and_says_so() -> None:
    silent = replace(answer(), abstained=True, sections=(), citations=(), silence="Geen <b>antwoord</b>.")
    shown = tree(turn_html(Turn(1, "?", silent), "nl"))
    assert shown.cssselect(".niets")[0].text == "Geen <b>antwoord</b>." and not shown.cssselect(
        "a.cite, li.uitspraak"
    )


def test_sub_questions_and_gaps_stand_where_the_answer_has_them() -> None:
    first = Section(blocks_of([quoting((1, "Ja, de brug blijft dicht."))]), "1", "Dicht?")
    second = Section(blocks_of([quoting((2, "Dat duurt tot mei."))]), "2", "Hoe lang?")
    third = Section((), "3", "En de veerpont?", "Over de veerpont staat niets.")
    made = replace(answer(), sections=(first, second, third), citations=(citation(), citation(2)))
    items = tree(turn_html(Turn(1, "?", made), "nl")).cssselect(".uitspraken > li")
    assert [item.get("class") for item in items] == [
        *("tussen", "uitspraak", "tussen", "uitspraak", "tussen", "tussen")
    ]
    assert [items[n].text for n in (0, 2, 4, 5)] == [
        "1. Dicht?",
        "2. Hoe lang?",
        "3. En de veerpont?",
        "Over de veerpont staat niets.",
    ]


def test_filters_that_held_are_chips() -> None:
    made = replace(answer(), filters=Filters(since=date(2034, 1, 1), party="Meeuw", type="brief"))
    chips = [chip.text for chip in tree(turn_html(Turn(1, "?", made), "nl")).cssselect(".chip")]
    assert chips == ["vanaf 1 januari 2034", "Partij: Meeuw", "Kamerbrief"]


@pytest.mark.parametrize(
    ("note", "until", "chip"),
    [
        ("periode februari 2034", date(2034, 8, 30), "februari 2034; antwoord tot en met 30 augustus 2034"),
        ("periode februari 2034", date(2034, 2, 28), "1 februari 2034 – 28 februari 2034"),
        ("partij Meeuw", date(2034, 8, 30), "1 februari 2034 – 30 augustus 2034"),
    ],
)
def test_a_month_of_asking_is_called_so_with_the_day_until_which_answers_are_looked_for(
    note: str, until: date, chip: str
) -> None:
    filters, notes = Filters(since=date(2034, 2, 1), until=until), (f"Begrepen als filter: {note}.",)
    made = replace(answer(), filters=filters, notes=notes)
    assert [each.text for each in tree(turn_html(Turn(1, "?", made), "nl")).cssselect(".chip")] == [chip]


def test_only_what_the_question_said_can_be_taken_off_its_chips() -> None:
    filters = Filters(since=date(2034, 1, 1), party="Meeuw", type="brief")
    made = replace(answer(), filters=filters, understood=UnderstoodQuestion(fields=("since", "type")))
    turn = Turn(1, 'Wat zei "hij"?', made, ignored=frozenset({"minister"}))
    buttons = tree(turn_html(turn, "nl")).cssselect("button.chip")
    assert [button.text for button in buttons] == ["vanaf 1 januari 2034", "Kamerbrief"]
    assert [button.get("data-without") for button in buttons] == [
        "van,tot,bewindspersoon",
        "bewindspersoon,soort",
    ]
    assert {button.get("data-question") for button in buttons} == {turn.question}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_hostile_text_adds_no_element_and_no_handler(language: Language) -> None:
    bad = citation(
        quote="Hoogachtend", title=HOSTILE, doc=HOSTILE, exchange=HOSTILE, url="javascript:alert(1)"
    )
    said = replace(quoting((1, HOSTILE), opening=HOSTILE, speaker=HOSTILE), supported=False)
    section = Section(blocks_of([said, written(HOSTILE, 1)]), HOSTILE, HOSTILE, HOSTILE)
    made = replace(
        answer(), question=HOSTILE, sections=(section,), lead=said, citations=(bad,), notes=(HOSTILE,)
    )
    turn = Turn(1, HOSTILE, made, part=HOSTILE)
    parts = (
        turn_html(turn, language, answer_tools_html(turn, made, Conversation("t", [turn]), language)),
        pending_html(1, HOSTILE, HOSTILE, [said], language, HOSTILE),
        turn_html(Turn(1, HOSTILE, None, fault=HOSTILE), language),
        sources_html([bad], 1, lambda name: None, language),
        sources_html([bad], 1, lambda name: paper(title=HOSTILE, text=HOSTILE * 20), language),
    )
    for part in parts:
        shown = tree(part)
        assert not shown.cssselect("img, script, iframe, style, [onerror], [onclick]")
        assert not [link for link in shown.cssselect("a") if link.get("href", "").startswith("javascript")]
        assert "onerror=alert(1)" in shown.text_content() or "onerror" in part


def test_a_card_names_everything_a_reader_checks() -> None:
    shown = tree(sources_html([citation()], 2, lambda name: paper(), "nl"))
    told = shown.text_content()
    for words in (
        "2 maart 2034",
        "antwoord op vraag 1",
        "minister van Vervoer Vos",
        "demissionair",
        "Jongbloed (Meeuw)",
    ):
        assert words in told
    card = shown.cssselect("article.bron")[0]
    assert card.get("id") == "kaart-2-1" and card.get("tabindex") == "-1"
    assert shown.cssselect("mark")[0].text == "Ja, de brug blijft dicht."
    assert "Blijft de brug dicht?" in shown.cssselect("details p")[0].text
    assert shown.cssselect("a[target=_blank]")[0].get("rel") == "noopener noreferrer"


def test_a_paper_has_one_card_and_each_of_its_marks_its_own_number() -> None:
    cited = [
        citation(1),
        citation(2, "Dat duurt tot mei."),
        citation(3, "Omdat zij scheurt.", exchange="2", numbers=(2, 3)),
    ]
    (card,) = tree(sources_html(cited, 4, lambda name: paper(), "nl")).cssselect(".bron")
    assert [[n.text for n in place.cssselect("h4 .nr")] for place in card.cssselect(".plaats")] == [
        ["1", "2"],
        ["3"],
    ]
    assert "antwoord op de vragen 2 en 3" in card.text_content()
    marks = card.cssselect("mark")
    assert [(mark.get("id"), mark.text, mark.cssselect("sup.nr")[0].text) for mark in marks] == [
        ("src-4-1", "Ja, de brug blijft dicht.", "1"),
        ("src-4-2", "Dat duurt tot mei.", "2"),
        ("src-4-3", "Omdat zij scheurt.", "3"),
    ]
    assert [f"n={n}" in mark.get("data-reader") for n, mark in enumerate(marks, start=1)] == [True] * 3


def test_each_quote_of_a_card_is_put_aside_by_itself_or_all_at_once() -> None:
    cited = [citation(1), citation(2, "Dat duurt tot mei."), citation(3, "Omdat zij scheurt.", exchange="2")]
    several, single = (
        {
            button.text: [quote["quote"] for quote in json.loads(button.get("data-aside"))]
            for button in tree(sources_html(group, 4, lambda name: paper(), "nl")).cssselect("[data-aside]")
        }
        for group in (cited, cited[:1])
    )
    first, second, third = (one.quote for one in cited)
    assert several == {
        "Leg [1] opzij": [first],
        "Leg [2] opzij": [second],
        "Leg [3] opzij": [third],
        "Leg alle opzij": [first, second, third],
    }
    assert single == {"Leg opzij": [first]}


def test_a_card_is_titled_by_its_subject_with_the_whole_title_at_hand() -> None:
    title = "Vragen van het lid Jongbloed (Meeuw) aan de Minister van Vervoer over de brug over de Merwe"
    shown = tree(sources_html([citation(title=title)], 1, lambda name: paper(), "nl")).cssselect("h3")[0]
    assert (shown.text, shown.get("title")) == ("Over de brug over de Merwe", title)
    plain = citation(title="De brug over de Merwe")
    assert tree(sources_html([plain], 1, lambda name: paper(), "nl")).cssselect("h3")[0].text == plain.title


def test_what_stands_around_a_quote_is_cut_at_words() -> None:
    text = f"{'oeverbeschoeiing ' * 60}Ja, de brug blijft dicht. {'waterhuishouding ' * 60}"
    start = text.index("Ja,")
    exchange = replace(paper().exchanges[0], answer=Span(0, len(text)))
    wide = paper(text=text, exchanges=(exchange,))
    quote = replace(citation(), start=start, end=start + len("Ja, de brug blijft dicht."))
    shown = tree(sources_html([quote], 1, lambda name: wide, "nl")).cssselect(".antwoord p")[0].text_content()
    assert set(shown.split()) == {
        "…",
        "oeverbeschoeiing",
        "waterhuishouding",
        *"Ja, de brug blijft dicht.1".split(),
    }


def test_a_quote_that_is_no_longer_in_its_paper_is_shown_bare() -> None:
    shown = tree(sources_html([citation()], 1, lambda name: paper(text="Heel iets anders." * 40), "nl"))
    assert shown.cssselect(".antwoord")[0].text_content() == "Ja, de brug blijft dicht.1"


def test_a_made_up_paper_gets_no_link_to_a_published_one() -> None:
    made_up = paper(text=paper().text + "\n[Fictief voorbeeldstuk bij kamervraag]")
    shown = tree(sources_html([citation()], 1, lambda name: made_up, "nl"))
    assert not shown.cssselect("a[target=_blank]") and "fictief voorbeeldstuk" in shown.text_content()


def test_overlapping_quotes_are_marked_once() -> None:
    document = paper()
    first, second = citation(1), citation(2, "brug blijft dicht. Dat duurt")
    marks = [QuoteMark(Span(c.start, c.end), id=f"src-1-{c.n}") for c in (first, second)]
    made = marked_html(document, Span(first.start, second.end + 8), marks)
    assert [found.get("id") for found in html.fromstring(f"<p>{made}</p>")] == ["src-1-1", "src-1-2"]
    assert html.fromstring(f"<p>{made}</p>").text_content() == document.text[first.start : second.end + 8]


def test_a_copied_quote_is_fit_for_a_letter() -> None:
    assert citation_text(citation(), "nl") == (
        "«Ja, de brug blijft dicht.» (minister van Vervoer Vos, 2 maart 2034, Vragen over de brug, "
        "antwoord op vraag 1, https://zoek.officielebekendmakingen.nl/ah-tk-1.html)"
    )


def test_a_question_without_an_answer_leads_to_what_came_nearest() -> None:
    near = (citation(1), citation(2), replace(citation(3), doc="ander.txt", title=HOSTILE))
    made = replace(answer(), abstained=True, silence="Niets gevonden.", citations=(), nearest=near)
    shown = tree(turn_html(Turn(1, "?", made), "nl"))
    links = shown.cssselect(".dichtbij a")
    assert len(links) == 2 and all("page/paper?doc=" in link.get("href") for link in links)
    assert "start=" in links[0].get("href") and not shown.cssselect("img")
    assert not tree(turn_html(Turn(1, "?", answer()), "nl")).cssselect(".dichtbij")


def test_a_motion_that_came_nearest_is_said_to_be_no_word_of_the_cabinet() -> None:
    motion = replace(citation(1), voice="member", exchange=None, numbers=(), paragraph=6)
    made = replace(answer(), abstained=True, silence="Niets gevonden.", citations=(), nearest=(motion,))
    told = tree(turn_html(Turn(1, "?", made), "nl")).cssselect(".dichtbij span")[0].text_content()
    assert told.endswith("alinea 6, motie, geen uitspraak van het kabinet")


def test_a_sent_question_can_be_edited() -> None:
    shown = tree(turn_html(Turn(1, HOSTILE, answer()), "nl"))
    assert shown.cssselect("[data-edit]")[0].get("data-edit") == HOSTILE
    assert not tree(pending_html(1, "?", None, (), "nl", "zoeken")).cssselect("[data-edit]")


def test_all_around_the_quotes_is_in_the_language_of_the_answers_frame() -> None:
    made = replace(
        answer(), language="de", abstained=True, silence="Nothing.", citations=(), nearest=(citation(),)
    )
    shown = tree(turn_html(Turn(1, "Was?", made), "nl"))
    (heading,) = shown.cssselect(".dichtbij h3")
    assert (
        heading.text == "What came nearest" and "March" in shown.cssselect(".dichtbij span")[0].text_content()
    )
    assert "lang=nl" in shown.cssselect(".dichtbij a")[0].get("href")  # the paper opens on the page's own
    assert "Doorzocht" not in shown.text_content() and shown.cssselect(".bewerk")[0].text == "Bewerk"


def test_a_filter_that_left_nothing_is_told_above_the_answer() -> None:
    note = "Het filter bewindspersoon Kievit liet niets over en is niet gebruikt."
    shown = html.fragment_fromstring(
        turn_html(Turn(1, "?", replace(answer(), notes=(note, "Een noot."))), "nl")
    )
    above, below = shown.cssselect(".noten")
    assert above.text_content() == note and "Een noot." in below.text_content()
    assert note not in below.text_content()
    assert "uitspraken" in [each.get("class") for each in above.itersiblings()]
