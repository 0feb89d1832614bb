from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.derived.seal import is_whole, seal

OF = {"format": 1, "generation": 3}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lexical").mkdir()
    (tmp_path / "rows.npy").write_bytes(bytes(range(200)))
    (tmp_path / "lexical" / "terms").write_bytes(b"brug dijk kade")
    (tmp_path / "lexical" / ".writer.lock").write_bytes(b"")
    seal(tmp_path, OF)
    return tmp_path


def test_a_sealed_folder_is_whole_as_what_it_was_sealed(folder: Path) -> None:
    assert is_whole(folder, OF, to_the_bit=True)
    assert not is_whole(folder, {**OF, "generation": 4})


@pytest.mark.parametrize("name", ["rows.npy", "lexical/terms", "stamp.json"])
def test_a_file_cut_short_or_gone_is_seen(folder: Path, name: str) -> None:
    whole = (folder / name).read_bytes()
    for content in (b"", whole[: len(whole) // 2]):
        (folder / name).write_bytes(content)
        assert not is_whole(folder, OF)
    (folder / name).unlink()
    assert not is_whole(folder, OF)


@pytest.mark.parametrize("name", ["rows.npy", "lexical/terms"])
def test_a_flipped_bit_is_seen_by_the_checksum(folder: Path, name: str) -> None:
    spoilt = bytearray((folder / name).read_bytes())
    spoilt[5] ^= 4
    (folder / name).write_bytes(spoilt)
    assert not is_whole(folder, OF, to_the_bit=True)


@pytest.mark.parametrize("content", ["[]", "{}", '{"of": 1, "files": 2}', "null", '"x"'])
def test_a_seal_of_another_shape_is_none(folder: Path, content: str) -> None:
    (folder / "stamp.json").write_text(content, encoding="utf-8")
    assert not is_whole(folder, OF)


def test_locks_are_not_sealed(folder: Path) -> None:
    (folder / "lexical" / ".writer.lock").unlink()
    assert is_whole(folder, OF, to_the_bit=True)


def test_a_shared_file_keeps_its_checksum_so_that_a_bit_that_turned_is_not_sealed_as_right(
    folder: Path,
) -> None:
    spoilt = bytearray((folder / "rows.npy").read_bytes())
    spoilt[5] ^= 4
    (folder / "rows.npy").write_bytes(spoilt)
    later = folder / "later"
    later.mkdir()
    (later / "rows.npy").hardlink_to(folder / "rows.npy")
    seal(later, OF, folder)
    assert not is_whole(later, OF, to_the_bit=True)


def test_a_log_may_grow_and_is_sealed_as_far_as_each_generation_reaches(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    first.mkdir()
    second.mkdir()
    (first / "keys.log").write_bytes(b"brug")
    seal(first, OF)
    (second / "keys.log").hardlink_to(first / "keys.log")
    with (second / "keys.log").open("ab") as file:
        file.write(b"dijk")
    seal(second, OF, first)
    assert is_whole(first, OF, to_the_bit=True) and is_whole(second, OF, to_the_bit=True)
    with (second / "keys.log").open("r+b") as file:
        file.seek(5)
        file.write(b"x")
    assert is_whole(first, OF, to_the_bit=True) and not is_whole(second, OF, to_the_bit=True)


def test_a_copy_is_read_and_sealed_by_itself(folder: Path) -> None:
    later = folder / "later"
    later.mkdir()
    (later / "rows.npy").write_bytes((folder / "rows.npy").read_bytes())
    seal(later, OF, folder)
    assert is_whole(later, OF, to_the_bit=True)


def test_all_that_a_seal_names_is_on_the_disk_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a power cut a folder with a seal is whole: each file first, then the seal, then the folder."""
    (tmp_path / "a.npy").write_bytes(b"een")
    (tmp_path / "onder").mkdir()
    (tmp_path / "onder" / "b.log").write_bytes(b"twee")
    seen: list[tuple[str, bool]] = []

    def written_through(handle: int) -> None:
        name = Path(os.readlink(f"/proc/self/fd/{handle}")).name
        seen.append((name, (tmp_path / "stamp.json").exists()))

    monkeypatch.setattr("index.store.whole_files.os.fsync", written_through)
    seal(tmp_path, {"generation": 1})
    before = {name for name, sealed in seen if not sealed}
    assert before == {"a.npy", "b.log", "onder", tmp_path.name}
    assert seen[-2:] == [("stamp.json", True), (tmp_path.name, True)]
