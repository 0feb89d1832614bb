"""Whether a paper speaks to a subject that somebody follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from index.document import Document
from index.errors import SourceError
from index.harvest.news.ministers import is_of_minister, signers
from index.language.analyser import analyse, word_terms
from index.language.words import words
from index.search.filters import same_party

_VRAAGNUMMER = re.compile(r"(?:19|20)[0-9]{2}Z[0-9]{5}")
_DOSSIER_NUMBER = re.compile(r"[0-9]{3,6}(?:-[0-9A-Z()]+)?")


@dataclass(frozen=True, slots=True)
class FollowedSubject:
    """What is followed; every part that is given must hold. `words` must all stand in the paper."""

    words: str = ""
    minister: str = ""
    party: str = ""
    dossier: str = ""
    question: str = ""


def matches_subject(subject: FollowedSubject, document: Document, asked_to: Sequence[str] = ()) -> bool:
    """Whether every given part of the subject holds for the paper; `asked_to`: to whom its set was put."""
    return (
        (not subject.question or _normalise_number(subject.question) in _vraagnummers(document))
        and (not subject.dossier or _belongs_to_dossier(subject.dossier, document))
        and (not subject.party or any(same_party(subject.party, one.party or "") for one in document.askers))
        and (not subject.minister or is_of_minister(subject.minister, (*signers(document), *asked_to)))
        and (not subject.words or _has_all_words(subject.words, document))
    )


def check_subject(subject: FollowedSubject) -> None:
    """Raise SourceError for a subject that no paper could ever match."""
    if not any(astuple(subject)):
        raise SourceError("a watch needs words, or one of --minister, --party, --dossier, --question")
    if subject.words and not _stems(subject.words):
        raise SourceError(f"'{subject.words}' holds no word to look for; give the words of a subject")
    if subject.question and not _VRAAGNUMMER.fullmatch(_normalise_number(subject.question)):
        raise SourceError(f"--question takes a number such as 2031Z00001, not {subject.question}")
    if subject.dossier and not _DOSSIER_NUMBER.fullmatch(_normalise_number(subject.dossier)):
        raise SourceError(f"--dossier takes a number such as 19637 or 36800-VIII, not {subject.dossier}")
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
    own, plain = document.numbers, _normalise_number(wanted)
    paper = _normalise_number(own.get("kamerstuk", ""))
    return plain == _normalise_number(own.get("dossier", "")) or paper.startswith(f"{plain}-")


def _vraagnummers(document: Document) -> set[str]:
    listed_numbers = f"{document.numbers.get('vraagnummer', '')},{document.numbers.get('vraagnummers', '')}"
    return {_normalise_number(number) for number in listed_numbers.split(",")}


def _normalise_number(number: str) -> str:
    return number.replace(" ", "").upper()
