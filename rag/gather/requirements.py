"""What an answer must speak of to be one: the names, countries and years that the question itself says.

A paper on the same subject but of another country, organisation or year answers another question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from index.language.analyser import analyse
from index.language.compounds import split_compound, word_rank
from index.language.place_names import country_terms
from index.language.translation.dictionary import LANGUAGES
from index.language.words import fold, words
from rag.gather.debates.voices import author_of, turn_words
from rag.gather.facts import MONTHS, opens_sentence, term_set
from rag.gather.findings import Finding
from rag.gather.heading import earlier_questions
from rag.gather.name_match import contains_meaning, contains_name, fold_name, fold_text
from rag.gather.question_profile import QuestionProfile
from rag.understand.names_abroad import dutch_forms, is_name_abroad, means_other_than_country

MAX_WORDS = 25  # a longer question is a Kamervraag with its own report around it
CLOSE = 0.5  # of the best score, to be looked at for what is needed
DEEP = 20  # answers: those far behind the best are left out by their score
COMMON_RANK = 14  # of a Dutch word: from there on a capital alone makes it no name of its own
# Names that half of all papers could hold and that set no paper apart.
_COMMON_NAMES = frozenset(
    """nederland nederlands nederlandse nederlanders
    nederlander kamer tweede eerste europa europese europees eu
    kabinet minister ministerie staatssecretaris regering den haag nederlandstalige internationale
    netherlands dutch european parliament house cabinet government minister i nld nl
    asielzoekers kamervragen kamerstuk kamerbrief kamerlid kamerleden""".split()
)
# "het Waddeneiland", "de Westoever": places that papers call otherwise.
_PLACE_NOUNS = frozenset("eiland eilanden oever gebied kust regio streek provincie land grens zee".split())
_WORD = re.compile(r"[^\W\d_][\w'’&-]*")
_ELISION = re.compile(r"^(?:[ld]|qu)['’](?=\w)", re.IGNORECASE)
_KIND_BEFORE_NAME = re.compile(  # `motie-Wiek`, `wet-Bos`: no "pro-Deozaken"
    r"^(?:motie|moties|amendement|amendementen|(?:initiatief|nood|spoed)?wet|commissie|rapport|advies|plan)-(?=[A-ZÀ-Þ])"
)
_LETTERS_THEN_DIGIT = re.compile(r"[^\W\d_]-?\d")
_ASKED_YEAR = re.compile(r"(?<![\w.,/-])((?:19|20)\d\d)(?![\w,]|[./-]\d)")
_ANY_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![\d])")
_YEAR_RANGE = re.compile(r"\b((?:19|20)\d\d)\s?(?:-|–|—|t/m|tot en met|tot|en|to)\s?((?:19|20)\d\d)\b")

NeedKind = Literal["name", "country", "year", "undated", "counted", "subject", "party", "no_party", "speaker"]


@dataclass(frozen=True, slots=True)
class Need:
    """One thing an answer must speak of; `said` is how the question says it, `term` how it is looked up.

    "undated" is a period that may be that of papers without a date.
    """

    kind: NeedKind
    said: str
    term: str


def read_needs(asked: QuestionProfile, language: str) -> tuple[Need, ...]:
    """What the answer to a question must speak of; nothing for a long one."""
    if len(asked.text.split()) > MAX_WORDS:
        return ()
    found = [*_year_needs(asked.text), *_name_needs(asked.text, language)]
    return tuple({need.term: need for need in found}.values())


def _year_needs(text: str) -> Iterator[Need]:
    """The year that a question says; of several, each may be another answer's."""
    found = {match[1] for match in _ASKED_YEAR.finditer(text)}
    if len(found) == 1:
        yield Need("year", *found, *found)


def _name_needs(text: str, language: str) -> Iterator[Need]:
    """Countries, and names; words of one name in a row are one need, held by any of them."""
    run: list[str] = []
    end = 0
    for match in _WORD.finditer(text):
        word = _without_elision(match[0].removesuffix("’s").removesuffix("'s"))
        plain = fold(word)
        is_next_word = text[end : match.start()] == " "
        if run and not (is_next_word and _is_name(word, text, match.start(), language)):
            yield _name_need(run, language)
            run = []
        country = country_terms().get(tuple(words(word)))
        if country and _is_plain_word(word, text, match.start(), language):
            country = None
        if country and plain not in _COMMON_NAMES:
            yield Need("country", word, country)
        elif (
            not country
            and not _LETTERS_THEN_DIGIT.search(text[match.start() : match.end() + 3])
            and _is_name(word, text, match.start(), language)
            and not _is_common_name(plain)
        ):
            run.append(word)
        end = match.end()
    if run:
        yield _name_need(run, language)


def _is_plain_word(word: str, text: str, start: int, language: str) -> bool:
    """Whether a country's name is a plain word here: "swimming pools" are not Polish, "indien" is if."""
    if language != "nl":
        return word[0].islower() or (opens_sentence(text, start) and means_other_than_country(word, language))
    return not analyse(word) and (word[0].islower() or opens_sentence(text, start))


def _without_elision(word: str) -> str:
    """A French word without the article that leans on it: "l'Irak" is Irak; "d'Arvor" may be a whole name."""
    bare = _ELISION.sub("", word)
    is_country = tuple(words(bare)) in country_terms()
    return bare if is_country or word[:1].lower() != "d" else word


def _name_need(run: Sequence[str], language: str) -> Need:
    """The need for one name; where it has parts that are no common words, those are what is looked up.

    A name in another language is looked up as Dutch may write it, too. Of "motie-Wiek" only the name is: any
    other motion holds the word before it.
    """
    parts = [fold_name(_KIND_BEFORE_NAME.sub("", part)) for part in run]
    rare = [part for part in parts if word_rank(part) < COMMON_RANK]
    if language != "nl" and language in LANGUAGES:
        forms = dict.fromkeys(form for part in run for form in dutch_forms(part, language))
        return Need("name", " ".join(run), " ".join(forms))
    return Need("name", " ".join(run), " ".join(rare or parts))


def _is_common_name(plain: str) -> bool:
    return (
        plain in MONTHS
        or bool(_PLACE_NOUNS & set(split_compound(plain)[-1:]))
        or all(part in _COMMON_NAMES for part in plain.split("-"))
    )


def _is_name(word: str, text: str, start: int, language: str) -> bool:
    if any(part[1:] != part[1:].lower() for part in word.split("-")) or _KIND_BEFORE_NAME.match(word):
        return True
    before = text[:start].rstrip(" \"'“‘«")
    if not before or before[-1] in ".?!:(¿¡؟":  # Turkish writes endings behind an apostrophe to names alone
        return language == "tr" and re.search(r"\w['’]\w", word) is not None
    if language != "nl":
        return language in LANGUAGES and is_name_abroad(word, text[:start], language)
    return word[0].isupper() and len(word) > 2


def missing_needs(found: Sequence[Finding], needed: Sequence[Need]) -> tuple[Need, ...]:
    """What is needed and not spoken of by the findings that fit nearly as well as the best.

    Two countries may stand in two answers, but a year and a country must meet in one.
    """
    if not found:
        return ()
    near = close_findings(found)
    missing = tuple(need for need in needed if not any(holds_need(each, need) for each in near))
    if any(
        need.kind == "name" and need not in missing for need in needed
    ):  # "de EBI in Vught": one of them will do
        missing = tuple(need for need in missing if need.kind != "name")
    if missing:
        return missing
    kinds = {need.kind for need in needed}
    fewest = min((kinds - {n.kind for n in needed if holds_need(each, n)} for each in near), key=len)
    return tuple(need for need in needed if need.kind in fewest)


def close_findings(found: Sequence[Finding]) -> Sequence[Finding]:
    """The findings that fit nearly as well as the best."""
    return [each for each in found[:DEEP] if each.score >= CLOSE * found[0].score] or found[:1]


def fitting_findings(found: Sequence[Finding], needed: Sequence[Need]) -> tuple[Finding, ...]:
    """Those of the findings that speak of most of the countries and years that are needed, in their order."""
    needed = [need for need in needed if need.kind != "name"]
    if not needed or not found:
        return tuple(found)
    near = close_findings(found)
    most = max(sum(holds_need(each, need) for need in needed) for each in near)
    return tuple(each for each in found if sum(holds_need(each, need) for need in needed) >= most)


def holds_need(finding: Finding, need: Need) -> bool:
    """Whether an answer, with its question and the head of its paper, speaks of this."""
    around = around_finding(finding)
    if need.kind == "year":
        return need.term in years_of(around, finding)
    around = f"{around}\n{earlier_questions(finding)}"
    if need.kind == "country":
        return need.term in term_set(around) or contains_name(fold_name(need.said), fold_text(around))
    folded = fold_text(around)
    return any(contains_name(part, folded) or contains_meaning(part, around) for part in need.term.split())


def years_of(text: str, finding: Finding) -> frozenset[str]:
    """The years that a text speaks of, those between two that it names, and the year of its own date."""
    found = set(_ANY_YEAR.findall(text))
    for first, last in _YEAR_RANGE.findall(text):
        found |= {str(year) for year in range(int(first), int(last))}
    dates = finding.document.dates
    return frozenset(found | {str(day.year) for day in (dates.asked, dates.spoken) if day})


def other_years(found: Finding) -> tuple[str, ...]:
    """The years that an answer itself speaks of, in order."""
    return tuple(sorted(set(_ANY_YEAR.findall(found.text))))


def around_finding(finding: Finding) -> str:
    """A finding with what stands around it: title, subject, people, numbers, heading, questions."""
    document, exchange = finding.document, finding.exchange
    asked = [exchange] if exchange else []
    if finding.answers:  # a joint answer is that to each of its questions
        asked = [each for each in document.exchanges if each.answer == finding.whole]
    questions = "\n".join(document.at(each.question) for each in asked)
    heading = (finding.paragraph.heading if finding.paragraph else None) or ""
    people = " ".join(f"{each.name} {each.party}" for each in document.askers)
    ministers = " ".join(f"{each.name} {each.portfolio}" for each in document.answered_by)
    return "\n".join(
        [
            document.title or "",
            document.subject or "",
            people,
            ministers,
            author_of(finding.voice) or "",
            " ".join(document.numbers.values()),
            heading,
            questions or turn_words(document, finding.paragraph),
            finding.text,
        ]
    )
