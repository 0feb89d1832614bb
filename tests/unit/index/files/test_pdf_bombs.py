"""How far a PDF unpacks is measured before it is opened: bombs are refused, large real streams are not."""

from __future__ import annotations

import random
import zlib

import pytest

from index.errors import DocumentError
from index.files.pdf.bombs import MAX_STREAM_BYTES, STEP, check_streams

NOISE = random.Random(18).randbytes(3 * STEP)  # packs to itself: larger than what is let by unlooked at


def stream(packed: bytes, before_end: bytes = b"\n", kind: bytes = b"") -> bytes:
    head = b"1 0 obj\n<</Filter/FlateDecode%s>>\nstream\n" % kind
    return head + packed + before_end + b"endstream\nendobj\n"


@pytest.mark.parametrize("before_end", [b"", b"\n", b"\r\n", b"\r\n\r\n" + b"x" * 5_000])
def test_a_large_stream_ends_whatever_stands_behind_it(before_end: bytes) -> None:
    """A font or a picture of some megabytes, with the line's end that nearly every PDF has there."""
    check_streams(stream(zlib.compress(NOISE), before_end))
    check_streams(stream(zlib.compress(NOISE), before_end, b"/Subtype/Image"))


def test_what_unpacks_beyond_a_page_is_refused() -> None:
    bomb = zlib.compress(b" " * (MAX_STREAM_BYTES + STEP), 9)
    with pytest.raises(DocumentError, match="unpacks to more than 64 MB"):
        check_streams(stream(bomb))
    check_streams(stream(bomb, kind=b"/Subtype/Image"))


def test_what_is_packed_in_another_way_is_left_to_its_reader() -> None:
    check_streams(stream(NOISE))
    check_streams(stream(zlib.compress(NOISE)[: 2 * STEP]))
