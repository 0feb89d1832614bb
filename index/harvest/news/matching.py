"""Whether a paper speaks to a subject that somebody follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass

from index.document import Document
from index.errors import SourceError
from index.harvest.news.ministers import is_of_minister, signers
from index.harvest.wanted_paper import check_dossier, check_vraagnummer, without_blanks
from index.language.analyser import analyse, word_terms
from index.language.words import words
from index.search.filters import same_party


@dataclass(frozen=True, slots=True)
class FollowedSubject:
    """What is followed; every part that is given must hold. `words` must all stand in the paper."""

    words: str = ""
    minister: str = ""
    party: str = ""
    dossier: str = ""
    question: str = ""


def matches_subject(
    subject: FollowedSubject, document: Document, asked_to: Sequence[str] = (), ministers: Sequence[str] = ()
) -> bool:
    """Whether every given part of the subject holds for the paper; `asked_to`: to whom its set was put,
    `ministers`: all whom the papers name."""
    return (
        (not subject.question or without_blanks(subject.question) in _vraagnummers(document))
        and (not subject.dossier or _belongs_to_dossier(subject.dossier, document))
        and (not subject.party or any(same_party(subject.party, one.party or "") for one in document.askers))
        and (
            not subject.minister
            or is_of_minister(subject.minister, (*signers(document), *asked_to), ministers)
        )
        and (not subject.words or _has_all_words(subject.words, document))
    )


def check_subject(subject: FollowedSubject) -> None:
    """Raise SourceError for a subject that no paper could ever match."""
    if not any(astuple(subject)):
        raise SourceError("a watch needs words, or one of --minister, --party, --dossier, --question")
    if subject.words and not _stems(subject.words):
        raise SourceError(f"'{subject.words}' holds no word to look for; give the words of a subject")
    if subject.question:
        check_vraagnummer(subject.question, "--question")
    if subject.dossier:
        check_dossier(subject.dossier)
    for flag in ("minister", "party"):
        if (given := getattr(subject, flag)) and not words(given):
            raise SourceError(f"--{flag} takes a name, not '{given}'")


def _stems(wanted: str) -> list[str]:
    return [found[0] for word in words(wanted) if (found := word_terms(word))]


def _has_all_words(wanted: str, document: Document) -> bool:
    """Whether each word stands in the paper, in any inflection or as a part of a compound."""
    stems = _stems(wanted)
    paper_terms = set(analyse(" ".join(filter(None, (document.title, document.subject, document.text)))))
    return bool(stems) and paper_terms.issuperset(stems)


def _belongs_to_dossier(wanted: str, document: Document) -> bool:
    own, plain = document.numbers, without_blanks(wanted)
    paper = without_blanks(own.get("kamerstuk", ""))
    return plain == without_blanks(own.get("dossier", "")) or paper.startswith(f"{plain}-")


def _vraagnummers(document: Document) -> set[str]:
    listed_numbers = f"{document.numbers.get('vraagnummer', '')},{document.numbers.get('vraagnummers', '')}"
    return {without_blanks(number) for number in listed_numbers.split(",")}
