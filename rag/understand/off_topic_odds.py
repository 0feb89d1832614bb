"""The log odds that a message asks nothing of the papers, by weights learnt from invented examples.

`python -m eval.fit_off_topic` makes the weights (off_topic_weights.npz) from eval/off_topic.tsv; run it again
after the bundled model has changed, as a message's tokens are seen through its table.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.language.everyday.conjugation import infinitives
from index.language.language_detection import detect_language
from index.language.translation.query import expressions
from index.language.vocabulary import party_names
from index.language.words import words
from index.models.token_table import BUNDLED, TokenTable, open_table
from rag.understand.folding import fold_letters

WEIGHTS = Path(__file__).with_name("off_topic_weights.npz")
BUCKETS = 1 << 13  # of letters that stand together, hashed
LETTERS = (2, 3, 4)
FEWEST, MOST = 3, 60  # words; a longer message is read as a question
OF_NAMED = 2.0  # log odds: whoever names ministers or motions mostly asks of them
OF_ORGANISATION = 4.0  # log odds: what "de KLM" does is public, whatever the other words
ABROAD = 1.0  # log odds in another language
MEANING = 1.5  # how much the tokens' mean direction counts beside the letters
_CONJUNCTION_FIRST = re.compile(r"(?:en|and|und|et|y|ve|maar|but) ")
_ORGANISATION = re.compile(r"(?<=[a-z] )[A-Z]{3,5}\b(?=[^A-Z]*$)")  # in a message that is not all capitals
_WORD_OR_MARK = re.compile(r"[^\W_]+|[?!]")
_WORDS_OF_PAPERS = re.compile(
    r"\b(?:minister\w*|staatssecretaris\w*|kabinet\w*|regering\w*|bewinds\w+|kamer(?:(?:vra|brie|stuk|li?e)\w+)?|"
    r"moties?|fracties?|commissie|wet(?:ten|svoorstel\w*)?|beantwoord\w*|government|cabinet|parliament\w*|"
    r"motions?|\d{5}-\w+|20\d\dz\d+|bent u (?:ook )?(?:bekend|bereid|op de hoogte|het eens)|"
    r"kent u (?:het|de|dit)|deelt u)\b"  # the last are how members begin
)
WHO_TALKS = frozenset("ik mij me mijn wij we ons onze jij je jou jouw jullie u uw".split())

Floats = NDArray[np.float32]


@lru_cache(maxsize=256)
def off_topic_odds(message: str) -> float:
    """The log odds, 0 where one genuine question in two hundred would be taken for none; finite always."""
    weights, bias = _read_weights()
    return float(message_features(message) @ weights) + bias - allowance(message)


def can_be_judged(message: str) -> bool:
    """Whether it can be judged by its words: one or two may be anything the papers know, and "En in 2014?"
    leans on what was asked before."""
    return FEWEST <= len(message.split()) <= MOST and not _CONJUNCTION_FIRST.match(fold_letters(message))


def allowance(message: str) -> float:
    """By how much a message that names ministers, motions or parties must be surer to be no question.

    So must one that asks which of several did something, that names an organisation by its letters, and a
    little one in another language: the weights have seen fewer of these.
    """
    if _ORGANISATION.search(message):
        return OF_ORGANISATION
    if names_papers(message) or asks_who_did(message):
        return OF_NAMED
    language = detect_language(message)
    if language == "nl":
        return 0.0
    dutch = " ".join(word for piece in expressions(message, language) for word in piece.dutch)
    return OF_NAMED if _WORDS_OF_PAPERS.search(dutch) else ABROAD


def asks_who_did(message: str) -> bool:
    """Whether it is asked which of several did something: "Welke werven leverden geen gegevens aan?"

    Who chats asks of himself or of the one he talks to. The noun may have a word before it.
    """
    said = words(message)
    past = any(word.endswith("en") and infinitives(word) != {word} for word in said[2:4])
    return said[:1] == ["welke"] and past and WHO_TALKS.isdisjoint(said)


def message_features(message: str) -> Floats:
    """What the weights stand for: hashed letters, the mean direction of the tokens, and its form, (n,)."""
    folded = fold_letters(message)
    return np.concatenate(
        [_letter_features(folded), MEANING * _meaning_features(message), _form_features(message)]
    )


def _letter_features(folded: str) -> Floats:
    """Runs of letters within words, and pairs of words, each in its bucket; of length one."""
    pieces = _WORD_OR_MARK.findall(folded)
    runs = [
        word[at : at + n]
        for word in (f" {piece} " for piece in pieces)
        for n in LETTERS
        for at in range(len(word) - n + 1)
    ]
    pairs = [f"{one}_{other}" for one, other in zip(["^", *pieces], [*pieces, "$"], strict=True)]
    counts = Counter(zlib.crc32(run.encode("utf-8", "replace")) % BUCKETS for run in (*runs, *pairs))
    found = np.zeros(BUCKETS, np.float32)
    for bucket, count in counts.items():
        found[bucket] = 1 + math.log(count)
    return np.asarray(found / max(float(np.linalg.norm(found)), 1e-9), np.float32)


def _meaning_features(message: str) -> Floats:
    """The mean of the tokens' directions, each token counting the same: small words tell much here."""
    table = _bundled_table()
    ids = np.asarray(table.ids([message])[0], np.int64)
    if not len(ids):
        return np.zeros(table.rows.shape[1], np.float32)
    return np.asarray(table.directions(ids).mean(axis=0), np.float32)


def names_papers(message: str) -> bool:
    """Whether a message names the cabinet, the Kamer, their papers or a party."""
    folded = fold_letters(message)
    return _WORDS_OF_PAPERS.search(folded) is not None or any(
        word in _party_spellings() for word in _WORD_OR_MARK.findall(folded)
    )


def _form_features(message: str) -> Floats:
    long = len(message.split())
    return np.array([names_papers(message), long <= 3, long >= 15], np.float32)


@cache
def _party_spellings() -> frozenset[str]:
    spellings = (other for name, others in party_names().items() for other in (name, *others))
    return frozenset(fold_letters(each) for each in spellings)


def _bundled_table() -> TokenTable:
    return open_table(BUNDLED)


@cache
def _read_weights() -> tuple[Floats, float]:
    with np.load(WEIGHTS) as arrays:
        return arrays["weights"].astype(np.float32), float(arrays["bias"])
