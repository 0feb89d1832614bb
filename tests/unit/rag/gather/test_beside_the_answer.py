"""One answer to one question: what else speaks to it is pointed at, unless it is another position or part."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rag.gather.counted import gives_wanted
from rag.gather.findings import Finding, with_quotes
from rag.gather.heading import with_what_follows
from rag.gather.question_profile import has_count, read_profile
from rag.gather.relevance import Relevance
from rag.gather.selection import choose_findings, stands_beside, wants_several
from rag.say.compose import compose
from rag.say.frames import EN, NL
from rag.understand.answer_kind import kind_of
from tests.support.rag_papers import exchange_paper, finding_of, findings_of_answers, letter


def no_interaction(question: str, texts: object) -> list[float]:
    return [0.5 for _ in texts]  # type: ignore[attr-defined]


def relevance_of(question: str) -> Relevance:
    return Relevance(read_profile(question, kind_of(question)), [question], no_interaction)


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("Hoeveel sluizen zijn er dicht?", False),
        ("Blijft de sluis dicht?", False),
        ("gaan ze de sluis nu eindelijk maken", False),
        ("ik zag een lekke sluis waar kan ik dat melden", False),
        ("Wat heeft het kabinet gezegd over sluizen?", True),
        ("Wat vroeg de Eik over sluizen?", True),
        ("Welke sluizen zijn er dicht?", True),
        ("antwoorden over sluizen", True),
        ("sluizen noord onderhoud", True),
    ],
)
def test_who_asks_for_one_answer_and_who_for_all(question: str, several: bool) -> None:
    assert wants_several(read_profile(question, kind_of(question))) is several


def test_another_day_or_another_name_is_more_than_a_pointer() -> None:
    question = "Blijft de sluis bij Oostmark of die bij Ravelingen dicht?"
    main, other, named = findings_of_answers(
        "De sluis bij Oostmark blijft dicht.", "De sluis lekt.", "De sluis bij Ravelingen gaat open."
    )
    relevance = relevance_of(question)
    assert not stands_beside(main, main, relevance)
    assert stands_beside(other, main, relevance) and not stands_beside(named, main, relevance)
    (earlier,) = findings_of_answers("De sluis lekt.")
    earlier = replace(
        earlier,
        document=replace(
            earlier.document, name="b.txt", dates=replace(earlier.document.dates, answered=date(2022, 3, 1))
        ),
    )
    assert not stands_beside(earlier, main, relevance)


def test_what_a_minister_says_is_no_pointer_below_what_a_member_says() -> None:
    main, other = findings_of_answers("De sluis is lek.", "De sluis is niet lek.")
    member, minister = replace(main, voice="De heer Wiek (Eik)"), replace(other, voice="Minister Bos")
    relevance = relevance_of("Is de sluis lek?")
    assert not stands_beside(minister, member, relevance)
    assert stands_beside(replace(minister, voice=member.voice), member, relevance)
    assert stands_beside(minister, main, relevance)


def test_what_stands_beside_is_pointed_at_with_its_quote_on_the_card_and_behind_the_answer() -> None:
    paper = exchange_paper(
        "a.txt", [("Blijft de sluis dicht?", "De sluis blijft dicht."), ("Lekt hij?", "Hij lekt.")]
    )
    beside, main = finding_of(paper, 1, aside=True), finding_of(paper, 0)
    quoted = with_quotes([beside, main], relevance_of("Blijft de sluis dicht?"))
    assert [each.aside for each in quoted] == [False, True]
    statements, citations = compose(quoted, NL)
    assert statements[1].text.endswith("zie ook antwoord op vraag 2") and statements[1].marks == (2,)
    assert (
        citations[1].quote == "Hij lekt." and paper.text[citations[1].start : citations[1].end] == "Hij lekt."
    )
    (_, english), _ = compose(quoted, EN)
    assert english.text.endswith("see also answer to question 2")


def test_a_pointer_to_what_is_quoted_already_is_left_out() -> None:
    paper = exchange_paper("a.txt", [("Blijft de sluis dicht?", "De sluis blijft dicht.")])
    statements, _ = compose([finding_of(paper), finding_of(paper, aside=True)], NL)
    assert len(statements) == 1


def test_a_bare_yes_is_no_part_of_the_answer_to_how_many_and_a_no_is() -> None:
    filler = "De gemeente heeft de bewoners in het voorjaar uitgebreid over alle plannen ingelicht. " * 20
    question = "Hoeveel sluizen zijn er dicht?"
    for verdict, kept in (("Ja.", False), ("Nee.", True)):
        (found,) = findings_of_answers(f"{verdict} {filler}Er zijn 12 sluizen dicht.")
        (quoted,) = with_quotes([found], relevance_of(question))
        assert (quoted.texts[0] == verdict) is kept and "12 sluizen" in quoted.texts[-1]


def test_a_day_or_a_reference_counts_nothing() -> None:
    for text in (
        "op 11 november",
        "zie vraag 3",
        "de vragen 4 t/m 6",
        "artikel 34",
        "kamerstuk 29 628, nr. 12",
    ):
        assert not has_count(text), text
    assert has_count("op 11 november waren er 5") and has_count("vraag 3: 5")


def test_a_count_of_another_year_is_none_of_the_year_that_is_asked() -> None:
    asked = read_profile("Hoeveel sluizen waren er dicht in 2031?", "number")
    beside = "Vergeleken is met 2031. Er is veel veranderd. Nu zijn er 12 sluizen dicht."
    assert not gives_wanted(findings_of_answers(beside), asked)
    assert gives_wanted(findings_of_answers("In 2031 waren er 12 sluizen dicht."), asked)
    assert gives_wanted(findings_of_answers(beside, question="Hoeveel waren het er in 2031?"), asked)
    pointed = [replace(each, aside=True) for each in findings_of_answers("In 2031 waren er 12 dicht.")]
    assert not gives_wanted([*findings_of_answers("De sluizen zijn oud."), *pointed], asked)


@pytest.mark.parametrize(
    ("question", "beside"),
    [
        ("Hoeveel schepen varen de sluis in en hoeveel eruit?", False),
        ("Wat kost de sluis en helpt het al?", False),
        ("How many ships enter the lock and how many leave?", False),
        ("Hoeveel schepen varen de sluis in?", True),
        ("Vaart de boot naar eiland en wad?", True),
    ],
)
def test_a_question_in_two_halves_has_two_answers(question: str, beside: bool) -> None:
    main, other = findings_of_answers("Er varen 30 schepen de sluis in.", "Er varen 10 schepen uit.")
    assert stands_beside(other, main, relevance_of(question)) is beside


def test_what_is_as_likely_as_what_leads_is_quoted_and_the_rest_pointed_at() -> None:
    twins = findings_of_answers("De sluis blijft dicht.", "De sluis blijft dicht, zegt men.")
    close = [replace(each, score=score) for each, score in zip(twins, (20.0, 19.9), strict=True)]
    far = [replace(each, score=score) for each, score in zip(twins, (20.0, 18.0), strict=True)]
    relevance = relevance_of("Blijft de sluis dicht?")
    assert [each.aside for each in choose_findings(close, relevance)] == [False, False]
    assert [each.aside for each in choose_findings(far, relevance)] == [False, True]


def test_what_is_as_likely_in_another_paper_is_pointed_at() -> None:
    (main,) = findings_of_answers("De sluis blijft dicht.")
    elsewhere = replace(main, document=replace(main.document, name="b.txt"), score=19.9)
    made = choose_findings([replace(main, score=20.0), elsewhere], relevance_of("Blijft de sluis dicht?"))
    assert [each.aside for each in made] in ([False], [False, True])


def test_the_paragraph_behind_the_one_that_opens_a_letter_is_quoted() -> None:
    said = ["U vroeg of de sluis dicht blijft.", "Hij gaat open.", "De kade is van steen."]
    paper = letter("brief.txt", said, date(2024, 5, 2))
    opening, behind, third = (
        Finding(paper, None, each, each.span, spans=(each.span,)) for each in paper.paragraphs
    )
    relevance = relevance_of("Blijft de sluis dicht?")
    assert not stands_beside(behind, opening, relevance)
    assert stands_beside(third, opening, relevance) and stands_beside(opening, behind, relevance)


@pytest.mark.parametrize(
    ("first", "quoted"),
    [("Uw Kamer verzocht de sluis dicht te houden.", 2), ("De sluis is van hout.", 1)],
)
def test_below_what_was_asked_of_it_a_letter_says_what_is_done(first: str, quoted: int) -> None:
    paper = letter("brief.txt", [first, "Ik houd hem open.", "De kade is van steen."], date(2024, 5, 2))
    found = [Finding(paper, None, each, each.span, spans=(each.span,)) for each in paper.paragraphs]
    assert list(with_what_follows(found[:1], found)) == found[:quoted]
    assert list(with_what_follows(found[1:2], found)) == found[1:2]


def test_below_a_motion_retold_in_nobodys_voice_the_letters_own_word_is_quoted() -> None:
    retold = "De motie van het lid Merel verzoekt om honden in de tandradbaan."
    paper = letter(
        "brief.txt", [retold, "Sinds mei mogen zij mee.", "De baan is van staal."], date(2041, 5, 3)
    )
    found = [Finding(paper, None, each, each.span, spans=(each.span,)) for each in paper.paragraphs]
    nobodys, members = replace(found[0], voice="unknown"), replace(found[0], voice="member")
    assert list(with_what_follows([nobodys], [nobodys, *found[1:]])) == [nobodys, found[1]]
    assert list(with_what_follows([members], [members, *found[1:]])) == [members]
