"""`read_file`: what a file is by its bytes, and one plain sentence for what is no paper."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.errors import DocumentError
from index.files import SUFFIXES, read_file
from tests.support.office_files import column, make_docx, make_pdf, make_zip, paragraph

SAID = {
    "leeg.docx": (b"", "empty"),
    "leeg.txt": (b" \n\n ", "no text"),
    "foto.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "binary"),
    "stuk.pdf": (b"geen pdf", "not a PDF"),
    "half.pdf": (make_pdf([column(60, 800, ["Een"])])[:80], "damaged PDF"),
    "stuk.docx": (b"geen docx", "not a Word file"),
    "zip.docx": (make_zip({"a.txt": "x"}), "not a Word document"),
    "oud.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office file, but not of Word"),
    "slot.docx": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
    "bericht.msg": (
        b"\xd0\xcf\x11\xe0" + "__properties_version1.0".encode("utf-16-le"),
        "Outlook message .* damaged",
    ),
    "lang.txt": (b"a" * 4001, "a word of more than 4,000 letters"),
    "noten.txt": (b"[1]" * 4000, "a word of more than 4,000 letters"),
    "nul.txt": (b"Vraag 1\n" * 5 + b"\0\0\0", "binary"),
}


@pytest.mark.parametrize("name", SAID)
def test_a_bad_file_gets_one_sentence_with_its_path(name: str, tmp_path: Path) -> None:
    content, sentence = SAID[name]
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DocumentError, match=sentence) as caught:
        read_file(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)
    assert caught.value.path == path


def test_a_folder_a_missing_file_and_a_locked_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DocumentError, match="is a folder"):
        read_file(tmp_path)
    with pytest.raises(DocumentError, match="does not exist"):
        read_file(tmp_path / "weg.txt")
    with pytest.raises(DocumentError, match="cannot be read"):
        read_file(tmp_path / "nul\0.txt")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "dicht.txt").write_text("Vraag 1")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(DocumentError, match="permission denied"):
        read_file(tmp_path / "dicht.txt")


def test_a_named_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.txt")
    with pytest.raises(DocumentError, match="not a file"):
        read_file(tmp_path / "pijp.txt")


def test_the_bytes_decide_not_the_name(tmp_path: Path) -> None:
    kinds = {"a.txt": make_pdf([column(60, 800, ["Een"])]), "b.txt": make_docx(paragraph("Een"))}
    for name, content in kinds.items():
        (tmp_path / name).write_bytes(content)
    assert read_file(tmp_path / "a.txt").kind == "pdf"
    assert read_file(tmp_path / "b.txt").kind == "docx"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.md", "# Vraag 1", "md"),
        ("a.txt", "Vraag 1\nEen PDF begint met %PDF-1.4.", "txt"),
        ("a", "Vraag 1", "txt"),
        ("a.TXT", "<3 mei> Vraag 1", "txt"),
        ("a.xml", "<stuk>Vraag</stuk>", "xml"),
        ("a.txt", "<?xml version='1.0'?><stuk>Vraag</stuk>", "xml"),
        ("a.xml", "<?xml version='1.0'?><!DOCTYPE html><html><p>Vraag</p></html>", "html"),
    ],
)
def test_kinds_of_text(name: str, content: str, kind: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content)
    assert read_file(tmp_path / name).kind == kind


def test_limits_on_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lang.txt"
    path.write_text("Vraag 1 " * 20)
    monkeypatch.setattr("index.files.read.MAX_TEXT_LETTERS", 100)
    with pytest.raises(DocumentError, match="more than 100 letters"):
        read_file(path)
    monkeypatch.setattr("index.files.read.MAX_FILE_BYTES", 10)
    with pytest.raises(DocumentError, match="larger than"):
        read_file(path)


def test_known_suffixes() -> None:
    assert {".txt", ".md", ".pdf", ".docx", ".html", ".xml"} <= SUFFIXES
