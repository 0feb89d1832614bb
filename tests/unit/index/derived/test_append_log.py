"""A file that grows is shared by generations; each sees its own beginning."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.derived.append_log import continue_log, map_log


@pytest.fixture
def before(tmp_path: Path) -> Path:
    path = tmp_path / "before.log"
    path.write_bytes(np.arange(5, dtype=np.uint32).tobytes())
    return path


def append(path: Path, values: list[int]) -> None:
    with path.open("ab") as file:
        file.write(np.array(values, np.uint32).tobytes())


def test_what_is_appended_leaves_the_beginning_to_those_who_map_it(before: Path, tmp_path: Path) -> None:
    mapped = map_log(before, np.uint32, 5)
    continue_log(before, tmp_path / "after.log", 20)
    append(tmp_path / "after.log", [7, 8])
    assert (tmp_path / "after.log").samefile(before)
    assert mapped.tolist() == map_log(before, np.uint32, 5).tolist() == [0, 1, 2, 3, 4]
    assert map_log(tmp_path / "after.log", np.uint32, 7).tolist() == [0, 1, 2, 3, 4, 7, 8]


def test_what_a_build_that_was_cut_off_appended_is_left_alone(before: Path, tmp_path: Path) -> None:
    append(before, [66])  # not sealed: of nobody, or of a reader that maps it
    continue_log(before, tmp_path / "after.log", 20)
    append(tmp_path / "after.log", [7])
    assert map_log(tmp_path / "after.log", np.uint32, 6).tolist() == [0, 1, 2, 3, 4, 7]
    assert map_log(before, np.uint32, 6).tolist() == [0, 1, 2, 3, 4, 66]


def test_an_empty_log_maps_to_nothing_and_a_short_one_is_refused(before: Path, tmp_path: Path) -> None:
    assert len(map_log(tmp_path / "none.log", np.uint32, 0)) == 0
    with pytest.raises(ValueError):
        map_log(before, np.uint32, 6)
