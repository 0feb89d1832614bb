from __future__ import annotations

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
