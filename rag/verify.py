"""Each statement against its quotes: supported, or dropped and counted. The same for both ways of writing.

What stands between « and » must be a quote to the letter. Everything else must be carried: no number,
date, name, negation or modality that its quotes (with the paper's date and minister) do not hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from index.words import fold
from rag.facts import TENTATIVE, WORD, Facts, facts, opens

QUOTED = re.compile(r"«([^«»]{1,20000})»")
ASKED = re.compile(r"“([^“”]{1,2000})”")
MARKUP = re.compile(r"<[a-zA-Z/!]|\]\(|https?:|www\.|javascript:|```|!\[|&#|\{\{", re.IGNORECASE)
MIN_SUPPORT = 0.6
Similarity = Callable[[str, Sequence[str]], Sequence[float]]


def squeezed(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def quotes_stand(text: str, quotes: Sequence[str]) -> bool:
    """Whether every piece between guillemets is, white space apart, one of the quotes or part of one."""
    known = [inner(quote) for quote in quotes]
    return all(any(squeezed(piece) in quote for quote in known) for piece in QUOTED.findall(text))


def inner(quote: str) -> str:
    """A quote as it stands inside guillemets: its own guillemets become single ones."""
    return squeezed(quote).replace("«", "‹").replace("»", "›")


def problems(text: str, quotes: Sequence[str], context: str = "") -> tuple[str, ...]:
    """What this statement claims that its quotes do not carry; empty where it is supported.

    `context` is what the frame may name besides: the paper's minister, cabinet, date and number.
    """
    if not quotes:
        return ("no quote",)
    rest = QUOTED.sub(" ", text)
    if MARKUP.search(rest):
        return ("markup",)
    if not quotes_stand(text, quotes) or not asked_stands(rest, context):
        return ("not verbatim",)
    rest = ASKED.sub(" ", rest)
    return claims(rest, quotes, context) if WORD.search(rest) else ()


def asked_stands(text: str, context: str) -> bool:
    """Whether every question between double quotation marks stands in the context, dots at its end apart."""
    known = clean_question(context)
    return all(piece.removesuffix("…").strip() in known for piece in ASKED.findall(text))


def clean_question(question: str) -> str:
    """A question as it stands between double quotation marks: its own become single ones."""
    return inner(question).replace("“", "‘").replace("”", "’")


def claims(text: str, quotes: Sequence[str], context: str) -> tuple[str, ...]:
    """The kinds of claim in running text that neither the quotes nor the context hold."""
    said, held = facts(text), facts("\n".join([*quotes, context]))
    missing = {
        "number": said.numbers - held.numbers - date_parts(held),
        "date": said.dates - held.dates,
        "name": said.names - held.names - {fold(word) for word in WORD.findall(context)},
    }
    return tuple(kind for kind, left in missing.items() if left)


def date_parts(held: Facts) -> frozenset[str]:
    """The days, and years of the dates held, as bare numbers."""
    return frozenset(part.lstrip("0") for day in held.dates for part in day.split("-") if part)


def written_problems(
    text: str, quotes: Sequence[str], context: str = "", similarity: Similarity | None = None
) -> tuple[str, ...]:
    """As `problems`, and stricter, for a sentence that a language model wrote.

    Its negation and modality must be those of the quoted sentence nearest to it, its opening word no
    new name, and enough of its content words must stand in the quotes; for a sentence in another
    language than the quotes' `similarity` (0 to 1 for each quote) takes the place of shared words.
    """
    found = list(problems(text, quotes, context))
    if found and found[0] in ("no quote", "markup"):
        return tuple(found)
    said, nearest = facts(text), facts(closest(text, quotes))
    held = facts("\n".join([*quotes, context]))
    if said.negated != nearest.negated:
        found.append("negation")
    if (said.modality - held.modality) or (
        nearest.modality & TENTATIVE and not said.modality & nearest.modality
    ):
        found.append("modality")
    if new_opening(text, quotes, context):
        found.append("name")
    share = support(said, held) if similarity is None else max(similarity(text, quotes), default=0.0)
    return tuple(found) if share >= MIN_SUPPORT else (*found, "support")


def support(said: Facts, held: Facts) -> float:
    """The share of the statement's content words that the quotes hold, 0 to 1."""
    return len(said.words & held.words) / max(1, len(said.words))


def closest(text: str, quotes: Sequence[str]) -> str:
    """The quoted sentence that shares most words with the statement; the first one where none does."""
    words = facts(text).words
    parts = [part for quote in quotes for part in re.split(r"(?<=[.!?;])\s+", quote) if part.strip()]
    return max(parts or list(quotes), key=lambda part: len(words & facts(part).words))


def new_opening(text: str, quotes: Sequence[str], context: str) -> bool:
    """Whether a sentence of the statement opens with a word, capitals apart, that is found nowhere."""
    known = set(WORD.findall(fold(" ".join([*quotes, context])))) | FRAME
    openings = [match.group() for match in WORD.finditer(text) if opens(text, match.start())]
    return any(word[0].isupper() and fold(word) not in known for word in openings)


FRAME = frozenset(
    """de het een dit dat deze die er in op volgens ook daarnaast verder hierbij hiervoor daarvoor daarbij
    voor bij met over na om als wel nee ja niet geen zij hij ze wij men uit van door naar onder tot sinds
    kabinet regering minister ministers staatssecretaris
    the a an this that these those it there in on according also moreover further for with by after as no yes
    not they he she from of to under since during both however cabinet government state""".split()
)


def checked(problem_lists: Mapping[str, int], found: Sequence[str]) -> Mapping[str, int]:
    """The running count of problems by kind, with these added."""
    return dict(problem_lists) | {kind: problem_lists.get(kind, 0) + 1 for kind in found}
