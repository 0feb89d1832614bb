"""A subject that no paper names is not answered from papers that share only the question's common words.

`absent_subjects.tsv` holds questions: of which papers they were asked, whether those name their subject,
whether the rule was developed on them. Figures of all are in docs/log.md; here the absent meet the samples.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.build import build
from index.search import Index
from rag.answer import answer
from rag.gather.absence.subject import absent_subject
from rag.gather.findings import Finding
from tests.support.absent_abroad import absent_questions
from tests.support.invented_sets import write_sets
from tests.support.other_languages import foreign_questions
from tests.support.shelf import Shelf, exchange_paper

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("absent_subjects.tsv").read_text("utf-8").splitlines()
]
PAPERS = {
    "school.txt": [
        (
            "Welke maatregelen neemt het kabinet tegen schimmel op scholen?",
            "Het kabinet neemt maatregelen tegen schimmel op school: elke school in Nederland krijgt hulp "
            "van een keurmeester.",
        ),
        ("Doet de minister dat in alle scholen?", "De minister doet dat in alle scholen van het land."),
    ],
    "verkeer.txt": [
        (
            "Wat doet het kabinet tegen gladheid in het verkeer?",
            "Het kabinet doet veel tegen gladheid: het verkeer krijgt borden en strooiwagens rijden eerder.",
        ),
        ("Hoeveel strooiwagens zijn er?", "Er zijn 412 strooiwagens voor het verkeer op de wegen."),
    ],
    "zorg.txt": [
        (
            "Wat vindt de minister van de wachtkamers in de zorg?",
            "De minister vindt dat wachtkamers te vol zijn en wil dat huisartsen meer ruimte krijgen.",
        ),
        (
            "Krijgen jongeren hulp bij een beugel?",
            "Jongeren krijgen hulp bij de kosten van een beugel als zij de orthodontist niet kunnen betalen.",
        ),
    ],
}


@pytest.fixture(scope="module")
def made_index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with pytest.MonkeyPatch.context() as patch:
        shelf = Shelf(tmp_path_factory.mktemp("absent"), patch)
        shelf.put(*(exchange_paper(name, pairs) for name, pairs in PAPERS.items()))
        shelf.build()
    with Index.open(shelf.index) as index:
        yield index


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("Wat doet het kabinet tegen lachgas?", "lachgas"),
        ("Wat doet het kabinet tegen lachgas in het verkeer?", "lachgas"),
        ("Welke maatregelen neemt de minister tegen vapes op school?", "vapes"),
        ("Welke maatregelen neemt het kabinet tegen loverboys op scholen?", "loverboys"),
        ("Wat vindt de minister van astrologie in de zorg?", "astrologie"),
        ("Wat doet het kabinet tegen de tijgermug in Nederland?", "tijgermug"),
    ],
)
def test_a_subject_of_which_no_paper_speaks_is_named_and_not_answered(
    made_index: Index, question: str, subject: str
) -> None:
    said = answer(question, made_index)
    assert said.abstained and not said.citations
    assert f"Over {subject} staat er niets in wat het kabinet hierover zei." in said.notes


@pytest.mark.parametrize(
    "question",
    [
        "Wat doet het kabinet tegen gladheid in het verkeer?",
        "Wat doet het kabinet tegen gladhied in het verkeer?",  # misspelt
        "Welke maatregelen neemt de minister tegen schimmels op school?",  # inflected
        "Wat vindt de minister van volle wachtkamers bij de dokter?",  # another word for huisarts
        "Krijgen tieners hulp bij het betalen van een beugel?",  # another word for jongeren
        "Hoeveel wagens strooien er in het verkeer?",  # a compound taken apart
        "What does the cabinet do against slippery roads in traffic?",
    ],
)
def test_other_words_for_the_same_subject_are_answered(made_index: Index, question: str) -> None:
    assert not answer(question, made_index).abstained


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("What does the cabinet do against laughing gas in traffic?", "laughing gas"),
        ("Was tut das Kabinett gegen Drohnen im Verkehr?", "Drohnen"),
        ("Que fait le ministre contre les rats à l'école ?", "rats"),
        ("¿Qué hace el ministro por los niños sordos en la escuela?", "sordos"),
        ("Bakan okullarda kumar reklamlarına karşı ne yapıyor?", "kumar"),
        ("Co robi minister przeciwko szczurom w szkołach?", "szczurom"),
        ("ماذا يفعل الوزير ضد الجرذان في المدارس؟", "الجرذان"),
    ],
)
def test_a_subject_asked_for_in_another_language_is_absent_where_none_of_its_dutch_words_is_there(
    made_index: Index, question: str, subject: str
) -> None:
    said = answer(question, made_index)
    assert said.abstained and not said.citations
    assert subject in " ".join(said.notes)


@pytest.mark.parametrize(
    "question",
    [
        "What does the minister do about mould at school?",
        "Was tut das Kabinett gegen Glätte im Verkehr?",
        "Que fait le ministre contre la moisissure à l'école ?",
        "What does the cabinet do against slippery roads in traffic?",  # slippery: unknown
    ],
)
def test_what_is_there_by_another_word_is_not_called_absent(made_index: Index, question: str) -> None:
    assert not any("Nothing is said of" in note for note in answer(question, made_index).notes)


def test_of_the_absent_in_seven_languages_most_are_declined_and_of_the_answerable_none_more(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("abroad")
    write_sets(folder)
    build([folder / "papers"], folder / "index")
    with Index.open(folder / "index") as index:
        absent = [answer(each.text, index).abstained for each in absent_questions() if each.held_out][::3]
        asked = [answer(each.text, index).abstained for each in foreign_questions() if each.held_out][::3]
    assert sum(absent) / len(absent) >= 0.8
    assert sum(asked) / len(asked) <= 0.3


def test_most_absent_subjects_are_declined_over_the_samples(sample_index: Index) -> None:
    said = [answer(question, sample_index) for _, kind, _, question in ROWS if kind == "absent"]
    assert sum(each.abstained for each in said) / len(said) >= 0.75


def absent(question: str, *texts: str, held: str = "", odds: float = 0.5) -> list[str]:
    """What is absent, with these answers found; `held` are the terms that other papers hold."""
    paper = exchange_paper("a.txt", [("Hoe zit het?", text) for text in texts])
    found = [Finding(paper, each, None, each.answer or each.question) for each in paper.exchanges]
    needs = absent_subject(question, found, lambda term: 0.1 if term in held.split() else 0.0, odds)
    return [need.said for need in needs]


TOPIC = "Het verkeer op school is druk."


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Wat doet het kabinet tegen Lachgas in het verkeer?", ["Lachgas"]),
        # of which hardly a word tells anything but those that lack
        ("Wat doet het kabinet tegen lachgas en astrologie in het verkeer?", ["lachgas"]),
        ("Wat doet het kabinet voor het verkeer?", []),
        ("Wat doet het kabinet?", []),
        ("Wat doet het kabinet tegen verkeer-lachgas?", []),  # one side of the hyphen is spoken of
    ],
)
def test_one_unknown_word_among_common_ones_is_the_subject(question: str, names: list[str]) -> None:
    assert absent(question, TOPIC) == names


def test_what_other_papers_name_is_left_to_the_search() -> None:
    assert absent("Wat doet het kabinet tegen lachgas in het verkeer?", TOPIC, held="lachgas") == []


def test_papers_that_fit_well_outweigh_an_unknown_word_that_is_no_noun() -> None:
    question = "Wordt het verkeer op school door het kabinet gelachgast?"
    assert absent(question, TOPIC, odds=5.0) == []
    assert absent(question, TOPIC) == ["gelachgast"]


def test_a_rare_word_that_is_spoken_of_outweighs_one_that_is_not_in_everyday_words() -> None:
    question = "Wat doet het kabinet tegen de strooiwagens op mijn kasseien?"
    assert absent(question, "De strooiwagens rijden.") == []
    assert absent("Wat doet het kabinet tegen het verkeer op de kasseien?", TOPIC) == ["kasseien"]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Hoeveel schade deden mollen in de Lekepolder?", []),  # nothing tells that it is a noun
        ("Hoe groot was de schade door mollen in de Lekepolder?", ["mollen"]),
        ("Hoe groot was de schade door hongerige mollen in de Lekepolder?", []),  # two words lack
        ("Hoe groot was nou de schade door mollen in de Lekepolder?", []),  # as one speaks
        ("Was de schade van 2040 in de Lekepolder in 2041 veranderd?", []),  # a verb behind a year
        ("Hoe groot was de schade door ganzenvluchten in de Lekepolder?", []),  # a part of it is there
        ("Hoe groot was de schade door brutale ganzen in de Lekepolder?", []),  # no noun
        ("Hoeveel kilo gras kostten ganzen in de Lekepolder?", []),  # what is measured by
    ],
)
def test_the_one_noun_that_lacks_is_the_subject_however_well_the_rest_fits(
    question: str, names: list[str]
) -> None:
    goose = "De schade door ganzen in de Lekepolder was groot: zij vraten kostbaar gras."
    assert absent(question, goose, odds=7.0) == names


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Hoe groot was de schade door mollen in de Lekepolder?", ["mollen"]),
        ("Hoe groot was de schade door ganzen en mollen in de Lekepolder?", []),  # two papers may tell it
        (
            "Hoe groot was volgens de laatste tellingen de schade door mollen in de lage Lekepolder daar?",
            [],
        ),
    ],
)
def test_a_noun_of_other_papers_lacks_where_none_joins_it_to_the_rest(
    question: str, names: list[str]
) -> None:
    goose = "De schade door ganzen in de lage Lekepolder was groot, volgens tellingen."
    assert absent(question, goose, held="mol", odds=7.0) == names


def test_words_of_two_papers_are_not_said_together() -> None:
    goose = exchange_paper("a.txt", [("Hoe zit het?", "De schade door ganzen in de Lekepolder was groot.")])
    mole = exchange_paper("b.txt", [("Hoe zit het?", "Er zijn dertig mollen gevangen.")])
    found = [Finding(p, e, None, e.answer or e.question) for p in (goose, mole) for e in p.exchanges]
    question = "Hoe groot was de schade door mollen in de Lekepolder?"
    (need,) = absent_subject(question, found, lambda term: 0.1, 7.0)
    assert need.said == "mollen"


def test_a_word_that_ends_a_name_is_spoken_of() -> None:
    told = "Het Zwaluworkest verliest geld."
    assert absent("Waarom verliest het orkest geld?", told, odds=1.0) == []


def test_a_part_of_a_compound_holds_it_by_what_that_tells() -> None:
    bees, boat = "Wat doet het kabinet voor de bijenstand?", "Wat doet het kabinet voor de asielboot?"
    assert absent(bees, "De stand van zaken is goed.", odds=2.5) == ["bijenstand"]
    assert absent(boat, "Het asiel wordt duur.", odds=2.5) == []


def test_where_nothing_is_found_the_subject_is_absent() -> None:
    assert absent("Wat doet het kabinet tegen lachgas?") == ["lachgas"]
