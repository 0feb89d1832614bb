"""'Zie het antwoord op de gelijkluidende vraag van de leden van de X-fractie': which one is it?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.parse.document import Exchange, Referral
from index.parse.likeness import Likeness
from index.vocabulary import party

_LIKE = r"(?:gelijkluidende|soortgelijke|gelijksoortige|vergelijkbare|overeenkomstige|dezelfde|eenzelfde)"
_OF_FRACTIE = re.compile(
    rf"\b(?:(?:{_LIKE}|eerdere|eerder\s+gestelde)\s+)?vra(?:ag|gen)\s+(?:\w+\s+){{0,2}}?(?:van|"
    rf"door)\s+(?:de\s+)?"
    r"(?:(?:leden\s+)?(?:van\s+)?(?:de\s+)?fracties?\s+van\s+(?:de\s+)?(?P<listed>[^.?!\n;()]{2,100}?)(?=[.?!\n;()]|\s+(?:over|waarin|heb|in)\b|$)|"
    r"(?:leden\s+van\s+(?:de\s+)?)?(?P<named>[^.?!\n;()]{2,100}?)[- ]?fracties?\b)",
    re.IGNORECASE,
)
_WITHOUT_FRACTIE = re.compile(
    rf"\b(?:antwoord(?:en)?|beantwoording|verwij(?:s|st|zen))\b[^.?!\n]{{0,60}}\s{_LIKE}\s+vra(?:ag|gen)\b|"
    r"\b(?:eerdere?|reeds)\s+(?:gegeven\s+)?(?:antwoord(?:en)?|beantwoording)\s+(?:op|van)\s+(?:een\s+|"
    r"de\s+)?vra(?:ag|gen)\b|"
    r"\b(?:elders|eerder)\s+in\s+dit\s+(?:schriftelijk\s+overleg|verslag)\b",
    re.IGNORECASE,
)
_LEANS = re.compile(
    r"\b(?:verwij(?:s|st|zen)|zie|antwoord(?:en)?|beantwoording|beantwoord|aangegeven|gemeld)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[- ]*(?:,|\ben\b|/(?!PvdA|GroenLinks))\s*(?:(?:van\s+)?de\s+)?", re.IGNORECASE)
_LITTLE = 0.12  # below this a question shares little more than the paper's common words
_MUCH = 2.2  # so many times liker, and another's question is meant; measured: 2.8 if so, 1.6 if not

_Found = tuple[int, float, str]  # exchange, confidence, words


class LikeQuestions:
    """The exchanges of one paper, to find the one that an answer means without giving its number."""

    def __init__(self, text: str, exchanges: Sequence[Exchange]) -> None:
        self._text = text
        self._exchanges = exchanges
        self._likeness: Likeness | None = None  # compared only where an answer asks for it
        self._leads: dict[int, list[int]] = {}

    def referrals(self, i: int, answer: str) -> Iterator[Referral]:
        """The exchanges that the answer of exchange `i` means by a like question, one for each fractie.

        To be called in the order of the paper: an answer may mean what an earlier one already leads to.
        """
        for j, confidence, words in self._found(i, answer):
            self._leads.setdefault(i, []).append(j)
            yield Referral(self._exchanges[j].id, round(confidence, 2), words)

    def _found(self, i: int, answer: str) -> Iterator[_Found]:
        named = False
        for match in _OF_FRACTIE.finditer(answer):
            sentence = sentence_around(answer, *match.span())
            if not _LEANS.search(sentence):
                continue
            for name in _BETWEEN.split((match["listed"] or match["named"]).strip(" -")):
                named = True
                yield from self._of_fractie(i, name, sentence)
        if not named and (like := _WITHOUT_FRACTIE.search(answer)):
            yield from self._best(i, range(i), 0.45, sentence_around(answer, *like.span()))

    def _of_fractie(self, i: int, name: str, words: str) -> Iterator[_Found]:
        """The fractie's likest question; where it asked none like it, the likest of all, unsurely."""
        same = [j for j in range(len(self._exchanges)) if j != i and self._asked_by(j, name)]
        before = [j for j in same if j < i] or same
        likest = max(before, key=lambda j: self._between(i, j), default=None)
        overall = max(range(i), key=lambda j: self._between(i, j), default=None)
        if overall is not None and (likest is None or self._much_liker(i, overall, likest)):
            led = [j for j in self._leads.get(overall, ()) if j in same]
            yield from self._best(i, led or range(i), 0.7 if led else 0.35, words)
        else:
            yield from self._best(i, before, 0.9, words)

    def _best(self, i: int, candidates: Sequence[int], most: float, words: str) -> Iterator[_Found]:
        likest = max(candidates, key=lambda j: self._between(i, j), default=None)
        if likest is not None:
            yield likest, most * min(1.0, 0.6 + self._between(i, likest)), words

    def _much_liker(self, i: int, other: int, likest: int) -> bool:
        mine = self._between(i, likest)
        return mine < _LITTLE and self._between(i, other) > _MUCH * mine

    def _between(self, i: int, j: int) -> float:
        if self._likeness is None:
            questions = [self._text[e.question.start : e.question.end] for e in self._exchanges]
            answers = [self._text[e.answer.start : e.answer.end] if e.answer else "" for e in self._exchanges]
            self._likeness = Likeness(questions, answers)
        return self._likeness.between(i, j)

    def _asked_by(self, j: int, name: str) -> bool:
        asker = self._exchanges[j].asker
        if asker is None or asker.party is None:
            return False
        plain = name.strip(" -").casefold()
        return any(
            each.casefold() == plain or (party(each) is not None and party(each) == party(plain))
            for each in re.split(r"\s*(?:,|\ben\b)\s*", asker.party)
        )


_SENTENCE_END = re.compile(r"[.?!]\s+(?=[A-Z])|\n")


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence around some words of an answer, at most 200 characters each side."""
    before = [m.end() for m in _SENTENCE_END.finditer(text, max(0, start - 200), start)]
    after = _SENTENCE_END.search(text, end, min(len(text), end + 200))
    left = before[-1] if before else max(0, start - 200)
    right = after.start() + 1 if after else min(len(text), end + 200)
    return " ".join(text[left:right].split())
