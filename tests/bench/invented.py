"""Invented papers of any length, the same at every run."""

from __future__ import annotations

import random

SUBJECTS = (
    "haven sluis spoorbrug dijk veerpont asielopvang drinkwater stikstof woningbouw zorg politie".split()
)
WORDS = (
    "de het een van in op met voor over door bij aan naar uit en of maar omdat wanneer waarom kabinet "
    "minister regering gemeente provincie onderzoek rapport maatregelen uitvoering beleid termijn middelen "
    "overleg betrokken beschikbaar mogelijk noodzakelijk afgelopen komende jaar maand personen inwoners"
).split()
HEAD = """Vragen van het lid Ter Horst (Tulp) aan de Minister van Water over de {subject}
(ingezonden 5 februari 2031).
Antwoord van Minister Bos (Water), mede namens de Minister van Vervoer (ontvangen 1 maart 2031).
"""


def paper(questions: int = 12, seed: int = 0) -> str:
    """An answer to so many questions, about 900 letters each, with notes, a joint answer and references."""
    dice = random.Random(seed)
    parts = [HEAD.format(subject=dice.choice(SUBJECTS))]
    for number in range(1, questions + 1):
        mark = f"{number // 3 + 1}" if number % 3 == 0 else ""
        parts.append(f"Vraag {number}\n{sentence(dice, 24)[:-1]}?{mark}\n")
        if number % 4 != 1:
            label = f"Antwoord {number - 1} en {number}" if number % 4 == 2 else f"Antwoord {number}"
            parts.append(f"{label}\n{paragraph(dice)}\nZie ook het antwoord op vraag {max(1, number - 3)}.\n")
    notes = [f"{n} Kamerstuk 50 100, nr. {n}, {sentence(dice, 8)}" for n in range(2, questions // 3 + 2)]
    return "\n".join([*parts, *notes]) + "\n"


def letter(letters: int, seed: int = 0) -> str:
    """A Kamerbrief of about so many letters, with headings."""
    dice = random.Random(seed)
    parts = ["50 100\nHavens\n\nNr. 12\nBRIEF VAN DE MINISTER VAN WATER\n\nDen Haag, 3 mei 2031\n"]
    while sum(map(len, parts)) < letters:
        parts.append(f"{dice.choice(SUBJECTS).capitalize()} en {dice.choice(SUBJECTS)}\n")
        parts += [paragraph(dice) + "\n" for _ in range(20)]
    return "\n".join(parts)


def consultation(exchanges: int, seed: int = 0) -> str:
    """A schriftelijk overleg in running text."""
    dice = random.Random(seed)
    parts = [
        "VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n\nVragen en opmerkingen van de leden van de Tulp-fractie\n"
    ]
    for _ in range(exchanges):
        asked = f"De leden van de Tulp-fractie vragen of {sentence(dice, 20)}"
        parts.append(f"{asked}\n\nAntwoord:\n{paragraph(dice)}\n")
    return "\n".join(parts)


def paragraph(dice: random.Random) -> str:
    """Some five sentences on lines of about 90 letters, as a PDF gives them."""
    words = " ".join(sentence(dice, dice.randint(8, 24)) for _ in range(5)).split(" ")
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 90:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def sentence(dice: random.Random, words: int) -> str:
    """A sentence of so many words."""
    return " ".join(dice.choice(WORDS) for _ in range(words)).capitalize() + "."
