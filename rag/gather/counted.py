"""What a question counts: "hoeveel boeren", "welk deel van de scholen"; and whether an answer counts that.

A number is no answer where it counts something else: women for men, decisions for children.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from index.language.analyser import analyse
from index.language.compounds import is_kind_of
from index.language.everyday.expressions import everyday_terms, official_words
from index.language.sentences import split_sentences
from index.language.words import fold, words
from rag.gather.absence.subject import speaks_of, speaks_otherwise
from rag.gather.declining import FIRM
from rag.gather.facts import WORD, named_months, read_facts
from rag.gather.findings import Finding, context_of
from rag.gather.question_profile import QuestionProfile, has_count, holds_wanted, says_unknown
from rag.gather.relevance import Relevance
from rag.gather.requirements import CLOSE, Need, around_finding
from rag.gather.selection import SAID_OR_ASKED, best_first, choose_findings
from rag.tables import columns, head_of_row, table_heads

MAX_WORDS = 25  # a longer question is a Kamervraag with much around its count
DEEP = 8  # answers of the best paper among which one may count what is asked
NEARLY = 0.8  # of the words that the best answer holds, for one beside it that gives what is asked for
ALIKE = 0.52  # cosine of two words for one thing that is counted: "passagiers", "reizigers"
AS_GOOD = 0.85  # of the best one's score, for an answer to be the one of the month that is asked about
Months = frozenset[tuple[int, str]]
YEAR = re.compile(r"(?:19|20)\d\d")
OPENING = 3  # words before "hoeveel", at most: later it is said in passing
_HOW_MANY = re.compile(
    r"\b(?:(?:hoeveel|welk) (?:procent|percentage|deel|aandeel) van "
    r"(?:de |het |alle |deze |ons |onze |hun |die )?|"
    r"hoeveel (?:van (?:de |het |deze |die |ons |onze |hun |mijn )?)?)(?P<rest>[^?.,;:]+)"
)
# What may be counted without being named again, and words that are no noun.
_TOO_GENERAL = frozenset(
    """mensen personen mens persoon burgers inwoners nederlanders geld budget bedrag
    euro euros euro's miljoen miljard procent keer maal tijd uur uren dag dagen week weken maand maanden jaar
    jaren kilometer meter ton fte
    kilo kilo's kilogram kg gram liter hectare hectaren graden megawatt petajoule
    gevallen meldingen aantal aantallen plaatsen plekken stuks landen gemeenten er is zijn was waren wordt
    worden werd werden heeft hebben had hadden kost kosten kostte kreeg kregen krijgt krijgen gaat gaan ging
    gingen komt komen kwam kwamen moet moeten mag mogen kan kunnen zal zullen staat staan de het een in van
    daarvan hiervan ervan people persons money times years days countries cases are is were was did do does
    have has there hen hun ze die deze dit dat daar extra""".split()
)
_OPENS_SUBJECT = frozenset("de het een u men hij zij ze wij we je onze uw mijn deze dit dat die".split())
_ADJECTIVE = re.compile(r"\w{3,}e$|\w+(?:lijk|ig|isch|ende)$|^(?:extra|meer|minder|andere|nieuw|elk|ieder)$")
_NOT_ADJECTIVE = re.compile(r".*(?:ade|ide|ie|ee|ante|ente)$")


def counted_noun(question: str) -> str | None:
    """The noun that a question counts, folded; None where it counts people, money, times or nothing."""
    asked = _HOW_MANY.search(fold(question))
    if asked is None or len(question.split()) > MAX_WORDS or len(question[: asked.start()].split()) > OPENING:
        return None
    said = WORD.findall(asked["rest"])
    if said and _is_verb_before_name(said[0], question):
        return None
    for word, follows in zip(said[:4], [*said[1:], ""], strict=False):
        if word in _TOO_GENERAL or follows in _OPENS_SUBJECT:
            return None  # "hoeveel draagt het Rijk bij": that is what is done, not what is counted
        if has_count(word):
            continue
        if not _ADJECTIVE.match(word) or _NOT_ADJECTIVE.match(word):
            return None if not analyse(word) or _means_anything(word) else str(word)
    return None


def _means_anything(word: str) -> bool:
    """Whether a word is an everyday one for what may be counted without being named: "poen", "lui"."""
    return any(
        not _TOO_GENERAL.isdisjoint(meant.values()) for _, meant in official_words(everyday_terms(word))
    )


def _is_verb_before_name(word: str, question: str) -> bool:
    """Whether the word behind "hoeveel" is a verb before a name: "hoeveel geeft Meerland"; what is counted is
    plural, and ends as plurals do."""
    plural = word.endswith(("n", "s"))
    behind = re.search(rf"(?i:\bhoeveel {re.escape(word)}) (?=[A-ZÀ-Þ][\w-]*[a-z])", question)
    return not plural and behind is not None


def counts_noun(finding: Finding, noun: str) -> bool:
    """Whether an answer with a figure, or the question of its exchange, speaks of the noun.

    Not beside the figure: "Hoeveel boten …?" may be answered by "Het zijn er vijf", a sentence further on. In
    a paper on pakketbezorgers "bezorgers" are those.
    """
    around = f"{context_of(finding)}\n{finding.text}"
    if not has_count(fold(finding.text)):
        return False
    if speaks_of(noun, around, ALIKE) or speaks_otherwise(noun, around):
        return True
    titled = noun in words(finding.document.title or "")
    return titled and any(is_kind_of(noun, word) for word in words(around))


def answers_count(findings: Sequence[Finding], noun: str) -> bool:
    """Whether one of the findings counts the noun, or says that the number is not known."""
    return any(counts_noun(each, noun) or says_unknown(each.text) for each in findings)


def counting_findings(ranked: Sequence[Finding], noun: str) -> tuple[Finding, ...]:
    """The answers beside the best one, in its own paper, that do count the noun, best first."""
    own = [each for each in ranked[:DEEP] if each.document.name == ranked[0].document.name]
    return tuple(each for each in own if each.score >= CLOSE * ranked[0].score and counts_noun(each, noun))


def giving_findings(
    ranked: Sequence[Finding], asked: QuestionProfile, covers: Callable[[str], float]
) -> tuple[Finding, ...]:
    """The answers beside the best one, in its own paper, that hold the number, day or article asked for, the
    numbers of the question, and nearly as much of its words by what `covers` tells, 0 to 1."""
    own = [each for each in ranked[:DEEP] if each.document.name == ranked[0].document.name]
    around = [around_finding(each) for each in own]
    return tuple(
        each
        for each, text in zip(own, around, strict=True)
        if each.score >= CLOSE * ranked[0].score
        and covers(text) >= NEARLY * covers(around[0])
        and read_facts(text).numbers.issuperset(asked.numbers)
        and gives_wanted([each], asked)
    )


def gives_wanted(picked: Sequence[Finding], asked: QuestionProfile) -> bool:
    """Whether what is to be quoted holds the number, day or article asked for, or says it is unknown."""
    if asked.wanted not in FIRM:
        return True
    shown = [each for each in picked if not each.aside]
    given = [each for each in shown if holds_wanted(each.text, asked.wanted)]
    counted = any(not counts_another_year(each, asked) for each in given)
    return counted or any(says_unknown(each.text) for each in shown)


def counts_another_year(finding: Finding, asked: QuestionProfile) -> bool:
    """Whether an answer names the one year of the question, and not beside anything that it counts; or lacks
    it in a table of other years.

    A year that stands in the question of its exchange holds for all of the answer, one in the head of a table
    for its rows.
    """
    years = [number for number in asked.numbers if YEAR.fullmatch(number)]
    if len(years) != 1 or years[0] in context_of(finding):
        return False
    if years[0] not in finding.text:
        return _counts_by_other_years(finding, asked)
    spans = split_sentences(finding.document.text, finding.whole)
    texts = [finding.document.at(span) for span in spans]
    beside = [f"{text} {behind}" for text, behind in zip(texts, [*texts[1:], ""], strict=True)]
    heads = zip(texts, table_heads(texts), strict=True)
    beside += [f"{texts[head]} {row}" for row, head in heads if head is not None]
    return not any(years[0] in text and holds_wanted(text, asked.wanted) for text in beside)


def uncounted_needs(picked: Sequence[Finding], asked: QuestionProfile, language: str) -> tuple[Need, ...]:
    """What a Dutch question counts, where nothing that is to be quoted counts that."""
    noun = counted_noun(asked.text) if language == "nl" and asked.wanted in ("count", "share") else None
    return (Need("counted", noun, noun),) if noun and not answers_count(picked, noun) else ()


def _counts_by_other_years(finding: Finding, asked: QuestionProfile) -> bool:
    """Whether an answer that lacks a year gives its counts only in a table, by other years."""
    lines = finding.text.splitlines()
    by_year = any(YEAR.fullmatch(line.strip("| ").partition(" ")[0]) for line in lines if columns(line))
    return by_year and not holds_wanted("\n".join(line for line in lines if not columns(line)), asked.wanted)


def pick_answers(
    fitting: Sequence[Finding],
    ranked: Sequence[Finding],
    asked: QuestionProfile,
    relevance: Relevance,
    language: str,
    *,
    lent: bool,
) -> tuple[tuple[Finding, ...], tuple[Need, ...]]:
    """What is to be quoted of the answers that fit, and what of the question none of these counts.

    Where it does not give what is asked for, that of the best paper which does. `lent` says that words of
    another question led to it.
    """
    picked = choose_findings(fitting, relevance)
    if not gives_wanted(picked, asked) and (giving := giving_findings(ranked, asked, relevance.coverage)):
        picked = choose_findings(giving, relevance)
    missing = uncounted_needs(picked, asked, language)
    if missing and lent and (counting := counting_findings(ranked, missing[0].term)):
        return choose_findings(counting, relevance), ()
    return picked, missing


def of_named_month(fitting: tuple[Finding, ...], question: str) -> tuple[Finding, ...]:
    """The findings without those of the best one's paper that speak not of the month asked about, where that
    one speaks of another and one nearly as good of it. When something was said is no such month."""
    asked = named_months(question)
    if not asked or not fitting or SAID_OR_ASKED.search(fold(question)):
        return fitting
    best = fitting[0]
    told = named_months(_around(best))
    if not told or _share_month(told, asked):
        return fitting
    speaking = [
        each
        for each in fitting
        if each.document.name == best.document.name and _share_month(named_months(_around(each)), asked)
    ]
    if not any(each.score >= AS_GOOD * best.score for each in speaking):
        return fitting
    return tuple(each for each in fitting if each.document.name != best.document.name or each in speaking)


def _around(finding: Finding) -> str:
    return f"{context_of(finding)}\n{finding.text}"


def _share_month(one: Months, other: Months) -> bool:
    """Whether two texts name the same month, of the same year where both say which."""
    return any(
        month == another and (not year or not its_year or year == its_year)
        for month, year in one
        for another, its_year in other
    )


def rows_for_heads(ranked: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings best first, each head of a table gone for its best row, which has the head's score if
    that is higher: a row is quoted with its head. A head none of whose rows was found stays."""
    rows: dict[tuple[str, str], Finding] = {}  # by paper and head
    for each in ranked:
        if columns(each.text) and (head := head_of_row(each.document, each.paragraph)):
            rows.setdefault((each.document.name, head), each)
    lifted = {row.key: row.score for row in rows.values()}
    left = []
    for each in ranked:
        row = rows.get((each.document.name, each.text))
        if row is None or row.key == each.key:
            left.append(each)
        else:
            lifted[row.key] = max(lifted[row.key], each.score)
    return best_first([replace(each, score=lifted.get(each.key, each.score)) for each in left])
