"""What an empty conversation shows: what this is, what there is, six questions from the index itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.document import Document
from index.search import Index
from index.search.catalogue import Paper
from rag.say.coverage_words import covered_words
from ui.html.escaping import escape, wording
from ui.wording.texts import Language, text

WANTED = 6
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
NOT_SPOKEN = ("vragen", "uitstel", "motie")  # papers in which the cabinet says nothing
NEWS = re.compile(r"\b(?:bericht|artikel|uitzending|uitspraak|item)(?:en)?\b", re.IGNORECASE)


def home_html(index: Index, language: Language) -> str:
    """The empty conversation."""
    counted = text("holds", language, covered=covered_words(index.coverage(), language))
    buttons = "".join(
        f'<li><button type="button" class="voorbeeld" data-ask="{question}">{question}</button></li>'
        for question in map(escape, examples(index, language))
    )
    shown = (
        f'<h3 class="klein">{wording("try", language)}</h3><ul class="voorbeelden">{buttons}</ul>'
        if buttons
        else ""
    )
    return (
        f'<section class="welkom"><h2 class="titel">{wording("welcome", language)}</h2>'
        f'<p class="inleiding">{wording("promise", language)}</p>'
        f'<p class="omvang">{escape(counted)}{_made_up(index, language)}</p>{shown}</section>'
    )


def _made_up(index: Index, language: Language) -> str:
    papers = index.papers()
    made_up = bool(papers) and any(index.document(paper.name).fictitious for paper in papers[:3])
    return f' <strong class="fictief">{wording("samples", language)}</strong>' if made_up else ""


def examples(index: Index, language: Language) -> list[str]:
    """Up to six questions, the same for the same index: subjects of papers and questions asked in them."""
    spoken = [paper for paper in index.papers() if paper.type not in NOT_SPOKEN]
    papers = sorted(spoken, key=lambda paper: (str(paper.date), paper.name), reverse=True)
    spread = papers[:: max(1, len(papers) // OPENED)][:OPENED]
    about = _distinct(_topics(spread, language))
    asked = _distinct(question for paper in spread for question in _asked(index.document(paper.name)))
    mixed = [question for pair in zip(about, asked, strict=False) for question in pair]
    rest = [*about[len(asked) :], *asked[len(about) :]]
    return [*mixed, *rest][:WANTED]


def _topics(papers: Sequence[Paper], language: Language) -> Iterator[str]:
    for paper in papers:
        found = SUBJECT.search(paper.title or "") if not NEWS.search(paper.title or "") else None
        subject = " ".join(found["subject"].split()).strip(" ,’”\"'") if found else ""
        if 8 <= len(subject) <= 80:
            yield text("asked_about", language, subject=subject)


def _asked(document: Document) -> Iterator[str]:
    for exchange in document.exchanges:
        if exchange.state != "answered":
            continue
        found = OPENING.match(" ".join(document.at(exchange.question).split()))
        if found and SHORTEST <= len(found[0]) <= LONGEST and not POINTING.search(found[0]):
            yield found[0]
            return


def _distinct(questions: Iterator[str]) -> list[str]:
    """Each once; two that open with the same five words count as the same."""
    kept: dict[str, str] = {}
    for question in questions:
        kept.setdefault(" ".join(question.lower().split()[-5:]), question)
    return list(kept.values())
