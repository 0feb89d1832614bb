"""A small PDF may unpack to gigabytes: its packed streams are measured before PDFium opens them."""

from __future__ import annotations

import re
import zlib

from index.errors import DocumentError

STREAM = re.compile(rb"stream\r?\n")
MOST_PACKED = 1_100  # times smaller: what the packing of PDFs can do at best, nearly
MAX_STREAM_BYTES = 64 * 2**20  # the text of a page; the largest real one unpacks to 2 MB
MAX_PICTURE_BYTES = 512 * 2**20
HEAD_BYTES = 600
STEP = 2**20


def check_streams(data: bytes) -> None:
    """Raise DocumentError where a stream unpacks to more than a page or a picture can hold."""
    for found in STREAM.finditer(data):
        head = data[max(0, found.start() - HEAD_BYTES) : found.start()]
        head = head[head.rfind(b" obj") + 1 :]
        if head.count(b"/FlateDecode") + head.count(b"/Fl ") > 1:
            raise DocumentError("is refused: a part of it is packed twice")
        most = MAX_PICTURE_BYTES if b"/Image" in head else MAX_STREAM_BYTES
        end = data.find(b"endstream", found.end())
        end = len(data) if end < 0 else end
        if (end - found.end()) * MOST_PACKED > most and _unpacks_beyond(data[found.end() : end], most):
            raise DocumentError(f"is refused: a part of it unpacks to more than {most // 2**20} MB")


def _unpacks_beyond(packed: bytes, most: int) -> bool:
    unpacking = zlib.decompressobj()
    total = 0
    rest = packed
    try:
        while rest and total <= most and not unpacking.eof:  # behind its end a line's end may stand
            total += len(unpacking.decompress(rest, STEP))
            rest = unpacking.unconsumed_tail
    except zlib.error:
        return False  # packed in another way, or damaged: PDFium says so
    return total > most
