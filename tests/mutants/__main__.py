"""`python -m tests.mutants [--seed N] [--number N] [--again]`: would a test notice if the core were wrong?

Changes one place of a function of `rag/` or `index/search/` at a time, in the memory of a process of its own,
and runs the tests that cover it; prints the share that was noticed and the diff of every change that no test
saw. A run that was stopped goes on. `--again` tries the survivors once more, with the tests as they now are.
"""

from __future__ import annotations

import argparse
import sys
from difflib import unified_diff

from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import TestOutcome, WorkerOutcome, WorkItem, WorkResult

from tests.mutants.covering import Covering, cover, digest
from tests.mutants.forking import outcome, preload
from tests.mutants.sample import sample
from tests.support.places import ROOT

ROOMS = ("rag", "index/search")
TESTS = ("tests/unit/rag", "tests/unit/index/search", "tests/unit/test_library.py", "tests/unit/ui/wording")
HOME = ROOT / ".mutants"


def main(words: list[str]) -> None:
    """Print the score and the survivors; exits with 1 where it is below `--least`."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another seed, another sample")
    parser.add_argument("--number", type=int, default=180, help="how many mutants")
    parser.add_argument("--again", action="store_true", help="try the survivors once more")
    parser.add_argument("--least", type=float, default=0.85, help="the lowest share that is a success")
    options = parser.parse_args(words)
    HOME.mkdir(exist_ok=True)
    files = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
    texts = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in files}
    covering = cover(HOME, texts, ROOMS, TESTS)
    preload(TESTS)
    with use_db(HOME / f"{digest(texts.values())}-seed{options.seed}-{options.number}.sqlite") as session:
        if not session.num_work_items:
            session.add_work_items(sample(texts, options.number, options.seed))
        run(session, covering, texts, options.again)
        score = report(session)
    sys.exit(score < options.least)


def run(session: WorkDB, covering: Covering, texts: dict[str, str], again: bool) -> None:
    """Try what has no result yet, and with `again` what survived."""
    todo = sorted(session.pending_work_items, key=lambda item: item.job_id)
    if again:
        todo += [item for item, result in session.completed_work_items if not result.is_killed]
    for number, item in enumerate(todo, start=1):
        result = attempt(item, covering, texts)
        session.set_result(item.job_id, result)
        (mutation,) = item.mutations
        place = f"{mutation.module_path}:{mutation.start_pos[0]} {mutation.definition_name}"
        sys.stdout.write(f"{number}/{len(todo)} {result.test_outcome} {place}\n")
        sys.stdout.flush()


def attempt(item: WorkItem, covering: Covering, texts: dict[str, str]) -> WorkResult:
    """Change one place and run the tests that cover it; where no test does, it survives."""
    (mutation,) = item.mutations
    path, line = str(mutation.module_path), mutation.start_pos[0]
    changed = mutate_code(texts[path], get_operator(mutation.operator_name)(), mutation.occurrence)
    tests = covering.of(path, line)
    found = outcome(path, line, changed, tests) if tests else "survived"
    diff = unified_diff(texts[path].splitlines(), changed.splitlines(), path, path, n=1, lineterm="")
    noticed = TestOutcome.SURVIVED if found == "survived" else TestOutcome.KILLED
    return WorkResult(WorkerOutcome.NORMAL, found, noticed, "\n".join(diff))


def report(session: WorkDB) -> float:
    """Print the survivors and the share noticed, which is returned."""
    done = sorted(session.completed_work_items, key=lambda pair: pair[0].job_id)
    survived = [(item, result) for item, result in done if not result.is_killed]
    late = sum(result.output == "late" for _, result in done)
    for item, result in survived:
        sys.stdout.write(f"\n{item.mutations[0].definition_name}\n{result.diff}\n")
    score = 1 - len(survived) / max(1, len(done))
    told = f"{len(done) - len(survived)} of {len(done)} mutants noticed ({late} by hanging): {score:.1%}"
    sys.stdout.write(f"\n{told}\n")
    return score


if __name__ == "__main__":
    main(sys.argv[1:])
