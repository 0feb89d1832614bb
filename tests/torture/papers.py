"""Small invented papers, each of which names itself and its version in every answer."""

from __future__ import annotations

from pathlib import Path

THINGS = ("veerpont", "ophaalbrug", "vuurtoren", "trekvaart", "windmolen", "kademuur", "sluisdeur", "zeedijk")
QUESTIONS = tuple(f"Hoe staat het met de {thing}?" for thing in THINGS)
TEXT = """AH {number}

2036Z{number:05}

Antwoord van minister De Wolf (Water) (ontvangen {day} mei 2036)

Vraag 1
Hoe staat het met de {thing} van gemeente {number}?

Antwoord 1
De {thing} van gemeente {number} wordt hersteld volgens plan {version}. Dat kost {cost} euro.

Vraag 2
Wanneer is de {thing} van gemeente {number} klaar?

Antwoord 2
Gemeente {number} verwacht de {thing} klaar te hebben in week {version}.
"""


def paper_text(number: int, version: int) -> str:
    """The paper of a number as it reads in a version."""
    day, thing = number % 28 + 1, THINGS[number % len(THINGS)]
    return TEXT.format(number=number, day=day, thing=thing, version=version, cost=number * 100 + version)


def write_papers(folder: Path, versions: dict[int, int]) -> None:
    """Make a folder hold exactly these papers: number -> version."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if int(path.stem) not in versions:
            path.unlink()
    for number, version in versions.items():
        path, text = folder / f"{number:05}.txt", paper_text(number, version)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
