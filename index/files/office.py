"""Old and open office files (.doc, .rtf, .odt) -> docx, by LibreOffice; a sentence where that is not here."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from index.errors import DocumentError

PROGRAMS = ("soffice", "libreoffice")
MAX_SECONDS = 90
NAMES = {".doc": "an old Word file (.doc)", ".rtf": "rich text (.rtf)", ".odt": "an OpenDocument text (.odt)"}


def to_docx(data: bytes, suffix: str) -> bytes:
    """The same paper as docx; raises DocumentError without LibreOffice, or where it cannot read the file.

    LibreOffice runs without a window, with a profile of its own that is thrown away, and without macros.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise DocumentError(f"is {NAMES[suffix]}: install LibreOffice to have it read, or save it as .docx")
    with tempfile.TemporaryDirectory(prefix="kamervraag-") as folder:
        paper = Path(folder, f"paper{suffix}")
        paper.write_bytes(data)
        made = Path(folder, "out", "paper.docx")
        command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore"]
        command += ["--convert-to", "docx", "--outdir", str(made.parent), str(paper)]
        try:
            subprocess.run(command, capture_output=True, timeout=MAX_SECONDS, check=False)
        except subprocess.TimeoutExpired as error:
            raise DocumentError(f"is {NAMES[suffix]} that LibreOffice reads no end of") from error
        if not made.is_file():
            raise DocumentError(f"is {NAMES[suffix]} that LibreOffice cannot read")
        return made.read_bytes()
