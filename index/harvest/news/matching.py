"""Whether a paper speaks to a subject that somebody follows."""

from __future__ import annotations

from dataclasses import dataclass

from index.document import Document
from index.language.analyser import analyse, word_terms
from index.language.words import words
from index.search.filters import same_ministry, same_name, same_party


@dataclass(frozen=True, slots=True)
class FollowedSubject:
    """What is followed; every part that is given must hold. `words` must all stand in the paper."""

    words: str = ""
    minister: str = ""
    party: str = ""
    dossier: str = ""
    question: str = ""


def matches_subject(subject: FollowedSubject, document: Document) -> bool:
    """Whether every given part of the subject holds for the paper."""
    return (
        (not subject.question or _plain(subject.question) in _questions(document))
        and (not subject.dossier or _of_dossier(subject.dossier, document))
        and (not subject.party or any(same_party(subject.party, one.party or "") for one in document.askers))
        and (not subject.minister or _by_minister(subject.minister, document))
        and (not subject.words or _holds(subject.words, document))
    )


def _holds(wanted: str, document: Document) -> bool:
    """Whether each word stands in the paper, in any inflection or as a part of a compound."""
    stems = [found[0] for word in words(wanted) if (found := word_terms(word))]
    said = set(analyse(" ".join(filter(None, (document.title, document.subject, document.text)))))
    return bool(stems) and said.issuperset(stems)


def _by_minister(wanted: str, document: Document) -> bool:
    people = (*document.answered_by, *document.mede_namens)
    return any(
        same_name(wanted, one.name or "") or same_ministry(wanted, one.portfolio or "") for one in people
    )


def _of_dossier(wanted: str, document: Document) -> bool:
    own, plain = document.numbers, _plain(wanted)
    paper = _plain(own.get("kamerstuk", ""))
    return plain == _plain(own.get("dossier", "")) or paper.startswith(f"{plain}-")


def _questions(document: Document) -> set[str]:
    held = f"{document.numbers.get('vraagnummer', '')},{document.numbers.get('vraagnummers', '')}"
    return {_plain(number) for number in held.split(",")}


def _plain(number: str) -> str:
    return number.replace(" ", "").upper()
