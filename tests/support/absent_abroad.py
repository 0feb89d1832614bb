"""Forty questions in each of seven languages about what no paper speaks of; every second one is held out.

`python -m tests.support.absent_abroad INDEX [--show]` prints how many of them are declined, by language and
half, and how many of the answerable ones of other_languages.txt: INDEX holds the invented sets.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from index.search import Index
from rag.answer import answer
from tests.support.other_languages import LANGUAGES, foreign_questions

SOURCE = Path(__file__).with_name("absent_abroad.txt")


@dataclass(frozen=True, slots=True)
class AbsentQuestion:
    """A question about a subject that no invented paper names."""

    language: str
    text: str
    held_out: bool


def absent_questions(source: Path = SOURCE) -> Iterator[AbsentQuestion]:
    """All of a file, in its order."""
    number = 0
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            number += 1
        elif line and not line.startswith("#"):
            language, _, text = line.partition(" ")
            yield AbsentQuestion(language, text, number % 2 == 0)


def main() -> None:
    """Print the table, and with `--show` the seen questions that go wrong."""
    show = "--show" in sys.argv
    with closing(Index.open(sys.argv[1])) as index:
        for name, asked in (("absent", [*absent_questions()]), ("answerable", [*foreign_questions()])):
            declined = [(each, answer(each.text, index)) for each in asked]
            for held_out in (False, True):
                half = [(each, said.abstained) for each, said in declined if each.held_out is held_out]
                shares = []
                for language in (*LANGUAGES, "all"):
                    found = [no for each, no in half if language in (each.language, "all")]
                    shares.append(f"{language} {sum(found)}/{len(found)}")
                print(name, "held out" if held_out else "seen", *shares, sep="\t")  # noqa: T201
            for each, said in declined if show else ():
                if not each.held_out and said.abstained is (name == "answerable"):
                    print("  ", each.language, each.text, "|", *said.notes)  # noqa: T201


if __name__ == "__main__":
    main()
