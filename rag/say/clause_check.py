"""A written sentence against the quoted clause nearest to it: who, how many, when, more or less, whether.

Dutch against Dutch. That all words stand somewhere in the quotes is not enough: a number belongs with what it
counts, a day with what happened on it, a doer with what it did. What cannot be laid beside one clause fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.language.sentences import sentence_texts
from index.language.words import fold
from rag.gather.facts import TENTATIVE, WORD, read_facts
from rag.say.claim_words import calendar_words, fold_word, inverts_direction, period_bounds, quantifiers
from rag.say.doers import swaps_doers

CONDITIONS = frozenset("als indien mits tenzij zolang wanneer".split())
OPENERS = frozenset(
    """in op van vanaf via zolang als om bij met na voor tot sinds over door per uit onder gemiddeld volgens
    tussen daarnaast ook verder hiervoor daarvoor er wanneer indien""".split()
)
ROLES = frozenset("kabinet minister ministers regering staatssecretaris bewindspersoon hij zij".split())
FIRST_PERSON = re.compile(r"\b(?:ik|mij|mijn|wij|we|ons|onze)\b", re.IGNORECASE)
FRAME = re.compile(
    r"^(?:volgens (?:de |het )?(?:minister|kabinet|staatssecretaris|regering)"
    r"(?-i:(?: (?:van|de|der|den|ten|ter))*(?: [A-ZÀ-Þ][\w-]+)+)? |"
    r"volgens [^,]{2,80}, |.{0,120}?\b(?:zegt|zei|schrijft|schreef|meldt|meldde|stelt|stelde|antwoordt|"
    r"antwoordde|(?:laat|liet) weten|geeft aan|gaf aan|benadrukt|benadrukte|verklaart|verklaarde),? "
    r"(?:\w+ ){0,6}?dat )",
    re.IGNORECASE,
)
PARTS = re.compile(r";\s+|,\s+(?:en|maar|terwijl)\s+")
FEWEST = 2  # claims that a part of a sentence needs to be looked at alone
CUT = re.compile(r"[;:]\s+|,\s+(?:maar|terwijl|en)?\s*")
JOINED = re.compile(r"\s+en\s+")
CHANGE = re.compile(r"\bvan\s+([\d.,]+)\s+(?:\w+\s+)?naar\s+([\d.,]+)")
SHARED = 0.5  # of the clause's words or of the sentence's, that the two must share


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a text with what it claims; `sentence` is the whole sentence that it is cut from."""

    text: str
    sentence: str
    claims: frozenset[str]  # terms, numbers and days


def clause_problems(text: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """The kinds of claim in a sentence that its nearest quoted clauses do not make, or make otherwise.

    The parts of a compound sentence are each laid beside a clause of their own.
    """
    text = FRAME.sub("", text)
    parts = [part for part in PARTS.split(text)]
    if any(len(claim_terms(part)) < FEWEST for part in parts):
        parts = [text]
    found = [kind for part in parts for kind in _problems_of_part(part, quotes)]
    return tuple(dict.fromkeys([*found, *(["doer"] if swaps_doers(text, quotes) else [])]))


def _problems_of_part(text: str, quotes: Sequence[str]) -> tuple[str, ...]:
    part_terms = claim_terms(text)
    clauses = [clause for quote in quotes for clause in split_clauses(quote)]
    if not clauses or not part_terms:
        return ("support",)
    near = max(clauses, key=lambda clause: closeness(part_terms, clause.claims))
    whole = claim_terms(near.sentence)
    found = {
        "support": closeness(part_terms, near.claims) < SHARED / 2,
        "number": bool(numbers_and_days(text) - numbers_and_days(near.sentence))
        or crosses_numbers(text, part_terms, clauses),
        "actor": not same_subject(text, near),
        "negation": read_facts(text).negated != read_facts(near.text).negated,
        "modality": not same_modality(text, near),
        "quantifier": quantifiers(text) != quantifiers(near.text),
        "comparison": inverts_direction(text, near.sentence)
        or not period_bounds(text) <= period_bounds(near.sentence),
        "change": not set(CHANGE.findall(fold(text))) <= set(CHANGE.findall(fold(near.sentence))),
        "time": bool(calendar_words(text) - calendar_words(" ".join(quotes))),
        "swapped": swaps_words(text, near, quotes),
        "words": len(part_terms - whole - claim_terms(" ".join(quotes))) > len(part_terms) / 3,
    }
    return tuple(kind for kind, wrong in found.items() if wrong)


@lru_cache(maxsize=1_024)
def split_clauses(quote: str) -> tuple[Clause, ...]:
    """The sentences of a quote, and their clauses where these say something of their own."""
    return tuple(
        Clause(piece, sentence, claim_terms(piece))
        for sentence in sentence_texts(quote)
        for piece in dict.fromkeys([sentence, *_split_sentence(sentence)])
        if claim_terms(piece)
    )


def _split_sentence(sentence: str) -> Iterator[str]:
    for piece in CUT.split(sentence):
        parts = JOINED.split(piece)
        yield from parts if all(numbers_and_days(part) for part in parts) else [piece]


def claim_terms(text: str) -> frozenset[str]:
    """The content terms, numbers and days of a text."""
    found = read_facts(text)
    return frozenset(found.words | found.numbers | found.dates)


def closeness(terms: frozenset[str], other_terms: frozenset[str]) -> float:
    """How much of each stands in the other, 0 to 1 (the harmonic mean of both shares)."""
    return 2 * len(terms & other_terms) / max(1, len(terms) + len(other_terms))


def numbers_and_days(text: str) -> frozenset[str]:
    """Numbers and days."""
    found = read_facts(text)
    return found.numbers | found.dates


def crosses_numbers(text: str, part_terms: frozenset[str], clauses: Sequence[Clause]) -> bool:
    """Whether a number stands with words that the quotes give to another number."""
    parts = {clause.sentence for clause in clauses if clause.text != clause.sentence}
    finest = [clause for clause in clauses if clause.text != clause.sentence or clause.sentence not in parts]
    numbered = [clause for clause in finest if numbers_and_days(clause.text)]
    for number in numbers_and_days(text):
        own = [
            claimed_share(part_terms, clause)
            for clause in numbered
            if number in numbers_and_days(clause.text)
        ]
        others = [
            claimed_share(part_terms, clause)
            for clause in numbered
            if number not in numbers_and_days(clause.text)
        ]
        if own and others and max(others) > max(own):
            return True
    return False


def claimed_share(part_terms: frozenset[str], clause: Clause) -> float:
    """The share of a clause's claims, its numbers apart, that a sentence repeats."""
    rest = clause.claims - numbers_and_days(clause.text)
    return len(rest & part_terms) / len(rest) if rest else 0.5


def same_subject(text: str, near: Clause) -> bool:
    """Whether the first thing named is that of the clause, and not one that it does something to."""
    first = opening_word(text)
    if first is None:
        return bool(named_doer(text, near))
    clause_terms = claim_terms(near.sentence)
    if fold_word(first) in ROLES and FIRST_PERSON.search(near.sentence):
        return True
    if not read_facts(first).words <= clause_terms:
        return False
    theirs = opening_word(near.text)
    if theirs is None or read_facts(theirs).words == read_facts(first).words:
        return True
    doers = all(fold_word(word) in ROLES | NAMED_DOERS or word[:1].isupper() for word in (first, theirs))
    passive = re.search(r"\bdoor\b", fold(text)) is not None
    reversible = doers and near.sentence.startswith(near.text)
    return passive or not reversible or not read_facts(theirs).words <= claim_terms(text)


def named_doer(text: str, near: Clause) -> bool:
    """Whether every content word that opens a later part of the sentence stands in the clause's sentence."""
    mine = {fold_word(word) for word in WORD.findall(text)} & (ROLES | NAMED_DOERS)
    theirs = {fold_word(word) for word in WORD.findall(near.sentence)}
    return mine <= theirs or bool(FIRST_PERSON.search(near.sentence) and mine <= ROLES)


NAMED_DOERS = frozenset(
    "kamer gemeente gemeenten provincie provincies politie rechter commissie inspectie".split()
)


def swaps_words(text: str, near: Clause, quotes: Sequence[str]) -> bool:
    """Whether a word stands in another's place: between the same neighbours, or brought from elsewhere."""
    own_terms, clause_terms = claim_terms(text), claim_terms(near.sentence)
    brought = (own_terms - clause_terms) & claim_terms(" ".join(quotes))
    if brought and not claim_terms(" ".join(_content_words(near.text)[:LEADING])) <= own_terms:
        return True
    between = dict(_words_with_neighbours(near.sentence))
    return any(
        place in between
        and not read_facts(word).words <= clause_terms
        and not read_facts(between[place]).words <= own_terms
        for place, word in _words_with_neighbours(text)
    )


LEADING = 3  # the content words that name what a clause is about


def _content_words(text: str) -> list[str]:
    return [word for word in WORD.findall(text) if read_facts(word).words]


def _words_with_neighbours(text: str) -> Iterator[tuple[tuple[str, str], str]]:
    words = [fold_word(word) for word in re.findall(r"\w+", text)]
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        if word.isalpha() and read_facts(word).words:
            yield (before, after), word


def opening_word(text: str) -> str | None:
    """The first content word of a sentence; None where it opens with a circumstance ("In 2042 …")."""
    words = WORD.findall(text)
    if not words or text.lstrip()[:1].isdigit() or fold_word(words[0]) in OPENERS:
        return None
    return next((word for word in words[:6] if read_facts(word).words), None)


def same_modality(text: str, near: Clause) -> bool:
    """Whether may, must, wants to, if and would are those of the clause."""
    own_modality, clause_modality = read_facts(text).modality, read_facts(near.text).modality
    if own_modality - read_facts(near.sentence).modality or (
        clause_modality & TENTATIVE and not own_modality & clause_modality
    ):
        return False
    words = {fold_word(word) for word in WORD.findall(text)}
    bound = CONDITIONS & {fold_word(word) for word in WORD.findall(near.sentence)}
    return ("obligation" not in clause_modality or "obligation" in own_modality) and (
        not bound or bool(words & CONDITIONS)
    )
