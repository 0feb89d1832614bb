"""From hits to quotes: whose words, which sentences, what is followed; invented papers."""

from __future__ import annotations

from datetime import date

import pytest

from index.document import Document, Footnote, Span
from index.search.index import Hit
from rag.gather.about_papers import asked_facets
from rag.gather.findings import Finding, follow_referrals, quote_finding, read_findings
from rag.gather.heading import heading_span
from rag.gather.question_profile import read_profile
from rag.gather.quotes import choose_quotes
from rag.gather.relevance import Relevance, bundled_scores
from tests.support.rag_papers import exchange_paper, letter

LONG = (
    "Het kabinet hecht aan goede dijken. In Schagen wordt de dijk in 2031 met twee meter verhoogd. "
    "Dit kost 12 miljoen euro. De vissers zijn daarover ingelicht. Over de haven is nog niets besloten. "
    "De gemeente heeft daarvoor andere plannen, die het kabinet niet kent en ook niet hoeft te kennen. "
    "Verder is er een brug."
)
PAPER = exchange_paper(
    "a.txt",
    [
        ("Hoe hoog wordt de dijk bij Schagen?", LONG),
        ("Wat kost de dijk?", "Zie het antwoord op vraag 1."),
        ("Wie betaalt?", None),
    ],
    refers={"2": "1"},
)
MOTION = letter("m.txt", ["verzoekt de regering de dijk te verhogen"], date(2024, 5, 1), "motie")
LETTER = letter("b.txt", ["De dijk is in orde.", "De brug niet."], date(2024, 6, 1))
PAPERS = {paper.name: paper for paper in (PAPER, MOTION, LETTER)}


class Shelf:
    def document(self, name: str) -> Document:
        return PAPERS[name]


def hit(doc: str, exchange: str | None = None, paragraph: int | None = None, score: float = 1.0) -> Hit:
    return Hit(1, score, doc, exchange, paragraph, "answer", "", 0, 0, None, None, None, None)


def relevance(question: str) -> Relevance:
    return Relevance(read_profile(question), LONG.split(". "), bundled_scores)


HITS = [
    hit("a.txt", "1"),
    hit("a.txt", "3"),
    hit("m.txt", paragraph=1),
    hit("b.txt", paragraph=2),
    hit("a.txt", "1"),
]


def test_only_answers_and_letters_speak_for_the_cabinet() -> None:
    found = read_findings(HITS, Shelf())
    assert [(each.document.name, each.voice) for each in found] == [
        ("a.txt", "cabinet"),
        ("b.txt", "cabinet"),
    ]
    assert found[0].text == LONG and found[1].text == "De brug niet."


def test_members_and_motions_speak_where_they_are_asked_for() -> None:
    found = read_findings(HITS, Shelf(), members=True)
    assert [each.text for each in found] == [
        "Hoe hoog wordt de dijk bij Schagen?",
        "Wie betaalt?",
        "verzoekt de regering de dijk te verhogen",
    ]
    assert all(each.voice == "member" for each in found)


def test_the_sentence_that_answers_is_quoted_with_what_it_leans_on() -> None:
    exchange = PAPER.exchanges[0]
    assert exchange.answer is not None
    made = quote_finding(
        Finding(PAPER, exchange, None, exchange.answer), relevance("Wat kost de dijk bij Schagen?"), 20
    )
    said = " ".join(made.texts)
    assert "12 miljoen" in said and "twee meter" in said, "Dit kost … needs the sentence before it"
    assert "vissers" not in said
    assert all(
        PAPER.text[span.start : span.end] == text for span, text in zip(made.spans, made.texts, strict=True)
    )


def test_a_short_answer_is_quoted_whole() -> None:
    whole = Span(0, len("Nee. Dat niet."))
    paper = letter("c.txt", ["Nee. Dat niet."], date(2024, 1, 1))
    assert choose_quotes(paper, whole, lambda texts: [0.0] * len(texts), 10) == (whole,)


def test_an_answer_that_only_refers_is_followed() -> None:
    exchange = PAPER.exchanges[1]
    assert exchange.answer is not None
    leaning = Finding(PAPER, exchange, None, exchange.answer, spans=(exchange.answer,))
    made = follow_referrals(leaning, relevance("Wat kost de dijk?"))
    assert [each.exchange and each.exchange.id for each in made.followed] == ["1"]
    assert "12 miljoen" in " ".join(made.followed[0].texts)


def test_a_bare_verdict_asks_for_its_question() -> None:
    paper = exchange_paper("d.txt", [("Komt er een dijk?", "Nee.")])
    exchange = paper.exchanges[0]
    assert exchange.answer is not None
    assert quote_finding(
        Finding(paper, exchange, None, exchange.answer), relevance("Komt er een dijk?"), 50
    ).asks


@pytest.mark.parametrize(("in_answer", "expected"), [(True, True), (False, False)])
def test_a_footnote_is_quoted_only_where_the_answer_calls_it(in_answer: bool, expected: bool) -> None:
    plain = exchange_paper("e.txt", [("Wat is DIJKWERK?", "Dat is bekend.")])
    exchange = plain.exchanges[0]
    assert exchange.answer is not None
    note = "DIJKWERK is een programma van tien jaar voor alle dijken van het land."
    text = plain.text + note
    mark = exchange.answer.end if in_answer else exchange.question.end
    notes = (Footnote("1", Span(len(plain.text), len(text)), "1", mark),)
    paper = exchange_paper("e.txt", [("Wat is DIJKWERK?", "Dat is bekend.")])
    paper = Document(
        name=paper.name,
        type=paper.type,
        text=text,
        dates=paper.dates,
        exchanges=paper.exchanges,
        footnotes=notes,
    )
    made = quote_finding(Finding(paper, exchange, None, exchange.answer), relevance("Wat is DIJKWERK?"), 50)
    assert (note in made.texts) is expected


@pytest.mark.parametrize(
    ("question", "numbers", "asks"),
    [
        ("Wie stelde vragen over de dijk?", (), True),
        ("Welke Kamerleden hebben vragen gesteld over de dijk?", (), True),
        ("Who asked about the dike?", (), True),
        ("Waar gaat 2024Z00001 over?", ("2024Z00001",), True),
        ("Waar gaat het over?", (), False),
        ("Wie betaalt de dijk?", (), False),
    ],
)
def test_questions_about_the_paper_itself(question: str, numbers: tuple[str, ...], asks: bool) -> None:
    assert bool(asked_facets(question, numbers)) is asks


def test_the_heading_is_found_to_the_letter() -> None:
    paper = letter(
        "f.txt",
        ["Vragen van het lid\nTer Horst (Eik) over de dijk (ingezonden 1 mei 2024).", "Meer."],
        date(2024, 1, 1),
    )
    titled = Document(
        name="f.txt",
        type="antwoord",
        text=paper.text,
        title="Vragen van het lid Ter Horst (Eik) over de dijk",
    )
    span = heading_span(titled)
    assert span and titled.at(span).endswith("(ingezonden 1 mei 2024).")
    assert heading_span(Document(name="g.txt", type="brief", text="Iets", title="Elders")) is None
