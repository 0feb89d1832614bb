from __future__ import annotations

from pathlib import Path

import pytest

from index.build.sources import file_digest, find_papers, free_name, lies_under, parser_version, source_of
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
    assert free_name(path, set()) == "brief.txt"
    assert free_name(path, {"brief.txt"}) == "2024/brief.txt"
    assert free_name(path, {"brief.txt", "2024/brief.txt"}) == "papieren/2024/brief.txt"


def test_a_file_is_under_itself_and_its_folders_only(tmp_path: Path) -> None:
    path = str(tmp_path / "een" / "a.txt")
    assert lies_under(path, [tmp_path]) and lies_under(path, [Path(path)])
    assert not lies_under(path, [tmp_path / "ee"])


def test_a_file_that_is_gone_gets_a_sentence(tmp_path: Path) -> None:
    for read in (source_of, file_digest):
        with pytest.raises(DocumentError, match="cannot be read"):
            read(tmp_path / "weg.txt")


def test_the_parsers_version_is_the_same_every_time() -> None:
    first = parser_version()
    parser_version.cache_clear()
    assert parser_version() == first and len(first) == 12
