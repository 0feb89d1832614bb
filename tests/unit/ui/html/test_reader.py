"""A whole paper in the reader: all of its text, in order, nothing twice."""

from __future__ import annotations

from lxml import html

from index.document import Span
from tests.support.answers import paper, span
from ui.html.reader import paper_html


def test_the_reader_shows_all_text_once_with_the_quote_marked() -> None:
    made = html.fromstring(paper_html(paper(), span("Dat duurt tot mei."), "nl"))
    shown = made.cssselect(".stuk-tekst")[0]
    assert "".join(shown.text_content().split()) == "".join(paper().text.split())
    assert [mark.text for mark in shown.cssselect("mark")] == ["Dat duurt tot mei."]
    assert shown.cssselect("[data-target]")[0].get("id") == "antwoord-1"


def test_the_contents_name_every_exchange() -> None:
    made = html.fromstring(paper_html(paper(), None, "en"))
    entries = made.cssselect(".inhoud a")
    assert [entry.cssselect("b")[0].text for entry in entries] == ["Question 1", "Question 2", "Question 3"]
    assert {entry.get("href")[1:] for entry in entries} <= {part.get("id") for part in made.cssselect("[id]")}
    assert not made.cssselect("mark")


def test_a_letter_has_no_contents_and_hostile_text_stays_text() -> None:
    text = "Geachte <script>voorzitter</script>, ${x}"
    made = html.fromstring(paper_html(paper(text=text, exchanges=(), paragraphs=()), None, "nl"))
    assert not made.cssselect(".inhoud") and not made.cssselect("script")
    assert made.cssselect(".stuk-tekst")[0].text_content() == text


def test_a_quote_over_two_blocks_is_marked_in_both() -> None:
    document = paper()
    both = Span(span("Waarom?").start, span("Omdat zij scheurt.").end)
    made = html.fromstring(paper_html(document, both, "nl"))
    assert len(made.cssselect("mark")) >= 2
