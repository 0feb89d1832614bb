from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.build.sources import (
    file_digest,
    find_papers,
    free_name,
    parser_version,
    source_of,
    under,
)
from index.errors import DocumentError


def test_a_file_that_is_named_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    (tmp_path / "brief.oud").write_text("x", encoding="utf-8")
    (tmp_path / "brief.txt").write_text("x", encoding="utf-8")
    assert find_papers([tmp_path], tmp_path / "index") == (
        [tmp_path / "brief.txt"],
        [tmp_path / "brief.oud"],
        [],
    )
    assert find_papers([tmp_path, tmp_path / "brief.oud"], tmp_path / "index")[1] == []


def test_names_take_as_many_folders_as_they_need() -> None:
    path = Path("/papieren/2024/brief.txt")
    assert free_name(path, set().__contains__) == "brief.txt"
    assert free_name(path, {"brief.txt"}.__contains__) == "2024/brief.txt"
    assert free_name(path, {"brief.txt", "2024/brief.txt"}.__contains__) == "papieren/2024/brief.txt"


def test_a_file_is_under_itself_and_its_folders_only(tmp_path: Path) -> None:
    path = str(tmp_path / "een" / "a.txt")
    assert under([tmp_path])(path) and under([Path(path)])(path)
    assert not under([tmp_path / "ee"])(path)


def test_a_file_that_is_gone_gets_a_sentence(tmp_path: Path) -> None:
    for read in (source_of, file_digest):
        with pytest.raises(DocumentError, match="cannot be read"):
            read(tmp_path / "weg.txt")


def test_the_parsers_version_is_the_same_every_time() -> None:
    first = parser_version()
    parser_version.cache_clear()
    assert parser_version() == first and len(first) == 12


def test_what_may_be_read_without_end_is_named_and_holds_nothing_up(tmp_path: Path) -> None:
    """A pipe, a device and links to them: a link was followed, and read for ever."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "brief.txt").write_text("De sluis is dicht.", encoding="utf-8")
    os.mkfifo(folder / "pijp.txt")
    (folder / "link.txt").symlink_to(folder / "pijp.txt")
    (folder / "nullen.pdf").symlink_to("/dev/zero")
    (folder / "weg.txt").symlink_to(folder / "nergens.txt")
    found = find_papers([folder], tmp_path / "index")
    assert [path.name for path in found.papers] == [
        "brief.txt",
        "weg.txt",
    ]  # the last says so when it is read
    assert [Path(remark.path).name for remark in found.unreadable] == ["link.txt", "nullen.pdf", "pijp.txt"]
    assert {remark.sentence for remark in found.unreadable} == {"is no ordinary file"}


def test_a_file_larger_than_any_paper_is_refused_before_its_bytes_are_read(tmp_path: Path) -> None:
    path = tmp_path / "ijl.txt"
    with path.open("wb") as file:
        file.truncate(2**40)  # of which the disk holds nothing: reading it would take an hour
    with pytest.raises(DocumentError, match="larger than 200 MB"):
        file_digest(path)


def test_what_lies_under_folders_is_told_by_whole_names() -> None:
    is_under = under([Path("/weg/een"), Path("/brief.txt")])
    assert is_under("/weg/een/a.txt") and is_under("/weg/een") and is_under("/brief.txt")
    assert not is_under("/weg/eenmaal.txt") and not is_under("/weg") and not is_under("/brief.txt.oud")
    assert under([Path("/")])("/weg") and not under([])("/weg")
