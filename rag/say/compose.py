"""Findings -> statements and citations, verbatim: the quotes themselves, framed by who, when and where.

Without a language model this is the whole answer; with one it is the text fallen back on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.document import CABINET, MEMBER, Document, Exchange, Member, Span
from rag.gather.evidence import PAPER, UNKNOWN, Finding
from rag.say.frames import Frames, day, listed
from rag.say.office import name_of, speaker, speaks
from rag.say.verify import clean_question, normalise_quote
from rag.statement import Citation, Statement

MAX_QUESTION_WORDS = 25
PUBLISHED = "https://zoek.officielebekendmakingen.nl/{number}.html"
PUBLISHED_NUMBER = re.compile(r"(?:ah|kst|kv)-(?:[0-9A-Z]{1,12}-|tk-|ek-){0,3}[0-9]{1,9}[0-9A-Z]{0,8}")


def compose(
    findings: Sequence[Finding], words: Frames, first: int = 1
) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    """One statement a finding, in the order given; citations are numbered from `first`."""
    statements: list[Statement] = []
    citations: list[Citation] = []
    for finding in findings:
        cited = tuple(cite(finding, first + len(citations), words))
        statements.append(
            Statement(sentence(finding, words), tuple(c.n for c in cited), True, finding.spoken)
        )
        citations += cited
    return tuple(statements), tuple(citations)


def cite(finding: Finding, first: int, words: Frames) -> Iterator[Citation]:
    """The citations of a finding and of what it refers to, numbered from `first`."""
    number = first
    for source in (finding, *finding.followed):
        for span in source.spans:
            yield citation(source, span, number)
            number += 1


def citation(finding: Finding, span: Span, number: int) -> Citation:
    """One verbatim quote with the paper, the date and whose word it is."""
    document, exchange = finding.document, finding.exchange
    cabinet = finding.voice == CABINET
    return Citation(
        n=number,
        doc=document.name,
        exchange=exchange.id if exchange else None,
        paragraph=finding.paragraph.number if finding.paragraph else None,
        quote=document.at(span),
        start=span.start,
        end=span.end,
        date=finding.spoken,
        title=document.title or document.subject,
        minister=speaker(speaks(document), finding.spoken) if cabinet else None,
        asker=asker(document, exchange),
        url=published(document),
        voice=None if finding.voice in (PAPER, UNKNOWN) else finding.voice,
    )


def asker(document: Document, exchange: Exchange | None) -> Member | None:
    """Who put the question: the exchange's own asker, else the paper's first."""
    first = document.askers[0] if document.askers else None
    return (exchange.asker or first) if exchange else (first if document.exchanges else None)


def published(document: Document) -> str | None:
    """The address of the published paper, where its number is known; of no other paper, nor of a sample."""
    if document.fictitious:
        return None
    numbers = document.numbers
    found = numbers.get("publicatie", "")
    if not found and document.type == "vragen":
        found = f"kv-tk-{numbers.get('vraagnummer', '')}"
    elif not found and document.type != "antwoord":
        found = f"kst-{numbers.get('kamerstuk', '')}"
    return PUBLISHED.format(number=found) if PUBLISHED_NUMBER.fullmatch(found) else None


def sentence(finding: Finding, words: Frames) -> str:
    """The statement: who, when, in answer to what, and the quotes between guillemets."""
    parts = [f"{lead(finding, words)}: {quoted(finding)}"]
    for source in finding.followed:
        opening = words.follows
        if source.exchange and source.exchange.numbers:
            opening = words.follows_named.format(numbers=listed(covered(source.exchange), words))
        parts.append(f"{opening} {quoted(source)}")
    return " ".join(parts)


def quoted(finding: Finding) -> str:
    """The quotes between guillemets, with dots where the paper says more in between."""
    return " (…) ".join(f"«{normalise_quote(text)}»" for text in finding.texts)


def lead(finding: Finding, words: Frames) -> str:
    """What stands before the quotes."""
    if finding.voice == MEMBER:
        return member_lead(finding, words)
    if finding.voice == PAPER:
        return f"{words.heading}, {day(finding.spoken, words)}"
    document = finding.document
    who = voice_of(finding, words)
    place = where(finding, words)
    parts = [who, day(finding.spoken, words), *([place] if place else [])]
    if finding.asks and finding.exchange:
        question = clipped(clean_question(document.at(finding.exchange.question)))
        parts.append(words.asked.format(question=question))
    return ", ".join(parts)


def voice_of(finding: Finding, words: Frames) -> str:
    """Whose words these are: the minister's, else the author's as the paper names him, else the paper's."""
    if finding.voice == CABINET:
        return name_of(speaker(speaks(finding.document), finding.spoken), words)
    if finding.voice == UNKNOWN:
        return words.unknown_voice
    return finding.voice[:1].upper() + finding.voice[1:]


def member_lead(finding: Finding, words: Frames) -> str:
    """Whose question or motion it is, so that nobody takes it for the cabinet's word."""
    document, exchange = finding.document, finding.exchange
    own = exchange.asker if exchange else None
    parts = [members_names([own] if own else document.askers, words), day(finding.spoken, words)]
    if exchange and exchange.numbers:
        parts.append(words.question_word.format(numbers=listed(exchange.numbers, words)))
    if document.type == "motie":
        parts.append(words.motion)
    return ", ".join(parts)


def members_names(members: Sequence[Member], words: Frames) -> str:
    """ "De leden Van Dam (Eik) en Bos (Roos)"; one member or fractie as `member_name` writes it."""
    named = [f"{each.name} ({each.party})" if each.party else each.name for each in members if each.name]
    if len(members) < 2 or len(named) < len(members):
        return member_name(members[0] if members else None, words)
    listed_names = f" {words.conjunction} ".join([", ".join(named[:-1]), named[-1]])
    return words.leden.format(names=listed_names)


def member_name(member: Member | None, words: Frames) -> str:
    """ "Het lid Van Dam (Eik)", "De Eik-fractie"."""
    if member is None or not (member.name or member.party):
        return words.unknown_member
    if member.name is None:
        return words.fractie.format(party=member.party)
    party = f" ({member.party})" if member.party else ""
    return words.lid.format(name=member.name) + party


def where(finding: Finding, words: Frames) -> str:
    """Which answer or letter: "antwoord op de vragen 4 t/m 15"."""
    exchange = finding.exchange
    if exchange is None:
        return words.letter if finding.document.type == "brief" else ""
    numbers = covered(exchange)
    if numbers:
        form = words.answer_one if len(numbers) == 1 else words.answer_many
        return form.format(numbers=listed(numbers, words))
    member = exchange.asker
    if member and (member.name or member.party):
        named = member_name(member, words)
        return words.answer_fractie.format(asker=named[:1].lower() + named[1:])
    return words.answer_plain


def covered(exchange: Exchange) -> tuple[int, ...]:
    """The questions that the exchange's answer covers."""
    return exchange.answer_group or exchange.numbers


def clipped(question: str) -> str:
    """A question's first sentence, shortened with dots where it is long."""
    first = question[: question.find("?") + 1] or question
    parts = first.split()
    return " ".join(parts if len(parts) <= MAX_QUESTION_WORDS else [*parts[:MAX_QUESTION_WORDS], "…"])
