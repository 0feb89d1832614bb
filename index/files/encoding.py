"""Bytes -> text: the encoding found, line ends unified, UTF-8 that was once read as Windows-1252 repaired."""

from __future__ import annotations

import codecs
import json
import re
from itertools import islice
from typing import Any

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
CODE_PAGES = ("cp1252", "cp850", "mac_roman")  # where nothing tells them apart, the first
ACCENTED = frozenset("áàâäãçéèêëíìîïñóòôöúùûüÁÉÈËÏÖÜ")
OPENING, CLOSING = frozenset("«“‘„"), frozenset("»”’")
NOT_ASCII = re.compile("[^\x00-\x7f\udc80-\udcff]")
STRAY = re.compile("[\udc80-\udcff]+")  # bytes that are no UTF-8, as Python keeps them
NEXT_LINE = "\udc85"  # Latin-1's line end, Windows' ellipsis, the `à` of DOS
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
OTHER_LINE_ENDS = re.compile("[\u2028\u2029\x0b]")
MAX_GAP = 200  # blanks in a row: no printed line is wider, and patterns over blanks must not take for ever
GAP = re.compile(rf"([ \t\u00a0][ \t\u00a0]{{{MAX_GAP - 1}}})[ \t\u00a0]+")
PAGE_END = re.compile(r"\f(?<=[^\n]\f)")
MAX_CONTROL_SHARE = 0.005
MIN_LINE_ENDS = 2
MIN_SHARE_OF_LINES = 0.6  # of the line ends: others stand before a quotation mark, a dash, the end
_HALF_SIGN = re.compile(rb"\\u[dD][89a-fA-F]")  # of a sign beyond 65,535, which JSON writes as two halves


def decode(data: bytes) -> str | None:
    """Text of a file, with `\\n` line ends, no gap wider than 200 blanks; None where it is no text."""
    text = _decode_by_mark_or_guess(data)
    if text is None or "\0" in text or len(CONTROL.findall(text)) > MAX_CONTROL_SHARE * len(text) + 1:
        return None
    text = repair_mojibake(text.replace("\r\n", "\n").replace("\r", "\n"))
    return _unify_line_ends(text.removeprefix("\ufeff"))


def _unify_line_ends(text: str) -> str:
    """Word's soft line ends, Unicode's and a page's end (which stays) begin a line, as they do in print."""
    text = OTHER_LINE_ENDS.sub("\n", text)
    if "\x85" in text:  # a line end of its own, or an ellipsis of Windows-1252 that was read as Latin-1
        text = text.replace("\x85", "\n" if _ends_lines(text, "\x85") else "…")
    return PAGE_END.sub("\n\f", GAP.sub(r"\1", text))


def _ends_lines(text: str, sign: str) -> bool:
    """Whether a sign ends the lines of a text that has hardly any other line end: most often a word, or the
    sign once more, follows it at once, as behind an ellipsis a blank does."""
    count = text.count(sign)
    if count < MIN_LINE_ENDS or count <= text.count("\n"):
        return False
    return len(re.findall(f"{sign}(?=[\\w{sign}])", text)) >= MIN_SHARE_OF_LINES * count


def repair_mojibake(text: str) -> str:
    """`â€™` -> `’`, `Ã«` -> `ë`; twice where a text was misread twice."""
    for _ in range(2):
        repaired = MOJIBAKE.sub(_repair_mojibake, text)
        if repaired == text:
            break
        text = repaired
    return text


def _decode_by_mark_or_guess(data: bytes) -> str | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if wide := _guess_utf16(data):
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_windows(data)


def _guess_utf16(data: bytes) -> str | None:
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


def _decode_windows(data: bytes) -> str | None:
    """A stray byte in a UTF-8 file is read alone; a file without any UTF-8 letter is Windows-1252."""
    lossy = data.decode("utf-8", "surrogateescape")
    if sum(map(len, STRAY.findall(lossy))) > 0.3 * len(lossy):
        return None
    if NEXT_LINE in lossy and _ends_lines(lossy, NEXT_LINE):
        lossy = lossy.replace(NEXT_LINE, "\n")
    page = _guess_code_page(lossy)
    return STRAY.sub(lambda found: _decode_escaped(found, page), lossy)


def _guess_code_page(lossy: str) -> str:
    """Which of the old code pages makes words of the stray bytes: Windows', that of DOS or of the old Macs.

    A file that is UTF-8 but for a few bytes took those from Windows.
    """
    found = list(islice(STRAY.finditer(lossy), 400))
    sense = {page: sum(_score_letter(one, lossy, page) for one in found) for page in CODE_PAGES}
    best = max(CODE_PAGES, key=sense.__getitem__)
    if sense[best] < sense["cp1252"] + 2 or NOT_ASCII.search(lossy):
        return "cp1252"
    return best


def _score_letter(found: re.Match[str], lossy: str, page: str) -> int:
    """1 for a letter inside a word or a quotation mark beside one, -1 for a sign in the middle of a word."""
    letter = _decode_escaped(found, page)
    before, after = (
        lossy[found.start() - 1 : found.start()].isalpha(),
        lossy[found.end() : found.end() + 1].isalpha(),
    )
    if all(sign in ACCENTED for sign in letter):
        return 1 if before or after else 0
    if letter == "…":
        return 1 if before and not after else 0
    if letter in OPENING:
        return 1 if after and not before else -1
    if letter in CLOSING:
        return 1 if before or not after else -1
    return -1 if before and after else 0


def _decode_escaped(escaped: re.Match[str], page: str) -> str:
    return escaped.group().encode("utf-8", "surrogateescape").decode(page, "replace")


def _repair_mojibake(match: re.Match[str]) -> str:
    run = match.group()
    for length in range(len(run), 1, -1):
        raw = b"".join(_byte_of_letter(letter) for letter in run[:length])
        try:
            letter = raw.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if all(map(PLAUSIBLE.match, letter)):
            return letter + run[length:]
    return run


def _byte_of_letter(letter: str) -> bytes:
    return letter.encode("latin-1") if ord(letter) < 0x100 else letter.encode("cp1252")


def read_json(data: bytes) -> Any:
    """What JSON says, with a replacement sign for each half of a sign that a field cut in two has left: no
    file can hold one. Raises ValueError or RecursionError for what is no JSON."""
    made = json.loads(data)
    return _without_half_signs(made) if _HALF_SIGN.search(data) else made


def _without_half_signs(made: Any) -> Any:
    if isinstance(made, str):
        return made.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(made, list):
        return [_without_half_signs(one) for one in made]
    if isinstance(made, dict):
        return {_without_half_signs(key): _without_half_signs(value) for key, value in made.items()}
    return made
