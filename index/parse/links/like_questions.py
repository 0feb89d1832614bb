"""'Zie het antwoord op de gelijkluidende vraag van de leden van de X-fractie': which one is it?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.document import Exchange, Referral
from index.language.sentences import sentence_around
from index.language.vocabulary import party
from index.parse.links.similarity import Likeness

_LIKE = r"(?:gelijkluidende|soortgelijke|gelijksoortige|vergelijkbare|overeenkomstige|dezelfde|eenzelfde)"
_QUESTION_OF_FRACTIE = re.compile(
    rf"\b(?:(?:{_LIKE}|eerdere|eerder gestelde) )?vra(?:ag|gen) (?:\w{{1,20}} ){{0,2}}?"
    r"(?:van|door) (?:de )?(?:"
    r"(?:leden )?(?:van )?(?:de )?fracties? van (?:de )?"
    r"(?P<listed>[^.?!;()]{2,100}?)(?=[.?!;()]| (?:over|waarin|heb|in)\b|$)|"
    r"(?:leden van (?:de )?)?(?P<named>[^.?!;()]{2,100}?)[- ]?fracties?\b)",
    re.IGNORECASE,
)
_LIKE_QUESTION = re.compile(
    rf"\b(?:antwoord(?:en)?|beantwoording|verwij(?:s|st|zen))\b[^.?!]{{0,60}} {_LIKE} vra(?:ag|gen)\b|"
    r"\b(?:eerdere?|reeds) (?:gegeven )?(?:antwoord(?:en)?|beantwoording) (?:op|van) (?:een |de )?"
    r"vra(?:ag|gen)\b|"
    r"\b(?:elders|eerder) in dit (?:schriftelijk overleg|verslag)\b",
    re.IGNORECASE,
)
_LIKE_WORDS = ("gelijk", "overeenkomstig", "zelfde", "eerder", "reeds", "elders")  # one stands in each
_REFERRING_WORDS = re.compile(
    r"\b(?:verwij(?:s|st|zen)|zie|antwoord(?:en)?|beantwoording|beantwoord|aangegeven|gemeld)\b",
    re.IGNORECASE,
)
_NAME_SEPARATOR = re.compile(r"[- ]{0,3}(?:,|\ben\b|/(?!PvdA|GroenLinks)) ?(?:(?:van )?de )?", re.IGNORECASE)
_ABOUT_TOPIC = re.compile(r" over ([^.?!;]{3,120})")
_MIN_SIMILARITY = 0.12  # below this a question shares little more than the paper's common words
_MIN_RATIO = 2.2  # so many times liker, and another's question is meant; measured: 2.8 if so, 1.6 if not

_LikeQuestion = tuple[int, float, str]  # exchange, confidence, words


class LikeQuestions:
    """The exchanges of one paper, to find the one that an answer means without giving its number."""

    def __init__(self, text: str, exchanges: Sequence[Exchange]) -> None:
        self._text = text
        self._exchanges = exchanges
        self._likeness: Likeness | None = None  # compared only where an answer asks for it
        self._leads: dict[int, list[int]] = {}
        self._of: dict[str, list[int]] = {}
        for j, exchange in enumerate(exchanges):
            for name in re.split(r" ?(?:,|\ben\b) ?", exchange.asker.party or "") if exchange.asker else ():
                self._of.setdefault(_fractie_key(name), []).append(j)

    def referrals(self, i: int, answer: str) -> Iterator[Referral]:
        """The exchanges that the answer of exchange `i` means by a like question, one for each fractie.

        To be called in the order of the paper: an answer may mean what an earlier one already leads to.
        """
        for j, confidence, words in self._find_meant(i, answer):
            self._leads.setdefault(i, []).append(j)
            yield Referral(self._exchanges[j].id, round(confidence, 2), words)

    def _find_meant(self, i: int, answer: str) -> Iterator[_LikeQuestion]:
        named = False
        for match in _QUESTION_OF_FRACTIE.finditer(answer) if "fractie" in answer.lower() else ():
            sentence = sentence_around(answer, *match.span())
            if not _REFERRING_WORDS.search(sentence):
                continue
            for name in _NAME_SEPARATOR.split((match["listed"] or match["named"]).strip(" -")):
                named = True
                yield from self._find_of_fractie(i, name, _read_topic(answer, match.end()), sentence)
        if not named and i and (like := _find_like_question(answer)):
            scores = self._scores_of_topic(i, _read_topic(answer, like.end()))
            yield _pick_likest(scores, range(i), 0.45, sentence_around(answer, *like.span()))

    def _find_of_fractie(self, i: int, name: str, topic: str, words: str) -> Iterator[_LikeQuestion]:
        """The fractie's likest question; where it asked none like it, the likest of all, unsurely."""
        scores = self._scores_of_topic(i, topic)
        same = [j for j in self._of.get(_fractie_key(name), ()) if j != i]
        before = [j for j in same if j < i] or same
        mine = max((scores[j] for j in before), default=0.0)
        overall = max(range(i), key=scores.__getitem__, default=None)
        alone = mine < _MIN_SIMILARITY
        if overall is not None and (not before or (alone and scores[overall] > _MIN_RATIO * mine)):
            led = [j for j in self._leads.get(overall, ()) if j in same]
            yield _pick_likest(scores, led or range(i), 0.7 if led else 0.35, words)
        elif before:
            yield _pick_likest(scores, before, 0.9, words)

    def _scores_of_topic(self, i: int, topic: str) -> list[float]:
        if self._likeness is None:
            questions = [self._text[e.question.start : e.question.end] for e in self._exchanges]
            answers = [self._text[e.answer.start : e.answer.end] if e.answer else "" for e in self._exchanges]
            self._likeness = Likeness(questions, answers)
        return self._likeness.to_all(i, topic)


def _find_like_question(answer: str) -> re.Match[str] | None:
    lower = answer.lower()
    return _LIKE_QUESTION.search(answer) if any(word in lower for word in _LIKE_WORDS) else None


def _pick_likest(
    scores: Sequence[float], candidates: Sequence[int], most: float, words: str
) -> _LikeQuestion:
    likest = max(candidates, key=scores.__getitem__)
    return likest, most * min(1.0, 0.6 + scores[likest]), words


def _read_topic(answer: str, end: int) -> str:
    """What an answer says the other question is about: "de vraag van de X-fractie over de sluis"."""
    about = _ABOUT_TOPIC.match(answer, end)
    return about[1] if about else ""


def _fractie_key(name: str) -> str:
    """One spelling of a fractie's name."""
    plain = name.strip(" -").casefold()
    return (party(plain) or plain).casefold()
