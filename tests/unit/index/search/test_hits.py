"""What a search hands out: as many as asked, each with its best passage, copies folded, of one generation."""

from __future__ import annotations

from datetime import date

from index.search import Filters, Index
from index.search.index import Mode
from index.search.stopwatch import Stopwatch
from index.store.uploads import uploads_of
from tests.support.shelf import BEUK, Shelf, exchange_paper, letter, shelf

__all__ = ["shelf"]

MODES: tuple[Mode, ...] = ("hybrid", "dense", "lexical")
THINGS = "brug sluis toren haven markt school kerk molen kade straat werf tunnel".split()
MANY = exchange_paper(
    "veel.txt",
    [
        (f"Hoe staat het met de {thing}?", f"De {thing} is vorig jaar door de gemeente opgeknapt.")
        for thing in THINGS
    ],
)


def indexed(shelf: Shelf, *papers: object) -> Index:
    shelf.put(*papers)  # type: ignore[arg-type]
    shelf.build()
    return Index.open(shelf.index)


def test_as_many_hits_as_are_asked_for_each_with_the_side_that_fits(shelf: Shelf) -> None:
    index = indexed(shelf, MANY)
    for k in (0, 1, 3, 12):
        hits = index.search("Hoe staat het met de molen?", k)
        assert len(hits) == min(k, len(THINGS)) == len(list(hits))
        assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    asked, told = "Hoe staat het met de molen?", "de molen is opgeknapt door de gemeente"
    for mode in MODES:
        for query, kind in ((asked, "question"), (told, "answer")):
            hit = index.search(query, mode=mode).hits[0]
            assert hit.exchange == "8" and (hit.kind == kind or mode == "lexical")
    near, far = index.search(asked, mode="dense").hits[:2]
    assert near.score > 3 * abs(far.score), "a search by meaning tells near from far"


def test_a_copy_without_an_answer_is_folded_into_the_one_with_an_answer(shelf: Shelf) -> None:
    asked = "Wanneer gaat de oude brug bij Muiden weer open voor al het verkeer?"
    index = indexed(
        shelf,
        exchange_paper("a.txt", [(asked, None)], kind="vragen"),
        exchange_paper(
            "b.txt", [(asked, "De oude brug bij Muiden gaat in mei weer open voor al het verkeer.")]
        ),
        exchange_paper("c.txt", [("Hoe heet de schipper van de veerpont?", "Hij heet Wouter.")]),
    )
    (first, *others) = index.search(asked).hits
    assert (first.doc, first.twins) == ("b.txt", ("a.txt#1",))
    assert [hit.doc for hit in others] == ["c.txt"]


def test_one_word_answers_to_one_question_are_copies_and_to_others_not(shelf: Shelf) -> None:
    asked = "Is de brug bij Muiden open?"
    index = indexed(
        shelf,
        exchange_paper("a.txt", [(asked, "Ja.")]),
        exchange_paper("b.txt", [(asked, "Ja.")]),
        exchange_paper("c.txt", [(asked, "Nee.")]),
        letter("d.txt", ["Ja."]),
    )
    hits = index.search(asked).hits
    assert {hit.doc for hit in hits} >= {"c.txt"} and len([hit for hit in hits if hit.twins]) == 1
    assert not {"a.txt", "b.txt"} <= {hit.doc for hit in hits}


def test_one_paper_never_folds_into_itself(shelf: Shelf) -> None:
    pair = ("Is de brug bij Muiden open voor het verkeer?", "De brug bij Muiden is open voor al het verkeer.")
    other = (pair[0], f"{pair[1]} ")
    hits = indexed(shelf, exchange_paper("a.txt", [pair, other])).search(pair[0]).hits
    assert [hit.exchange for hit in hits] == ["1", "2"] and not any(hit.twins for hit in hits)


def test_a_hit_without_date_minister_or_title_says_so(shelf: Shelf) -> None:
    index = indexed(
        shelf, exchange_paper("a.txt", [("Is de brug open?", None)], kind="vragen", day=None, asker=BEUK)
    )
    hit = index.search("brug").hits[0]
    assert (hit.date, hit.party, hit.paragraph) == (None, "Beuk", None)
    assert index.period() == (None, None) and index.count(Filters(since=date(2020, 1, 1))) == 0


def test_only_a_visitors_paper_is_an_upload(shelf: Shelf) -> None:
    uploads = uploads_of(shelf.index)
    shelf.put(MANY)
    paper = letter("eigen.txt", ["De brug is dicht."])
    shelf.build()
    written = shelf.put(paper)
    uploads.mkdir()
    moved = written.rename(uploads / "eigen.txt")
    beside = shelf.put(letter("ander.txt", ["De sluis is open."]), under="../aaa")
    shelf.build(shelf.papers, moved, beside)
    index = Index.open(shelf.index)
    names = ("eigen.txt", "veel.txt", "ander.txt")
    assert [index.document(name).upload for name in names] == [True, False, False]
    hits = index.with_doubts(index.search("brug sluis", 9)).hits
    assert {hit.doc for hit in hits if hit.upload} == {"eigen.txt"}


def test_an_open_index_goes_to_the_newest_generation_once(shelf: Shelf) -> None:
    index = indexed(shelf, MANY)
    assert not index.reload()
    shelf.put(letter("nieuw.txt", ["De zeppelin is geland."]))
    shelf.build()
    assert index.reload() and not index.reload()
    assert index.generation == 2 and index.search("zeppelin").hits[0].doc == "nieuw.txt"


def test_time_adds_up_by_stage_and_each_stage_is_told() -> None:
    heard: list[str] = []
    watch = Stopwatch(heard.append)
    for name in ("search", "write", "search"):
        with watch.stage(name):
            sum(range(1000))
    assert heard == ["search", "write", "search"]
    assert set(watch.total()) == {"search", "write", "total"}
    assert 0 < watch.ms["search"] + watch.ms["write"] <= watch.total()["total"] < 60_000
