"""Where an answer leans on another one of the same paper: "zie het antwoord op vraag 4", "idem"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.parse.document import Exchange, Referral
from index.parse.like_questions import LikeQuestions, sentence_around

_WORDS = "een twee drie vier vijf zes zeven acht negen tien elf twaalf".split()
_ORDINALS = "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende".split()
_WORD_NUMBER = {word: i for i, word in enumerate(_WORDS, 1) if word != "een"} | {"één": 1}
_ORDINAL = {word: i for i, word in enumerate(_ORDINALS, 1)}
_NUMBER = rf"(?:\d{{1,3}}[a-z]?\b|(?:{'|'.join(_WORD_NUMBER)})\b)"
_AND = (
    r"(?:\s*(?:,\s?en\b|,|;|&|/|\ben\b|\bof\b|\balsmede\b|\bevenals\b)\s*"
    r"(?:op\s+)?(?:de\s+)?(?:vra(?:ag|gen)\s+)?)"
)
_TO = r"(?:\s*(?:t/m|tot\s+en\s+met|tot|-|–)\s*(?:vraag\s+)?)"
_NUMBERS = rf"{_NUMBER}(?:(?:{_AND}|{_TO}){_NUMBER}){{0,15}}"
_UNITS = r"%|procent|euro|miljoen|miljard|weken|dagen|maanden|jaar|uur|keer|personen|mensen|leden"

_ANSWER_TO = re.compile(
    r"(?:\b|(?<=van)|(?<=de)|(?<=het))(?:"
    r"(?P<answer>antwoord(?:en)?|beantwoording)\s*(?:op|bij|van|onder|voor|tot)?\s*(?:de\s*)?vra(?:ag|gen)|"
    r"(?P<short>(?:zie|in|naar)\s+(?:ook\s+)?(?:het\s+|de\s+|mijn\s+)?antwoord(?:en)?)|"
    r"(?P<at>bij|onder|zie(?:\s+ook)?|naar)\s+(?:de\s+)?vra(?:ag|gen)|"
    r"(?P<named>vra(?:ag|gen))"
    rf")\s*(?P<numbers>{_NUMBERS})(?!\s*(?:{_UNITS}))",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:antwoord(?:en)?|beantwoording)\b[^.\n]{0,30}?\b(?P<which>eerste|laatste|vorige|voorgaande|"
    r"voorafgaande|bovenstaande)"
    rf"\s+(?P<count>{'|'.join(_WORD_NUMBER)}|\d{{1,2}})\s+vragen\b",
    re.IGNORECASE,
)
_NTH = re.compile(
    rf"\b(?:antwoord(?:en)?|beantwoording)\s+(?:op|van|bij)\s+(?:de|uw)\s+(?P<which>{'|'.join(_ORDINAL)}|"
    rf"laatste)\s+vraag\b",
    re.IGNORECASE,
)
_PREVIOUS = re.compile(
    r"\b(?:(?:het|mijn|de)\s+)?(?:vorige|voorgaande|voorafgaande|bovenstaande|"
    r"vorenstaande)\s+(?:antwoord(?:en)?|vraag|beantwoording)\b|"
    r"\bantwoord(?:en)?\s+(?:op|bij)\s+de\s+(?:vorige|voorgaande|voorafgaande|bovenstaande)\s+vra(?:ag|"
    r"gen)\b|"
    r"\bzie\s+(?:hier)?(?:boven|voor)\b|\bzoals\s+(?:ook\s+|reeds\s+|"
    r"al\s+)?(?:in\s+de\s+antwoorden\s+)?hier(?:boven|voor)\b(?!\s+bij\s+vra)",
    re.IGNORECASE,
)
_IDEM = re.compile(r"\W*(?:idem(?:\s+dito)?|zie\s+(?:hier)?boven|zie\s+hiervoor)\W*$", re.IGNORECASE)
_ELSEWHERE_AFTER = re.compile(
    r"\s{0,3}[,(]?\s{0,3}(?:van|uit|in|bij)\s+(?:de\s+|het\s+|uw\s+|mijn\s+)?(?:(?:eerdere|eerder gestelde|"
    r"schriftelijke|vorige|aanvullende|"
    r"nadere|set|feitelijke)\s+)*(?:Kamervragen|vragen|lid\b|leden\b|set\b|brief|Aanhangsel|Kamerstuk|"
    r"verslag|lijst|fractie|schriftelijk overleg)|"
    r"\s{0,3}[,(]{1,2}[^().]{0,80}?(?:20\d\dZ\s?\d{5}|Aanhangsel|Kamerstuk|Handelingen|vergaderjaar)|"
    r"\s{0,3}[,(]?\s{0,3}20\d\dZ\s?\d{5}",
    re.IGNORECASE,
)
_ELSEWHERE_BEFORE = re.compile(
    r"(?:20\d\dZ\s?\d{5}|\bAanhangsel\b|\bKamerstuk(?:ken)?\b|\bvragen van (?:het lid|de leden)\b)"
    r"(?:[^.?!\n]|nrs?\.|\b[A-Z]\.){0,80}$|"
    r"\beerdere?\s+(?:schriftelijke\s+)?(?:Kamer)?vragen\b[^.?!\n]{0,40}$",
    re.IGNORECASE,
)
_SHORT = 160  # characters: an answer that does little else than refer


@dataclass(frozen=True, slots=True)
class _Mention:
    """Words in an answer that point to other exchanges, by number or by their place before this one."""

    numbers: tuple[int, ...]
    confidence: float
    text: str


def referrals(text: str, exchanges: Sequence[Exchange]) -> Mapping[str, tuple[Referral, ...]]:
    """For each exchange id: the other exchanges of this paper on which its answer leans, best first.

    `text` is the document's text, into which the exchanges' spans point; their `asker` decides which
    fractie asked. Exchanges without referral are absent. Confidence: .95 for an answer named by its
    number, .7 for a question named by its number, .5 and less for words without a number ("idem",
    "hierboven"), and for a like question of another fractie what the likeness of the words gives.
    """
    like = LikeQuestions(text, exchanges)
    found: dict[str, tuple[Referral, ...]] = {}
    for i, exchange in enumerate(exchanges):
        if exchange.answer is None:
            continue
        answer = text[exchange.answer.start : exchange.answer.end]
        leans = [r for mention in _mentions(answer, i, exchanges) for r in _resolve(mention, i, exchanges)]
        leans += like.referrals(i, answer)
        if not leans and (words := _PREVIOUS.search(answer) or _IDEM.fullmatch(answer)):
            leans += _before(i, exchanges, answer, words)
        best: dict[str, Referral] = {}
        for referral in leans:
            if referral.exchange not in best or best[referral.exchange].confidence < referral.confidence:
                best[referral.exchange] = referral
        if best:
            found[exchange.id] = tuple(sorted(best.values(), key=lambda r: -r.confidence))
    return found


def _mentions(answer: str, i: int, exchanges: Sequence[Exchange]) -> Iterator[_Mention]:
    known = [n for exchange in exchanges for n in exchange.numbers if _set(exchange) == _set(exchanges[i])]
    for match in _ANSWER_TO.finditer(answer):
        if _elsewhere(answer, match.start(), match.end()):
            continue
        sure = 0.95 if match["named"] is None else 0.7
        yield _Mention(_expand(match["numbers"]), sure, sentence_around(answer, match.start(), match.end()))
    for match in _FIRST.finditer(answer):
        yield _Mention(_counted(match, exchanges[i], known), 0.9, sentence_around(answer, *match.span()))
    for match in _NTH.finditer(answer):
        n = max(known, default=0) if match["which"].lower() == "laatste" else _ORDINAL[match["which"].lower()]
        yield _Mention((n,), 0.9, sentence_around(answer, *match.span()))


def _before(i: int, exchanges: Sequence[Exchange], answer: str, words: re.Match[str]) -> Iterator[Referral]:
    """ "Idem.", "zie hierboven", "zoals hierboven vermeld": the exchange before, which has another answer."""
    for other in reversed(exchanges[:i]):
        if other.answer is not None and other.answer != exchanges[i].answer:
            sure = 0.5 if len(answer) < _SHORT else 0.35
            yield Referral(other.id, sure, sentence_around(answer, *words.span()))
            return


def _resolve(mention: _Mention, i: int, exchanges: Sequence[Exchange]) -> Iterator[Referral]:
    own = exchanges[i]
    if set(mention.numbers) & {*own.numbers, *own.answer_group}:
        return  # "de vragen 4 tot en met 7 beantwoord ik samen" is no referral
    for number in mention.numbers:
        for exchange in exchanges:
            if number in exchange.numbers and _set(exchange) == _set(own):
                yield Referral(exchange.id, mention.confidence, mention.text)
                break


def _expand(words: str) -> tuple[int, ...]:
    """ "3, 4 en 7 t/m 9" -> (3, 4, 7, 8, 9); a range that runs down or too far is its two ends."""
    numbers: list[int] = []
    for match in re.finditer(rf"(?P<to>{_TO})?(?P<number>{_NUMBER})", words, re.IGNORECASE):
        word = match["number"].lower()
        n = _WORD_NUMBER.get(word) or int(re.sub(r"\D", "", word) or 0)
        if match["to"] and numbers and numbers[-1] < n <= numbers[-1] + 60:
            numbers += range(numbers[-1] + 1, n)
        numbers.append(n)
    return tuple(dict.fromkeys(numbers))


def _counted(match: re.Match[str], own: Exchange, known: Sequence[int]) -> tuple[int, ...]:
    count = _WORD_NUMBER.get(match["count"].lower()) or int(match["count"])
    ordered = sorted(set(known))
    if match["which"].lower() == "eerste":
        return tuple(ordered[:count])
    if match["which"].lower() == "laatste":
        return tuple(ordered[-count:])
    return tuple(n for n in ordered if n < min(own.numbers, default=0))[-count:]


def _elsewhere(answer: str, start: int, end: int) -> bool:
    """Whether the numbers are those of another paper's questions: "vraag 3 van de vragen van het lid …"."""
    after = _ELSEWHERE_AFTER.match(answer, end) is not None
    return after or _ELSEWHERE_BEFORE.search(answer[max(0, start - 200) : start]) is not None


def _set(exchange: Exchange) -> str:
    """The set of questions an exchange belongs to: "2" of "2:1", "" where a paper has one set."""
    return exchange.id.partition(":")[0] if ":" in exchange.id else ""
