"""The line that says how many papers were meant: counted from their heads, so no one quote carries it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rag.gather.paper_lists import ListKind, Tally
from rag.say.coverage_words import answer_language, group_digits
from rag.say.frames import Frames
from rag.statement import Piece, Statement

THINGS: Mapping[str, Mapping[ListKind, tuple[str, str]]] = {
    "nl": {
        "questions": ("set Kamervragen", "sets Kamervragen"),
        "motions": ("motie", "moties"),
        "letters": ("brief", "brieven"),
        "papers": ("stuk dat hieraan voldoet", "stukken die hieraan voldoen"),
        "open": ("set Kamervragen zonder antwoord", "sets Kamervragen zonder antwoord"),
        "overdue": (
            "set Kamervragen waarvan de termijn voorbij is en waarop daarin geen antwoord staat",
            "sets Kamervragen waarvan de termijn voorbij is en waarop daarin geen antwoord staat",
        ),
        "late": (
            "set Kamervragen die na de termijn is beantwoord",
            "sets Kamervragen die na de termijn zijn beantwoord",
        ),
    },
    "en": {
        "questions": ("set of questions", "sets of questions"),
        "motions": ("motion", "motions"),
        "letters": ("letter", "letters"),
        "papers": ("paper that fits this", "papers that fit this"),
        "open": ("set of questions without an answer", "sets of questions without an answer"),
        "overdue": (
            "set of questions past its term without an answer there",
            "sets of questions past their term without an answer there",
        ),
        "late": ("set of questions answered after its term", "sets of questions answered after their term"),
    },
}
LINE = {
    "nl": "In de doorzochte stukken: {count} {things}{by}{shown}.",
    "en": "In the papers searched: {count} {things}{by}{shown}.",
}
SHOWN = {"nl": "; hieronder de nieuwste {shown}", "en": "; the newest {shown} below"}
MOST_PARTIES = 8


def tally_line(tally: Tally, statements: Sequence[Statement], words: Frames) -> Statement:
    """How many, by year and by party where there are several of these; it cites the headings quoted below."""
    language = answer_language(words.language)
    shown = len(tally.findings)
    sentence = LINE[language].format(
        count=group_digits(tally.count, words.language),
        things=THINGS[language][tally.kind][tally.count != 1],
        by=by_year(tally) + by_party(tally),
        shown=SHOWN[language].format(shown=shown) if shown < tally.count else "",
    )
    numbers = tuple(dict.fromkeys(number for each in statements for number in each.citations))
    newest = max((each.date for each in statements if each.date), default=None)
    return Statement((Piece(sentence),), numbers, True, newest, counted=tally.papers)


def by_year(tally: Tally) -> str:
    """ " (2022: 4, 2023: 8)"; nothing where all are of one year."""
    years = ", ".join(f"{year}: {count}" for year, count in tally.by_year)
    return f" ({years})" if len(tally.by_year) > 1 else ""


def by_party(tally: Tally) -> str:
    """ " (D66: 4, SP: 8)", the most active first; nothing where one party asked all."""
    parties = ", ".join(f"{party}: {count}" for party, count in tally.by_party[:MOST_PARTIES])
    return f" ({parties})" if len(tally.by_party) > 1 else ""
