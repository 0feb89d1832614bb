"""Zip files of papers, from strangers: what is unpacked, under which names, and what is not; invented."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from index.build import build, zips
from index.build.zips import unpack_zips, zips_of

PAPER = "Vraag 1\nHoeveel eenden zijn er?\n\nAntwoord 1\nEr zijn er {}.\n"


def pack(path: Path, parts: Mapping[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def unpacked(index: Path) -> list[str]:
    home = zips_of(index)
    files = sorted(path for path in home.rglob("*") if path.is_file() and not path.name.startswith("."))
    return ["/".join(path.relative_to(home).parts[1:]) for path in files]


def test_papers_of_a_zip_are_indexed_and_follow_it(tmp_path: Path) -> None:
    folder, index = tmp_path / "stukken", tmp_path / "ix"
    folder.mkdir()
    (folder / "los.txt").write_text(PAPER.format("tien"), "utf-8")
    parts = {"map/a.txt": PAPER.format("twee"), "b.txt": PAPER.format("drie")}
    path = pack(folder / "veel.zip", parts)
    paths, remarks = unpack_zips([folder], index)
    assert not remarks and build(paths, index).documents == 3

    pack(path, {"b.txt": PAPER.format("vier")})
    assert build(unpack_zips([folder], index)[0], index).documents == 2
    first = [file.stat().st_mtime_ns for file in zips_of(index).rglob("b.txt")]
    unpack_zips([folder], index)
    assert [file.stat().st_mtime_ns for file in zips_of(index).rglob("b.txt")] == first  # not unpacked again

    path.unlink()
    assert build(unpack_zips([folder], index)[0], index).documents == 1


def test_names_stay_inside_the_folder(tmp_path: Path) -> None:
    long = "x" * 300
    names = ("../../buiten.txt", "/etc/wortel.txt", "C:\\map\\schijf.txt", f"{long}.txt", "a\x01b?.txt")
    pack(tmp_path / "z.zip", dict.fromkeys(names, "tekst"))
    unpack_zips([tmp_path / "z.zip"], tmp_path / "ix")
    found = unpacked(tmp_path / "ix")
    assert sorted(found) == sorted(
        ["buiten.txt", "etc/wortel.txt", "C_/map/schijf.txt", f"{'x' * 56}.txt", "a_b_.txt"]
    )
    assert not (tmp_path.parent / "buiten.txt").exists()


def test_links_hidden_parts_zips_and_other_kinds_stay_closed(tmp_path: Path) -> None:
    path = pack(
        tmp_path / "z.zip",
        dict.fromkeys((".geheim.txt", "__MACOSX/a.txt", "in.zip", "foto.png", "stuk.txt"), "tekst"),
    )
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    unpack_zips([path], tmp_path / "ix")
    assert unpacked(tmp_path / "ix") == ["stuk.txt"]


def test_what_a_zip_may_unpack_to_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = pack(tmp_path / "z.zip", {"klein.txt": "tekst", "groot.txt": "0" * 5_000, "na.txt": "tekst"})
    monkeypatch.setattr(zips, "MAX_PAPER_BYTES", 4_000)
    _, (remark,) = unpack_zips([path], tmp_path / "ix")
    assert "groot.txt" in remark.sentence and unpacked(tmp_path / "ix") == ["klein.txt", "na.txt"]
    monkeypatch.setattr(zips, "MAX_PAPERS", 2)
    _, (remark,) = unpack_zips([path], tmp_path / "other")
    assert "more than 2 papers" in remark.sentence and unpacked(tmp_path / "other") == []


def test_a_damaged_zip_and_one_without_papers_are_told(tmp_path: Path) -> None:
    (tmp_path / "kapot.zip").write_bytes(b"PK\x03\x04 geen zip")
    pack(tmp_path / "leeg.zip", {"foto.png": "x"})
    _, remarks = unpack_zips([tmp_path], tmp_path / "ix")
    assert [remark.sentence for remark in remarks] == ["is a damaged zip file", "holds no papers"]
