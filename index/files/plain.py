"""Bytes -> text: the encoding found, line ends unified, UTF-8 that was once read as Windows-1252 repaired."""

from __future__ import annotations

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTINUATION = "".join(
    bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0)
) + "".join(map(chr, range(0x80, 0xA0)))
MOJIBAKE = re.compile(f"[\u00c2-\u00f4][{re.escape(CONTINUATION)}]{{1,3}}")
# What a Dutch paper can mean: Latin letters, punctuation, ligatures. `É»` must not become an `ɻ`.
PLAUSIBLE = re.compile(
    "[\u00a0-\u017f\u0192\u0218-\u021b\u02c6\u02dc\u0300-\u036f\u2000-\u206f\u20ac\u2122\u2190-\u2193\ufb00-\ufb06\ufeff]"
)
STRAY = re.compile("[\udc80-\udcff]+")  # bytes that are no UTF-8, as Python keeps them
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MAX_CONTROL_SHARE = 0.005


def decode(data: bytes) -> str | None:
    """Text of a file, with `\\n` line ends; None where the bytes are no text."""
    text = _decoded(data)
    if text is None or "\0" in text or len(CONTROL.findall(text)) > MAX_CONTROL_SHARE * len(text) + 1:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return repair_mojibake(text)


def repair_mojibake(text: str) -> str:
    """`â€™` -> `’`, `Ã«` -> `ë`; twice where a text was misread twice."""
    for _ in range(2):
        repaired = MOJIBAKE.sub(_repaired, text)
        if repaired == text:
            break
        text = repaired
    return text


def _decoded(data: bytes) -> str | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if wide := _unmarked_utf16(data):
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _windows(data)


def _unmarked_utf16(data: bytes) -> str | None:
    """Dutch in UTF-16 has a zero in nearly every second byte."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 2 or b"\0" not in sample:
        return None
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = sample[offset::2].count(0)
        if zeros > 0.8 * half and sample[1 - offset :: 2].count(0) < 0.1 * half:
            return encoding
    return None


def _windows(data: bytes) -> str | None:
    """A stray byte in a UTF-8 file is read alone; a file without any UTF-8 letter is Windows-1252."""
    lossy = data.decode("utf-8", "surrogateescape")
    if sum(map(len, STRAY.findall(lossy))) > 0.3 * len(lossy):
        return None
    return STRAY.sub(_windows_letters, lossy)


def _windows_letters(escaped: re.Match[str]) -> str:
    return escaped.group().encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _repaired(match: re.Match[str]) -> str:
    run = match.group()
    for length in range(len(run), 1, -1):
        raw = b"".join(_byte(letter) for letter in run[:length])
        try:
            letter = raw.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if all(map(PLAUSIBLE.match, letter)):
            return letter + run[length:]
    return run


def _byte(letter: str) -> bytes:
    return letter.encode("latin-1") if ord(letter) < 0x100 else letter.encode("cp1252")
