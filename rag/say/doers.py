"""Who does what: a written sentence may not give the deed of one to another who stands in the same quotes.

"De gemeente betaalt het onderhoud" fails where the quote lets the Rijk pay for that, and her for another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.language.sentences import sentence_texts
from rag.gather.facts import WORD, read_facts
from rag.say.claim_words import fold_word

CIRCUMSTANCES = frozenset(
    """in op van vanaf via zolang als om bij met na voor tot sinds over door per uit onder gemiddeld volgens
    tussen daarnaast ook verder hiervoor daarvoor er wanneer indien""".split()
)
DETERMINERS = frozenset("de het een deze die dit dat zijn haar hun onze elke iedere alle the a".split())
INSTITUTIONS = frozenset(
    """kamer gemeente gemeenten provincie provincies politie rechter rechters commissie inspectie waterschap
    waterschappen rijk staat kabinet minister ministers regering ministerie staatssecretaris scholen bedrijven
    burgers verzekeraars zorgverzekeraars lidstaten werkgevers werknemers exploitant exploitanten""".split()
)
PIECES = re.compile(
    r"[,;:]\s+(?:(?:en|maar|terwijl|omdat|want|waarbij)\s+)?|\s+(?:en|maar|terwijl|omdat|want|waarbij)\s+"
)
BY = re.compile(r"\bdoor (?:(?:de|het|een|deze|onze) )?([^\W\d_][\w-]*)", re.IGNORECASE)
PASSIVE = re.compile(r"\b(?:wordt|worden|werd|werden|is|zijn|was|waren)\b", re.IGNORECASE)
ALIKE = 0.01  # difference in closeness below which two pieces fit a deed equally well


@dataclass(frozen=True, slots=True)
class Deed:
    """What a piece of a sentence says is done, and who does it, in terms; no doers where that is open."""

    doers: frozenset[str]
    done: frozenset[str]


def swaps_doers(text: str, quotes: Sequence[str]) -> bool:
    """Whether a sentence gives a deed of the quotes to somebody whom they let do something else."""
    theirs = [deed for quote in quotes for sentence in sentence_texts(quote) for deed in read_deeds(sentence)]
    known = frozenset(term for deed in theirs for term in deed.doers)
    return any(deed.doers & known and not _does(deed, theirs, known) for deed in read_deeds(text))


def _does(mine: Deed, theirs: Sequence[Deed], known: frozenset[str]) -> bool:
    """Whether one of the deeds that fit this one best, its `known` people apart, has its doer, or none."""
    done = mine.done - known or mine.done
    close = [(_closeness(done, deed.done - known), deed) for deed in theirs if deed.done & done]
    best = max((near for near, _ in close), default=0.0)
    fit = [deed for near, deed in close if near >= best - ALIKE]
    return not fit or any(not deed.doers or deed.doers & mine.doers for deed in fit)


def _closeness(terms: frozenset[str], others: frozenset[str]) -> float:
    return 2 * len(terms & others) / max(1, len(terms) + len(others))


def read_deeds(sentence: str) -> Iterator[Deed]:
    """The deeds of a sentence, piece by piece; a piece that names nobody is of the one before it."""
    doers: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()  # "Het Rijk en de gemeente betalen": both do
    for place, piece in enumerate(PIECES.split(sentence)):
        named = _doer_of_piece(piece, first=place == 0)
        doers = named if named else doers
        done = read_facts(piece).words | read_facts(piece).numbers
        done -= named
        if named and not done:
            waiting |= named
            continue
        if done:
            yield Deed(doers | waiting, frozenset(done))
            waiting = frozenset()


def _doer_of_piece(piece: str, first: bool) -> frozenset[str]:
    """The terms of who does something: behind "door" in the passive, else what the piece opens with."""
    if PASSIVE.search(piece) and (by := BY.search(piece)):
        return read_facts(by[1]).words
    if PASSIVE.search(piece):
        return frozenset()
    words = WORD.findall(piece)
    if not words or fold_word(words[0]) in CIRCUMSTANCES:
        return frozenset()
    opens = first or fold_word(words[0]) in DETERMINERS | INSTITUTIONS or words[0][:1].isupper()
    found = next((word for word in words[:4] if read_facts(word).words), None)
    return read_facts(found).words if opens and found else frozenset()
