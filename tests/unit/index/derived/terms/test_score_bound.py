from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest

from index.derived import lexical
from index.derived.lexical import Lexical
from index.derived.terms.analysing import LexicalEntry
from tests.support.lexical import write_lexical

TERMS = [("brug", 1.0), ("kade", 1.0)]
Generation = tuple[Sequence[LexicalEntry], Sequence[int]]  # what comes, and the documents that go


def entry(unit: int, length: int, often: int = 1, asked: str = "Is de kade klaar?") -> LexicalEntry:
    """A unit that says brug so often, with so many other words in its answer."""
    said = " ".join([*["brug"] * often, *(f"paal{n}" for n in range(length))])
    return LexicalEntry(unit, unit, asked, said, "")


@contextmanager
def lived_and_anew(generations: Sequence[Generation]) -> Iterator[tuple[Lexical, Lexical]]:
    """The index that went through all of this, and one of what is left."""
    with TemporaryDirectory() as made:
        before, live = None, dict[int, LexicalEntry]()
        for step, (came, gone) in enumerate(generations):
            live = {unit: each for unit, each in live.items() if unit not in gone}
            live.update((each.unit, each) for each in came)
            write_lexical(Path(made) / str(step), came, before, np.array(gone, np.int64))
            before = Path(made) / str(step)
        assert before is not None
        write_lexical(Path(made) / "anew", [live[unit] for unit in sorted(live)])
        yield Lexical(before), Lexical(Path(made) / "anew")


def results(index: Lexical, k: int) -> list[list[float]]:
    return [side.tolist() for side in index.search(TERMS, k)]


def segments_of(index: Lexical) -> int:
    return index._searcher.num_segments


def merged(units: int, length: int, rounds: int = 8) -> list[Generation]:
    """As many generations as tantivy merges, of units that are alike; some of the first ones go."""
    came = [[entry(step * units + n, length) for n in range(units)] for step in range(rounds)]
    return [(new, [step] if step > 5 else []) for step, new in enumerate(came)]


def test_all_that_ties_is_found_where_merged_segments_know_their_lengths_roughly() -> None:
    with lived_and_anew(merged(30, 86)) as (lived, anew):  # tantivy keeps a length of 87 as 84
        assert segments_of(lived) == 1
        assert lived._written == len(lived._counts.units)  # no unit is written that is not live
        for k in (4, 200):  # the second is what the product asks for
            assert results(lived, k) == results(anew, k)
            assert len(results(lived, k)[0]) == 238


def test_a_fresh_index_is_asked_for_nothing_more() -> None:
    with lived_and_anew([([entry(n, 30 + 11 * n, 1 + n % 3) for n in range(9)], [])]) as (fresh, _):
        assert fresh._bound.highest(1.0, TERMS, fresh._counts) == pytest.approx(1.0, rel=2e-4)
        assert "_longest" not in vars(fresh._bound)


def test_a_term_that_nobody_holds_tells_of_no_length() -> None:
    with lived_and_anew([([entry(1, 5)], [])]) as (index, _):
        assert index._bound.highest(2.0, [("sluis", 1.0)], index._counts) == pytest.approx(2.0, rel=2e-4)
        assert not index._bound._norms


def test_the_mean_that_tantivy_goes_by_is_told_where_deleted_units_count_still() -> None:
    short, long = [entry(n, 10) for n in range(4)], [entry(10 + n, 60) for n in range(4)]
    with lived_and_anew([(short, []), (long, [0, 1, 2])]) as (index, _):
        index._bound.highest(1.0, TERMS, index._counts)
        held = {"question": 8 * 2, "answer": 4 * 11 + 4 * 61}
        for field, told in enumerate(held.values()):
            mean = 1.2 * (0.25 + 0.75 * 40 / (told / 8))
            assert index._bound._norms[field][40] == pytest.approx(mean)


@pytest.mark.parametrize("seed", [17, 21])
def test_a_history_leaves_no_trace_in_what_few_proposals_find(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # In both, units that tie were left out when the bound was guessed from how many are written.
    monkeypatch.setattr(lexical, "_SPARE", 1)
    random = np.random.default_rng(seed)
    lengths = random.choice([1, 86, 150], size=(9, 3))
    generations = [
        (
            [entry(3 * step + n, int(length), int(random.integers(1, 3))) for n, length in enumerate(came)],
            random.integers(3 * step, size=2).tolist() if step > 4 else [],
        )
        for step, came in enumerate(lengths)
    ]
    with lived_and_anew(generations) as (lived, anew):
        for k in range(1, 9):
            assert results(lived, k) == results(anew, k)
        found = lived._searcher.search(lived._build_query(TERMS, None), limit=99).hits
        for score, address in found:
            exact = lived._score(lived._places([(score, address)]), TERMS)
            assert all(exact <= lived._bound.highest(score, TERMS, lived._counts))
