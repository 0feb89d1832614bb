"""What of earlier turns a question leaves unsaid: words of the one before, names of its answer, who spoke."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product

from index.language.analyser import analyse
from index.language.compounds import word_rank
from index.language.place_names import country_terms
from index.language.sentences import sentence_texts
from index.language.translation.dictionary import LANGUAGES
from index.language.translation.query import BETWEEN, expressions
from index.language.words import fold
from index.language.words import words as folded
from rag.understand.folding import fold_letters, without_spans
from rag.understand.names import NameSource
from rag.understand.periods import read_periods
from rag.understand.standalone import OPENER, OPENS_WITH_VERB, content_words, subject_words
from rag.understand.surnames import surnames

SEVERAL = 2  # translations of a word, for the compound that it makes
MAX_CARRIED = 40  # words
MAX_ANSWER = 200  # characters of a sentence whose names are carried

_ELISION = re.compile(r"['’]")
_CITATION_MARK = re.compile(r"\[\d{1,3}\]")
# A question anew ("waarom?", "wie betaalt dat?") keeps no year but where it counts on: "en hoeveel vrouwen?".
# A period that narrows the search stays all the same, as a filter.
_ASKS_ANEW = re.compile(
    r"(?:waar\w*|wie|wat|wanneer|hoe(?! ?veel)\w*|welke?|(?:tot|sinds) wanneer|what|who|why|when|"
    r"where|how)\b"
)
_COUNTS = re.compile(
    r"\b(?:hoeveel|aantal(?:len)?|percentage|hoe vaak|how (?:many|much|often)|number|combien|wie ?viele?|"
    r"cuant[oa]s?|ile|kac|كم)\b"
)
_NAME_OR_DOSSIER = re.compile(r"(?<=[\w,(] )\(?([A-Z][\w/&’'-]+|\d\d \d{3}[\w, .-]{2,12}\d)")
_OF_ALL_PAPERS = frozenset("nederland nederlandse nederlands kabinet kamer tweede".split())
_ONE_NAME = re.compile(r"(?<=[\w,] )[A-Z][\w&’'-]+")
_ONLY_NAMES = re.compile(
    r"(?:En|Maar|And|Hoe zit (?:het|dat) met)(?: (?:bij|op|van|voor|met|door|at|with|for))?(?: (?:de|het))?"
    r" [A-Z][\w&’'-]+(?:(?:,| en| of| and) [A-Z][\w&’'-]+)* ?\??$"
)
_SPEAKER = re.compile(
    r"\b(?:hij|zij|he|she|(?:deze|die|dezelfde) (?:minister|staatssecretaris|bewindspersoon))\b"
)


def carried_words(question: str, base: str, reply: str = "", language: str = "nl") -> list[str]:
    """The words of the question before, and names of a short answer, that the question lacks.

    A period, country or party that the question names takes the place of the earlier one; `language` is
    that of the question.
    """
    present = set(analyse(question))
    kept: list[str] = []
    other_time = bool(read_periods(question)) or asks_anew(question, language)
    for word in (*content_words(_drop_replaced(question, base, other_time)), *_names_in_answer(reply)):
        terms = set(analyse(word))
        if terms - present:
            kept.append(word)
            present |= terms | set(analyse(" ".join(_ELISION.split(word))))  # "Irak'a" names Irak
    return kept[:MAX_CARRIED]


def asks_anew(question: str, language: str) -> bool:
    """Whether a follow-up asks something new of the subject before, and does not count on."""
    asked = OPENER.sub("", fold_letters(question).strip(" ¿¡"), count=1)
    if _COUNTS.search(asked):
        return False
    if _ASKS_ANEW.match(asked) or OPENS_WITH_VERB.match(asked):
        return True
    pieces = expressions(asked, language) if language in LANGUAGES else []
    return any(dutch and _ASKS_ANEW.fullmatch(dutch[0]) for dutch in (piece.dutch for piece in pieces))


def subject_of(text: str, language: str) -> tuple[str, ...]:
    """The words of a question that a next one may lean on, as they are written, whatever its language."""
    if language not in LANGUAGES:
        return tuple(subject_words(text))
    pieces = expressions(text, language)
    telling = {word for piece in pieces if _tells(piece.dutch) for word in piece.words}
    return tuple(
        word
        for word in subject_words(text)
        if telling & {fold(word), *folded(word), *_ELISION.split(fold(word))}
    )


def _tells(dutch: Sequence[str]) -> bool:
    """Whether a word whose Dutch this is may stand for a thing; one that no dictionary has may."""
    return not dutch or any(map(content_words, dutch))


def put_into_dutch(said: Sequence[str], language: str) -> tuple[str, ...]:
    """The words of a question in another language in Dutch, those that no dictionary has as they are."""
    if language not in LANGUAGES:
        return tuple(said)
    typed = {fold(word): word for word in said}
    made: list[str] = []
    before: tuple[str, ...] = ()
    for piece in expressions(" ".join(said), language):
        if before and (joined := _one_dutch_word(before, piece.dutch)):
            made[-1:] = [joined]
        else:
            made += piece.dutch[:1] or [typed.get(word, word) for word in piece.words]
        before = piece.dutch
    return tuple(made)


def _one_dutch_word(first: Sequence[str], other: Sequence[str]) -> str | None:
    """The Dutch compound of two neighbours, where there is one: "night train", "train de nuit"."""
    pairs = [*product(first[:SEVERAL], other[:SEVERAL]), *product(other[:SEVERAL], first[:SEVERAL])]
    joined = (f"{one}{link}{last}" for one, last in pairs for link in BETWEEN)
    return next((word for word in joined if word_rank(word)), None)


def speaker_of_answer(question: str, reply: str, catalogue: NameSource | None) -> list[str]:
    """The minister whom "hij" or "zij" means: the first one named in the answer before."""
    if catalogue is None or not _SPEAKER.search(fold_letters(question)):
        return []
    answer = fold_letters(reply)
    places = {
        answer.find(surname): surname
        for name in catalogue.ministers()
        for surname in surnames(name)
        if re.search(rf"(?<!\w){re.escape(surname)}(?!\w)", answer)
    }
    if not places:
        return []
    first = min(places)
    return [reply[first : first + len(places[first])]]


def _drop_replaced(question: str, base: str, other_time: bool) -> str:
    """The base without the periods and countries that the question names others of."""
    spans = [(period.start, period.end) for period in read_periods(base)] if other_time else []
    if any(True for _ in _spans_of_countries(question)):
        spans += list(_spans_of_countries(base))
    return without_spans(base, [*spans, *_spans_of_replaced_name(question, base)])


def _spans_of_replaced_name(question: str, base: str) -> list[tuple[int, int]]:
    """The one name of the base, where the question only names others: "En Bergbank en Zeebank?"."""
    if not _ONLY_NAMES.match(question):
        return []
    countries = set(_spans_of_countries(base))
    named = [match.span() for match in _ONE_NAME.finditer(base) if match.span() not in countries]
    return named if len(named) == 1 else []


def _spans_of_countries(text: str) -> Iterable[tuple[int, int]]:
    terms = country_terms()
    for match in re.finditer(r"[^\W\d_][\w-]+", text):
        if tuple(folded(match[0])) in terms:
            yield match.span()


def _names_in_answer(reply: str) -> list[str]:
    """The names in the first sentence of the answer before, where that is a short one."""
    answer = _CITATION_MARK.sub("", reply).strip()
    first = next(iter(sentence_texts(answer.partition("«")[2] or answer)), "")
    named = _NAME_OR_DOSSIER.findall(first) if len(first) <= MAX_ANSWER else []
    return [name for name in named if fold(name) not in _OF_ALL_PAPERS]
