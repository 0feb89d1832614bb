"""Gold questions through the product's own search() and answer() -> outcomes, question by question."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial

from eval import metrics
from eval.baselines import Baseline, Search, baseline
from eval.gold import GoldQuestion, Judgement
from eval.support import support
from index.document import Document
from index.errors import QuestionError
from index.search import Index
from index.search.index import Mode
from rag.answer import Answer, Citation, answer
from rag.understand.question import understand

AnyMode = Mode | Baseline
DEPTH = 100  # hits a question, for recall@100


@dataclass(frozen=True, slots=True)
class QuestionOutcome:
    """One question's figures with what was found and said; `hits` and `expected` are units."""

    gold: GoldQuestion
    values: Mapping[str, float]
    hits: tuple[str, ...]
    expected: Mapping[str, int]  # unit -> grade
    answer: Answer | None
    timing_ms: Mapping[str, float] = field(default_factory=dict)


class UnitNames:
    """Names exchanges and paragraphs so that a joint answer is one unit, whichever number is meant."""

    def __init__(self, document: Callable[[str], Document]) -> None:
        self._first = lru_cache(maxsize=None)(lambda doc: _first_exchange_of_group(document(doc)))

    def __call__(self, doc: str, exchange: str | None, paragraph: int | None) -> str:
        """The unit's name: "paper#4", where exchange 4 is the first that its answer covers, or "paper¶3"."""
        if exchange is None:
            return doc if paragraph is None else f"{doc}¶{paragraph}"
        return f"{doc}#{self._first(doc).get(exchange, exchange)}"


def _first_exchange_of_group(document: Document) -> dict[str, str]:
    """Exchange id -> id of the first exchange with the same answer, or with the same joint question."""
    first: dict[tuple[int, int], str] = {}
    return {
        exchange.id: first.setdefault((span.start, span.end), exchange.id)
        for exchange in document.exchanges
        if (span := exchange.answer or exchange.question) is not None
    }


def evaluate(
    questions: Sequence[GoldQuestion],
    index: Index,
    *,
    mode: AnyMode = "hybrid",
    answers: bool = True,
    depth: int = DEPTH,
    progress: Callable[[int], None] = lambda done: None,
) -> tuple[QuestionOutcome, ...]:
    """Every question searched and, with `answers`, answered; `progress` hears how many are done.

    With a `depth` below 100 hits there is no recall@100, and a question takes two thirds of the time.
    """
    units = UnitNames(index.document)
    measured: Callable[[GoldQuestion], QuestionOutcome]
    if mode == "bm25" or mode == "vectors":  # mypy narrows by this
        measured = partial(_baseline_outcome, index=index, units=units, search=baseline(mode, index))
    else:
        measured = partial(_answer_outcome, index=index, units=units, mode=mode, answers=answers, depth=depth)
    outcomes = []
    for done, question in enumerate(questions, start=1):
        outcomes.append(measured(question))
        progress(done)
    return tuple(outcomes)


def _answer_outcome(
    gold: GoldQuestion, index: Index, units: UnitNames, mode: Mode, answers: bool, depth: int
) -> QuestionOutcome:
    try:
        query = understand(gold.question, gold.history, index)
    except QuestionError:  # "???": it was told to ask something, which is what declining is
        return _refusal_outcome(gold, judged_units(gold, index, units), answers)
    found = index.search(query.text, depth, query.filters, mode, hidden=gold.hidden)
    hits = [(hit.doc, units(hit.doc, hit.exchange, hit.paragraph)) for hit in found.hits]
    grades = judged_units(gold, index, units)
    found_figures = retrieval_figures(gold, grades, hits)
    values = {name: value for name, value in found_figures.items() if depth >= DEPTH or "@100" not in name}
    timing = dict(found.timing_ms)
    given_answer = None
    if answers:
        start = time.perf_counter()
        given_answer = answer(gold.question, index, history=gold.history)
        timing["answer"] = (time.perf_counter() - start) * 1000
        values |= _answer_figures(gold, given_answer, grades, index, units)
    return QuestionOutcome(gold, values, tuple(unit for _, unit in hits), grades, given_answer, timing)


def _baseline_outcome(gold: GoldQuestion, index: Index, units: UnitNames, search: Search) -> QuestionOutcome:
    """What a baseline finds; it answers nothing."""
    start = time.perf_counter()
    hits = [(place[0], units(*place)) for place in search(gold.question, DEPTH)]
    timing = {"total": (time.perf_counter() - start) * 1000}
    grades = judged_units(gold, index, units)
    return QuestionOutcome(
        gold, retrieval_figures(gold, grades, hits), tuple(u for _, u in hits), grades, None, timing
    )


def _refusal_outcome(gold: GoldQuestion, grades: dict[str, int], answers: bool) -> QuestionOutcome:
    """A question that could not be asked: nothing found, and no answer."""
    refusal = metrics.FALSE_REFUSAL if gold.answerable else metrics.ABSTENTION
    values = retrieval_figures(gold, grades, ()) | ({refusal: 1.0} if answers else {})
    return QuestionOutcome(gold, values, (), grades, None)


def judged_units(gold: GoldQuestion, index: Index, units: UnitNames) -> dict[str, int]:
    """Unit -> best grade. A paper that is not in the index keeps its name, so that it counts as missed."""
    grades: dict[str, int] = {}
    known = set(index.documents())
    for judged in gold.relevant:
        place = (judged.doc, judged.exchange, judged.paragraph)
        unit = units(*place) if judged.doc in known else _unit_name(judged)
        grades[unit] = max(grades.get(unit, 0), judged.grade)
    return grades


def _unit_name(judged: Judgement) -> str:
    if judged.exchange is None:
        return judged.doc if judged.paragraph is None else f"{judged.doc}¶{judged.paragraph}"
    return f"{judged.doc}#{judged.exchange}"


def retrieval_figures(
    gold: GoldQuestion, grades: Mapping[str, int], hits: Sequence[tuple[str, str]]
) -> dict[str, float]:
    """Figures at the unit and, with `doc_` before them, at the paper; none where nothing is relevant."""
    exact = {unit: grade for unit, grade in grades.items() if "#" in unit or "¶" in unit}
    papers: dict[str, int] = {}
    for judged in gold.relevant:
        papers[judged.doc] = max(papers.get(judged.doc, 0), judged.grade)
    values: dict[str, float] = {}
    if not gold.answerable:
        return values
    if exact:
        values |= metrics.retrieval({gold.id: exact}, {gold.id: [unit for _, unit in hits]})[gold.id]
    if papers:
        by_paper = metrics.retrieval({gold.id: papers}, {gold.id: [doc for doc, _ in hits]})[gold.id]
        values |= {f"doc_{name}": value for name, value in by_paper.items()}
    return values


def _answer_figures(
    gold: GoldQuestion, answer: Answer, grades: Mapping[str, int], index: Index, units: UnitNames
) -> dict[str, float]:
    cited = [_unit_of_citation(citation, grades, units) for citation in answer.citations]
    answered = gold.answerable and not answer.abstained

    def text_of(doc: str) -> str:
        return index.document(doc).text

    values: dict[str, float | None] = {
        "fact_recall": metrics.fact_recall(gold, answer) if gold.answerable else None,
        "citation_validity": metrics.citation_validity(answer, text_of),
        "citation_precision": metrics.citation_precision(cited, grades) if answered else None,
        "citation_recall": metrics.citation_recall(cited, grades) if gold.answerable else None,
        "support": support(answer, text_of),
        "premise_corrected": metrics.premise_corrected(gold, answer),
        **metrics.abstention(gold, answer),
    }
    return {name: value for name, value in values.items() if value is not None}


def _unit_of_citation(citation: Citation, grades: Mapping[str, int], units: UnitNames) -> str:
    """The unit cited, or its paper where the gold judges that as a whole and not the unit."""
    unit = units(citation.doc, citation.exchange, citation.paragraph)
    return citation.doc if unit not in grades and citation.doc in grades else unit
