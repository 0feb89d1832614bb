"""Notes of HTML pages in the forms that programs write, and what is no note; invented."""

# ruff: noqa: E501  a form a line

from __future__ import annotations

import pytest

from index.files import read_bytes
from index.parse import parse
from tests.support.parsed import HEAD, pairs

NOTE = "De Courant, 3 mei."
FORMS = {
    "raised link": (
        '<sup><a href="#fn1" id="r1">1</a></sup>',
        f'<div id="fn1"><p>1. {NOTE} <a href="#r1">↩</a></p></div>',
    ),
    "link raised": (
        '<a href="#fn1"><sup>1</sup></a>',
        f'<ol><li id="fn1">{NOTE} <a href="#r1">↩</a></li></ol>',
    ),
    "markdown": (
        '<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>',
        f'<section class="footnotes"><ol><li id="fn1"><p>{NOTE} <a href="#fnref1">↩︎</a></p></li></ol></section>',
    ),
    "word": (
        '<a href="#_ftn1" name="_ftnref1"><span class="MsoFootnoteReference">[1]</span></a>',
        f'<hr><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> {NOTE}</p></div>',
    ),
    "wiki": (
        '<sup class="reference"><a href="#cite_note-1">[1]</a></sup>',
        f'<ol><li id="cite_note-1"><a href="#cite_ref-1">↑</a> {NOTE}</li></ol>',
    ),
    "letter": ('<sup><a href="#n">a</a></sup>', f'<p id="n">a {NOTE}</p>'),
    "star": ('<sup><a href="#n">*</a></sup>', f'<p id="n">* {NOTE}</p>'),
    "called noot": ('<a class="noot" href="#n1">noot 1</a>', f'<p id="n1">1 {NOTE}</p>'),
    "role": (
        '<a href="#fn1" role="doc-noteref">1</a>',
        f'<aside id="fn1" role="doc-footnote"><p>1 {NOTE}</p></aside>',
    ),
    "raised only": ("<sup>1</sup>", f"<p><sup>1</sup> {NOTE}</p>"),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_mark_is_in_no_question_and_the_note_in_no_answer(form: str) -> None:
    mark, note = FORMS[form]
    head = "".join(f"<p>{line}</p>" for line in HEAD.strip().split("\n"))
    body = f"<p>Vraag 1</p><p>Kent u het bericht?{mark}</p><p>Antwoord 1</p><p>Ja, dat is zo.</p>{note}"
    doc = parse(read_bytes(f"<html><body>{head}{body}</body></html>".encode(), "a.html"), "a.html")
    assert pairs(doc) == [("1", "Kent u het bericht?", "Ja, dat is zo.")]
    assert [(doc.at(each.span), each.exchange) for each in doc.footnotes] == [(NOTE, "1")]


def test_a_link_to_a_part_of_the_page_is_no_mark() -> None:
    page = (
        '<p>Zie <a href="#deel2">2</a> en <a href="#top">boven</a>.</p><p id="deel2">2 Het tweede deel.</p>'
    )
    text = read_bytes(f"<html><body>{page}</body></html>".encode(), "a.html").text
    assert "[^" not in text.split("\n")[-2] and "2 Het tweede deel." in text


MARKDOWN = f"{HEAD}\nVraag 1\n\nKent u het bericht?{{}}\n\nAntwoord 1\n\nJa, dat is zo.\n\n{{}}\n"


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("[^1]", f"[^1]: {NOTE}"),
        ("[^bron]", f"[^bron]: {NOTE}"),
        ("[^a-1]", f"[^a-1]: {NOTE}"),
        (f"^[{NOTE}]", ""),
        ("<sup>1</sup>", f"<sup>1</sup> {NOTE}"),
        ("^1^", f"^1^ {NOTE}"),
        ("\\[1\\]", f"\\[1\\] {NOTE}"),
    ],
)
def test_notes_of_markdown(mark: str, note: str) -> None:
    doc = parse(read_bytes(MARKDOWN.format(mark, note).encode(), "a.md"), "a.md")
    assert pairs(doc) == [("1", "Kent u het bericht?", "Ja, dat is zo.")]
    assert [(doc.at(each.span), each.exchange) for each in doc.footnotes] == [(NOTE, "1")]


@pytest.mark.parametrize("kind", ["md", "txt"])
def test_the_mark_of_a_note_that_is_nowhere_goes(kind: str) -> None:
    doc = parse(read_bytes(MARKDOWN.format("[^1]", "").encode(), f"a.{kind}"), f"a.{kind}")
    assert pairs(doc) == [("1", "Kent u het bericht?", "Ja, dat is zo.")] and not doc.footnotes
