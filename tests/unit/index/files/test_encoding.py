"""Encodings repaired at the door (case 109)."""

from __future__ import annotations

import pytest

from index.files import read_bytes
from index.files.encoding import decode, repair_mojibake

DUTCH = "Vraag 1\nDeelt u de zorgen over Oekraïne, de ‘crisis’ en de €\u00a05 per coöperatie?\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    assert decode(DUTCH.encode(encoding)) == DUTCH


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_become_newlines(end: str) -> None:
    assert decode(DUTCH.replace("\n", end).encode()) == DUTCH


@pytest.mark.parametrize("times", [1, 2])
def test_utf8_once_read_as_windows_1252_is_repaired(times: int) -> None:
    broken = DUTCH
    for _ in range(times):
        broken = broken.encode("utf-8").decode("cp1252", "replace")
    assert repair_mojibake(broken) == DUTCH


def test_one_stray_windows_byte_does_not_spoil_the_utf8_around_it() -> None:
    assert decode("Oekraïne ".encode() + b"\x92s-Gravenhage" + " coöperatie".encode()) == (
        "Oekraïne ’s-Gravenhage coöperatie"
    )


@pytest.mark.parametrize(
    "text", ["het «CAFÉ»", "à la carte", "ÉÉN", "Ångström", "naïef", "São Paulo", "50 °C"]
)
def test_right_text_is_left_alone(text: str) -> None:
    assert repair_mojibake(text) == text


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 20,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\x7fELF\x02\x01\x01\0" * 9,
        b"\xff\xd8\xff\xe0\x10JFIF" * 99,
    ],
)
def test_binary_is_no_text(data: bytes) -> None:
    assert decode(data) is None


def test_pages_of_a_text_begin_after_form_feeds() -> None:
    source = read_bytes(b"een\n\ftwee\n\fdrie\n", "a.txt")
    assert [source.text[start:][:4].strip() for start in source.pages] == ["een", "twee", "drie"]


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x0b", "\x85"])
def test_other_line_ends_end_lines(end: str) -> None:
    assert (
        decode(end.join(["Vraag 1", "Komt er ijs?", "Antwoord 1"]).encode())
        == "Vraag 1\nKomt er ijs?\nAntwoord 1"
    )


def test_an_ellipsis_read_as_latin1_is_no_line_end() -> None:
    assert decode("Nou\x85\nen\ndan\x85".encode()) == "Nou…\nen\ndan…"


@pytest.mark.parametrize("page", ["latin-1", "utf-8"])
def test_lines_that_all_end_in_the_next_line_sign(page: str) -> None:
    text = "Vraag 1\nHoeveel is één?\n\nAntwoord 1\n«Tien», zegt men.\n"
    assert decode(text.replace("\n", "\x85").encode(page)) == text


@pytest.mark.parametrize("text", ["Nou … en toen… ja…\n", "Ja… en… nee… dus", "Het is… Misschien…"])
def test_an_ellipsis_of_windows_is_no_letter_and_no_line_end(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


def test_a_page_end_begins_a_line_and_a_page() -> None:
    assert decode(b"een\ftwee\n\fdrie") == "een\n\ftwee\n\fdrie"


@pytest.mark.parametrize("page", ["cp1252", "cp850", "mac_roman"])
def test_the_old_code_pages_are_told_apart(page: str) -> None:
    text = "De coöperatie in Oekraïne heeft geïnvesteerd; één idee van de Belgiërs in het café."
    assert decode(text.encode(page)) == text


def test_a_byte_order_mark_that_was_read_as_windows_goes() -> None:
    source = read_bytes("ï»¿\n<?xml version='1.0'?>\n<officiele-publicatie/>".encode(), "stuk.xml")
    assert source.kind == "xml" and source.text.lstrip().startswith("<?xml")
