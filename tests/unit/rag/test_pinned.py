"""An answer is of one generation of the index, whatever is built while it is made; the fictitious samples."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from index.build import build
from index.search import Filters, Index
from rag.answer import answer
from tests.support.places import SAMPLES

IRAQ = "Wat heeft het kabinet gezegd over gedwongen terugkeer naar Irak?"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A copy of the samples, to be changed."""
    return Path(shutil.copytree(SAMPLES, tmp_path / "papers"))


@pytest.mark.parametrize("moment", ["understand", "search", "write"])
def test_papers_that_go_while_an_answer_is_made_are_still_quoted(
    papers: Path, tmp_path: Path, moment: str
) -> None:
    build([papers], tmp_path / "ix")
    with closing(Index.open(tmp_path / "ix")) as index:
        before = answer(IRAQ, index)

        def rebuild(stage: str) -> None:
            if stage == moment:
                for cited in {citation.doc for citation in before.citations}:
                    (papers / cited).unlink(missing_ok=True)
                    build([papers], tmp_path / "ix")

        during = answer(IRAQ, index, progress=rebuild)
        assert during.text == before.text and during.citations == before.citations
        assert during.coverage == before.coverage
        after = answer(IRAQ, index)
        assert {c.doc for c in after.citations}.isdisjoint(c.doc for c in before.citations)
        assert after.coverage.documents < before.coverage.documents


def test_a_pinned_index_stays_where_it_is(papers: Path, tmp_path: Path) -> None:
    build([papers], tmp_path / "ix")
    with closing(Index.open(tmp_path / "ix")) as index:
        held = index.pinned()
        hit = held.search("Irak").hits[0]
        others = sorted(set(held.documents()) - {hit.doc})
        for gone in (hit.doc, *others[:2]):  # the store forgets what was retired first
            (papers / gone).unlink()
            build([papers], tmp_path / "ix")
        assert not held.reload() and held.search("Irak").hits[0] == hit
        assert held.document(hit.doc).name == hit.doc
        assert held.coverage(Filters(doc=hit.doc)).documents == 1
        assert held.search("Irak", hidden=[f"{hit.doc}#{hit.exchange}"]).hits
        assert index.reload() and index.coverage(Filters(doc=hit.doc)).documents == 0
        with pytest.raises(KeyError):
            index.document(hit.doc)
        held.pinned().close()
        assert held.document(hit.doc).name == hit.doc
        held.close()
