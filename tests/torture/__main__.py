"""`python -m tests.torture [--seed N] [--share F] [PART…]`: what breaks a promise, tried at random, seeded.

Prints what each part did and each promise that it saw broken; exits with 1 where there is one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.torture import crowd, damage, kills, odd_questions
from tests.torture.outcome import Outcome

KILLS, DAMAGES, QUESTIONS, CROWD_S = 240, 1000, 4000, 1200.0

PARTS: dict[str, Callable[[Path, int, float], Outcome]] = {
    "kills": lambda home, seed, share: kills.run(home, seed, round(KILLS * share)),
    "damage": lambda home, seed, share: damage.run(home, seed, round(DAMAGES * share)),
    "questions": lambda _, seed, share: odd_questions.run(seed, round(QUESTIONS * share)),
    "crowd": lambda home, seed, share: crowd.run(home, seed, CROWD_S * share),
}


def main(words: list[str]) -> int:
    """Run the parts named, or all; status 1 where a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all by default")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other moments and inputs")
    parser.add_argument("--share", type=float, default=1.0, help="how much of it, 1 being all")
    options = parser.parse_args(words)
    if unknown := set(options.parts) - PARTS.keys():
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    broken = 0
    for name in options.parts or PARTS:
        started = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="kamervraag-torture-") as home:
            outcome = PARTS[name](Path(home), options.seed, options.share)
        sys.stdout.write("\n".join([*outcome.lines(), f"  {time.monotonic() - started:.0f} s\n"]))
        sys.stdout.flush()
        broken += len(outcome.broken)
    return bool(broken)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
