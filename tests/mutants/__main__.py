"""`python -m tests.mutants [--seed N] [--number N] [--again]`: would a test notice if the core were wrong?

Changes one place of `rag/` or `index/search/` at a time, in a copy under `.mutants/`, and runs the tests that
cover it; prints the share that was noticed and the diff of every change that no test saw. A run that was
stopped goes on. `--again` tries those that survived once more, with the tests as they now are.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import TestOutcome, WorkerOutcome, WorkItem, WorkResult

from tests.mutants.covering import PYTEST, Covering, cover
from tests.mutants.sample import sample
from tests.support.places import ROOT

ROOMS = ("rag", "index/search")
TESTS = ("tests/unit/rag", "tests/unit/index/search", "tests/unit/test_library.py", "tests/unit/ui/wording")
HOME = ROOT / ".mutants"
LIMIT = 300  # seconds for the tests of one mutant, on a busy machine: one that hangs is noticed, too


def main(words: list[str]) -> None:
    """Print the score and the survivors; exits with 1 where it is below `--least`."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another seed, another sample")
    parser.add_argument("--number", type=int, default=180, help="how many mutants")
    parser.add_argument("--again", action="store_true", help="try the survivors once more")
    parser.add_argument("--least", type=float, default=0.85, help="the lowest share that is a success")
    options = parser.parse_args(words)
    tree = copy_tree()
    covering = cover(tree, ROOMS, TESTS)
    os.chdir(tree)
    with use_db(HOME / f"{digest(tree)}-seed{options.seed}-{options.number}.sqlite") as session:
        if not session.num_work_items:
            session.add_work_items(sample(sources(Path()), options.number, options.seed))
        run(session, covering, options.again)
        score = report(session)
    sys.exit(score < options.least)


def copy_tree() -> Path:
    """A copy of what git knows or would add, so that the checkout itself is never changed."""
    tree = HOME / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, tree / name)
    os.environ["PYTHONPATH"] = str(tree)
    return tree


def sources(tree: Path) -> list[Path]:
    """The files that are changed, in one order."""
    return sorted(path for room in ROOMS for path in (tree / room).rglob("*.py"))


def digest(tree: Path) -> str:
    """What tells one state of the sources from another: results count for one state only."""
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in sources(tree))).hexdigest()[:12]


def run(session: WorkDB, covering: Covering, again: bool) -> None:
    """Try what has no result yet, and with `again` what survived."""
    todo = sorted(session.pending_work_items, key=lambda item: item.job_id)
    if again:
        todo += [item for item, result in session.completed_work_items if not result.is_killed]
    for number, item in enumerate(todo, start=1):
        result = attempt(item, covering)
        session.set_result(item.job_id, result)
        (mutation,) = item.mutations
        place = f"{mutation.module_path}:{mutation.start_pos[0]} {mutation.definition_name or ''}"
        sys.stdout.write(f"{number}/{len(todo)} {result.test_outcome} {place}\n")
        sys.stdout.flush()


def attempt(item: WorkItem, covering: Covering) -> WorkResult:
    """Change one place, run the tests that cover it, put it back; where no test does, it survives."""
    (mutation,) = item.mutations
    tests = covering.of(mutation.module_path, mutation.start_pos[0])
    chosen = HOME / "tests.txt"
    chosen.write_text("\n".join(tests), encoding="utf-8")
    command = [sys.executable, *PYTEST, "-x", f"@{chosen}"] if tests else ["true"]
    result: WorkResult = mutate_and_test(item.mutations, shlex.join(command), LIMIT)
    if result.test_outcome is TestOutcome.INCOMPETENT or result.worker_outcome is not WorkerOutcome.NORMAL:
        raise SystemExit(f"{mutation.module_path}: the mutant could not be tried: {result.output}")
    return result


def report(session: WorkDB) -> float:
    """Print the survivors and the share noticed, which is returned."""
    done = sorted(session.completed_work_items, key=lambda pair: pair[0].job_id)
    survived = [(item, result) for item, result in done if not result.is_killed]
    late = sum(result.output == "timeout" for _, result in done)
    for item, result in survived:
        sys.stdout.write(f"\n{item.mutations[0].definition_name or 'the file itself'}\n{result.diff}\n")
    score = 1 - len(survived) / max(1, len(done))
    told = f"{len(done) - len(survived)} of {len(done)} mutants noticed ({late} by hanging): {score:.1%}"
    sys.stdout.write(f"\n{told}\n")
    return score


if __name__ == "__main__":
    main(sys.argv[1:])
