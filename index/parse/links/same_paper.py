"""Where an answer leans on another one of the same paper: "zie het antwoord op vraag 4", "idem"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.document import Exchange, Referral
from index.language.sentences import sentence_around
from index.parse.links.like_questions import LikeQuestions

_NUMBER_WORDS = "een twee drie vier vijf zes zeven acht negen tien elf twaalf".split()
_ORDINAL_WORDS = "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende".split()
_VALUE_OF_NUMBER_WORD = {word: i for i, word in enumerate(_NUMBER_WORDS, 1) if word != "een"} | {"één": 1}
_VALUE_OF_ORDINAL = {word: i for i, word in enumerate(_ORDINAL_WORDS, 1)}
_NUMBER_PATTERN = rf"(?:\d{{1,3}}[a-z]?\b|(?:{'|'.join(_VALUE_OF_NUMBER_WORD)})\b)"
_AND_PATTERN = (
    r"(?: ?(?:, ?en\b|,|;|&|/|\ben\b|\bof\b|\balsmede\b|\bevenals\b) ?(?:op )?(?:de )?(?:vra(?:ag|gen) )?)"
)
_TO_PATTERN = r"(?: ?(?:t/m|tot en met|tot|-|–) ?(?:vraag )?)"
_NUMBERS_PATTERN = rf"{_NUMBER_PATTERN}(?:(?:{_AND_PATTERN}|{_TO_PATTERN}){_NUMBER_PATTERN}){{0,15}}"
_UNITS_OF_AMOUNTS = r"%|procent|euro|miljoen|miljard|weken|dagen|maanden|jaar|uur|keer|personen|mensen|leden"

_QUESTION_OR_ANSWER = re.compile("vra|antwoord", re.IGNORECASE)  # what all of these hold; quick to look for
_WORD_BEFORE_NUMBER = re.compile(rf"(?:vra(?:ag|gen)|antwoord(?:en)?) ?{_NUMBER_PATTERN}", re.IGNORECASE)
_ANSWER_TO = re.compile(
    r"(?:\b|(?<=van)|(?<=de)|(?<=het))(?:"
    r"(?P<answer>antwoord(?:en)?|beantwoording) ?(?:op|bij|van|onder|voor|tot)? ?(?:de ?)?vra(?:ag|gen)|"
    r"(?P<short>(?:zie|in|naar) (?:ook )?(?:het |de |mijn )?antwoord(?:en)?)|"
    r"(?P<at>bij|onder|zie(?: ook)?|naar) (?:de )?vra(?:ag|gen)|"
    r"(?P<named>vra(?:ag|gen))"
    rf") ?(?P<numbers>{_NUMBERS_PATTERN})(?! ?(?:{_UNITS_OF_AMOUNTS}))",
    re.IGNORECASE,
)
_FIRST_OR_LAST = re.compile(
    r"\b(?:antwoord(?:en)?|beantwoording)\b[^.]{0,30}?\b"
    r"(?P<which>eerste|laatste|vorige|voorgaande|voorafgaande|bovenstaande)"
    rf" (?P<count>{'|'.join(_VALUE_OF_NUMBER_WORD)}|\d{{1,2}}) vragen\b",
    re.IGNORECASE,
)
_NTH_QUESTION = re.compile(
    r"\b(?:antwoord(?:en)?|beantwoording) (?:op|van|bij) (?:de|uw) "
    rf"(?P<which>{'|'.join(_VALUE_OF_ORDINAL)}|laatste) vraag\b",
    re.IGNORECASE,
)
_PREVIOUS_ANSWER = re.compile(
    r"\b(?:vorige|voorgaande|voorafgaande|bovenstaande|vorenstaande) "
    r"(?:antwoord(?:en)?|vraag|beantwoording)\b|"
    r"\bantwoord(?:en)? (?:op|bij) de (?:vorige|voorgaande|voorafgaande|bovenstaande) vra(?:ag|gen)\b|"
    r"\bzie (?:hier)?(?:boven|voor)\b|"
    r"\bzoals (?:ook |reeds |al )?(?:in de antwoorden )?hier(?:boven|voor)\b(?! bij vra)",
    re.IGNORECASE,
)
_WORDS_FOR_BEFORE = ("vorige", "gaande", "staande", "hierboven", "hiervoor", "zie boven", "zie voor")
_IDEM = re.compile(r"\W{0,3}(?:idem(?: dito)?|zie (?:hier)?boven|zie hiervoor)\W{0,3}", re.IGNORECASE)
_ANSWERED_TOGETHER = re.compile(  # "de vragen 4 tot en met 6 zijn tezamen beantwoord" sends nobody anywhere
    r"\b(?:tezamen|gezamenlijk|samen|samenhang|afzonderlijk|apart)\b.{0,120}\bbeantwoord|"
    r"\bbeantwoord.{0,120}\b(?:tezamen|gezamenlijk|samen|samenhang|afzonderlijk|apart)\b",
    re.IGNORECASE,
)
_OTHER_PAPER_AFTER = re.compile(
    r" ?[,(]? ?(?:van|uit|in|bij) (?:de |het |uw |mijn )?(?:beantwoording van )?(?:de |het )?"
    r"(?:(?:eerdere|eerder gestelde|schriftelijke|vorige|aanvullende|nadere|set|feitelijke) ){0,4}"
    r"(?:Kamervragen|vragen|lid\b|leden\b|heer\b|mevrouw\b|set\b|brief|Aanhangsel|Kamerstuk|verslag|lijst|fractie|"
    r"schriftelijk overleg)|"
    r" ?[,(]{1,2}[^().]{0,80}?(?:20\d\dZ ?\d{5}|Aanhangsel|Kamerstuk|Handelingen|vergaderjaar)|"
    r" ?[,(]? ?20\d\dZ ?\d{5}",
    re.IGNORECASE,
)
_OTHER_PAPER_BEFORE = re.compile(
    r"(?:20\d\dZ ?\d{5}|\bAanhangsel\b|\bKamerstuk(?:ken)?\b|\bvragen van (?:het lid|de leden)\b)"
    r"(?:[^.?!\n]|nrs?\.|\b[A-Z]\.){0,80}$|"
    r"\beerdere? (?:schriftelijke )?(?:Kamer)?vragen\b[^.?!\n]{0,40}$",
    re.IGNORECASE,
)
_ONE_NUMBER = re.compile(rf"(?P<to>{_TO_PATTERN})?(?P<number>{_NUMBER_PATTERN})", re.IGNORECASE)
_LONGEST_RANGE = 60
_MAX_SHORT_ANSWER = 160  # characters: an answer that does little else than refer

_Mention = tuple[re.Match[str], tuple[int, ...], float]  # the words, the numbers they mean, how surely


@dataclass(frozen=True, slots=True)
class _QuestionSet:
    """One numbered set of questions of a paper: which exchange has which number."""

    ids: dict[int, str]

    def numbers(self, which: str, count: int, before: int) -> tuple[int, ...]:
        """The first, the last, or the `count` questions before number `before`."""
        ordered = sorted(self.ids)
        if which == "eerste":
            return tuple(ordered[:count])
        if which == "laatste":
            return tuple(ordered[-count:])
        return tuple(n for n in ordered if n < before)[-count:]


def find_referrals(text: str, exchanges: Sequence[Exchange]) -> Mapping[str, tuple[Referral, ...]]:
    """For each exchange id: the other exchanges of this paper on which its answer leans, best first.

    `text` is the document's text, into which the exchanges' spans point; their `asker` decides which
    fractie asked. Exchanges without referral are absent. Confidence: .95 for an answer named by its
    number, .7 for a question named by its number, .5 and less for words without a number ("idem",
    "hierboven"), and for a like question of another fractie what the likeness of the words gives.
    """
    like = LikeQuestions(text, exchanges)
    sets = _question_sets(exchanges)
    found: dict[str, tuple[Referral, ...]] = {}
    for i, exchange in enumerate(exchanges):
        if exchange.answer is None:
            continue
        answer = " ".join(text[exchange.answer.start : exchange.answer.end].split())
        leans = [
            *_referrals_by_number(answer, exchange, sets[_set_of_exchange(exchange)]),
            *like.referrals(i, answer),
        ]
        best: dict[str, Referral] = {}
        for referral in leans or _referrals_to_previous(answer, i, exchanges):
            if referral.exchange not in best or best[referral.exchange].confidence < referral.confidence:
                best[referral.exchange] = referral
        if best:
            found[exchange.id] = tuple(sorted(best.values(), key=lambda r: -r.confidence))
    return found


def _referrals_by_number(answer: str, own: Exchange, questions: _QuestionSet) -> Iterator[Referral]:
    """Exchanges named by a number; not its own: "de vragen 4 tot en met 7 beantwoord ik samen"."""
    skip = {*own.numbers, *own.answer_group}
    for match, numbers, confidence in _find_mentions(answer, own, questions):
        words = sentence_around(answer, *match.span())
        for number in numbers:
            if number in questions.ids and number not in skip:
                yield Referral(questions.ids[number], confidence, words)


def _find_mentions(answer: str, own: Exchange, questions: _QuestionSet) -> Iterator[_Mention]:
    if not _QUESTION_OR_ANSWER.search(answer):
        return
    for match in _ANSWER_TO.finditer(answer) if _WORD_BEFORE_NUMBER.search(answer) else ():
        if match["named"] and _ANSWERED_TOGETHER.search(sentence_around(answer, *match.span())):
            continue
        if not _is_of_other_paper(answer, match.start(), match.end()):
            yield match, _expand_numbers(match["numbers"]), 0.95 if match["named"] is None else 0.7
    if "antwoord" not in answer.lower():
        return
    for match in _FIRST_OR_LAST.finditer(answer):
        count = _VALUE_OF_NUMBER_WORD.get(match["count"].lower()) or int(match["count"])
        yield match, questions.numbers(match["which"].lower(), count, min(own.numbers, default=0)), 0.9
    for match in _NTH_QUESTION.finditer(answer):
        last = max(questions.ids, default=0)
        yield match, (_VALUE_OF_ORDINAL.get(match["which"].lower(), last),), 0.9


def _referrals_to_previous(answer: str, i: int, exchanges: Sequence[Exchange]) -> Iterator[Referral]:
    """ "Idem.", "zie hierboven", "zoals hierboven vermeld": the exchange before, which has another answer."""
    lower = answer.lower()
    words = _PREVIOUS_ANSWER.search(answer) if any(word in lower for word in _WORDS_FOR_BEFORE) else None
    words = words or _IDEM.fullmatch(answer)
    others = (e for e in reversed(exchanges[:i]) if e.answer and e.answer != exchanges[i].answer)
    if words and (before := next(others, None)):
        yield Referral(
            before.id,
            0.5 if len(answer) < _MAX_SHORT_ANSWER else 0.35,
            sentence_around(answer, *words.span()),
        )


def _expand_numbers(words: str) -> tuple[int, ...]:
    """ "3, 4 en 7 t/m 9" -> (3, 4, 7, 8, 9); a range that runs down or too far is its two ends."""
    numbers: list[int] = []
    for match in _ONE_NUMBER.finditer(words):
        word = match["number"].lower()
        n = _VALUE_OF_NUMBER_WORD.get(word) or int(re.sub(r"\D", "", word) or 0)
        if match["to"] and numbers and numbers[-1] < n <= numbers[-1] + _LONGEST_RANGE:
            numbers += range(numbers[-1] + 1, n)
        numbers.append(n)
    return tuple(dict.fromkeys(numbers))


def _is_of_other_paper(answer: str, start: int, end: int) -> bool:
    """Whether the numbers are those of another paper's questions: "vraag 3 van de vragen van het lid …"."""
    after = _OTHER_PAPER_AFTER.match(answer, end) is not None
    return after or _OTHER_PAPER_BEFORE.search(answer[max(0, start - 200) : start]) is not None


def _question_sets(exchanges: Sequence[Exchange]) -> dict[str, _QuestionSet]:
    sets: dict[str, _QuestionSet] = {}
    for exchange in exchanges:
        ids = sets.setdefault(_set_of_exchange(exchange), _QuestionSet({})).ids
        for number in exchange.numbers:
            ids.setdefault(number, exchange.id)
    return sets


def _set_of_exchange(exchange: Exchange) -> str:
    """The set of questions an exchange belongs to: "2" of "2:1", "" where a paper has one set."""
    return exchange.id.partition(":")[0] if ":" in exchange.id else ""
