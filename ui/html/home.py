"""What an empty conversation shows: what this is, what there is, six questions from the index itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.document import Document
from index.search import Index
from index.search.catalogue import Paper
from rag.answer import answer
from rag.say.coverage_words import covered_words
from ui.html.templating import render
from ui.wording.texts import Language, text

WANTED = 6
TRIED = 6  # of each kind, before any is offered
MOST_TRIED = 1_000
OPENED = 24  # papers looked into for questions
SHORTEST, LONGEST = 30, 120

# A question that a reader can ask without the paper at hand: it opens with a question word and points
# at nothing outside itself.
OPENING = re.compile(r"(?:Hoeveel|Welke|Wanneer|Waarom|Wat|Hoe|Wie)\s[^?]{20,110}\?")
POINTING = re.compile(
    r"\b(?:u|uw|deze|dit|dat|die|daar|hier|hij|zij|hun|hen|daarvan|daarbij|daarvoor|hiervan|genoemde|voornoemde"
    r"|bovenstaande|eerdere|vraag|bericht|artikel|brief|bijlage|antwoord)\b",
    re.IGNORECASE,
)
SUBJECT = re.compile(r"\bover\s+(?P<subject>[^.;()«»‘’“”\"']{8,90})")
ARTICLE = re.compile(r"^(?:het|de|een)\s+", re.IGNORECASE)
NOT_SPOKEN = ("vragen", "uitstel", "motie")  # papers in which the cabinet says nothing
NEWS = re.compile(r"\b(?:bericht|artikel|uitzending|uitspraak|item)(?:en)?\b", re.IGNORECASE)


def home_html(index: Index, language: Language) -> str:
    """The empty conversation."""
    counted = text("holds", language, covered=covered_words(index.coverage(), language))
    return render(
        "home.html",
        language=language,
        counted=counted,
        made_up=_is_fictitious(index),
        examples=example_questions(index, language),
    )


def _is_fictitious(index: Index) -> bool:
    papers = index.papers()
    return bool(papers) and any(index.document(paper.name).fictitious for paper in papers[:3])


def example_questions(index: Index, language: Language) -> list[str]:
    """Up to six questions that were tried and answered, the same for the same index."""
    spoken = [paper for paper in index.papers() if paper.type not in NOT_SPOKEN]
    papers = sorted(spoken, key=lambda paper: (str(paper.date), paper.name), reverse=True)
    spread = papers[:: max(1, len(papers) // OPENED)][:OPENED]
    about = _drop_similar(_subjects_of_titles(spread, language))
    asked = _drop_similar(
        question for paper in spread for question in _questions_of_paper(index.document(paper.name))
    )
    if language == "en":  # the papers' own questions are in Dutch
        return [one for one in about[: 2 * TRIED] if _is_answered(index, one)][:WANTED]
    about, asked = (
        [one for one in few if _is_answered(index, one)] for few in (about[:TRIED], asked[:TRIED])
    )
    mixed = [question for pair in zip(about, asked, strict=False) for question in pair]
    rest = [*about[len(asked) :], *asked[len(about) :]]
    return [*mixed, *rest][:WANTED]


_tried: dict[tuple[int, str], bool] = {}  # by what the index holds, and question


def _is_answered(index: Index, question: str) -> bool:
    """Whether a question gets an answer, tried once for what the index holds."""
    key = (index.contents, question)
    if key not in _tried:
        if len(_tried) >= MOST_TRIED:
            _tried.clear()
        _tried[key] = not answer(question, index).abstained
    return _tried[key]


def _subjects_of_titles(papers: Sequence[Paper], language: Language) -> Iterator[str]:
    for paper in papers:
        found = SUBJECT.search(paper.title or "") if not NEWS.search(paper.title or "") else None
        subject = " ".join(found["subject"].split()).strip(" ,’”\"'") if found else ""
        if 8 <= len(subject) <= 80:
            yield text("asked_about", language, subject=subject if language == "nl" else _bare(subject))


def _bare(subject: str) -> str:
    """A Dutch subject without its article, as it is quoted in another language."""
    bare = ARTICLE.sub("", subject)
    return bare[:1].upper() + bare[1:]


def _questions_of_paper(document: Document) -> Iterator[str]:
    for exchange in document.exchanges:
        if exchange.state != "answered":
            continue
        found = OPENING.match(" ".join(document.at(exchange.question).split()))
        if found and SHORTEST <= len(found[0]) <= LONGEST and not POINTING.search(found[0]):
            yield found[0]
            return


def _drop_similar(questions: Iterator[str]) -> list[str]:
    """Each once; two that open with the same five words count as the same."""
    kept: dict[str, str] = {}
    for question in questions:
        kept.setdefault(" ".join(question.lower().split()[-5:]), question)
    return list(kept.values())
