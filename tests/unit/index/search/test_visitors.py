"""What one visitor added is not there for another: in hits, scores, counts, names and in what folds."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.standing.papers import invented_sets
from index.build import BuildOptions, build
from index.search import Filters, Index
from index.search.ranking import Mode
from index.store.uploads import NOBODY, folder_of_visitor, own_name, owner_of, shown_name, visitor_of_mark

ANNA, BERT = visitor_of_mark("anna"), visitor_of_mark("bert")
MODES: tuple[Mode, ...] = ("hybrid", "dense", "lexical")
COUNT = 6  # papers of all; Anna and Bert have two each


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """An index with papers of all, of Anna and of Bert, and one for each of what he should see."""
    folder = tmp_path_factory.mktemp("visitors")
    index, papers = folder / "index", folder / "papers"
    own = {name: folder_of_visitor(index, name) for name in (ANNA, BERT)}
    made = invented_sets()
    for place, kept in (
        (papers, made[:COUNT]),
        (own[ANNA], made[COUNT : COUNT + 2]),
        (own[BERT], made[COUNT + 2 : COUNT + 4]),
    ):
        place.mkdir(parents=True)
        for paper in kept:
            (place / paper.name).write_text(paper.text, encoding="utf-8")
    (own[BERT] / made[0].name).write_text(made[0].text + "\n", encoding="utf-8")  # his copy of a paper of all
    (own[BERT] / made[COUNT].name).write_text(made[COUNT].text, encoding="utf-8")  # what Anna added, too
    build([papers], index)
    for place in own.values():
        build([place], index)
    wanted = {"index": index}
    for visitor in (ANNA, BERT, NOBODY):
        wanted[visitor] = folder / f"only-{visitor}"
        build([papers, *([own[visitor]] if visitor else [])], wanted[visitor])
    return wanted


def seen(index: Index) -> list[object]:
    """All that a searcher sees of each reader's question, in each way of searching, and of what is there."""
    asked = [question for paper in invented_sets()[: COUNT + 4] for _, question, *_ in paper.asked][::16]
    filters = (Filters(), Filters(party=index.parties()[0]), Filters(minister=index.ministers()[-1]))
    found = [
        (index.search(question, mode=mode, filters=each).hits)
        for question in asked
        for mode in MODES
        for each in filters
    ]
    names = (index.people(), index.parties(), index.ministers(), index.ministries(), index.types())
    papers = [(paper.name, paper.title) for paper in index.papers()]
    shares = [index.share(word) for word in ("kabinet", "brug", "gemeente", "school")]
    counts = (index.coverage(), [index.coverage(each) for each in filters], [index.count(f) for f in filters])
    return [found, names, papers, index.documents(), shares, counts, index.period(), index.unread_files()]


@pytest.mark.parametrize("visitor", [ANNA, BERT, NOBODY])
def test_a_visitor_sees_the_index_that_never_held_what_others_added(
    places: dict[str, Path], visitor: str
) -> None:
    with Index.open(places["index"]) as whole, Index.open(places[visitor]) as wanted:
        assert seen(whole.seen_by(visitor)) == seen(wanted)
        with whole.seen_by(visitor).pinned() as held:
            assert seen(held) == seen(wanted)


def test_the_keeper_sees_all_and_a_visitor_reads_no_paper_of_another(places: dict[str, Path]) -> None:
    with Index.open(places["index"]) as whole:
        own = [paper.name for paper in whole.all_copies() if owner_of(paper.path) == ANNA]
        assert len(own) == 2 and len(whole.documents()) == COUNT + 2 + 4
        assert whole.seen_by(ANNA).document(own[0]).upload and shown_name(own[0]) in own[0]
        for other in (BERT, NOBODY):
            with pytest.raises(KeyError):
                whole.seen_by(other).document(own[0])


def test_the_mark_of_what_is_seen_changes_for_who_sees_the_change(places: dict[str, Path]) -> None:
    with Index.open(places["index"]) as whole:
        marks = {name: whole.seen_by(name).contents for name in (ANNA, BERT, NOBODY)}
        folder = folder_of_visitor(places["index"], ANNA)
        paper = invented_sets()[COUNT + 5]
        (folder / paper.name).write_text(paper.text, encoding="utf-8")
        build([folder], places["index"])
        whole.reload()
        changed = [name for name in marks if whole.seen_by(name).contents != marks[name]]
        assert changed == [ANNA]
        (folder / paper.name).unlink()
        build([folder], places["index"], BuildOptions(prune=True))


def test_whose_a_paper_is_stands_in_its_folder_wherever_that_lies() -> None:
    own = f"/elders/terug-uploads/visitor-{ANNA}/brief.txt"
    assert (owner_of(own), own_name(Path(own))) == (ANNA, f"visitor-{ANNA}/brief.txt")
    assert shown_name(f"visitor-{ANNA}/brief.txt") == "brief.txt" == shown_name("brief.txt")
    for of_all in (
        own.replace("visitor-", "shared-"),
        "/x/visitor-boek/brief.txt",
        "/x/visitor-.txt",
        f"/x/{ANNA}/a.txt",
    ):
        assert owner_of(of_all) is None and own_name(Path(of_all)) is None
