"""What every engine must do alike: the same papers in a folder and on a Milvus server, asked the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from index.build.carrying import carry
from index.derived.milvus.address import MilvusAddress
from index.document import Document, Member
from index.errors import NoSuchPaperError, QuestionError
from index.search import Filters, Hits, Index
from rag.answer import answer
from tests.contract.agreement import places
from tests.support.milvus import NEEDS_MILVUS, milvus_port, new_address
from tests.support.shelf import BEUK, EIK, VALK, Shelf, exchange_paper, letter

__all__ = ["milvus_port", "new_address"]

ENGINES = ["folder", pytest.param("milvus", marks=NEEDS_MILVUS)]
TUNNEL = "Is de tunnel onder de Zilverplas veilig voor fietsers met een bakfiets?"
SAFE = "De tunnel onder de Zilverplas is veilig. Er is vorig jaar een proef met noodverlichting gehouden."
FERRY = "Vaart de veerpont naar Eikendam nog in de winter?"
SAILS = "De veerpont naar Eikendam vaart in de winter alleen op marktdagen."
ODD = Member("D'Arvor", 'De "Nieuwe" \\ Wind')


def papers() -> list[Document]:
    """Papers of several kinds, of two parties and two ministers, one with askers of its own."""
    shared = exchange_paper("c.txt", [(TUNNEL + " Ook 's nachts?", SAFE), (FERRY, SAILS)], asker=BEUK)
    own = (replace(shared.exchanges[0], asker=EIK), replace(shared.exchanges[1], asker=BEUK))
    shared = replace(shared, dates=replace(shared.dates, answered=date(2023, 4, 5)), askers=(EIK, BEUK))
    return [
        exchange_paper("a.txt", [(TUNNEL, SAFE), (FERRY, None)], numbers={"vraagnummer": "2031Z00001"}),
        exchange_paper("b.txt", [(FERRY, SAILS)], asker=BEUK, day=date(2022, 6, 1), minister=VALK),
        replace(shared, exchanges=own),
        exchange_paper("d.txt", [("Komt er een pont bij Marsdiep?", None)], kind="vragen",
                       numbers={"vraagnummer": "2031Z00009"}),
        exchange_paper("e.txt", [("Komt er een pont bij Marsdiep?", "Er komt een pont bij Marsdiep.")],
                       numbers={"vraagnummer": "2031Z00009"}, asker=ODD),
        letter("f.txt", ["De dijk bij Eikendam wordt hoger.", "De zeppelin Wolkenveer landt op de heide."]),
        letter("g.txt", ["Over de tunnel onder de Zilverplas volgt een brief."], day=None),
    ]  # fmt: skip


@dataclass
class Engine:
    """One way to keep an index: `update` brings it up to date with the papers, `open` opens it."""

    shelf: Shelf
    address: MilvusAddress | None

    def update(self) -> None:
        """Read the papers, and carry them to the server where this engine has one."""
        self.shelf.build()
        if self.address:
            carry(self.shelf.index, self.address)

    def open(self) -> Index:
        """The index, open."""
        return Index.open(self.address or self.shelf.index)


@pytest.fixture(scope="module", params=ENGINES)
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine that holds the papers; the tests that share it change nothing."""
    with pytest.MonkeyPatch.context() as patch:
        shelf = Shelf(tmp_path_factory.mktemp("shelf"), patch)
        shelf.put(*papers())
        made = Engine(shelf, _address(request))
        made.update()
        yield made


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """An engine of one's own, empty."""
    return Engine(Shelf(tmp_path, monkeypatch), _address(request))


def _address(request: pytest.FixtureRequest) -> MilvusAddress | None:
    if request.param == "folder":
        return None
    give: Callable[[], MilvusAddress] = request.getfixturevalue("new_address")
    return give()


def names(hits: Hits) -> list[str]:
    """The papers that were found, best first."""
    return [hit.doc for hit in hits]


def test_what_is_found_stands_where_it_says(filled: Engine) -> None:
    with closing(filled.open()) as index:
        for mode in ("hybrid", "dense", "lexical"):
            hits = index.search("tunnel Zilverplas fietsers", mode=mode)  # type: ignore[arg-type]
            assert (hits.hits[0].doc, hits.hits[0].exchange) == ("a.txt", "1")
            for hit in hits:
                assert index.document(hit.doc).text[hit.start : hit.end] == hit.text
            assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))


def test_a_foreign_question_finds_dutch_words(filled: Engine) -> None:
    with closing(filled.open()) as index:
        for question in (
            "Is the ferry sailing to Eikendam in winter?",
            "Fährt die Fähre im Winter nach Eikendam?",
        ):
            found = index.search(question, mode="lexical")
            assert found.language in ("en", "de") and found.hits[0].doc in ("a.txt", "b.txt", "c.txt")


def test_each_filter_leaves_what_it_says(filled: Engine) -> None:
    with closing(filled.open()) as index:

        def left(**said: object) -> set[tuple[str, str | None]]:
            found = index.search("de pont, de tunnel en de dijk", 20, Filters(**said))  # type: ignore[arg-type]
            folded = {
                (doc, exchange)
                for hit in found
                for twin in hit.twins
                for doc, _, exchange in [twin.partition("#")]
            }
            return {(hit.doc, hit.exchange) for hit in found} | folded

        assert {doc for doc, _ in left(since=date(2024, 1, 1))} <= {"a.txt", "e.txt"}
        assert left(since=date(2022, 6, 1), until=date(2022, 6, 1)) == {("b.txt", "1")}
        assert {doc for doc, _ in left(until=date(2023, 12, 31))} == {"b.txt", "c.txt", "f.txt"}
        assert left(party="beuk") == {("b.txt", "1"), ("c.txt", "2")}
        assert ("c.txt", "1") in left(party="Eik") and ("c.txt", "2") not in left(party="Eik")
        assert left(party=ODD.party) == {("e.txt", "1")}
        assert {doc for doc, _ in left(minister="valk")} == {"b.txt", "f.txt", "g.txt"}
        assert {doc for doc, _ in left(ministry="Water en Wegen")} == {"a.txt", "c.txt", "e.txt"}
        assert left(type="vragen") == {("d.txt", "1")}
        assert {doc for doc, _ in left(doc="f.txt")} == {"f.txt"}
        assert left(party="Eik", until=date(2022, 1, 1)) == set()


def test_a_filter_that_no_paper_can_pass_is_refused(filled: Engine) -> None:
    with closing(filled.open()) as index:
        with pytest.raises(NoSuchPaperError, match='nearest is "Beuk"'):
            index.search("de pont", filters=Filters(party="Beukk"))
        with pytest.raises(QuestionError, match="empty"):
            index.search("  ")


def test_what_was_replaced_is_found_only_where_it_is_asked_for(filled: Engine) -> None:
    with closing(filled.open()) as index:
        assert "d.txt" not in names(index.search("pont bij Marsdiep", 20))
        assert "d.txt" in names(index.search("pont bij Marsdiep", 20, Filters(doc="d.txt")))


def test_a_paper_named_by_its_number_comes_first(filled: Engine) -> None:
    with closing(filled.open()) as index:
        assert places(index.search("vraag 1 van 2031Z00001"))[0] == ("a.txt", "1", None)
        assert places(index.search("2031Z00009"))[0] == ("e.txt", "1", None)


def test_a_question_that_is_hidden_is_not_found_by_its_words(filled: Engine) -> None:
    with closing(filled.open()) as index:
        shown = index.search("bakfiets", mode="lexical")
        hidden = index.search("bakfiets", mode="lexical", hidden=["a.txt#1", "c.txt#1"])
        assert shown.hits[0].kind == "question" and shown.hits[0].exchange == "1"
        assert all(hit.kind == "answer" for hit in hidden if hit.exchange == "1")
        by_vector = index.search(TUNNEL, mode="dense", hidden=["a.txt#1", "c.txt#1"])
        assert all(
            hit.kind == "answer" for hit in by_vector if hit.exchange == "1" and hit.doc in ("a.txt", "c.txt")
        )
        assert "a.txt" in names(by_vector)


def test_a_misspelt_name_finds_its_neighbour(filled: Engine) -> None:
    with closing(filled.open()) as index:
        for wrong in ("Wolkenveir", "Wolkenver", "Wolkenveeer", "Wolknever", "Wolkenvere"):
            assert index.search(wrong, mode="lexical").hits[0].doc == "f.txt", wrong


def test_twins_are_folded(filled: Engine) -> None:
    with closing(filled.open()) as index:
        best = index.search("Vaart de veerpont naar Eikendam in de winter?").hits[0]
        assert best.doc in ("b.txt", "c.txt") and {"b.txt#1", "c.txt#2", "a.txt#2"} >= set(best.twins) > set()


def test_the_facts_about_an_index(filled: Engine) -> None:
    with closing(filled.open()) as index:
        covered = index.coverage()
        assert (covered.documents, covered.since, covered.until) == (7, date(2022, 6, 1), date(2024, 3, 1))
        info = index.info()
        assert info["documents"] == 7 and info["generation"] == 1 and int(str(info["bytes"])) > 1000
        assert index.parties() == ["Beuk", ODD.party, "Eik"] and index.types() == [
            "antwoord",
            "brief",
            "vragen",
        ]
        assert index.documents() == [f"{letter}.txt" for letter in "abcdefg"]
        ids = {paper.name: paper.id for paper in index.all_copies()}
        holders = [ids["a.txt"], ids["b.txt"], ids["c.txt"]]
        assert index.papers_with("veerpont").tolist() == holders and not len(index.papers_with("nergens"))
        assert 0 < index.share("veerpont") < 1 and index.share("nergens") == 0
        assert not any(index.document(name).upload for name in index.documents())
        assert index.count(Filters(party="Beuk")) == 2


def test_an_answer_quotes_what_the_papers_say(filled: Engine) -> None:
    with closing(filled.open()) as index, closing(index.pinned()) as held:
        given = answer(FERRY, held)
        quotes = [citation for citation in given.citations if "marktdagen" in citation.quote]
        assert quotes and not given.abstained
        for cited in given.citations:
            assert index.document(cited.doc).text[cited.start : cited.end] == cited.quote
        assert answer("Hoeveel kost een kilo appels in Australië?", held).abstained


def test_what_changed_is_seen_whole_and_who_reads_on_is_not_disturbed(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.derived.milvus.store._LOOK_EVERY_S", 0.0)
    shelf = engine.shelf
    shelf.put(*papers())
    engine.update()
    with closing(engine.open()) as index, closing(index.pinned()) as held:
        before = places(index.search("tunnel Zilverplas"))
        (shelf.papers / "a.txt").unlink()
        shelf.put(exchange_paper("b.txt", [("Waar ligt de haven?", "De haven ligt bij Zilverplas.")]))
        shelf.put(letter("h.txt", ["De tunnel onder de Zilverplas gaat dicht."]))
        engine.update()
        assert index.reload() or index.generation == 2
        assert index.documents() == [f"{letter}.txt" for letter in "bcdefgh"]
        assert "a.txt" not in names(index.search("tunnel Zilverplas"))
        assert names(index.search("Waar ligt de haven?"))[0] == "b.txt"
        assert names(index.search("gaat de tunnel dicht"))[0] == "h.txt"
        assert places(held.search("tunnel Zilverplas")) == before
        assert SAFE in held.document("a.txt").text
        generation = index.generation
        engine.update()
        assert not index.reload() and index.generation == generation


def test_a_question_gives_way_to_its_answer(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.derived.milvus.store._LOOK_EVERY_S", 0.0)
    asked, given = papers()[3:5]
    engine.shelf.put(asked)
    engine.update()
    with closing(engine.open()) as index:
        assert names(index.search("pont bij Marsdiep")) == ["d.txt"]
        engine.shelf.put(given)
        engine.update()
        assert names(index.search("pont bij Marsdiep", filters=Filters(since=date(2020, 1, 1)))) == ["e.txt"]
        (engine.shelf.papers / "e.txt").unlink()
        engine.update()
        assert names(index.search("pont bij Marsdiep")) == ["d.txt"]
        assert SAFE not in index.document("d.txt").text
