"""A quote that itself holds [12] or guillemets, in every form: no mark of its own reads as a citation."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import docx
import pytest
from lxml import html

from index.document import Document
from rag.answer import Answer, Citation
from rag.contract import answer_json
from rag.gather.findings import Finding
from rag.say.compose import compose
from rag.say.frames import NL
from rag.statement import Section, blocks_of
from tests.support.answers import answer
from tests.support.rag_papers import exchange_paper
from ui.html.cards import sources_html
from ui.html.turns import turn_html
from ui.service.conversations import Turn
from ui.wording import export, terminal
from ui.wording.word_file import word_file

FIRST = "Volgens de «norm» [12] en NEN [3] zijn er zones [1] en [2] van de dijk."
SECOND = "De zones [1] blijven *droog* («ja»)."
BRACKETED = re.compile(r"\[\d+\]")


@pytest.fixture
def paper() -> Document:
    return exchange_paper("a.txt", [("Geldt norm [12] voor de dijk?", FIRST), ("En zones [1]?", SECOND)])


@pytest.fixture
def given(paper: Document) -> Answer:
    findings = [
        Finding(paper, exchange, None, whole, spans=(whole,), asks=True)
        for exchange in paper.exchanges
        if (whole := exchange.answer)
    ]
    statements, citations = compose(findings, NL, first=11)
    return replace(
        answer(), sections=(Section(blocks_of(statements)),), citations=citations, notes=("Norm [12].",)
    )


def test_the_page_shows_the_quote_as_it_stands_and_one_link_behind_it(given: Answer, paper: Document) -> None:
    shown = html.fragment_fromstring(turn_html(Turn(1, "?", given), "nl"), create_parent="div")
    quotes = shown.cssselect(".citaat")
    assert [quote.cssselect("q")[0].text for quote in quotes] == [FIRST, SECOND]
    assert [[link.text for link in quote.cssselect("a.cite")] for quote in quotes] == [["11"], ["12"]]
    assert len(shown.cssselect("a.cite, .cite")) == 2
    assert "“Geldt norm [12] voor de dijk?”" in shown.cssselect(".aanloop")[0].text_content()
    cards = html.fragment_fromstring(
        sources_html(given.citations, 1, lambda name: paper, "nl"), create_parent="div"
    )
    assert [mark.text for mark in cards.cssselect("mark")] == [FIRST, SECOND]


def test_only_citations_keep_bare_brackets_in_markdown(given: Answer) -> None:
    text = export.markdown(given)
    answered = text[: text.index("## Bronnen")]
    assert re.findall(r"(?<!\\)\[(\d+)\]", answered) == ["11", "12"]
    assert "‹norm› \\[12\\] en NEN \\[3\\] zijn er zones \\[1\\] en \\[2\\] van de dijk.» [11]" in answered
    assert "«norm» \\[12\\]" in text[text.index("## Bronnen") :], "the source shows it to the letter"


def test_word_sets_citations_apart_from_brackets_in_quotes(given: Answer) -> None:
    made = docx.Document(io.BytesIO(word_file(given)))
    said = [p for p in made.paragraphs if "[11]" in p.text or "[12]" in p.text]
    bold = [run.text.strip() for p in said for run in p.runs if run.bold]
    assert bold == ["[11]", "[12]", "[11]", "[11]", "[12]", "[12]"], (
        "in the answer, before each source, at its quote"
    )
    assert any(FIRST in p.text for p in made.paragraphs)


def test_terminal_text_and_json_hold_the_quote_and_its_own_number(given: Answer) -> None:
    quoted = FIRST.replace("«", "‹").replace("»", "›")
    for text in (given.text, " ".join(terminal.answer_text(given).split())):
        assert f"«{quoted}» [11]" in text
        assert re.findall(r"» \[(\d+)\]", text) == ["11", "12"]
    made = json.loads(json.dumps(answer_json(given)))
    assert [statement["citations"] for statement in made["statements"]] == [[11], [12]]
    assert [BRACKETED.sub("", each["quote"]) for each in made["citations"]] == [
        BRACKETED.sub("", quote) for quote in (FIRST, SECOND)
    ]
    assert made["blocks"] == [
        {
            "doc": "a.txt",
            "date": "2024-03-01",
            "speaker": given.blocks[0].speaker,
            "question": None,
            "statements": [1, 2],
        }
    ]


def test_the_numbers_of_the_citations_lead_to_their_own_quotes(given: Answer) -> None:
    by_number: dict[int, Citation] = {citation.n: citation for citation in given.citations}
    for statement in given.statements:
        for piece in statement.pieces:
            assert piece.cites is None or by_number[piece.cites].quote == piece.text
