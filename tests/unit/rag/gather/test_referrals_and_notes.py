"""What is read and quoted along: short answers that point elsewhere, footnotes, and whose words a hit is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index.document import Document, Footnote, Referral, Span
from index.search.index import Hit
from rag.gather import findings
from rag.gather.findings import (
    FOLLOWED_WORDS,
    LEAD_WORDS,
    REFERRAL_WORDS,
    WORDS,
    Finding,
    called_notes,
    context_of,
    findings_of_hit,
    follow_referrals,
    note_quotes,
    read_findings,
    referral_targets,
    with_quotes,
)
from rag.gather.question_profile import read_profile
from rag.gather.relevance import Relevance
from tests.support.rag_papers import exchange_paper, letter

NEAR = Relevance(read_profile("De dijk?"), [], lambda _, texts: [float("dijk" in text) for text in texts])
PAIRS = [(f"Vraag {n}?", f"Antwoord {n}.") for n in range(1, 6)]


def answer_of(paper: Document, place: int) -> Finding:
    exchange = paper.exchanges[place]
    assert exchange.answer
    return Finding(paper, exchange, None, exchange.answer)


def referring(*referrals: Referral, words: int = 3) -> Finding:
    paper = exchange_paper("a", [*PAIRS, ("En?", " ".join(["zie"] * words))])
    last = replace(paper.exchanges[-1], refers_to=referrals)
    return answer_of(replace(paper, exchanges=(*paper.exchanges[:-1], last)), -1)


def to(name: str, confidence: float = 0.9) -> Referral:
    return Referral(name, confidence, "zie")


def targets(finding: Finding) -> list[str]:
    return [each.exchange.id for each in referral_targets(finding) if each.exchange]


def test_three_answers_at_most_are_followed_from_an_answer_of_few_words() -> None:
    assert targets(referring(to("1"), to("2"), to("3"), to("4"))) == ["1", "2", "3"]
    assert targets(referring(to("1"), words=REFERRAL_WORDS)) == ["1"]
    assert targets(referring(to("1"), words=REFERRAL_WORDS + 1)) == []


def test_a_referral_that_is_unsure_or_leads_nowhere_or_to_itself_is_not_followed() -> None:
    assert targets(referring(to("1", 0.5), to("2", 0.49), to("9"), to("6"))) == ["1"]
    assert targets(replace(referring(to("1")), voice="member")) == []


def test_an_answer_in_another_voice_is_not_followed() -> None:
    finding = referring(to("1"), to("2"))
    other = replace(finding.document.exchanges[0], voice="het bureau")
    paper = replace(finding.document, exchanges=(other, *finding.document.exchanges[1:]))
    assert targets(replace(finding, document=paper)) == ["2"]


def test_the_words_for_what_is_followed_are_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def spy(finding: Finding, relevance: Relevance, max_words: int) -> Finding:
        asked.append(max_words)
        return finding

    monkeypatch.setattr(findings, "quote_finding", spy)
    follow_referrals(referring(to("1"), to("2")), NEAR)
    follow_referrals(referring(to("1")), NEAR)
    assert asked == [FOLLOWED_WORDS // 2, FOLLOWED_WORDS // 2, FOLLOWED_WORDS]


def test_the_words_of_the_frame_are_kept_free(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(
        findings, "word_budgets", lambda given, words, most: asked.append(words) or [50] * len(given)
    )
    three = [answer_of(exchange_paper("a", PAIRS), place) for place in range(3)]
    with_quotes(three, NEAR, 200)
    with_quotes(three[:1], NEAR)
    assert asked == [200 - 3 * LEAD_WORDS, WORDS - LEAD_WORDS]


def noted(note: str, place: int | None) -> Finding:
    """An answer with one footnote whose marker stands so many letters behind the start of the answer."""
    paper = exchange_paper("a", [("De dijk?", "Dat is zo.")])
    finding = answer_of(paper, 0)
    mark = None if place is None else finding.whole.start + place
    text = f"{paper.text}{note}"
    notes = (Footnote("1", Span(len(paper.text), len(text)), "1", mark),)
    return replace(finding, document=replace(paper, text=text, footnotes=notes))


LONG_NOTE = "Een twee drie vier vijf zes zeven dijk."


@pytest.mark.parametrize(
    ("note", "place", "called"),
    [
        (LONG_NOTE, 0, True),
        (LONG_NOTE, -1, False),
        (LONG_NOTE, len("Dat is zo.") + 1, True),
        (LONG_NOTE, len("Dat is zo.") + 2, False),
        (LONG_NOTE, None, False),
        (LONG_NOTE.replace("een ", ""), 0, True),
        ("Twee drie vier vijf zes zeven dijk.", 0, False),  # seven words
        (LONG_NOTE.replace(".", ""), 0, False),
        (LONG_NOTE.replace("drie", "https://drie"), 0, False),
        ("Kamerstuk 50 100, nr. 12, bijlage bij de brief over de dijk, pagina 2.", 0, False),
        ("In Kamerstuk 50 100, nr. 12 staat op pagina 2 hoe hoog de dijk is.", 0, True),
    ],
)
def test_a_note_is_a_full_sentence_called_from_the_answer(note: str, place: int | None, called: bool) -> None:
    assert bool(list(called_notes(noted(note, place)))) is called


def test_a_note_is_quoted_where_it_says_more_than_the_answer_does() -> None:
    finding = noted(LONG_NOTE, 2)
    (quoted,) = note_quotes(finding, [finding.whole], NEAR)
    assert finding.document.at(quoted) == LONG_NOTE
    as_good = noted(LONG_NOTE.replace("dijk", "koe"), 2)
    assert note_quotes(as_good, [as_good.whole], NEAR) == ()
    assert note_quotes(noted(LONG_NOTE, None), [], NEAR) == ()


def hit(exchange: str | None = None, paragraph: int | None = None, **said: object) -> Hit:
    made = Hit(1, 1.0, "a", exchange, paragraph, "answer", "", 0, 0, None, None, None, None)
    return replace(made, **said)  # type: ignore[arg-type]


def voices(paper: Document, *, members: bool = False, cabinet: bool = False) -> list[str]:
    class Papers:
        def document(self, name: str) -> Document:
            return paper

    hits = [hit(each.id) for each in paper.exchanges] + [
        hit(paragraph=each.number) for each in paper.paragraphs
    ]
    return [each.voice for each in read_findings(hits, Papers(), members, cabinet)]


def test_whose_words_are_asked_for_tells_which_are_read() -> None:
    paper = exchange_paper("a", PAIRS[:3])
    first, second, third = paper.exchanges
    paper = replace(paper, exchanges=(first, replace(second, voice=None), replace(third, voice="het bureau")))
    assert voices(paper) == ["cabinet", "unknown", "het bureau"]
    assert voices(paper, cabinet=True) == ["cabinet"]
    assert voices(paper, members=True) == ["member"] * 3 == voices(paper, members=True, cabinet=True)


def test_a_procedural_answer_and_a_question_whose_label_is_lost_are_not_read() -> None:
    paper = exchange_paper("a", PAIRS[:2])
    first, second = paper.exchanges
    paper = replace(paper, exchanges=(replace(first, procedural=True), replace(second, state="unsure")))
    assert [each.whole for each in findings_of_hit(hit("1"), paper)] == [first.question]
    assert [each.whole for each in findings_of_hit(hit("2"), paper)] == [second.answer]
    assert list(findings_of_hit(hit("9"), paper)) == []


def test_twenty_answers_are_read_at_most() -> None:
    paper = exchange_paper("a", [(f"Vraag {n}?", f"Antwoord {n}.") for n in range(25)])
    assert len(voices(paper)) == 20


def test_a_paragraph_stands_under_its_heading_and_a_question_under_its_title() -> None:
    paper = letter("a", ["De brug."], date(2030, 1, 1))
    (paragraph,) = paper.paragraphs
    assert context_of(Finding(paper, None, paragraph, paragraph.span)) == "Brief over de dijk"
    headed = replace(paragraph, heading="Bruggen")
    assert context_of(Finding(paper, None, headed, paragraph.span)) == "Bruggen"
    asked = exchange_paper("b", PAIRS[:1])
    exchange = asked.exchanges[0]
    assert context_of(Finding(asked, exchange, None, exchange.question)) == asked.title
    assert context_of(answer_of(asked, 0)) == "Vraag 1?"
    assert context_of(Finding(replace(paper, title=None), None, paragraph, paragraph.span)) == ""


def test_a_question_is_of_the_day_it_was_put_and_an_answer_of_its_own() -> None:
    paper = exchange_paper("a", PAIRS[:1], date(2024, 3, 1))
    answer = answer_of(paper, 0)
    assert answer.spoken == date(2024, 3, 1) and answer.answers and not answer.unsure
    asked = Finding(paper, paper.exchanges[0], None, paper.exchanges[0].question, "member")
    assert asked.spoken == date(2024, 2, 5) and not asked.answers
