"""The standing set holds what it says: enough of each kind, and what is right about each question."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from eval.gold import GoldQuestion, Judgement, read_gold
from eval.standing.gold import standing_papers, write_standing
from eval.standing.papers import LANGUAGES, NOTICE, InventedPaper, invented_sets
from index.document import Document
from index.files import read_bytes
from index.parse import parse


def read(paper: InventedPaper) -> Document:
    return read_text(paper.text, paper.name)


@cache
def read_text(text: str, name: str) -> Document:
    return parse(read_bytes(text.encode(), name), name)


@pytest.fixture(scope="module")
def papers() -> dict[str, InventedPaper]:
    return {paper.name: paper for paper in standing_papers()}


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> tuple[GoldQuestion, ...]:
    return read_gold([write_standing(tmp_path_factory.mktemp("standing"))])


def test_there_are_over_a_thousand_questions_of_every_kind(gold: tuple[GoldQuestion, ...]) -> None:
    kinds = Counter(each.kind for each in gold)
    assert len(gold) > 1000
    assert (
        min(kinds[k] for k in ("direct", "everyday", "followup", "other_language", "near_miss", "absent"))
        > 40
    )
    assert min(kinds[k] for k in ("keywords", "scope")) > 20
    wrong = {each.subkind for each in gold if each.kind == "near_miss"}
    assert wrong == {"year", "place", "figure", "minister", "subject"}
    wanted = Counter(each.subkind for each in gold if each.answerable)
    assert min(wanted[each] for each in ("fact", "figure", "date", "position", "who")) > 30
    spoken = Counter(each.lang for each in gold)
    assert min(spoken[each] for each in LANGUAGES) > 60


def test_no_question_stands_twice(gold: tuple[GoldQuestion, ...]) -> None:
    asked = Counter((each.question.casefold(), each.history) for each in gold)
    assert [question for question, times in asked.items() if times > 1] == []


def test_each_paper_says_that_it_is_invented_and_is_read_whole(papers: dict[str, InventedPaper]) -> None:
    assert len(papers) > 50
    for paper in papers.values():
        document = read(paper)
        assert paper.text.startswith(NOTICE)
        assert paper.letter or len(document.exchanges) == len(paper.pairs), paper.name
        assert document.dates.answered or document.dates.sent, paper.name


def test_the_facts_stand_where_the_question_is_answered(
    gold: tuple[GoldQuestion, ...], papers: dict[str, InventedPaper]
) -> None:
    for each in gold:
        said = " ".join(text_of(judged, papers[judged.doc]) for judged in each.relevant).casefold()
        for fact in each.must_contain if each.answerable else ():
            assert any(wording.casefold() in " ".join(said.split()) for wording in fact), each


def text_of(judged: Judgement, paper: InventedPaper) -> str:
    document = read(paper)
    if judged.paragraph is not None:
        return document.at(document.paragraphs[judged.paragraph - 1].span)
    found = next(one for one in document.exchanges if one.id == judged.exchange)
    return document.at(found.answer) if found.answer else ""


def test_a_near_miss_names_what_no_paper_holds(
    gold: tuple[GoldQuestion, ...], papers: dict[str, InventedPaper]
) -> None:
    everything = " ".join(paper.text for paper in papers.values())
    places = "Knisperdam Wortelmeer Appelschaar Peperpolder Fluitenwaard Druivenoord Peperzijl".split()
    assert not [place for place in places if place in everything]
    swapped = [each for each in gold if each.subkind == "place" and not each.answerable]
    assert all(any(place in each.question for place in (*places, "Zuiderhorst")) for each in swapped)


def test_a_joint_answer_stands_under_both_questions() -> None:
    paper = next(each for each in invented_sets("questions.txt") if each.name == "politie-post.txt")
    first, second, *_ = read(paper).exchanges
    assert first.answer == second.answer is not None and "Antwoord 1 en 2" in paper.text
