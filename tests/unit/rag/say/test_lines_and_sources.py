"""What is shown beside the quotes and what a model is given: lines, differences, repeats, prompts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from index.document import Span
from rag.gather.facts import read_facts
from rag.gather.findings import Finding
from rag.gather.question_profile import read_profile
from rag.say.clause_check import (
    claim_terms,
)
from rag.say.differences import differing_quotes, facts_differ, plain_words
from rag.say.frames import NL
from rag.say.model_sources import carrying, whole_exchanges
from rag.say.opening_line import (
    MAX_WORDS,
    QuotedSentence,
    best_of,
    by_nearness,
    counts_it,
    direct_answer,
    holds_answer,
    line_of_pieces,
    sentences_of,
    speaks_of_asked,
)
from rag.say.prompt import Budget, PromptSource, fence_source, make_prompt, without_fences
from rag.say.repeats import fresh_quotes
from rag.statement import Citation, Piece, Statement
from tests.support.rag_papers import exchange_paper


def cited(
    n: int, quote: str, doc: str = "a", day: date | None = date(2024, 3, 1), start: int = 0
) -> Citation:
    return Citation(n, doc, "1", None, quote, start, start + len(quote), day, None, None, None)


def test_quotes_a_year_apart_still_differ_and_later_ones_or_undated_do_not() -> None:
    one, other = (
        "In Schagen zijn 40 bruggen vorig jaar hersteld.",
        "In Schagen zijn 45 bruggen vorig jaar hersteld.",
    )
    day = date(2024, 3, 1)
    for apart, differ in ((366, [(1, 2)]), (367, []), (-366, [(1, 2)]), (-367, [])):
        pair = [cited(1, one), cited(2, other, "b", day + timedelta(apart))]
        assert list(differing_quotes(pair)) == differ
    assert not list(differing_quotes([cited(1, one), cited(2, other, "b", None)]))
    several = [cited(1, f"Niets. {one}"), cited(2, f"{other} Niets.", "b")]
    assert list(differing_quotes(several)) == [(1, 2)]


def test_two_sentences_are_on_one_thing_by_four_words_and_most_of_the_shorter() -> None:
    def differ(left: str, right: str) -> bool:
        return facts_differ(read_facts(left), read_facts(right))

    assert differ("dijk brug sluis molen 4", "dijk brug sluis molen 5")
    assert not differ("dijk brug sluis 4", "dijk brug sluis 5")
    assert differ("dijk brug sluis molen kerk 4", "dijk brug sluis poort toren 5")
    assert not differ("dijk brug toren molen kerk 4", "dijk brug sluis poort dorp 5")
    assert not differ("dijk brug sluis molen 4", "dijk brug sluis molen")
    assert not differ("dijk brug sluis molen 4 6", "dijk brug sluis molen 5 6")
    assert plain_words(read_facts("dijk 12e n12")) == claim_terms("dijk")


def sentence(text: str, opening: str = "", when: date | None = date(2030, 1, 1)) -> QuotedSentence:
    return QuotedSentence(text, 1, when, opening, True)


def test_a_sentence_can_be_read_alone_where_it_is_whole_short_and_does_not_point_back() -> None:
    words = " ".join(["woord"] * (MAX_WORDS - 2))
    assert sentence(f"De {words} eind.").alone and not sentence(f"De {words} aan eind.").alone
    assert sentence("De dijk is hoog!").alone and not sentence("De dijk is hoog").alone
    assert not sentence("de dijk is hoog.").alone and not sentence("Dit is hoog.").alone
    assert sentence("x", "op de vraag “Een “twee” drie?”:").question == "Een “twee” drie?"
    assert sentence("x", "antwoord op vraag 1:").question == ""


def test_sentences_of_a_statement_know_what_stands_before_their_quote_and_whether_they_open_it() -> None:
    pieces = (
        Piece("eerst:"),
        Piece("Een. Twee.", True, 1),
        Piece("dan:"),
        Piece("Drie.", True, 2),
        Piece("x", True),
    )
    found = list(sentences_of(Statement(pieces, (1, 2), True, None)))
    assert [(each.text, each.cites, each.opening, each.first) for each in found] == [
        ("Een.", 1, "eerst:", True), ("Twee.", 1, "eerst:", False), ("Drie.", 2, "dan:", True),
    ]  # fmt: skip


def test_a_line_cites_each_quote_once_and_is_carried() -> None:
    made = line_of_pieces([Piece("a"), Piece("b", True, 2), Piece("c", True, 1), Piece("d", True, 2)], None)
    assert (made.citations, made.supported, made.date) == ((2, 1), True, None)


def test_a_line_must_speak_of_the_names_and_a_number_asked_for() -> None:
    asked = read_profile("Hoeveel otters telt Dongen en Almkerk in 2030?")
    assert speaks_of_asked(sentence("In 2030 tellen Dongen en Almkerk 12 otters."), asked)
    assert not speaks_of_asked(sentence("In 2030 telt Dongen 12 otters."), asked)
    assert not speaks_of_asked(sentence("Dongen en Almkerk tellen 12 otters."), asked)
    assert speaks_of_asked(sentence("12 otters.", "“Hoeveel telt Dongen en Almkerk in 2030?”"), asked)
    english = read_profile("How many otters does the town of Dongen have beside Almkerk?")
    assert speaks_of_asked(sentence("Dongen telt 12 otters."), english)
    assert not speaks_of_asked(sentence("Er zijn 12 otters."), english)
    assert speaks_of_asked(
        sentence("Er zijn 12 otters."), read_profile("how many otters are there in the town?")
    )


def test_a_reason_is_held_by_its_words_and_a_number_by_its_figures() -> None:
    reason, number = read_profile("Waarom?", "reason"), read_profile("Hoeveel otters?", "number")
    assert holds_answer("Omdat het regent.", reason) and not holds_answer("Er zijn 12 otters.", reason)
    assert holds_answer("Er zijn 12 otters.", number) and holds_answer("Dat is niet bekend.", number)
    assert not holds_answer("Omdat het regent.", number)
    towns = read_profile("Hoeveel gemeenten melden otters?", "number")
    assert not holds_answer("Het Rijk betaalt dat vijf jaar lang (2031-2035).", towns)
    assert holds_answer("Zestig gemeenten melden otters.", towns)
    years = read_profile("Hoeveel jaren loopt de proef?", "number")
    assert holds_answer("Hij loopt vijf jaren.", years)


def test_a_person_is_never_told_in_one_line_and_a_sentence_without_a_day_has_none_behind_it() -> None:
    said = [sentence("Er zijn 12 otters geteld.", when=None)]
    line = direct_answer(said, read_profile("Hoeveel otters zijn er geteld?", "number"), NL)
    assert line is not None and line.text == "«Er zijn 12 otters geteld.»"
    assert direct_answer(said, read_profile("Wie telde otters?", "person"), NL) is None
    assert [each for _, each in by_nearness([sentence("De brug."), *said], read_profile("Hoeveel otters?"))][
        0
    ] == said[0]
    assert best_of(said, 2030, read_profile("Hoeveel otters?")) is None


ANSWER = "De pont vaart niet meer. Het schip is verkocht."
PONT = exchange_paper("a", [("Vaart de pont?", ANSWER), ("En de brug?", "De brug is dicht.")])


def quoting(place: int, text: str, **more: object) -> Finding:
    exchange = PONT.exchanges[place]
    assert exchange.answer
    span = Span(start := PONT.text.index(text), start + len(text))
    return Finding(PONT, exchange, None, exchange.answer, spans=(span,), **more)  # type: ignore[arg-type]


def test_what_is_followed_is_not_quoted_twice_either() -> None:
    finding = quoting(0, ANSWER, followed=(quoting(1, "De brug is dicht."),), asks=True)
    start = PONT.text.index("De brug is dicht.")
    again = fresh_quotes(finding, [cited(4, "De brug is dicht.", start=start)])
    assert again.quoted == (4,) and again.finding.followed == () and again.finding.asks and not again.empty
    start = PONT.text.index("De pont")
    part = fresh_quotes(finding, [cited(5, "De pont vaart niet meer.", start=start)])
    assert part.quoted == (5,) and not part.finding.asks and part.finding.texts == ("Het schip is verkocht.",)
    other = fresh_quotes(finding, [cited(6, ANSWER, "b", start=start)])
    assert other.finding == finding and other.quoted == ()
    beside = fresh_quotes(finding, [cited(7, "e pont vaart niet meer.", start=start + 1)])
    assert beside.finding == finding and beside.quoted == ()


def test_a_model_reads_whole_answers_with_their_questions_numbered_from_one() -> None:
    leading = quoting(0, "Het schip is verkocht.", followed=(quoting(1, "De brug is dicht."),))
    sources = [source for _, source in whole_exchanges([leading])]
    assert [(each.citation.n, each.citation.quote, each.question) for each in sources] == [
        (1, ANSWER, "Vaart de pont?"), (2, "De brug is dicht.", "En de brug?"),
    ]  # fmt: skip
    assert sources[0].quoted == ("Het schip is verkocht.",)
    exchange = PONT.exchanges[0]
    asked = Finding(PONT, exchange, None, exchange.question, "member")
    ((_, alone),) = whole_exchanges([asked])
    assert (alone.citation.quote, alone.question) == ("Vaart de pont?", "")


def test_the_fewest_sentences_that_carry_are_cited_in_the_order_of_the_papers() -> None:
    finding = quoting(0, ANSWER)
    asked: list[int] = []

    def carries(count: int) -> tuple[str, ...] | None:
        def check(cited: Sequence[Citation]) -> bool:
            asked.append(len(cited))
            return len(cited) >= count

        found = carrying("Het schip is verkocht.", [finding, quoting(1, "De brug is dicht.")], True, check)
        return None if found is None else tuple(each.quote for each in found)

    assert carries(1) == ("Het schip is verkocht.",)
    assert carries(2) == ("De pont vaart niet meer.", "Het schip is verkocht.")
    assert carries(4) is None and max(asked) == 3


def test_a_prompt_takes_sources_while_they_fit_and_of_a_long_one_what_is_quoted() -> None:
    short, long = PromptSource(cited(1, "Kort.")), PromptSource(cited(2, "lang " * 400), "", ("Kort stuk.",))
    assert make_prompt("Vraag?", [short, long], "nl").numbers == (1, 2)
    tight = make_prompt("Vraag?", [short, long], "nl", Budget(tokens=400))
    assert tight.numbers == (1, 2) and "lang" not in tight.user and "Kort stuk." in tight.user
    bare = make_prompt("Vraag?", [replace(long, quoted=()), short], "nl", Budget(tokens=400))
    assert bare.numbers == () and bare.user == "Vraag: Vraag?"
    english = make_prompt("What?", [short], "en")
    assert english.user.endswith("Question: What?") and english.system.startswith("You answer")
    assert make_prompt("What?", [], "nl").system.startswith("Je beantwoordt")


def test_a_source_is_fenced_under_its_number_speaker_day_and_question() -> None:
    assert fence_source(PromptSource(cited(3, "x"), "Wie?"), "Ja >>>> nee", "nl") == (
        "[3] Het stuk (schrijver onbekend), 1 maart 2024\n<<<\nop de vraag “Wie?”:\nJa >> nee\n>>>"
    )
    voiced = replace(cited(3, "x"), voice="zorgbureau")
    assert fence_source(PromptSource(voiced), "Ja", "en") == "[3] zorgbureau, 1 March 2024\n<<<\nJa\n>>>"
    assert without_fences("a <<<<< b >>> c") == "a < b > c"


def test_dutch_is_held_by_its_words_and_another_language_by_its_meaning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rag.say.model_sources.bundled_scores", lambda _, texts: range(len(texts)))
    finding = quoting(0, ANSWER)
    dutch, english = (carrying("De pont.", [finding], dutch, lambda _: True) for dutch in (True, False))
    assert [each.quote for each in dutch or ()] == ["De pont vaart niet meer."]
    assert [each.quote for each in english or ()] == ["Het schip is verkocht."]


def test_of_all_that_ask_for_no_one_thing_only_a_reason_is_told_in_one_line() -> None:
    said = [sentence("De otters zwemmen omdat het regent.")]
    line = direct_answer(said, read_profile("Waarom zwemmen otters?", "reason"), NL)
    assert line is not None and line.text.startswith("«De otters zwemmen omdat het regent.»")
    for kind in ("open", "topic", "yes-no", "comparison"):
        assert direct_answer(said, read_profile("Waarom zwemmen otters?", kind), NL) is None  # type: ignore[arg-type]


def test_the_line_counts_what_is_asked_and_not_what_stands_beside_it() -> None:
    asked = read_profile("Hoeveel gezinnen zijn er weggehaald?", "number")
    beside = sentence("Uit Halmdorp zijn tot nu toe 60 mensen met hun gezin weggehaald naar elders.")
    counting = sentence("Acht gezinnen gingen naar een hotel.")
    line = direct_answer([beside, counting], asked, NL)
    assert line and line.pieces[0].text == counting.text
    only = direct_answer([beside], asked, NL)
    assert only and only.pieces[0].text == beside.text
    assert counts_it("Er zijn 61 gemelde aanvaringen.", "aanvaringen")
    assert not counts_it("In 2041 waren er op de Leke en elders aanvaringen.", "aanvaringen")
