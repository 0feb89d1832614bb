"""The line that opens an answer to one question, made only of what is quoted below it.

A verdict with the question it was given to, the sentence with the number, date, name or reason that was asked
for, or the earlier and the later position side by side; nothing where no quote speaks so plainly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from index.document import Span
from index.language.analyser import analyse
from index.language.language_detection import detect_language
from index.language.sentences import split_sentences
from index.language.words import fold
from rag.gather.counted import counted_noun
from rag.gather.facts import REASON, read_facts
from rag.gather.number_words import counts
from rag.gather.question_profile import QuestionProfile, holds_wanted, says_unknown
from rag.gather.quotes import VERDICT, opens_pointing_back
from rag.gather.relevance import bundled_scores, likeness
from rag.say.differences import facts_differ
from rag.say.frames import Frames, date_words
from rag.statement import Piece, Statement

MAX_WORDS = 32
SHORTER = 2  # times as short as all that is quoted, at least: else the quotes themselves are the line
AS_GOOD = 0.85  # of the nearness of the quoted sentence that is nearest to the question
SAME_QUESTION = 0.65  # late interaction of two questions that ask much the same
MEASURE = re.compile(
    r"\b\d[\d.,]* ?(?:uur|uren|minuten|dag(?:en)?|we(?:ek|ken)|maand(?:en)?|jaar|jaren|km|kilometer|meter|"
    r"hectare|graden|procent|percent|euro|miljoen|miljard)\b|€ ?\d[\d.,]*|\d[\d.,]* ?%|"
    r"\b[a-z]+ (?:uur|uren|minuten|dagen|weken|maanden|jaar|jaren)\b|\b(?:19|20)\d\d ?[-–] ?(?:19|20)?\d\d\b"
)
# "Hoeveel gemeenten": things, whatever they are; no hours, days or metres.
COUNTS_THINGS = re.compile(
    r"\bhoeveel (?!uren|minuten|dagen|weken|maanden|jaren|kilometers|meters|hectaren|graden|procenten|euros|"
    r"miljoenen|miljarden)[a-z]+(?:en|s)\b"
)
WORD_OR_FIGURE = re.compile(r"\d[\d.,]*|[^\W\d_]+")
SINCE = re.compile(r"\b(?:sinds|since)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class QuotedSentence:
    """One quoted sentence, with its citation, its day, and what stands before the quote."""

    text: str
    cites: int
    when: date | None
    opening: str
    first: bool  # it opens its quote

    @property
    def length(self) -> int:
        """The number of its words."""
        return len(self.text.split())

    @property
    def question(self) -> str:
        """The question beside which the quote is shown; empty where none is."""
        return self.opening.partition("“")[2].rpartition("”")[0]

    @property
    def alone(self) -> bool:
        """Whether it is short and can be read without the sentence before it."""
        whole = self.text[-1:] in (".", "!") and self.text[:1].isupper()  # no row of a table, no heading
        return whole and self.length <= MAX_WORDS and not opens_pointing_back(self.text)


def opening_line(statements: Sequence[Statement], asked: QuestionProfile, words: Frames) -> Statement | None:
    """The opening line for these statements; None where there is none to make."""
    sentences = [each for statement in statements for each in sentences_of(statement)]
    compared = asked.kind == "comparison" or (asked.kind in ("topic", "open") and SINCE.search(asked.text))
    if compared:
        return then_and_now(sentences, asked, words)
    if asked.kind == "yes-no":
        return yes_or_no(sentences, asked, words)
    if sum(each.length for each in sentences) < SHORTER * MAX_WORDS:
        return None
    return direct_answer(sentences, asked, words)


def nearby_line(statements: Sequence[Statement], words: Frames) -> Statement:
    """That the quotes come near to the question, and may not answer it."""
    numbers = tuple(dict.fromkeys(number for each in statements for number in each.citations))
    newest = max((each.date for each in statements if each.date), default=None)
    return Statement((Piece(words.nearby),), numbers, True, newest)


def sentences_of(statement: Statement) -> Iterator[QuotedSentence]:
    """The quoted sentences of a statement, in order."""
    opening = ""
    for piece in statement.pieces:
        if not piece.quoted or piece.cites is None:
            opening = piece.text
            continue
        for span in split_sentences(piece.text, Span(0, len(piece.text))):
            text = piece.text[span.start : span.end]
            yield QuotedSentence(text, piece.cites, statement.date, opening, span.start == 0)


def yes_or_no(sentences: Sequence[QuotedSentence], asked: QuestionProfile, words: Frames) -> Statement | None:
    """ "Nee." with the question it was the answer to; only where that is much like the one asked here."""
    given = [each for each in sentences if each.first and each.question and VERDICT.match(each.text)]
    given = [each for each in given if each.length <= MAX_WORDS]
    best = max(given, key=lambda each: likeness(each.question, asked.text), default=None)
    if best is None or likeness(best.question, asked.text) < SAME_QUESTION:
        return None
    behind = words.verdict.format(question=best.question, day=date_words(best.when, words))
    return line_of_pieces([Piece(best.text, True, best.cites), Piece(behind)], best.when)


def direct_answer(
    sentences: Sequence[QuotedSentence], asked: QuestionProfile, words: Frames
) -> Statement | None:
    """The sentence with what was asked for, where it speaks about as well to the question as any; its day."""
    named = asked.kind in ("person", "list")  # any sentence with a name in it would do
    if named or (asked.wanted == "anything" and asked.kind != "reason"):
        return None
    ranked = by_nearness(sentences, asked)
    fit = [each for score, each in ranked if score >= AS_GOOD * ranked[0][0]]
    best = next((each for each in fit if each.alone and holds_answer(each.text, asked)), None)
    noun = counted_noun(asked.text) if asked.wanted == "count" else None
    counted = [each for _, each in ranked if noun and counts_it(each.text, noun)]
    if (
        counted and best not in counted
    ):  # "twee dagen voor dit gezin" counts no families, "vier gezinnen" does
        best = next((each for each in counted if each.alone), None)
    if best is None or not speaks_of_asked(best, asked):
        return None
    behind = [Piece(f"({date_words(best.when, words)})")] if best.when else []
    return line_of_pieces([Piece(best.text, True, best.cites), *behind], best.when)


def counts_it(text: str, noun: str) -> bool:
    """Whether a text has a number right before a noun, or one word between: "vier gezinnen"."""
    said = WORD_OR_FIGURE.findall(fold(text))
    (term, *_) = analyse(noun) or ("",)
    places = [place for place, word in enumerate(said) if term and term in analyse(word)[:1]]
    before = (word for place in places for word in said[max(0, place - 2) : place])
    return any(word in counts() or word[0].isdigit() for word in before)


def by_nearness(
    sentences: Sequence[QuotedSentence], asked: QuestionProfile
) -> list[tuple[float, QuotedSentence]]:
    """The sentences with their late interaction with the question, the nearest first."""
    scores = bundled_scores(asked.text, [each.text for each in sentences])
    return sorted(zip(scores, sentences, strict=True), key=lambda found: -found[0])


def holds_answer(text: str, asked: QuestionProfile) -> bool:
    """Whether a sentence holds the kind of thing that was asked for, or says that it is not known."""
    if asked.kind == "reason":
        return bool(REASON.search(text))
    things = counted_noun(asked.text) or COUNTS_THINGS.search(fold(asked.text))
    if asked.wanted == "count" and things:  # "21 uur per dag" counts no people
        text = MEASURE.sub(" ", text)
    return holds_wanted(text, asked.wanted) or says_unknown(text)


def speaks_of_asked(sentence: QuotedSentence, asked: QuestionProfile) -> bool:
    """Whether a sentence, with the question it answers, is of the names and of a number that were asked for.

    Names of another language may stand there in Dutch: of those one will do.
    """
    around = read_facts(f"{sentence.question} {sentence.text}")
    if asked.numbers and not around.numbers & set(asked.numbers):
        return False
    named = [bool(name & around.words) for name in asked.name_terms]
    return all(named) if detect_language(asked.text) == "nl" else any(named) or not named


def then_and_now(
    sentences: Sequence[QuotedSentence], asked: QuestionProfile, words: Frames
) -> Statement | None:
    """The earliest and the latest position, each in its sentence that speaks best to the question."""
    dated = [each for each in sentences if each.when]
    years = sorted({each.when.year for each in dated if each.when})
    if len(years) < 2:
        return None
    then, now = (best_of(dated, year, asked) for year in (years[0], years[-1]))
    if then is None or now is None:
        return None
    ours, theirs = read_facts(then.text), read_facts(now.text)
    title = words.then_and_now
    if facts_differ(ours, theirs):
        title = words.changed if ours.negated != theirs.negated else words.other_figures
    return line_of_pieces(
        [
            Piece(title),
            Piece(words.in_year.format(year=years[0])),
            Piece(then.text, True, then.cites),
            Piece(words.and_in_year.format(year=years[-1])),
            Piece(now.text, True, now.cites),
        ],
        now.when,
    )


def best_of(sentences: Sequence[QuotedSentence], year: int, asked: QuestionProfile) -> QuotedSentence | None:
    """The sentence of a year that speaks best to the question, of those that can be read alone."""
    fit = [each for each in sentences if each.when and each.when.year == year and each.alone]
    return by_nearness(fit, asked)[0][1] if fit else None


def line_of_pieces(pieces: Sequence[Piece], when: date | None) -> Statement:
    """The opening line as a statement that its quotes carry."""
    cited = dict.fromkeys(piece.cites for piece in pieces if piece.cites is not None)
    return Statement(tuple(pieces), tuple(cited), True, when)
