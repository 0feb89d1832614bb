from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.derived import vectors
from index.derived.nearest import codes
from index.derived.nearest.halves import unpack
from index.derived.vectors import Vectors
from index.errors import IndexFormatError


def unit_rows(count: int, dimension: int = 32) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Rows around forty centres, at length one."""
    random = np.random.default_rng(3)
    rows = random.standard_normal((40, dimension))[random.integers(40, size=count)]
    rows += 0.4 * random.standard_normal((count, dimension))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def written(folder: Path, rows: np.ndarray[tuple[int, int], np.dtype[np.float32]]) -> Vectors:
    (folder / vectors.LOG).write_bytes(rows.astype(np.float16).tobytes())
    order = np.arange(len(rows))
    vectors.write_codes(folder, *(len(rows), *rows.shape), None, 0)
    vectors.write_recall(folder, order, np.ones(len(rows), bool), *rows.shape, None)
    return Vectors(folder, order, *rows.shape)


def test_rows_stand_in_their_own_order_wherever_they_lie(tmp_path: Path) -> None:
    rows = unit_rows(40)
    written(tmp_path, rows)
    order = np.arange(40)[::-2]
    index = Vectors(tmp_path, order, *rows.shape)
    assert index.search(rows[9], 1)[0].tolist() == [15]
    assert np.array_equal(index.at(np.array([15])), rows[[9]].astype(np.float16).astype(np.float32))


@pytest.mark.parametrize("flat_up_to", [50_000, 1_000])
def test_a_search_is_done_by_the_thread_that_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flat_up_to: int
) -> None:
    monkeypatch.setattr(vectors, "FLAT_UP_TO", flat_up_to)
    rows = unit_rows(1_200)
    index = written(tmp_path, rows)

    def search() -> int:
        vectors.faiss.omp_set_num_threads(4)  # a thread that begins has as many as there are cores
        index.search(rows[9], 3)
        return int(vectors.faiss.omp_get_max_threads())

    with ThreadPoolExecutor(1) as other:
        assert other.submit(search).result() == 1


@pytest.mark.parametrize("flat_up_to", [50_000, 1_000])
@pytest.mark.parametrize("share", [None, 0.5, 0.01])
def test_the_nearest_are_found_whatever_a_filter_leaves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flat_up_to: int, share: float | None
) -> None:
    monkeypatch.setattr(vectors, "FLAT_UP_TO", flat_up_to)
    monkeypatch.setattr(vectors, "PROPOSED", 100)
    rows = unit_rows(5_000)
    index = written(tmp_path, rows)
    allowed = None if share is None else np.random.default_rng(1).random(len(rows)) < share
    found = 0
    for query in rows[::250]:
        scores = rows @ query
        exact = np.argsort(-np.where(allowed, scores, -2) if allowed is not None else -scores)[:10]
        nearest, cosines = index.search(query, 10, allowed)
        assert allowed is None or allowed[nearest].all()
        assert cosines == pytest.approx(scores[nearest], abs=0.02)
        found += len(set(exact) & set(nearest))
    assert found >= 0.95 * 200


def test_codes_propose_alike_wherever_the_vectors_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "FLAT_UP_TO", 1_000)
    monkeypatch.setattr(vectors, "PROPOSED", 50)
    monkeypatch.setattr(vectors, "_ENOUGH", 0.0)
    rows = np.repeat(unit_rows(500), 4, axis=0)  # four alike of each: the last proposed is one of equals
    random = np.random.default_rng(2)
    order = random.permutation(2 * len(rows))[: len(rows)]  # half of what the log holds has gone
    logged = np.zeros((2 * len(rows), rows.shape[1]), np.float32)
    logged[order] = rows
    (tmp_path / "anew").mkdir()
    (tmp_path / "lived").mkdir()
    anew = written(tmp_path / "anew", rows)
    lived = tmp_path / "lived"
    written(lived, logged[:1_500])
    with (lived / vectors.LOG).open("ab") as log:
        log.write(logged[1_500:].astype(np.float16).tobytes())
    (lived / vectors.CODES).rename(tmp_path / vectors.CODES)
    vectors.write_codes(lived, len(order), *logged.shape, tmp_path, 1_500)
    index = Vectors(lived, order, *logged.shape)
    allowed = random.random(len(rows)) < 0.5
    for query in rows[::100]:
        for mask in (None, allowed):
            one, other = anew.search(query, 20, mask), index.search(query, 20, mask)
            assert one[0].tolist() == other[0].tolist()
            assert one[1].tolist() == other[1].tolist()


def test_more_is_proposed_until_enough_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "FLAT_UP_TO", 1_000)
    monkeypatch.setattr(vectors, "PROPOSED", 1)
    made = written(tmp_path, unit_rows(2_000)).recall
    assert made is not None
    assert made.proposed > 10  # ten are not among fewer
    assert made.at_10 >= 0.98
    assert made.passages == 2_000


def test_vectors_come_back_as_they_were_within_16_bits(tmp_path: Path) -> None:
    rows = unit_rows(300)
    assert np.abs(written(tmp_path, rows).at(np.array([7, 299, 7])) - rows[[7, 299, 7]]).max() < 0.01


def test_a_filter_that_leaves_nothing_finds_nothing(tmp_path: Path) -> None:
    index = written(tmp_path, unit_rows(50))
    assert len(index.search(unit_rows(1)[0], 5, np.zeros(50, bool))[0]) == 0


def test_no_vectors_are_an_empty_index(tmp_path: Path) -> None:
    index = written(tmp_path, np.empty((0, 8), np.float32))
    assert len(index) == 0
    assert len(index.search(np.ones(8, np.float32), 5)[0]) == 0


def test_vectors_of_another_length_are_refused(tmp_path: Path) -> None:
    with pytest.raises(IndexFormatError, match="another length"):
        unpack([np.zeros(4, np.float16).tobytes()], 8, tmp_path)


@pytest.mark.parametrize("kept", [1_999, 1_984, 1_100, 300])
def test_what_an_earlier_generation_laid_out_is_taken_over_to_the_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    monkeypatch.setattr(vectors, "FLAT_UP_TO", 1_000)
    monkeypatch.setattr(vectors, "PROPOSED", 50)
    monkeypatch.setattr(vectors, "_ENOUGH", 0.0)
    rows, order = unit_rows(2_050), np.random.default_rng(3).permutation(2_000)
    written(tmp_path, rows)
    before = Vectors(tmp_path, order, *rows.shape)
    before.search(rows[0], 10)
    after = np.concatenate([order[:kept], np.arange(2_000, 2_050), order[kept + 1 :]])
    follower, alone = (Vectors(tmp_path, after, *rows.shape) for _ in range(2))
    follower.after(before)
    last = Vectors(tmp_path, after, *rows.shape)
    last.after(follower)  # which was never asked
    for index in (follower, alone, last):
        for query in rows[::100]:
            found, scores = index.search(query, 50)
            expected = alone.search(query, 50)
            assert found.tolist() == expected[0].tolist() and scores.tolist() == expected[1].tolist()
    (theirs,), (mine,), (third,) = (list(index._scans.values()) for index in (alone, follower, last))
    assert len(mine[2]) == len(theirs[2]) == len(after)
    assert codes._laid_out(mine[2]._index).tobytes() == codes._laid_out(theirs[2]._index).tobytes()
    assert codes._laid_out(third[2]._index).tobytes() == codes._laid_out(theirs[2]._index).tobytes()


def test_what_another_log_laid_out_is_not_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "FLAT_UP_TO", 1_000)
    rows = unit_rows(2_000)
    for name, held in (("one", rows), ("other", rows[::-1])):
        (tmp_path / name).mkdir()
        written(tmp_path / name, held)
    before, after = (Vectors(tmp_path / name, np.arange(2_000), *rows.shape) for name in ("one", "other"))
    before.search(rows[0], 10)
    after.after(before)
    assert after.search(rows[5], 1)[0].tolist() == [1_994]
