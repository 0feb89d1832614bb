"""Whether the papers speak to a message whose words are those of something else: then it is for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from index.language.analyser import analyse
from index.language.compounds import word_rank
from index.language.words import words
from rag.gather.declining import confidence, terms_of
from rag.gather.pipeline import PartFindings
from rag.understand.nouns import stands_as_noun
from rag.understand.off_topic_odds import WHO_TALKS

OUTWEIGHS = 1.5  # log odds of the papers above those of the words
PLAINLY, NEAR = 4.0, 0.5  # the same, and late interaction, that are enough whatever the words are
IN_DOUBT = 3.5  # the same for a message only in doubt: a slip of spelling may be all that is odd
_ASKS = frozenset("hoe hoeveel wat waar waarom wanneer wie welke welk is zijn wordt worden blijft".split())
USUAL = 8  # rank of a word seen some fifty times in the training texts: a rarer one tells what is spoken of


def papers_speak(blocks: Sequence[PartFindings], odds: float) -> bool:
    """Whether the papers answer a message though its words have these log odds of being for something else.

    Its unusual words, one at least, must all stand in a paper that is quoted: "Hoeveel winst maakte de
    Bergbank?" is theirs where they know that bank, "Recept voor appeltaart" is not for a paper on apples.
    Where a paper answers it plainly, its words may be any.
    """
    plainly = PLAINLY if odds >= 0 else IN_DOUBT
    return any(
        block.findings
        and block.signals is not None
        and (margin := confidence(block.signals) - odds) >= OUTWEIGHS
        and ((margin >= plainly and block.signals.near >= NEAR) or _hold_unusual_words(block))
        for block in blocks
    )


def asks_of_things(question: str, share: Callable[[str], float]) -> bool:
    """Whether a Dutch question, whatever it sounds like, is after a thing of which papers speak: "Hoe oud is
    de nachttrein?" has no answer rather than being for something else.

    Its unusual nouns, one at least, all stand in papers; `share` tells which part of them holds a term. Who
    talks of himself or to the program chats.
    """
    said = words(question)
    unusual = [word for word in said if word.isalpha() and word_rank(word) < USUAL]
    return (
        said[:1] != []
        and said[0] in _ASKS
        and WHO_TALKS.isdisjoint(said)
        and bool(unusual)
        and all(stands_as_noun(question, word) and all(map(share, analyse(word))) for word in unusual)
    )


def silenced(block: PartFindings) -> PartFindings:
    """What was found, without what was weighed by its words: counts and lists of papers stay."""
    return block if block.signals is None else replace(block, findings=(), nearest=())


def _hold_unusual_words(block: PartFindings) -> bool:
    unusual = [
        found
        for word in words(block.part.asked or block.part.text)
        if word.isalpha() and word_rank(word) < USUAL and (found := set(analyse(word)))
    ]
    terms_of_papers = [terms_of(finding.document) for finding in block.findings]
    return bool(unusual) and any(all(found <= terms for found in unusual) for terms in terms_of_papers)
