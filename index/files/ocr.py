"""Scans -> text, by tesseract with its Dutch data where these are installed; a sentence where not."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator

import pypdfium2

from index.errors import DocumentError

PROGRAM = "tesseract"
DOTS_PER_INCH = 300
MAX_SIDE = 5_000  # pixels
MAX_PAGES = 200
MAX_PAGE_SECONDS = 120


def recognise_pages(document: pypdfium2.PdfDocument) -> list[str]:
    """The text of each page as recognised; raises DocumentError where it cannot be had."""
    if shutil.which(PROGRAM) is None:
        raise DocumentError(
            "is a scan without text: install tesseract with its Dutch data (nld) to have it read"
        )
    if len(document) > MAX_PAGES:
        raise DocumentError(
            f"is a scan of more than {MAX_PAGES} pages, which is not read by text recognition"
        )
    return list(_recognise_each_page(document))


def _recognise_each_page(document: pypdfium2.PdfDocument) -> Iterator[str]:
    for page in document:
        width, height = page.get_size()
        scale = min(DOTS_PER_INCH / 72, MAX_SIDE / max(width, height, 1.0))
        picture = page.render(scale=scale, grayscale=True).to_numpy()
        page.close()
        high, wide = picture.shape[:2]
        image = b"P5 %d %d 255\n" % (wide, high) + picture.tobytes()
        yield _run_tesseract(image)


def _run_tesseract(image: bytes) -> str:
    command = [PROGRAM, "stdin", "stdout", "-l", "nld", "--dpi", str(DOTS_PER_INCH)]
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # its threads cost more than they save on one page
    try:
        done = subprocess.run(
            command, input=image, capture_output=True, timeout=MAX_PAGE_SECONDS, check=False, env=alone
        )
    except subprocess.TimeoutExpired as error:
        raise DocumentError("is a scan of which a page takes text recognition too long") from error
    if done.returncode:
        raise DocumentError("is a scan that tesseract cannot read: is its Dutch data (nld) installed?")
    return done.stdout.decode("utf-8", "replace").replace("\f", "").strip()
