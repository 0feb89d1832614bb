"""What is measured, question by question; every figure lies between 0 and 1 unless its name has a unit.

Retrieval comes from ir-measures (MacAvaney et al., ECIR 2022), which wraps trec_eval. The figures on
answers follow ALCE (Gao et al., EMNLP 2023) in spirit: is what is cited relevant, is what is relevant cited.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence

import ir_measures
import numpy as np
from ir_measures import RR, R, Success, nDCG

from eval.gold import GoldQuestion
from rag.answer import Answer

Qrels = Mapping[str, Mapping[str, int]]  # question id -> unit -> grade
Run = Mapping[str, Sequence[str]]  # question id -> units, best first

RETRIEVAL = {
    "ndcg@10": nDCG @ 10,
    "recall@10": R @ 10,
    "recall@100": R @ 100,
    "mrr": RR,
    "success@1": Success @ 1,
}
RECALL_5 = {"recall@5": R @ 5}
ABSTENTION = "abstention_recall"
FALSE_REFUSAL = "false_refusal"
FEWEST_PAIRS = 6
SILENT = ("question_only", "silent")
_DENIAL = re.compile(
    r"\bstaa[tn] (?:er |daar(?:over)? )?niets\b|\bniets gevonden\b|\bnothing (?:is|was|on|about)\b", re.I
)


def retrieval(qrels: Qrels, run: Run) -> dict[str, dict[str, float]]:
    """Question id -> metric -> value; a judged question that the run misses counts as zero."""
    names = {str(measure): name for name, measure in (RETRIEVAL | RECALL_5).items()}
    judged = [ir_measures.Qrel(q, unit, grade) for q, units in qrels.items() for unit, grade in units.items()]
    scored = [
        ir_measures.ScoredDoc(q, unit, float(-rank))
        for q in qrels
        for rank, unit in enumerate(dict.fromkeys(run.get(q, ())))
    ]
    values: dict[str, dict[str, float]] = {q: dict.fromkeys(names.values(), 0.0) for q in qrels}
    for metric in ir_measures.iter_calc(list((RETRIEVAL | RECALL_5).values()), judged, scored):
        values[metric.query_id][names[str(metric.measure)]] = float(metric.value)
    return values


def fact_recall(question: GoldQuestion, answer: Answer, *, notes: bool = False) -> float | None:
    """The share of must_contain facts in the answer's statements and quotes; None where none are asked.

    Case, accents, spaces and punctuation do not matter; a fact that ends in a digit is not found in a longer
    number ("40" is not in "1940"). A fact with alternatives is found where one of them is. `notes` counts
    what the answer's notes say, too.
    """
    if not question.must_contain:
        return None
    quotes = (citation.quote for citation in answer.citations)
    answer_text = _fold_text(" ".join([answer.text, *quotes, *(answer.notes if notes else ())]))
    found = [
        any(_contains_fact(answer_text, _fold_text(wording)) for wording in fact)
        for fact in question.must_contain
    ]
    return sum(found) / len(found)


def _fold_text(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9%€]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def _contains_fact(text: str, fact: str) -> bool:
    before = r"(?<!\d)" if fact[:1].isdigit() else ""
    after = r"(?!\d)" if fact[-1:].isdigit() else ""
    return bool(fact) and re.search(before + re.escape(fact) + after, text) is not None


def citation_validity(answer: Answer, text_of: Callable[[str], str]) -> float | None:
    """The share of citations whose quote stands, to the character, at its span of the paper."""
    if not answer.citations:
        return None
    return float(np.mean([text_of(c.doc)[c.start : c.end] == c.quote for c in answer.citations]))


def citation_precision(cited: Sequence[str], relevant: Iterable[str]) -> float | None:
    """The share of citations whose exchange or paragraph is judged relevant (grade 1 or 2)."""
    wanted = set(relevant)
    return float(np.mean([unit in wanted for unit in cited])) if cited and wanted else None


def citation_recall(cited: Iterable[str], grades: Mapping[str, int]) -> float | None:
    """1 where an exchange of grade 2 is cited, else 0; None where the gold names none."""
    best = {unit for unit, grade in grades.items() if grade == 2}
    return float(bool(best & set(cited))) if best else None


def premise_corrected(question: GoldQuestion, answer: Answer) -> float | None:
    """1 where an answer cites what corrects a false premise: half of its facts or more; None elsewhere."""
    if not question.corrects_premise:
        return None
    facts = fact_recall(question, answer)
    return float(not answer.abstained and (facts is None or facts >= 0.5))


def abstention(question: GoldQuestion, answer: Answer) -> dict[str, float]:
    """Recall on what the papers do not answer; false refusals on what they do.

    Besides declining it is right to correct a false premise with a citation, to quote where the paper says
    that it cannot tell or that a question is still open, and to say before any quote that what was asked is
    not there ("Over 2018 staat er niets; wel over 2019: …").
    """
    if question.answerable:
        return {FALSE_REFUSAL: float(answer.abstained)}
    right = answer.abstained or premise_corrected(question, answer) == 1.0
    return {ABSTENTION: float(right or _says_it_is_silent(question, answer) or _denies_first(answer))}


def _says_it_is_silent(question: GoldQuestion, answer: Answer) -> bool:
    """Whether an answer shows the words by which the paper says that it does not tell."""
    facts = fact_recall(question, answer, notes=True)
    return question.expect in SILENT and facts is not None and facts >= 0.5


def _denies_first(answer: Answer) -> bool:
    """Whether the words before the first citation say that what was asked is not in the papers."""
    before, mark, _ = answer.text.partition("[1]")
    return bool(mark) and _DENIAL.search(before.split("\n")[0]) is not None


def interval(values: Sequence[float], *, resamples: int = 2000, seed: int = 0) -> tuple[float, float]:
    """The 95% percentile bootstrap interval of the mean over questions (Efron 1979)."""
    sample = np.asarray(values, dtype=np.float64)
    draws = np.random.default_rng(seed).integers(0, len(sample), (resamples, len(sample)))
    low, high = np.percentile(sample[draws].mean(axis=1), [2.5, 97.5])
    return float(low), float(high)


def paired_p(a: Sequence[float], b: Sequence[float], *, resamples: int = 10000, seed: int = 0) -> float:
    """Two-sided paired bootstrap p of no difference between the means of `b` and `a` (Sakai 2006).

    1 below six questions: not even a sign test can tell five out of five from chance (p = .06).
    """
    difference = np.asarray(b, dtype=np.float64) - np.asarray(a, dtype=np.float64)
    if len(difference) < FEWEST_PAIRS or not difference.any():
        return 1.0
    draws = np.random.default_rng(seed).integers(0, len(difference), (resamples, len(difference)))
    centred = (difference - difference.mean())[draws].mean(axis=1)
    return float((np.sum(np.abs(centred) >= abs(difference.mean())) + 1) / (resamples + 1))
