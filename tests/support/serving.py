"""A server as `kamervraag chat` starts it, on a free port of this machine."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.build import build
from tests.support.places import SAMPLES

HOSTILE_NAME = "<img src=x onerror=window.gekraakt=1>.txt"
HOSTILE = """AH 9999

2036Z09999

Antwoord van minister Kwaad (Zeppelins) (ontvangen 2 mei 2036)

1. Is de zeppelin <b>veilig</b> ${window.gekraakt=1}?

Antwoord:
De zeppelin is veilig <img src=x onerror="window.gekraakt=1"> en ${window.gekraakt=1} blijft dat ook met
{{window.gekraakt=1}} aan boord. Zie ook [de zeppelin](javascript:window.gekraakt=1) en
<div style="position:fixed;inset:0" onclick="window.gekraakt=1">de zeppelin</div> van de minister.
<script>window.gekraakt=1</script>
"""


@contextmanager
def served(index: Path, *flags: str) -> Iterator[str]:
    """The address of a running server over an index."""
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "ui.cli",
        "chat",
        "--port",
        "0",
        "--index",
        str(index),
        *flags,
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None and process.stderr is not None
        said = process.stdout.readline()
        assert "http://" in said, f"the server did not start: {process.stderr.read()}"
        yield said.split()[1]
    finally:
        process.terminate()
        process.communicate(timeout=20)


def library(folder: Path) -> Path:
    """An index of the samples and one paper that means harm; tests may change it."""
    papers = folder / "papers"
    shutil.copytree(SAMPLES, papers)
    (papers / HOSTILE_NAME).write_text(HOSTILE, encoding="utf-8")
    build([papers], folder / "index")
    return folder / "index"
