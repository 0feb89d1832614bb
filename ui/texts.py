"""Every sentence shown to a person, Dutch first, English second."""

from __future__ import annotations

from typing import Literal

Language = Literal["nl", "en"]

TEXTS: dict[str, tuple[str, str]] = {
    # dates, people, places
    "undated": ("zonder datum", "undated"),
    "from": ("vanaf", "from"),
    "until": ("tot en met", "until"),
    "demissionary": ("demissionair", "caretaker"),
    "answer_to": ("antwoord op vraag {number}", "answer to question {number}"),
    "paragraph_n": ("alinea {number}", "paragraph {number}"),
    # the terminal
    "sources": ("Bronnen", "Sources"),
    "asked_by": ("gevraagd door {who}", "asked by {who}"),
    "searched": (
        "Doorzocht: {papers} stukken, {exchanges} vragen, {years}.",
        "Searched: {papers} papers, {exchanges} questions, {years}.",
    ),
    "dropped": (
        "{count} zin(nen) weggelaten omdat de bronnen ze niet dragen.",
        "{count} sentence(s) left out because the sources do not bear them.",
    ),
    "automatic": (
        "Automatisch samengesteld uit de stukken. Controleer de bronnen voor u dit gebruikt.",
        "Put together automatically from the papers. Check the sources before you use this.",
    ),
    "no_hits": ("Niets gevonden.", "Nothing found."),
    "question": ("vraag", "question"),
    "answer": ("antwoord", "answer"),
    "paragraph": ("alinea", "paragraph"),
}


def text(key: str, language: Language, **values: object) -> str:
    """The sentence called `key` in a language, its `{fields}` filled; KeyError for an unknown key."""
    dutch, english = TEXTS[key]
    return (dutch if language == "nl" else english).format(**values)


def language_of(name: str | None) -> Language:
    """ "en" for English, Dutch for anything else."""
    return "en" if name == "en" else "nl"
