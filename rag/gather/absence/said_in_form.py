"""Is a word that a question says spoken of after all, in another form, in a compound or by a synonym?

That a word lacks decides whether there is an answer; that nothing is said of it is a claim of its own, and
untrue where "zwemles" stands there as "zwemlessen", "bijen" in "bijensterfte" or "omrijden" as "rijdt … om".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from index.document import MEMBER
from index.language.compounds import is_kind_of, split_compound, word_rank
from index.language.everyday.conjugation import forms, infinitives
from index.language.everyday.expressions import verb_terms
from index.language.everyday.listed import by_particle
from index.language.sentences import sentence_texts
from index.language.stems import stem_term
from index.language.translation.query import expressions, is_translated
from index.language.words import words
from rag.gather.absence.spoken_words import texts_around
from rag.gather.absence.subject import speaks_otherwise, unheld_nouns
from rag.gather.findings import Finding
from rag.gather.requirements import DEEP, Need, close_findings
from rag.tables import columns
from rag.understand.nouns import stands_as_noun

_ENDINGS = ("en", "s", "n", "e", "eren", "ers")
_SHORTEST = 3  # letters of what is left of a form without its ending
_AS_BEGINNING = 5  # letters with which a longer word may begin: a compound that no list of words splits


def silent_needs(
    needs: Sequence[Need],
    found: Sequence[Finding],
    language: str,
    *,
    near: bool,
    members: bool = False,
    asked: str = "",
    share: Callable[[str], float] | None = None,
) -> tuple[Need, ...]:
    """The needs of which it is true to say that nothing is told: without common words that stand, in any
    form, in what was found, the question beside it or the title of its paper, and without the verbs of what
    is `asked`: a silence is told of things. Where there is neither a need nor anything near, it is told of
    what no paper holds; `share` tells which part of the papers holds a term.

    Where something `near` is shown, what is said is of that: what fits nearly as well as the best of `found`,
    best first, is looked at, and else all of it. What members said counts only where `members` are asked.
    Names and countries stay as they are; a year does not that stands in a table of such a paper.
    """
    if share and language == "nl" and not (needs or near):
        needs = unheld_nouns(asked, share)
    looked_at = close_findings(found) if near else found[:DEEP]
    told = [each for each in looked_at if members or each.voice != MEMBER]
    texts = texts_around(told)
    return tuple(
        need
        for need in needs
        if not (_is_common(need) and _is_told(need.said, texts, language))
        if not (_is_common(need) and language == "nl" and _is_said_as_verb(need.said, asked))
        if not (need.kind == "year" and any(_stands_in_table(need.term, each) for each in told))
    )


def _stands_in_table(year: str, finding: Finding) -> bool:
    """Whether a row of a table of its paper, most often its head, says a year: rows do not repeat it."""
    text = finding.document.text
    return year in text and any(year in line and columns(line) for line in text.splitlines())


def _is_common(need: Need) -> bool:
    return need.kind in ("name", "counted", "subject") and need.said == need.said.lower()


def _is_said_as_verb(said: str, asked: str) -> bool:
    """Whether a word is said as a verb: "ontraden", "als de rem het begeeft"; not "een ontwerp"."""
    return said in words(asked) and is_verb_form(said) and not stands_as_noun(asked, said)


def is_verb_form(word: str) -> bool:
    """Whether a folded word is a form of a verb, of which other forms are Dutch words, too: "boeren" is none.

    Its particle may stand before it: "neergegooid".
    """
    rests = [word, *(word[len(part) :] for part in by_particle() if word.startswith(part))]
    return any(map(_is_verb, frozenset[str]().union(*map(infinitives, rests))))


def _is_verb(infinitive: str) -> bool:
    if len(infinitive) <= _SHORTEST or not infinitive.endswith("n") or not word_rank(infinitive):
        return False
    _, participle, *others = forms(infinitive)
    return participle == infinitive or any(map(word_rank, (participle, *others)))


def _is_told(said: str, texts: Sequence[str], language: str) -> bool:
    """Whether one of the words is told: of two that lack together, "nothing on both" is untrue then."""
    if language == "nl":
        asked = words(said)
    elif is_translated(language):
        asked = [
            word for piece in expressions(said, language) for dutch in piece.dutch for word in words(dutch)
        ]
    else:
        return False
    once = dict.fromkeys(word for word in asked if stem_term(word))  # a message may say one a thousand times
    return any(stands_in(word, text) for word in once for text in texts)


def stands_in(word: str, text: str) -> bool:
    """Whether a Dutch text holds a folded word in any form, as part of a compound, or by a listed synonym."""
    held = frozenset(each for each in words(text) if stem_term(each))
    verbs = frozenset(term for terms in verb_terms(word).values() for term in terms)
    if not verbs.isdisjoint(map(stem_term, held)) or speaks_otherwise(word, text, least=1.0):
        return True
    return any(_is_form_or_part(word, other) for other in held) or _stands_apart(word, text)


def _is_form_or_part(word: str, other: str) -> bool:
    """Whether one folded word is another form of the other, or a part of it."""
    if not _keys(word).isdisjoint(_keys(other)):
        return True
    if any(not _keys(word).isdisjoint(_keys(part)) for part in split_compound(other)):
        return True
    return is_kind_of(other, word) or (len(word) >= _AS_BEGINNING and other.startswith(word))


@lru_cache(maxsize=50_000)
def _keys(word: str) -> frozenset[str]:
    """What two forms of one word share: its infinitive, or what is left without ending and double letters."""
    bare = {word.removesuffix(end) for end in _ENDINGS if word.endswith(end)}
    left = {_short(each) for each in (word, *bare) if len(each) >= _SHORTEST}
    verbs = set(infinitives(word)) | ({f"{word}n"} if word.endswith("e") else set())  # "bijdrage", bijdragen
    parted = ((part, word[len(part) :]) for part in by_particle() if word.startswith(part) and word != part)
    verbs |= {f"{part}{verb}" for part, rest in parted for verb in infinitives(rest)}
    return frozenset(left | {f"{each} (verb)" for each in verbs})


def _short(stem: str) -> str:
    """A stem as all its forms spell it: "less" and "les", "bomen" and "boom", "huiz" and "huis"."""
    if stem[-1] == stem[-2]:
        stem = stem[:-1]
    if len(stem) > _SHORTEST and stem[-2] == stem[-3] and stem[-1] not in "aeiou":
        stem = stem[:-2] + stem[-1]
    return stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1], stem[-1])


def _stands_apart(word: str, text: str) -> bool:
    """Whether a verb stands parted in a sentence: "rijdt … om", "om te rijden" for omrijden."""
    parted = [(part, word[len(part) :]) for part in by_particle() if word.startswith(part) and word != part]
    verbs = [(part, infinitives(rest)) for part, rest in parted if len(rest) > _SHORTEST]
    return bool(verbs) and any(_holds_parted(verbs, words(sentence)) for sentence in sentence_texts(text))


def _holds_parted(verbs: Sequence[tuple[str, frozenset[str]]], said: Sequence[str]) -> bool:
    return any(
        part in said and any(not meant.isdisjoint(infinitives(each)) for each in said)
        for part, meant in verbs
    )
