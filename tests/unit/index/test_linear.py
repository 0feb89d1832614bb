"""Work grows with a paper's length and no faster: counted in calls, since time on a busy machine lies."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from index.files import SourceText
from index.parse import parse
from tests.bench import invented

SLACK = 1.15  # a paper twice as long may take so much more than twice the work


def calls(work: Callable[[], object]) -> int:
    """How many functions, of Python and of C, a piece of work calls."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def marked(questions: int) -> str:
    units = "".join(
        f"<vraag><nr>Vraag {n}</nr>"
        f"<al>Waarom?<noot><noot.nr>{n}</noot.nr><noot.al>Zie {n}.</noot.al></noot></al></vraag>"
        f"<antwoord><nr>Antwoord {n}</nr><al>Zie het antwoord op vraag {n // 2}.</al></antwoord>"
        for n in range(1, questions)
    )
    return f"<officiele-publicatie><kamervragen>{units}</kamervragen></officiele-publicatie>"


@pytest.mark.parametrize(
    ("kind", "write", "size"),
    [
        ("txt", invented.paper, 20),
        ("txt", invented.letter, 10_000),
        ("txt", invented.consultation, 15),
        ("txt", lambda size: "Vraag 1\n" * size, 400),
        ("txt", lambda size: "Vraag 1\n\nWat is dit?\n\nAntwoord 1\n\n" + "Vraag 1\n" * size, 400),
        ("txt", lambda size: "woord " * size, 4_000),
        ("txt", lambda size: "Waarom?1\n\n1 Kamerstuk 50 100, nr. 3\n" * size, 100),
        ("xml", marked, 40),
    ],
    ids=["questions", "letter", "consultation", "labels", "one number", "one line", "notes", "xml"],
)
def test_twice_and_four_times_the_length(kind: str, write: Callable[[int], str], size: int) -> None:
    papers = [SourceText(write(size * times), kind) for times in (1, 2, 4)]  # type: ignore[arg-type]
    once, twice, four = (calls(lambda paper=paper: parse(paper, "stuk")) for paper in papers)  # type: ignore[misc]
    assert twice < 2 * SLACK * once
    assert four < 4 * SLACK * once
