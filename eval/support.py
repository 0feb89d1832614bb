"""Is each statement carried by what it cites? A second judge, which shares no rule with rag/say/verify.py.

It looks at the papers themselves: the words between « and » must stand in a cited span, and every number and
name around them in the cited paper or in what is known of who spoke when. It does not read: a statement whose
words are all there but say something else passes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple

import numpy as np

from index.language import months
from rag.answer import Answer, Citation, Statement

TextOf = Callable[[str], str]  # a paper's name -> its text

_QUOTED_WORDS = re.compile(r"«([^«»]*)»")
_NUMBER = re.compile(r"(?<!\w)\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<![.!?:]\s)(?<!^)\b[A-ZÀ-Þ][\wÀ-ÿ'’-]+")
_YEAR_COUNT = re.compile(r"\b(?:19|20)\d\d: (\d+)")
_PARTY_COUNT = re.compile(r"([A-ZÀ-Þ][\w’'/-]*(?: [A-ZÀ-Þ][\w’'/-]*)*\d*): (\d+)")
_FRAME_WORDS = ("kamer", "house")  # "brief aan de Kamer", "letter to the House": where a paper was sent


def support(answer: Answer, text_of: TextOf) -> float | None:
    """The share of an answer's statements that their citations carry; None where it has none."""
    cited = {citation.n: citation for citation in answer.citations}
    found = [
        is_carried(statement, [cited[n] for n in statement.citations if n in cited], text_of)
        for statement in ((answer.lead,) if answer.lead else ()) + answer.statements
    ]
    return float(np.mean(found)) if found else None


def is_carried(statement: Statement, citations: Sequence[Citation], text_of: TextOf) -> bool:
    """Whether the quotes, numbers and names of a statement are those of its citations and their papers."""
    if statement.counted:
        return is_counted(statement, citations, text_of)
    if not citations:
        return False
    spans = [_normalise(text_of(c.doc)[c.start : c.end]) for c in citations]
    quoted = all(
        any(_normalise(piece) in span for span in spans) for piece in _QUOTED_WORDS.findall(statement.text)
    )
    around = _normalise(_QUOTED_WORDS.sub(" ", statement.text))
    known = _normalise(" ".join([*(text_of(c.doc) for c in citations), *_known_values(citations)])).casefold()
    claims = [*_NUMBER.findall(around), *(name.casefold() for name in _NAME.findall(around))]
    return quoted and all(_contains_claim(claim, known) for claim in claims if claim not in _FRAME_WORDS)


def is_counted(statement: Statement, citations: Sequence[Citation], text_of: TextOf) -> bool:
    """Whether a count is that of the papers it is of, each once and each there, by year and by party too.

    No quote carries a count: what is cited must be among the papers counted. That these are all there are,
    and that each is of its year, is not judged.
    """
    papers = dict.fromkeys(statement.counted)
    said = statement.text
    first = _NUMBER.search(said)
    years = [int(count) for count in _YEAR_COUNT.findall(said)]
    texts = [text_of(name) for name in papers]
    return (
        len(papers) == len(statement.counted)
        and all(texts)
        and {each.doc for each in citations} <= set(papers)
        and first is not None
        and re.sub(r"\D", "", first[0]) == str(len(papers))
        and (not years or sum(years) == len(papers))
        and all(
            sum(_contains_claim(party, text) for text in texts) >= int(count)
            for party, count in _PARTY_COUNT.findall(said)
        )
    )


def _known_values(citations: Sequence[Citation]) -> Iterator[str]:
    """What the index knows of the citations beside their papers' texts: who, when and where."""
    for citation in citations:
        for person in (citation.minister, *citation.cosigners, citation.asker):
            yield from (str(value) for value in astuple(person) if value) if person else ()
        yield from (citation.title or "", str(citation.exchange or ""), str(citation.paragraph or ""))
        if day := citation.date:
            yield f"{day.day} {months.DUTCH[day.month - 1]} {day.year} {day:%B}"


def _contains_claim(claim: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(claim)}(?!\d)", text) is not None


def _normalise(text: str) -> str:
    """A text with single spaces, and guillemets inside quotes as the frame writes them."""
    return " ".join(text.replace("«", "‹").replace("»", "›").split())
