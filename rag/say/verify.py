"""Each statement against its quotes: supported, or dropped and counted. The same for both ways of writing.

What stands between « and » must be a quote to the letter. Everything else must be carried: no number,
date, name, negation or modality that its quotes (with the paper's date and minister) do not hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from index.language.sentences import sentence_texts, split_at_marks
from index.language.vocabulary import country
from index.language.words import fold
from rag.gather.facts import TENTATIVE, WORD, Facts, opens_sentence, read_facts
from rag.say.clause_check import clause_problems
from rag.statement import normalise_quote, squeeze_spaces

QUOTED = re.compile(r"«([^«»]{1,20000})»")
ASKED = re.compile(r"“([^“”]{1,2000})”")
MARKUP = re.compile(r"<[a-zA-Z/!]|\]\(|https?:|www\.|javascript:|```|!\[|&#|\{\{", re.IGNORECASE)
MIN_SUPPORT = 0.6  # of the statement's content words
MIN_SIMILARITY = 0.42  # across languages; measured: supported sentences .51 to .79, others .07 to .28
Similarity = Callable[[str, Sequence[str]], Sequence[float]]


def quotes_stand(text: str, quotes: Sequence[str]) -> bool:
    """Whether every piece between guillemets is, white space apart, one of the quotes or part of one."""
    known = [normalise_quote(quote) for quote in quotes]
    return all(any(squeeze_spaces(piece) in quote for quote in known) for piece in QUOTED.findall(text))


def problems(text: str, quotes: Sequence[str], context: str = "") -> tuple[str, ...]:
    """What this statement claims that its quotes do not carry; empty where it is supported.

    `context` is what the frame may name besides: the paper's minister, cabinet, date and number.
    """
    if not quotes:
        return ("no quote",)
    rest = QUOTED.sub(" ", text)
    if MARKUP.search(rest):
        return ("markup",)
    if not quotes_stand(text, quotes) or not question_stands(rest, context):
        return ("not verbatim",)
    rest = ASKED.sub(" ", rest)
    return unsupported_claims(rest, quotes, context) if WORD.search(rest) else ()


def question_stands(text: str, context: str) -> bool:
    """Whether every question between double quotation marks stands in the context, dots at its end apart."""
    known = clean_question(context)
    return all(piece.removesuffix("…").strip() in known for piece in ASKED.findall(text))


def clean_question(question: str) -> str:
    """A question as it stands between double quotation marks: its own become single ones."""
    return normalise_quote(question).replace("“", "‘").replace("”", "’")


def unsupported_claims(text: str, quotes: Sequence[str], context: str) -> tuple[str, ...]:
    """The kinds of claim in running text that neither the quotes nor the context hold."""
    claimed, quoted = read_facts(text), read_facts("\n".join([*quotes, context]))
    missing = {
        "number": claimed.numbers - quoted.numbers - date_parts(quoted),
        "date": claimed.dates - quoted.dates,
        "name": {
            name
            for name in claimed.names - quoted.names
            if not holds_name(name, f"{' '.join(quotes)} {context}")
        },
    }
    return tuple(kind for kind, left in missing.items() if left)


def holds_name(name: str, text: str) -> bool:
    """Whether a text holds a name, as a word of its own or, of a country, in Dutch: "Duitsland"."""
    words = {fold(word) for word in WORD.findall(text)}
    abroad = country(name.capitalize())
    return name in words or (abroad is not None and fold(abroad) in words)


def date_parts(quoted: Facts) -> frozenset[str]:
    """The days, and years of the dates held, as bare numbers."""
    return frozenset(part.lstrip("0") for day in quoted.dates for part in day.split("-") if part)


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
    claimed, nearest = read_facts(text), read_facts(closest_sentence(text, quotes, similarity))
    quoted = read_facts("\n".join([*quotes, context]))
    if claimed.negated != nearest.negated:
        found.append("negation")
    if (claimed.modality - quoted.modality) or (
        nearest.modality & TENTATIVE and not claimed.modality & nearest.modality
    ):
        found.append("modality")
    if new_opening(text, quotes, context, similarity):
        found.append("name")
    if similarity is None:
        enough = word_support(claimed, quoted) >= MIN_SUPPORT
    else:
        enough = max(similarity(text, quotes), default=0.0) >= MIN_SIMILARITY
    if similarity is None:
        found += clause_problems(text, quotes)
    return tuple(dict.fromkeys(found if enough else [*found, "support"]))


def word_support(claimed: Facts, quoted: Facts) -> float:
    """The share of the statement's content words that the quotes hold, 0 to 1."""
    return len(claimed.words & quoted.words) / max(1, len(claimed.words))


def closest_sentence(text: str, quotes: Sequence[str], similarity: Similarity | None = None) -> str:
    """The quoted sentence, or half of one at a semicolon, nearest to the statement, by words or `similarity`.

    Halves, since a "niet" in one of them says nothing of the other.
    """
    sentences = [sentence for quote in quotes for sentence in sentence_texts(quote)]
    parts = [half for sentence in sentences for half in split_at_marks(sentence, ";")]
    parts = parts or list(quotes)
    if similarity is not None:
        return max(zip(similarity(text, parts), parts, strict=True))[1]
    words = read_facts(text).words
    return max(parts, key=lambda part: len(words & read_facts(part).words))


def new_opening(text: str, quotes: Sequence[str], context: str, similarity: Similarity | None) -> bool:
    """Whether a sentence of the statement opens with a word that is found nowhere: it may be a name."""
    quoted = " ".join([*quotes, context])
    openings = [match.group() for match in WORD.finditer(text) if opens_sentence(text, match.start())]
    return any(
        word[0].isupper()
        and fold(word) not in FRAME
        and not holds_name(fold(word), quoted)
        and (similarity is None or max(similarity(word, quotes), default=0.0) < MIN_SIMILARITY)
        for word in openings
    )


FRAME = frozenset(
    """de het een dit dat deze die er in op volgens ook daarnaast verder hierbij hiervoor daarvoor daarbij
    voor bij met over na om als wel nee ja niet geen zij hij ze wij men uit van door naar onder tot sinds
    kabinet regering minister ministers staatssecretaris
    the a an this that these those it there in on according also moreover further for with by after as no yes
    not they he she from of to under since during both however cabinet government state""".split()
)
