"""A pasted set of Kamervragen -> its questions, each as it is asked of the papers; letterhead and all.

The set's introduction is its context: what the set is about goes with each question that leans on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from index.document import Document, Member
from index.errors import DocumentError
from index.files.read import read_bytes
from index.parse import parse
from index.parse.exchanges.numbered_questions import is_procedural
from rag.gather.heading import ASKS_ACQUAINTANCE
from rag.gather.part_scope import lacks_own_subject
from rag.understand.answer_kind import kind_of
from rag.understand.standalone import own_words
from rag.understand.subquestions import (
    SubQuestion,
    add_subject,
    numbered_questions,
    split_questions,
    subject_of,
)

MAX_CHARACTERS = 60_000
MAX_QUESTIONS = 1_000  # more than so many characters could hold
FormalKind = Literal["", "known", "procedure"]
_REPORT = re.compile(r"[«“‘\"](?P<name>[^«»“”‘’\"]{8,200})[»”’\"]")
_LABEL = re.compile(r"(?:\b(?:vraag|question))?\s*\(?\d{1,3}[a-z]?[.):]?\s*$", re.IGNORECASE)
ENOUGH = 2  # own words that tell what a set is about
_LONG_REPORT = 400  # characters: a longer question asks more than whether a report is known


@dataclass(frozen=True, slots=True)
class PastedQuestion:
    """A question as it stands in its set, and with the set's subject where it leans on that.

    `formal` tells the known administrative ones: "known" asks whether a report is known, "procedure" how and
    when to answer. Neither is about anything that papers could tell.
    """

    number: str
    text: str
    searched: str
    formal: FormalKind = ""


@dataclass(frozen=True, slots=True)
class PastedSet:
    """A set; `title`, `asked_on` (ISO) and `asker` are empty where it does not say them."""

    title: str
    subject: str
    asker: str
    asked_on: str
    questions: tuple[PastedQuestion, ...]


def read_set(pasted: str) -> PastedSet:
    """The set in a text as it was pasted, from a mail, letter or PDF; without questions where it has none.

    Read as a paper first (letterheads, page numbers, notes and words broken at a line's end go); then as a
    numbered list, then as sentences that ask.
    """
    pasted = pasted[:MAX_CHARACTERS]
    document = _as_paper(pasted)
    if document is None:
        return PastedSet("", "", "", "", ())
    found = _of_paper(document)
    plain = [
        (part.number or "", part.asked or part.text)
        for part in numbered_questions(document.text, MAX_QUESTIONS)
    ]
    if len(plain) > len(found):
        found = plain
    if not found:
        found = [(str(n), text) for n, text in enumerate(_sentences_that_ask(document), start=1)]
    found = found[:MAX_QUESTIONS]
    subject = _subject(document, found)
    return PastedSet(
        document.title or "",
        subject,
        ", ".join(filter(None, map(_member, document.askers))),
        document.dates.asked.isoformat() if document.dates.asked else "",
        tuple(_question(number, text, subject) for number, text in found),
    )


def _as_paper(pasted: str) -> Document | None:
    try:
        return parse(read_bytes(pasted.encode("utf-8", "replace"), "set.txt"), "set.txt")
    except DocumentError:
        return None


def _of_paper(document: Document) -> list[tuple[str, str]]:
    """The questions of a paper; where its numbers begin anew, each id once."""
    found = [(each.id, " ".join(document.at(each.question).split())) for each in document.exchanges]
    return [(number, text) for number, text in found if text]


def _sentences_that_ask(document: Document) -> Iterator[str]:
    """The questions of a text without numbers; a heading above one is no part of it."""
    texts = [document.at(each.span) for each in document.paragraphs] or [document.text]
    for text in texts:
        yield from (part.asked or part.text for part in split_questions(text) if "?" in text)


def _subject(document: Document, found: list[tuple[str, str]]) -> str:
    """What the set is about by its head, its introduction, or the report it asks about; empty if nothing."""
    opening = found[0][1][:30] if found else ""
    preamble = _LABEL.sub("", document.text[: max(0, document.text.find(opening))]) if opening else ""
    said = (document.subject or "", subject_of(preamble.rstrip().rstrip(":")), _reported(found))
    return max(said, key=lambda each: min(ENOUGH, len(own_words(each))))  # of equals the first


def _reported(found: list[tuple[str, str]]) -> str:
    """What the report is called that the set asks about: of a set whose head says no subject."""
    first = next((text for _, text in found if _is_known(text)), "")
    named = _REPORT.search(first)
    return named["name"].strip() if named else ""


def _is_known(text: str) -> bool:
    return len(text) <= _LONG_REPORT and text.count("?") == 1 and bool(ASKS_ACQUAINTANCE.match(text))


def _question(number: str, text: str, subject: str) -> PastedQuestion:
    formal: FormalKind = "procedure" if is_procedural(text) else "known" if _is_known(text) else ""
    return PastedQuestion(number, text, text if formal else _searched(text, subject), formal)


def _searched(text: str, subject: str) -> str:
    """The question with the subject of its set, where it says too little of its own."""
    with_subject = add_subject(text, subject)
    if with_subject == text and subject and lacks_own_subject(SubQuestion(text, kind_of(text))):
        return f"{text} ({subject})"
    return with_subject


def _member(who: Member) -> str:
    return f"{who.name} ({who.party})" if who.name and who.party else who.name or who.party or ""
