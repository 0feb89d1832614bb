"""How fast and in how much memory a harvest goes: 10,000 cases listed, 1,000 files, from a local server."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from tests.support.kamer import Kamer, question_xml
from tests.support.places import ROOT
from tests.support.site import site

RUN = (
    "import resource, sys; from ui.cli import main; "
    "status = main(['harvest', 'tweedekamer', '--to', sys.argv[1], '--rate', '0', "
    "'--base-url', 'tweedekamer=' + sys.argv[2]]); "
    "used = resource.getrusage(resource.RUSAGE_SELF); "
    "print('MB', used.ru_maxrss / 1024, 'CPU', used.ru_utime + used.ru_stime); sys.exit(status)"
)


def run(cases: int = 10_000, files: int = 1_000) -> list[tuple[str, float, str]]:
    """Seconds by the clock and of the processor, and peak memory, of the harvesting process."""
    day = date(2031, 2, 3)
    with site() as web, tempfile.TemporaryDirectory() as folder:
        kamer = Kamer(web)
        for number in range(cases):
            case = kamer.case(f"brug {number}", day)
            if number % (cases // files) == 0:
                kamer.paper(case, "Schriftelijke vragen", day, question_xml(f"brug {number} " * 300, day))
        started = time.perf_counter()
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        argv = [sys.executable, "-c", RUN, folder, web.url]
        made = subprocess.run(argv, env=env, capture_output=True, text=True, check=True).stdout
        seconds = time.perf_counter() - started
        papers = len(list(Path(folder).glob("*.xml")))
    used = re.search(r"MB ([\d.]+) CPU ([\d.]+)", made)
    memory, processor = (float(used[1]), float(used[2])) if used else (0.0, 0.0)
    what = f"{cases} cases listed, {papers} files fetched at --rate 0"
    return [
        (what, seconds, "s"),
        ("of which its own processor time", processor, "s"),
        ("peak memory", memory, "MB"),
    ]
