"""Which papers a question on papers means: those that bear the number it names, or speak of its subject."""

from __future__ import annotations

from collections.abc import Sequence

from index.document import Document
from index.search import Index
from index.search.index import Hit
from rag.gather.absence.spoken_words import is_said_otherwise, share_of_said, spoken_words
from rag.gather.declining import terms_of
from rag.gather.facts import term_set
from rag.gather.question_profile import QuestionProfile
from rag.gather.relevance import Interaction
from rag.understand.said_words import SaidWord, said_words

_WORDS_OF_HEADS = frozenset(
    term
    for word in """vragen vraag kamervragen gesteld stelde stelden ingediend ingezonden beantwoord
    beantwoordde antwoord ondertekende ondertekenden ondertekend partij partijen fractie
    fracties lid leden kamerlid kamerleden bewindspersoon bewindspersonen minister
    staatssecretaris samen welke wie wanneer dag datum kwam motie moties vroeg vroegen twee
    drie schriftelijke brief brieven kamerbrief diende dienden stel stellen ingestuurd verstuurd gestuurd
    antwoorden beantwoorden""".split()
    for term in term_set(word)
)
FIRST = 10
MOST = 4
ALIKE = 0.85  # of the best paper's score, for another to be named beside it
HELD = 0.6  # of what the words of a question tell, for a paper to speak of its subject


def papers_meant(
    asked: QuestionProfile,
    hits: Sequence[Hit],
    index: Index,
    near: Interaction,
    language: str = "nl",
    numbers: Sequence[str] = (),
) -> list[Document]:
    """The papers among the first found that are meant, the most like the question first."""
    said = _subject_words(asked.text, language)
    found = [index.document(name) for name in dict.fromkeys(hit.doc for hit in hits[:FIRST])]
    bearing = [each for each in found if _bears_number(each, numbers)]
    speaking = [each for each in found if not numbers and _speaks_of_subject(each, said)]
    return _nearest_papers(asked, bearing or speaking, near)


def names_number(hits: Sequence[Hit], numbers: Sequence[str], index: Index) -> bool:
    """Whether one of the first papers found bears one of some papers' numbers, or names it."""
    papers = (index.document(name) for name in dict.fromkeys(hit.doc for hit in hits[:FIRST]))
    return any(_bears_number(each, numbers) or any(one in each.text for one in numbers) for each in papers)


def _bears_number(document: Document, numbers: Sequence[str]) -> bool:
    return any(one in own for own in document.numbers.values() for one in numbers)


def _subject_words(question: str, language: str) -> list[SaidWord]:
    """The words of a question on papers that tell what these are about."""
    return [
        word
        for word in said_words(question, language)
        if word.tells > 0
        and not any(term_set(each) <= _WORDS_OF_HEADS for sense in word.meant for each in sense)
    ]


def _speaks_of_subject(document: Document, said: Sequence[SaidWord]) -> bool:
    """Whether a paper has most of what some words tell, in its head and questions in any form, else as they
    are: of "de kabelbaan in Meerveld" a paper on another thing there speaks by half."""
    questions = [document.at(exchange.question) for exchange in document.exchanges]
    spoken = spoken_words(said, [document.title or "", document.subject or "", *questions], _in_none)
    terms = terms_of(document)
    told = sum(word.tells for word in said)
    held = sum(
        word.tells
        for word in said
        if share_of_said(word, spoken) == 1.0
        or is_said_otherwise(word, spoken)
        or any(all(terms.issuperset(term_set(each)) for each in sense) for sense in word.meant)
    )
    return held >= HELD * told


def _in_none(term: str) -> float:
    return 0.0


def _nearest_papers(
    asked: QuestionProfile, documents: Sequence[Document], near: Interaction
) -> list[Document]:
    """The papers whose heads fit the question's subject best, by words and nearness."""
    if not documents:
        return []
    subject = asked.terms - _WORDS_OF_HEADS
    titles = [_title_and_first_questions(document) for document in documents]
    scores = []
    for rank, (title, close) in enumerate(zip(titles, near(asked.text, titles), strict=True)):
        covered = len(subject & term_set(title)) / max(1, len(subject))
        scores.append(float(close) + covered - 0.05 * rank)
    ranked = sorted(range(len(documents)), key=lambda place: -scores[place])
    best = scores[ranked[0]]
    return [documents[place] for place in ranked if scores[place] >= ALIKE * best][:MOST]


def _title_and_first_questions(document: Document) -> str:
    first = [document.at(exchange.question) for exchange in document.exchanges[:2]]
    return "\n".join([document.title or "", document.subject or "", *first])
