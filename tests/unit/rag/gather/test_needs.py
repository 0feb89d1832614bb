"""What an answer must speak of, held against findings: names as they may be spelt, years, countries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

import pytest

from index.document import Dates, DocumentType
from rag.gather.findings import Finding
from rag.gather.name_match import _contains_initials, _is_one_edit_apart, contains_name
from rag.gather.question_profile import read_profile
from rag.gather.requirements import (
    Need,
    close_findings,
    fitting_findings,
    holds_need,
    missing_needs,
    other_years,
    read_needs,
    years_of,
)
from tests.support.rag_papers import exchange_paper

Kind = Literal["name", "country", "year", "counted"]


def found(text: str, score: float = 1.0, *, day: date | None = None) -> Finding:
    paper = replace(
        exchange_paper("a.txt", [("Vraag?", text)]), title=None, subject=None, askers=(), answered_by=(),
        dates=Dates(answered=day),
    )  # fmt: skip
    (exchange,) = paper.exchanges
    assert exchange.answer
    return Finding(paper, exchange, None, exchange.answer, score=score)


def need(kind: Kind, term: str) -> Need:
    return Need(kind, term, term)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("zwolle", "zwolle", True),
        ("zwolle", "zwole", True),
        ("zwole", "zwolle", True),
        ("zwolle", "zwalle", True),
        ("zwolle", "zwlole", True),
        ("zwolle", "zwolles", True),
        ("zwolles", "zwolle", True),
        ("zwolle", "zwollzs", False),
        ("zwolle", "zwalla", False),
        ("zwolle", "zwloel", False),
        ("zwolle", "owzlle", False),
        ("abcdef", "abdcxf", False),
        ("abcdef", "bacdef", True),
    ],
)
def test_one_letter_may_be_wrong_and_no_more(one: str, other: str, slip: bool) -> None:
    assert _is_one_edit_apart(one, other) is slip


@pytest.mark.parametrize(
    ("name", "text", "spoken"),
    [
        ("ede", "de stad ede ligt daar", True),
        ("ede", "iedereen weet dat", False),
        ("vlot", "de vlotbouw ligt stil", True),
        ("ebi", "de ebistraat", False),
        ("vlotbouw", "de vlot bouw ligt", True),
        ("wolven", "de wolf loopt", False),
        ("vlots", "de vlotbouw", True),
        ("tbs", "een tb kliniek", False),
        ("grunningen", "in gruningen staat", True),
        ("dalen", "in dalem staat", False),
        ("rvo", "de rijksdienst voor ondernemers", True),
        ("abcdefg", "arme boer cor denkt echt fout goed", False),
        ("abcdef", "arme boer cor denkt echt fout", False),
        ("abcde", "arme boer cor denkt echt", True),
    ],
)
def test_a_name_is_known_as_a_word_inside_one_spelt_apart_or_by_its_initials(
    name: str, text: str, spoken: bool
) -> None:
    assert contains_name(name, text) is spoken


def test_two_letters_are_no_abbreviation_of_words() -> None:
    assert not _contains_initials("rv", "rijksdienst voor ondernemers")
    assert _contains_initials("rvo", "de rijksdienst voor ondernemers") and not _contains_initials(
        "rov", "rijks voor ond"
    )


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("Wie woont er in Ter Apel?", {"apel"}),
        ("Wat doet Vlotbouw met Rijkswaterstaat?", {"vlotbouw", "rijkswaterstaat"}),
        ("Wat vindt de heer Zwolsman's vriend?", {"zwolsman"}),
        ("Komt er een brug bij het Waddeneiland?", set()),
        ("Rijdt de trein in Mei naar de Noordzeekust?", set()),
        ("Wat doet de A2-weg?", set()),
        ("Gaat de D66'er naar huis? Zwolle niet.", set()),
        ("Gaat het om het COA of om de NS?", {"coa", "ns"}),
        ("Waar ligt Nederlands-Europese grond?", set()),
        ("Wat is er in 2031 gebeurd bij Zwolsman in 2032?", {"zwolsman"}),
        ("Wat staat er in art. 2031.5 van nr. 1/2031 of 2030-5?", set()),
        ("Wat is er in 2030/2031 gezegd over Zwolsman?", {"zwolsman"}),
        (" ".join(["woord"] * 24) + " Zwolsman", {"zwolsman"}),
        (" ".join(["woord"] * 25) + " Zwolsman", set()),
    ],
)
def test_what_a_question_names_is_needed_and_common_words_are_not(question: str, terms: set[str]) -> None:
    assert {each.term for each in read_needs(read_profile(question), "nl")} == terms


def test_years_are_those_named_those_between_and_that_of_the_paper() -> None:
    finding = found("Zie 2020, en 2030 tot 2033.", day=date(2040, 5, 1))
    assert years_of(finding.text, finding) == {"2020", "2030", "2031", "2032", "2033", "2040"}
    assert years_of("In 12031 of 1,2031.", found("")) == frozenset()
    assert other_years(found("In 2033 en 2030, en weer 2033.")) == ("2030", "2033")


def test_close_is_half_as_good_as_the_best_among_the_first_twenty() -> None:
    scores = [10.0, 5.0, 4.9, 6.0, *[1] * 15, 9, 9]
    assert [each.score for each in close_findings([found("x", s) for s in scores])] == [10, 5, 6, 9]
    assert [each.score for each in close_findings([found("x", -1.0), found("x", -2.0)])] == [-1]


def test_a_year_and_a_country_must_meet_in_one_answer_and_two_countries_need_not() -> None:
    year, irak, iran = need("year", "2030"), need("country", "irak"), need("country", "iran")
    apart, met = [found("In 2030."), found("Naar Irak.")], [found("In 2030 naar Irak.")]
    assert missing_needs(apart, (year, irak)) == (irak,)
    assert missing_needs([*apart, *met], (year, irak)) == ()
    assert missing_needs([found("Naar Irak."), found("Naar Iran.")], (irak, iran)) == ()
    assert missing_needs([found("Naar Irak.")], (irak, iran)) == (iran,)
    assert missing_needs([found("Over niets.")], (year, irak)) == (year, irak)
    assert missing_needs([], (year,)) == () and missing_needs(met, ()) == ()


def test_of_several_names_one_will_do_but_a_country_is_lost_beside_it() -> None:
    one, other, irak = need("name", "zwolsman"), need("name", "vlotbouw"), need("country", "irak")
    assert missing_needs([found("Volgens Zwolsman.")], (one, other)) == ()
    assert missing_needs([found("Volgens Zwolsman.")], (one, other, irak)) == (irak,)
    assert missing_needs([found("Volgens niemand.")], (one, other)) == (one, other)
    assert missing_needs([found("Volgens niemand.")], (one, irak)) == (one, irak)


def test_the_findings_that_hold_most_of_the_years_and_countries_are_kept_in_order() -> None:
    year, irak = need("year", "2030"), need("country", "irak")
    none, half, both = found("Niets."), found("In 2030."), found("In 2030 naar Irak.")
    assert fitting_findings([none, both, half], (year, irak)) == (both,)
    assert fitting_findings([none, half], (year, irak)) == (half,)
    assert fitting_findings([none, half], (need("name", "zwolsman"),)) == (none, half)
    far = replace(both, score=0.1)
    assert fitting_findings([half, far, none], (year, irak)) == (half, far)


def test_a_name_may_stand_in_an_earlier_question_of_the_same_set_only() -> None:
    def holds(kind: DocumentType) -> list[bool]:
        paper = exchange_paper("a", [("Rijdt de Zwolsman?", "Ja."), ("Waarheen?", "Naar zee.")], kind=kind)
        each = [Finding(paper, one, None, one.answer) for one in paper.exchanges if one.answer]
        return [holds_need(one, need("name", "zwolsman")) for one in each]

    assert holds("antwoord") == [True, True] and holds("schriftelijk overleg") == [True, False]


def test_a_capital_stands_for_its_country_and_a_part_for_its_compound() -> None:
    assert holds_need(found("Overleg met Irak."), need("name", "bagdad"))
    assert not holds_need(found("Overleg met Iran."), need("name", "bagdad"))
    assert holds_need(found("De weg bij de luchthaven."), need("name", "luchthavenweg"))
    assert not holds_need(found("Over niets."), need("name", "luchthavenweg"))


def test_indien_is_a_country_only_where_it_is_written_as_one() -> None:
    assert not read_needs(read_profile("Mag een dijk dicht blijven indien dat gevaarlijk is?"), "nl")
    assert not read_needs(read_profile("Indien de dijk breekt, wie betaalt dan?"), "nl")
    (india,) = read_needs(read_profile("Wat doet het kabinet in Indien?"), "nl")
    assert (india.kind, india.term) == ("country", "india")


def test_a_country_that_the_paper_writes_as_the_question_does_is_held() -> None:
    needed = read_needs(read_profile("Kent de minister «The dikes of Italy’s coast»?"), "nl")
    (italy,) = (each for each in needed if each.kind == "country")
    assert holds_need(found("Het artikel The dikes of Italy’s coast ken ik."), italy)


def test_a_joint_answer_speaks_of_what_each_of_its_questions_names() -> None:
    pairs = [("Werkt Irak mee?", "Wij spreken elk land."), ("Werkt Marokko mee?", "Wij spreken elk land.")]
    paper = exchange_paper("landen", pairs)
    first = paper.exchanges[0]
    assert first.answer == paper.exchanges[1].answer and first.answer is not None
    joint = Finding(paper, first, None, first.answer)
    assert holds_need(joint, need("country", "marokko")) and not holds_need(joint, need("country", "iran"))
    asked = Finding(paper, first, None, first.question, "member")
    assert not holds_need(asked, need("country", "marokko"))
