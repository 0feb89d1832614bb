"""The same papers give the same answers, whatever came, changed and went before."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.build.compacting import compact_index
from index.derived import vectors
from index.document import Document
from index.search import Index
from index.search.ranking import Mode, proposals
from tests.support.shelf import Shelf, exchange_paper, letter

NAMES = ("brug.txt", "dijk.txt", "kade.txt", "sluis.txt", "veer.txt")
SAME = [("Wanneer gaat de oude brug bij Muiden open?", "De oude brug bij Muiden gaat in mei weer open.")]
QUERIES = ("is de dijk bij Muiden dicht?", "wanneer gaat de brug open", "wat kost de kade aan zand")
MODES: tuple[Mode, ...] = ("hybrid", "dense", "lexical")


def paper(name: str, variant: int) -> Document:
    """One of three papers of that name: two exchanges, the twin of another paper, or a letter."""
    subject = name.removesuffix(".txt")
    if variant == 0:
        height = (f"Hoe hoog is de {subject}?", f"De {subject} is {len(name)} meter hoog.")
        sand = ("Wat kost het zand?", f"Het zand voor de {subject} kost veel geld, want zand is duur.")
        return exchange_paper(name, [height, sand], day=date(2024, 3, 1))
    if variant == 1:
        return exchange_paper(name, SAME, day=date(2024, 3, 1))
    said = [f"Over de {subject} bij Muiden.", "De dijk en de kade zijn dicht.", "Er is zand."]
    return letter(name, said, day=date(2023, 5, 2))


STEPS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from([None, 0, 1, 2]), st.booleans()), min_size=1, max_size=6
)


def answers(index: Index) -> list[object]:
    """All that a searcher sees of every query in every way of searching."""
    found = [(q, mode, index.search(q, mode=mode).hits) for q in QUERIES for mode in MODES]
    seen = [*found, index.documents(), index.coverage(), index.people(), index.period()]
    index.close()
    return seen


def propose_by_codes(patch: pytest.MonkeyPatch) -> None:
    """Let a few passages be searched as half a million are: by the few that their codes propose."""
    patch.setattr(vectors, "FLAT_UP_TO", 3)
    patch.setattr(vectors, "PROPOSED", 2)
    patch.setattr(vectors, "_ENOUGH", 0.0)
    patch.setattr(proposals, "DEPTH", 2)


@pytest.mark.parametrize("by_codes", [False, True])
@settings(max_examples=12, deadline=None)
@given(steps=STEPS)
def test_the_same_papers_give_the_same_answers_whatever_their_history(
    by_codes: bool, steps: list[tuple[str, int | None, bool]]
) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        if by_codes:
            propose_by_codes(patch)
        shelf = Shelf(Path(folder), patch)
        shelf.put(letter("vast.txt", ["De brug bij Muiden blijft.", "De dijk ook."]))
        shelf.build()
        reader = Index.open(shelf.index)  # goes along from one generation to the next
        for name, variant, compacted in steps:
            if variant is None:
                (shelf.papers / name).unlink(missing_ok=True)
            else:
                shelf.put(paper(name, variant))
            shelf.build()
            if compacted:
                compact_index(shelf.index)
            reader.reload()
        lived, shelf.index = shelf.index, Path(folder) / "anew"
        shelf.build()
        anew = answers(Index.open(shelf.index))
        assert answers(Index.open(lived)) == anew
        assert answers(reader) == anew
