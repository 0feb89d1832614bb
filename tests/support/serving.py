"""A server as `kamervraag chat` starts it, on a free port of this machine."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from index.build import build
from tests.support.places import ROOT, SAMPLES

STOP_S = 20.0
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


# Imports what a server needs once, some four seconds, and forks for each: where its output goes, its words.
FORKS = """
import json, os, signal, sys
import ui.cli, ui.server.app
for line in sys.stdin:
    said, faults, environment, words = json.loads(line)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # none is waited for
    child = os.fork()
    if child:
        print(child, flush=True)
        continue
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for path, stream in ((os.devnull, 0), (said, 1), (faults, 2)):
        os.dup2(os.open(path, os.O_RDONLY if not stream else os.O_WRONLY | os.O_CREAT), stream)
    os.environ.clear()
    os.environ.update(environment)
    sys.exit(ui.cli.main(words))
"""


@cache
def _forks() -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", FORKS],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(_end, process)
    return process


def _end(process: subprocess.Popen[str]) -> None:
    process.communicate()


def _kill(process: int, by: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, by)


@contextmanager
def served(index: Path, *flags: str) -> Iterator[str]:
    """The address of a running server over an index."""
    forks = _forks()
    assert forks.stdin is not None and forks.stdout is not None
    with tempfile.TemporaryDirectory() as folder:
        said, faults = Path(folder, "said"), Path(folder, "faults")
        os.mkfifo(said)
        words = ["chat", "--port", "0", "--index", str(index), *flags]
        forks.stdin.write(json.dumps([str(said), str(faults), dict(os.environ), words]) + "\n")
        forks.stdin.flush()
        process = int(forks.stdout.readline())
        with said.open() as output:
            try:
                first = output.readline()
                assert "http://" in first, f"the server did not start: {faults.read_text()}"
                yield first.split()[1]
            finally:
                patience = threading.Timer(STOP_S, _kill, (process, signal.SIGKILL))
                patience.start()
                _kill(process, signal.SIGTERM)
                output.read()  # until neither it nor a child of its own is left
                patience.cancel()


def library(folder: Path) -> Path:
    """An index of the samples and one paper that means harm; tests may change it."""
    papers = folder / "papers"
    shutil.copytree(SAMPLES, papers)
    (papers / HOSTILE_NAME).write_text(HOSTILE, encoding="utf-8")
    build([papers], folder / "index")
    return folder / "index"
