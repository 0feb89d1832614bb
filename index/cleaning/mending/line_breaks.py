"""Where a line may have been glued: inside a token, between two words, after a sentence, at a hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from index.cleaning.joining import drops_hyphen
from index.cleaning.mending.paper_words import PaperWords
from index.language.compounds import ranks
from index.language.compounds import split_compound as compound
from index.language.words import fold

_TOKEN = re.compile(r"[^\s]+")
_SHORTEST_RUN, _LONGEST_RUN = 4, 60
_LETTER_RUN = re.compile(rf"[^\W\d_]{{{_SHORTEST_RUN},{_LONGEST_RUN}}}")
_HYPHENATED_WORD = re.compile(r"([^\W\d_]{2,40})-([a-zà-ÿ]{2,40})")
_AFTER_SENTENCE = re.compile(
    r"(?<=[^\W\d_]{2}[.?!;:])(?=[«‘“]?[A-ZÀ-Ý][a-zà-ÿ ])|(?<=[»”’)][.?])(?=[A-ZÀ-Ý])|(?<=[.?;:])(?=[–•])"
    r"|(?<=[^\W\d_]{2}:)(?=1[.)](?:$|[A-ZÀ-Ý]))"
)
FIRST_ITEM = re.compile(r"1[.)] ?[A-ZÀ-Ý]")  # of a list, behind the colon that opens it
_BEFORE_NUMBER = re.compile(
    r"\d(?:(?<=[a-zà-ÿ]{3}\d)(?=\d? (?:jan|feb|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec))"
    r"|(?<=(?:ari|art|ril|mei|uni|uli|tus|ber)2)(?=0\d\d\b))"
)
_CASE_OR_DIGIT_CHANGE = re.compile(
    r"(?<=[a-zà-ÿ]{2})(?=[A-ZÀ-Ý][a-zà-ÿA-Z]|\d)|(?<=\d)(?!x[^\W\d_])(?=[a-zà-ÿ]{3})|(?<=\dx)(?=[a-zà-ÿ]{3})"
    r"|(?<=[a-zà-ÿ,»”)])(?=[«‘“(])|(?<=[,;)»”])(?=[^\W\d_]{2})"
)
_PRONOMINAL_ADVERB = re.compile(  # one word, whatever its parts are by themselves
    r"(?:hier|daar|waar|er)(?:aan|achter|af|beneden|bij|binnen|boven|buiten|door|heen|in|langs|mee|mede|na|naar|naast"
    r"|om|omheen|omtrent|onder|op|over|overheen|tegen|tegenover|toe|tussen|uit|van|vandaan|vanaf|voor|zonder)",
    re.IGNORECASE,
)
LINK = re.compile(r"https?:|www\.|@")
_COMPOUND_RANK = 5  # the rank of a word that is only known by its parts
_LITTLE_WORD, _EVERYDAY = 20, 14  # ranks
_NO_PREFIX = frozenset("te met van de het een en dat die is zijn worden".split())  # begin no longer word
_MAX_SPLITS = 2  # to part one run of letters
_LEAST_RANK = (16, 16, 16, 10, 6, 6)  # of a part of so many letters; of a longer one any rank will do
_RANK_IF_USED = 6  # of a longer part that the paper prints as a word


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a line may have ended; `drop` is the hyphen that goes; `free` ends a paragraph.

    `plain` says that it can hardly be anything else: a capital or bracket inside a word, a word that is none.
    """

    at: int
    score: float
    drop: int = 0
    free: bool = False
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Breaker:
    """Finds the breaks of a paper's lines; a token that comes back is looked at once."""

    words: PaperWords
    _known: dict[str, tuple[Break, ...]] = field(default_factory=dict)

    def breaks(self, text: str) -> list[Break]:
        """Every place in a line where another may have been glued to it, in order."""
        found = [Break(match.start(), 6.0, free=True) for match in _BEFORE_NUMBER.finditer(text)]
        known_places = {b.at for b in found}
        for token in _TOKEN.finditer(text):
            word = token[0]
            breaks = self._known.get(word)
            if breaks is None:
                breaks = self._known[word] = tuple(_breaks_of_token(word, self.words))
            for b in breaks:
                at = token.start() + b.at
                if at not in known_places:
                    found.append(Break(at, b.score, b.drop, b.free, b.plain))
        return sorted(found, key=lambda b: b.at)


def _breaks_of_token(token: str, words: PaperWords) -> Iterator[Break]:
    if len(token) < 4:
        return
    word = token.rstrip(".,;:?!")
    if word.isalpha() and word[1:].islower() and len(word) <= _LONGEST_RUN:  # a plain word: most tokens
        yield from _likeliest_splits(word, 0, words) if len(word) >= _SHORTEST_RUN else ()
        return
    if LINK.search(token):
        return
    sure = {m.start() for m in _AFTER_SENTENCE.finditer(token)}
    yield from (Break(at, 6.0, free=True) for at in sure)
    for change in _CASE_OR_DIGIT_CHANGE.finditer(token):
        if change.start() not in sure and not _is_name(token, change.start(), words):
            yield Break(change.start(), 3.0)
    yield from _breaks_at_hyphens(token, words)
    for run in _LETTER_RUN.finditer(token):
        yield from _likeliest_splits(run[0], run.start(), words)


def _is_name(token: str, at: int, words: PaperWords) -> bool:
    """Whether a capital inside a word is a name's own: the paper prints it so, and its parts are no words."""
    runs = (run for run in _LETTER_RUN.finditer(token) if run.start() < at < run.end())
    run = next(runs, None) if token[at].isupper() else None
    if run is None:
        return False
    parts = run[0][: at - run.start()], run[0][at - run.start() :]
    return words.uses(run[0]) > 1 and min(map(words.rank, parts)) < _RANK_IF_USED


def _breaks_at_hyphens(token: str, words: PaperWords) -> Iterator[Break]:
    for match in _HYPHENATED_WORD.finditer(token):
        goes = drops_hyphen(match[1], match[2], words) and not _may_keep_hyphen(match, words)
        yield Break(match.start(2), 3.0 if goes else 0.5, drop=int(goes), plain=goes)


def _may_keep_hyphen(match: re.Match[str], words: PaperWords) -> bool:
    """Whether the hyphen may be the word's own."""
    whole = match[1] + match[2]
    if words.rank(whole) or words.uses(whole):
        return False
    return _are_both_words(match, words) or (words.uses(match[0]) > 1 and words.rank(match[1]) > 0)


def _are_both_words(match: re.Match[str], words: PaperWords) -> bool:
    return words.rank(match[1]) > 6 and words.rank(match[2]) > 6


def _likeliest_splits(run: str, base: int, words: PaperWords) -> list[Break]:
    """The likeliest ways to part a run of letters into two words, where it is not a common word itself."""
    whole = words.rank(run)
    if whole > 8 or _PRONOMINAL_ADVERB.fullmatch(run):
        return []
    pairs = _places_with_ranks(run, words)
    if words.uses(run) > 1 and (whole or not any(_meet_by_chance(run[:at], *both) for at, *both in pairs)):
        return []
    ways = [(at, left, right) for at, left, right in pairs if left and right]
    ways = ways or [
        (at, left or _COMPOUND_RANK, right or _COMPOUND_RANK)
        for at, left, right in pairs
        if _has_word_beside_compound(run, at, left, right)
    ]
    breaks = [
        Break(base + at, _likelihood(run[:at], left, right), plain=max(left, right) >= 17)
        for at, left, right in ways
        if min(left, right) > whole + 2
    ]
    return sorted(breaks, key=lambda b: -b.score)[:_MAX_SPLITS]


def _meet_by_chance(head: str, left: int, right: int) -> bool:
    """Whether two words make no third, however often they are printed as one: "vaneen", "teonderzoeken"."""
    return min(left, right) >= _LITTLE_WORD or (head.lower() in _NO_PREFIX and right >= _EVERYDAY)


def _likelihood(head: str, left: int, right: int) -> float:
    """How likely two words are to have met at a line's end; what may be one compound is less so."""
    compound_like = max(left, right) < 17 and not head.endswith("e")
    return min(left, right) / 8 + (left + right) / 40 - 1.0 * compound_like


def _has_word_beside_compound(run: str, at: int, left: int, right: int) -> bool:
    """Whether a common word stands beside what may be a compound."""
    if max(left, right) < 12 or run[:1].isupper():
        return False
    rest = run[at:] if left else run[:at]
    return len(rest) > 7 and bool(compound(fold(rest)))


def _places_with_ranks(run: str, words: PaperWords) -> list[tuple[int, int, int]]:
    """Each place to part a run of letters, with how sure either part is a word by itself."""
    folded = fold(run)
    places = range(1, len(run))
    if len(folded) != len(run):  # a letter that folds to two
        heads, tails = [fold(run[:at]) for at in places], [fold(run[at:]) for at in places]
    else:
        heads, tails = [folded[:at] for at in places], [folded[at:] for at in places]
    used = words.counts
    left, right = _weigh_parts(heads, places, used), _weigh_parts(tails, reversed(places), used)
    return list(zip(places, left, right, strict=True))


def _weigh_parts(parts: Sequence[str], sizes: Iterable[int], used: Mapping[str, int]) -> list[int]:
    """How sure folded parts of so many letters are words by themselves: short ones must be common."""
    known = ranks()
    weights = []
    for part, size in zip(parts, sizes, strict=True):
        rank = known.get(part, 0)
        if size >= len(_LEAST_RANK):
            weights.append(_RANK_IF_USED if rank < _RANK_IF_USED and used.get(part) else rank)
        else:
            weights.append(rank if rank >= _LEAST_RANK[size] else 0)
    return weights
