"""Work grows with a paper's length and no faster: counted in calls, since time on a busy machine lies."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from index.errors import DocumentError
from index.files import SourceText, read_bytes
from index.parse import parse
from tests.bench import invented

SLACK = 1.15  # a paper twice as long may take so much more than twice the work


def steps(work: Callable[[], object]) -> int:
    """How many lines of Python a piece of work runs, each turn of a loop or comprehension too."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> Callable[..., object]:
        nonlocal count
        count += event == "line"
        return note

    before = sys.gettrace()
    sys.settrace(note)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


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


FRAME = "Vraag 1\nWaarom is de brug dicht?\n\nAntwoord 1\nDe brug is dicht door werk.\n\n"
OVERLEG = "VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\nI Vragen en opmerkingen vanuit de fracties\n"


def numbered(*forms: str) -> Callable[[int], str]:
    """A text of each form in turn, written for each number."""
    return lambda size: "\n\n".join("".join(form.format(i) for i in range(1, size + 1)) for form in forms)


@pytest.mark.parametrize(
    "write",
    [
        numbered("Vraag {0}\nWat?\n", "Antwoord {0}\nJa.\n"),
        numbered("Vraag {0}\nWat?\nAntwoord {0}\nZie het antwoord op vraag 1.\n"),
        numbered("Antwoord {0}\nJa.\n"),
        lambda size: "Vraag 1\nWaarom?\nAntwoord 1\nDaarom.\n\n" * size,
        lambda size: FRAME + numbered("Dat staat [{0}] vast.\n", "[{0}] Kamerstuk 50 100\n")(size),
        lambda size: FRAME + numbered("Dat{0} staat vast\n", "{0} Kamerstuk 50 100\n")(size),
        lambda size: FRAME + numbered("Dat staat vast.\n", "{0} Kamerstuk 50 100, nr. {0}\n")(size),
        lambda size: FRAME + numbered("Zin met noot[^{0}].\n", "[^{0}]: Kamerstuk\n")(size),
        lambda size: FRAME + "Dit is besproken.®\n" * size + numbered("{0} Kamerstuk 50 100\n")(size),
        lambda size: OVERLEG + "De leden van de VVD-fractie vragen waarom.\nAntwoord\nJa.\n" * size,
        lambda size: "Deze titel staat op elke bladzijde\n\nTekst van een alinea.\n\n" * size,
    ],
    ids=[
        "questions, then answers",
        "referrals",
        "answers to nobody",
        "sets",
        "notes in brackets",
        "raised notes",
        "notes nobody calls",
        "named notes",
        "notes misread",
        "consultation without heads",
        "repeated lines",
    ],
)
def test_no_step_looks_through_all_before_it(write: Callable[[int], str]) -> None:
    papers = [SourceText(write(times), "txt") for times in (200, 400, 800)]
    parse(papers[0], "stuk")  # what is loaded once is no part of the count
    once, twice, four = (steps(lambda paper=paper: parse(paper, "stuk")) for paper in papers)  # type: ignore[misc]
    assert four - twice < 2 * SLACK * (twice - once)


def test_gaps_are_no_wider_than_a_page() -> None:
    read = read_bytes(b"Vraag 1" + b" " * 10**6 + b"Antwoord 1 ja", "stuk.txt").text
    assert read == "Vraag 1" + " " * 200 + "Antwoord 1 ja"
    assert read_bytes(("a" + "\t \u00a0" * 999 + "b").encode(), "stuk.txt").text.endswith("b")
    table = "Nr" + " " * 150 + "Vraag"
    assert read_bytes(table.encode(), "stuk.txt").text == table


def test_labels_are_sought_once_in_a_gap() -> None:
    shown = parse(SourceText("Vraag 1" + " " * 10**5 + "Antwoord 1 ja, dat is zo.", "txt"), "stuk")
    assert [one.id for one in shown.exchanges] == ["1"]


@pytest.mark.parametrize(
    "begun", ["Vraag 1", "Vraag 1 -", "(", "[", "- ", "- a", "1.", "De leden van de", "Datum"]
)
def test_a_gap_as_wide_as_a_book_is_passed_once(begun: str) -> None:
    gap = begun + " " * 10**5
    text = f"Vraag 1\n{gap}Is de sluis open?\n\nAntwoord 1\n{gap}Ja, die is open.\n"
    assert parse(SourceText(text, "docx"), "stuk.docx").exchanges  # minutes, where each blank is tried


def test_words_as_long_as_may_be_are_read_once() -> None:
    assert read_bytes(b"x" * 4_000 + (b" " + b"x" * 4_000) * 200, "stuk.txt").text
    with pytest.raises(DocumentError, match="a word of more than"):
        read_bytes(b"ja " + b"x" * 4_001, "stuk.txt")


def test_empty_lines_of_a_message_are_passed_once() -> None:
    head = "From: a@voorbeeld.test\nDate: Mon, 3 Feb 2031 10:00:00 +0100\nSubject: de sluis\n\n"
    read = read_bytes(
        f"{head}{'Is de sluis open?' + chr(10) * 10**5}Ja, die is open.".encode(), "stuk.eml"
    ).text
    assert read.startswith("Datum: 3 februari 2031\nOnderwerp: de sluis\n")
