"""One mutant in a process of its own: a fork in which all is imported, with the code of one function changed.

So that a mutant costs no start of Python, and the files on disk stay as they are.
"""

from __future__ import annotations

import ast
import importlib
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from types import CodeType, FunctionType
from typing import Any, Literal, NoReturn

import pytest

from index.language.analyser import analyse
from index.language.language_detection import detect_language
from rag.gather.relevance import bundled_scores
from tests.mutants.covering import QUIET
from tests.support.sample_folder import build_samples

UNTRIED = 99  # the exit code of a mutant that could not be made
LIMIT = 300  # seconds for the tests of one mutant, on a busy machine: one that hangs is noticed, too
AT_ONCE = (
    50  # tests: most mutants are noticed by the first, and collecting all takes longer than running these
)
Outcome = Literal["survived", "failed", "late"]


def preload(tests: Sequence[str]) -> None:
    """Import the tests and all that they import, build the index and read the tables that most of them need.

    No part of building is of the rooms that are changed.
    """
    with silenced():
        build_samples()
        pytest.main([*QUIET, "--collect-only", *tests])
    bundled_scores("Hoe hoog is de dijk?", ["De dijk is acht meter hoog."])
    analyse("dijkverzwaring")
    detect_language("Hoe hoog is de dijk?")


def outcome(path: str, line: int, changed: str, tests: Sequence[str]) -> Outcome:
    """What the tests say of a file's changed text, of which only the function around a line counts."""
    child = os.fork()
    if child == 0:
        run_tests(path, line, changed, tests)
    stop = time.monotonic() + LIMIT
    while time.monotonic() < stop:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            if code in (UNTRIED, pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.NO_TESTS_COLLECTED):
                raise SystemExit(f"{path}:{line}: its tests could not be run: {' '.join(tests)}")
            return "failed" if code else "survived"
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "late"


def run_tests(path: str, line: int, changed: str, tests: Sequence[str]) -> NoReturn:
    """Change the function and run the tests; ends the process."""
    code: int = UNTRIED
    try:
        os.setsid()
        swap(path, qualname_at(changed, line), changed)
        code = pytest.ExitCode.TESTS_FAILED
        with silenced():
            for start in range(0, len(tests), AT_ONCE):
                code = int(pytest.main([*QUIET, "-x", "--tb=no", *tests[start : start + AT_ONCE]]))
                if code:
                    break
    finally:
        os._exit(code)


def swap(path: str, name: str, changed: str) -> None:
    """Give the live function of this name the code that it has in the changed text of its file."""
    module = importlib.import_module(path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
    owner: Any = module
    *owners, last = name.split(".")
    for each in owners:
        owner = getattr(owner, each)
    found = vars(owner)[last]
    while not isinstance(found, FunctionType):
        if hasattr(found, "cache_clear"):
            found.cache_clear()
        found = getattr(found, "__wrapped__", None) or getattr(found, "__func__", None) or found.fget
    while hasattr(found, "__wrapped__"):  # of contextmanager and the like
        found = found.__wrapped__
    found.__code__ = next(code for code in codes(compile(changed, path, "exec")) if code.co_qualname == name)


def codes(code: CodeType) -> Iterator[CodeType]:
    """The code of every function and class inside."""
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield const
            yield from codes(const)


def qualname_at(text: str, line: int) -> str:
    """The name of the outermost function around a line: `Class.method`."""

    def inside(body: Sequence[ast.stmt], owners: tuple[str, ...]) -> Iterator[str]:
        for node in body:
            if node.lineno <= line <= (node.end_lineno or node.lineno):
                if isinstance(node, ast.FunctionDef):
                    yield ".".join([*owners, node.name])
                elif isinstance(node, ast.ClassDef):
                    yield from inside(node.body, (*owners, node.name))

    return next(inside(ast.parse(text).body, ()))


class silenced:
    """Nothing is printed inside."""

    def __enter__(self) -> None:
        sys.stdout.flush()
        self._kept = os.dup(1), os.dup(2)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)

    def __exit__(self, *_: object) -> None:
        sys.stdout.flush()
        for number, kept in enumerate(self._kept, start=1):
            os.dup2(kept, number)
