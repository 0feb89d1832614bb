"""An answer from a paper that a later one corrects says so below it. All texts are invented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.build import build
from index.search import Index
from index.search.same_paper import says_it_corrects
from rag.answer import answer

ANSWERED = (
    "1530\n\nVragen van het lid Ooievaar (Linde) aan de Minister van Bruggen over de bruggen van Kromhaven "
    "(ingezonden 4 juni 2043).\n\nAntwoord van Minister Hoogkamer (Bruggen) (ontvangen 2 juli 2043).\n\n"
    "Vraag 1\n\nHoeveel bruggen in Kromhaven zijn gesloten?\n\nAntwoord 1\n\n"
    "In Kromhaven zijn drie bruggen gesloten voor alle verkeer.\n"
)
LETTER = (
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, {day}\n\nBetreft: {subject}\n\n"
    "Geachte voorzitter,\n\n{body}\n\nHoogachtend,\n\nDe Minister van Bruggen,\nJ. Hoogkamer\n"
)
SUBJECT = "Correctie op de beantwoording van Kamervragen"
BY_DAY = "Op 2 juli 2043 antwoordde ik op vragen van het lid Ooievaar. Het gaat om vijf gesloten bruggen."
BY_NUMBER = "In de antwoorden (Aanhangsel Handelingen, vergaderjaar 2042-2043, nr. 1530) staat een fout."
OTHER = "Op 2 juli 2043 antwoordde ik op vragen van het lid Reiger. Het gaat om vijf gesloten sluizen."
LATER = "20 augustus 2043"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "antwoord.txt").write_text(ANSWERED, "utf-8")
    yield tmp_path


def notes(folder: Path, day: str, subject: str, body: str, language: str = "nl") -> tuple[str, ...]:
    """What stands below the answer about the bridges, with this letter beside it."""
    letter = LETTER.format(day=day, subject=subject, body=body)
    (folder / "papers" / "brief.txt").write_text(letter, "utf-8")
    build([folder / "papers"], folder / "ix")
    with Index.open(folder / "ix") as index:
        said = answer("Hoeveel bruggen in Kromhaven zijn gesloten?", index, language=language)
    assert said.citations[0].quote == "In Kromhaven zijn drie bruggen gesloten voor alle verkeer."
    return said.notes


@pytest.mark.parametrize("body", [BY_DAY, BY_NUMBER])
def test_a_correction_that_names_the_paper_is_told(folder: Path, body: str) -> None:
    told = f"Let op: het stuk van [1] is later gecorrigeerd, op {LATER}: “{SUBJECT}”. Lees dat erbij."
    assert told in notes(folder, LATER, SUBJECT, body)


def test_it_is_told_in_english(folder: Path) -> None:
    (told,) = [each for each in notes(folder, LATER, SUBJECT, BY_DAY, "en") if "corrected" in each]
    assert told.startswith("Note: the paper of [1] was corrected later, on 20 August 2043")


@pytest.mark.parametrize(
    ("day", "subject", "body"),
    [
        (LATER, SUBJECT, OTHER),  # another's answers of that day
        ("1 juni 2043", SUBJECT, BY_DAY),  # from before
        ("20 augustus 2046", SUBJECT, BY_DAY),  # years later
        (LATER, "Voortgang van de bruggen", BY_DAY),  # corrects nothing
    ],
)
def test_no_other_letter_is_told_of(folder: Path, day: str, subject: str, body: str) -> None:
    assert not any("gecorrigeerd" in each for each in notes(folder, day, subject, body))


@pytest.mark.parametrize(
    ("title", "corrects"),
    [
        ("Rectificatie antwoorden op Kamervragen over de sluis", True),
        ("Herziene beantwoording vragen over de sluis", True),
        ("Herstel foutieve cijfers in Kamerbrief", True),
        ("Intrekking antwoord op vraag 2", True),
        ("Herstel van de sluis", False),
        ("Antwoorden op vragen over de correctie van het stroomnet", False),
        ("Herziening van de wet op de sluizen", False),
        (None, False),
    ],
)
def test_a_title_says_that_it_corrects(title: str | None, corrects: bool) -> None:
    assert says_it_corrects(title) is corrects
