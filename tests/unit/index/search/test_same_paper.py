"""One paper from two sources: counted, listed and quoted once, by its better file."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from index.build import BuildOptions, build
from index.files.sidecar import Sidecar, sidecar_path
from index.harvest.news.open_questions import open_questions
from index.search import Filters, Index
from index.search.catalogue import Paper
from index.search.same_paper import lesser_copies
from rag.answer import answer
from tests.support.kamer import answer_xml, question_xml

DAY = date(2031, 3, 1)
AH = "ah-tk-20302031-77"


def paper(path: str, numbers: Mapping[str, str], kind: str = "antwoord", day: date | None = DAY) -> Paper:
    return Paper(1, path, f"/p/{path}", kind, day, None, numbers, (), ())


KAMER = {"document": "2031D00007", "publicatie": AH, "vraagnummer": "2031Z00001"}
UNNUMBERED = {"document": "2031D00007", "vraagnummer": "2031Z00001"}
KOOP = {"publicatie": AH, "vraagnummer": "2031Z00001"}


@pytest.mark.parametrize(
    ("papers", "left_out"),
    [
        ([paper("a.xml", KAMER), paper("b.xml", KOOP)], {1}),
        ([paper("a.pdf", KAMER), paper("b.xml", KOOP)], {0}),
        ([paper("b.pdf", KOOP), paper("a.docx", KAMER)], {0}),
        ([paper("a.pdf", UNNUMBERED), paper("b.xml", KOOP)], {0}),
        ([paper("a.pdf", UNNUMBERED, day=None), paper("b.xml", KOOP)], set()),
        ([paper("a.pdf", UNNUMBERED, day=date(2031, 3, 2)), paper("b.xml", KOOP)], set()),
        ([paper("a.pdf", UNNUMBERED, "uitstel"), paper("b.xml", KOOP)], set()),
        ([paper("a.pdf", {**KAMER, "publicatie": AH + "8"}), paper("b.xml", KOOP)], set()),
        ([paper("a.pdf", KAMER), paper("b.xml", {**KOOP, "corrects": AH})], set()),
        ([paper("a.pdf", KAMER), paper("c.pdf", KAMER), paper("b.xml", KOOP)], set()),  # which one is it?
        ([paper("b.pdf", KOOP), paper("c.xml", KOOP)], set()),  # of one source
        ([paper("a.txt", {"vraagnummer": "2031Z00001"}), paper("b.xml", KOOP)], set()),  # of a user's own
        ([paper("a.pdf", {"document": "1"}, "brief"), paper("b.xml", {"publicatie": "k"}, "brief")], set()),
    ],
)  # fmt: skip
def test_which_paper_is_a_lesser_copy(papers: list[Paper], left_out: set[int]) -> None:
    assert lesser_copies(papers) == left_out
    turned = [*reversed(papers)]
    assert {len(papers) - 1 - place for place in lesser_copies(turned)} == left_out


def put(path: Path, body: bytes, **said: object) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(body)
    made = Sidecar(path.stem, "x", paper=path.name, **said)  # type: ignore[arg-type]
    sidecar_path(path).write_text(made.to_json())


def test_a_paper_of_both_sources_is_searched_counted_and_quoted_once(tmp_path: Path) -> None:
    body = answer_xml(77, "de veerpont", date(2031, 2, 3), DAY, "De veerpont vaart vanaf mei weer elke dag.")
    put(tmp_path / "p" / "2031D00007.xml", body, type="antwoord", numbers=KAMER)
    put(tmp_path / "p" / f"{AH}.xml", body + b"\n", type="antwoord", numbers=KOOP)
    build([tmp_path / "p"], tmp_path / "i")
    with closing(Index.open(tmp_path / "i")) as index:
        assert [one.name for one in index.papers()] == ["2031D00007.xml"] and len(index.all_copies()) == 2
        for filters in (Filters(), Filters(type="antwoord")):
            hits = index.search("wanneer vaart de veerpont weer?", filters=filters).hits
            assert [(hit.doc, hit.twins) for hit in hits] == [("2031D00007.xml", ())]
            assert index.coverage(filters).documents == 1
        assert {hit.doc for hit in index.search(AH).hits} == {"2031D00007.xml"}
        found = answer("wat heeft het kabinet gezegd over de veerpont?", index)
        assert {one.doc for one in found.citations} == {"2031D00007.xml"}
        assert index.document(f"{AH}.xml").text  # to be read by name, and searched within
        assert index.search("veerpont", filters=Filters(doc=f"{AH}.xml")).hits
    (tmp_path / "p" / "2031D00007.xml").unlink()
    build([tmp_path / "p"], tmp_path / "i", BuildOptions(prune=True))
    with closing(Index.open(tmp_path / "i")) as index:  # the copy serves once the better one has gone
        assert [one.name for one in index.papers()] == [f"{AH}.xml"]
        assert index.search("wanneer vaart de veerpont weer?").hits


def test_the_term_of_an_open_set_comes_from_whichever_source_knows_it(tmp_path: Path) -> None:
    body, asked = question_xml("de veerpont", date(2031, 2, 3)), "2031-02-03"
    shared = {"type": "vragen", "asked": asked, "date": asked}
    put(
        tmp_path / "p" / "kv-tk-2031Z00001.xml",
        body,
        numbers={**KOOP, "publicatie": "kv-tk-2031Z00001"},
        **shared,
    )
    put(tmp_path / "p" / "2031D00007.txt", b"Vraag 1\nWat is de stand van de veerpont?\n",
        numbers=UNNUMBERED, deadline="2031-04-04", **shared)  # fmt: skip
    build([tmp_path / "p"], tmp_path / "i")
    with closing(Index.open(tmp_path / "i")) as index:
        assert len(index.papers()) == 1
        (one,) = open_questions(index, date(2031, 4, 5))
    assert (one.deadline, one.days_late) == (date(2031, 4, 4), 1)
