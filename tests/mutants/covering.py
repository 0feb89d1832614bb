"""Which tests run which statement, by coverage's contexts, quickest first."""

from __future__ import annotations

import ast
import hashlib
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from xml.etree import ElementTree

from coverage import CoverageData

from tests.support.places import ROOT

# Without the plugins, of which the tests of these rooms need none, a run starts in half the time.
os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
MOST_S = 60.0  # of tests for one mutant: what they do not notice counts as survived
QUIET = ("-q", "-p", "no:cacheprovider")


@dataclass(frozen=True)
class Covering:
    """The tests that run each line of each file (named from the root), and how many seconds each takes."""

    texts: Mapping[str, str]
    tests: dict[str, dict[int, set[str]]]
    seconds: dict[str, float]

    def of(self, path: str, line: int) -> list[str]:
        """The tests that run the statement at a line, quickest first, as many as take MOST_S.

        Where none is known to, those of the function around it: of some lines coverage tells nothing. Of a
        function that remembers what it gave, those of its file: only the first to ask for it ran its lines.
        """
        lines, text = self.tests.get(path, {}), self.texts[path]
        around = [statement_around(text, line), function_around(text, line)]
        for start, end in [(1, len(text.splitlines()))] if remembers(text, line) else around:
            if found := {test for at, tests in lines.items() if start <= at <= end for test in tests}:
                break
        ranked = sorted(found, key=lambda test: (self.seconds.get(test, 0.0), test))
        spent = accumulate(self.seconds.get(test, 0.0) for test in ranked)
        return [test for test, so_far in zip(ranked, spent, strict=True) if so_far <= MOST_S] or ranked[:1]


def cover(home: Path, texts: Mapping[str, str], rooms: Sequence[str], tests: Sequence[str]) -> Covering:
    """Run the tests once, as they stand; those that fail already are named and left out of it."""
    state = digest(
        [*texts.values(), *(path.read_text("utf-8") for path in sorted(ROOT.glob("tests/**/*.py")))]
    )
    data, times = home / f"{state}.coverage", home / f"{state}.xml"
    if not times.exists():  # else this very code was run before
        run_covered(data, times, rooms, tests)
    broken = failures(times)
    for test in sorted(broken):
        sys.stdout.write(f"fails before anything is changed, and notices nothing: {test}\n")
    return Covering(texts, contexts(data, broken), seconds(times))


def digest(texts: Iterable[str]) -> str:
    """What tells one state of some files from another."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:12]


def run_covered(data: Path, times: Path, rooms: Sequence[str], tests: Sequence[str]) -> None:
    """Run the tests with coverage; raises SystemExit where they cannot be run."""
    sources = [f"--cov={room}" for room in rooms]
    command = [sys.executable, "-m", "pytest", *QUIET, "-p", "pytest_cov", *sources, "--cov-context=test",
               "--cov-report=", f"--junitxml={times}", "-o", "junit_family=xunit1", *tests]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "COVERAGE_FILE": str(data)}, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit("the tests could not be run; see above")


def contexts(path: Path, broken: set[str]) -> dict[str, dict[int, set[str]]]:
    """File -> line -> the tests that ran it, less those broken; the cases of one test count as one."""
    data = CoverageData(str(path))
    data.read()
    found: dict[str, dict[int, set[str]]] = {}
    for name in data.measured_files():
        lines = {
            line: {case.partition("[")[0].partition("|")[0] for case in cases if case} - broken
            for line, cases in data.contexts_by_lineno(name).items()
        }
        found[str(Path(name).relative_to(ROOT))] = lines
    return found


def seconds(path: Path) -> dict[str, float]:
    """Test -> the seconds that all its cases take."""
    found: dict[str, float] = defaultdict(float)
    for case in ElementTree.parse(path).iter("testcase"):
        found[name_of(case)] += float(case.get("time") or 0)
    return dict(found)


def failures(path: Path) -> set[str]:
    """The tests of which a case failed."""
    cases = ElementTree.parse(path).iter("testcase")
    return {
        name_of(case) for case in cases if any(case.find(kind) is not None for kind in ("failure", "error"))
    }


def name_of(case: ElementTree.Element) -> str:
    """A test as pytest takes it, its cases together."""
    return f"{case.get('file')}::{(case.get('name') or '').partition('[')[0]}"


def statement_around(text: str, line: int) -> tuple[int, int]:
    """The first and last line of the innermost statement at a line, of a compound one up to what it holds."""
    around = [
        (
            node.lineno,
            body[0].lineno - 1 if (body := getattr(node, "body", None)) else node.end_lineno or line,
        )
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or line)
    ]
    start, end = max(around)
    return start, max(start, end)


def remembers(text: str, line: int) -> bool:
    """Whether the innermost function around a line keeps what it gave, by a decorator such as `cache`."""
    around = [
        (node.lineno, any("cache" in ast.unparse(each) for each in node.decorator_list))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and node.lineno <= line <= (node.end_lineno or line)
    ]
    return max(around)[1]


def function_around(text: str, line: int) -> tuple[int, int]:
    """The first and last line of the body of the innermost function around a line."""
    around = [
        (node.body[0].lineno, node.end_lineno or line)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and node.lineno <= line <= (node.end_lineno or line)
    ]
    return max(around)
