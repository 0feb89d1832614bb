"""Findings -> statements and citations, verbatim: the quotes themselves, framed by who, when and where.

Without a language model this is the whole answer; with one it is the text fallen back on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from index.document import CABINET, MEMBER, Document, Exchange, Member, Span
from rag.gather.findings import PAPER, UNKNOWN, Finding
from rag.say.frames import Frames, date_words, list_numbers
from rag.say.repeats import FreshQuotes, fresh_quotes
from rag.say.speaker import member_name, members_names, signers_on, speaker_names
from rag.say.verify import clean_question
from rag.statement import Citation, Piece, Statement

MAX_QUESTION_WORDS = 25
PUBLISHED = "https://zoek.officielebekendmakingen.nl/{number}.html"
PUBLISHED_NUMBER = re.compile(r"(?:ah|kst|kv)-(?:[0-9A-Z]{1,12}-|tk-|ek-){0,3}[0-9]{1,9}[0-9A-Z]{0,8}")


def compose(
    findings: Sequence[Finding], words: Frames, earlier: Sequence[Citation] = (), first: int = 1
) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    """One statement a finding, those of one paper together; citations are numbered from `first`.

    What an `earlier` citation or one made here quotes already is not quoted again, but pointed at.
    """
    statements: list[Statement] = []
    citations: list[Citation] = []
    for finding in group_by_paper(findings):
        fresh = fresh_quotes(finding, [*earlier, *citations])
        if finding.aside and fresh.empty:
            continue
        cited = tuple(cite(fresh.finding, first + len(citations)))
        statements.append(
            Statement(
                pieces=tuple(finding_pieces(fresh, [c.n for c in cited], words)),
                citations=(*fresh.quoted, *(c.n for c in cited)),
                supported=True,
                date=finding.spoken,
                doc=finding.document.name,
                speaker=speaker_line(finding, words),
                near=0.0 if finding.aside else finding.near,
            )
        )
        citations += cited
    return tuple(statements), tuple(citations)


def group_by_paper(findings: Sequence[Finding]) -> list[Finding]:
    """The findings with those of one paper, voice and day behind the first of them."""
    groups: dict[tuple[str, str, date | None], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.document.name, finding.voice, finding.spoken), []).append(finding)
    return [finding for group in groups.values() for finding in group]


def cite(finding: Finding, first: int) -> Iterator[Citation]:
    """The citations of a finding and of what it refers to, numbered from `first`."""
    places = ((source, span) for source in (finding, *finding.followed) for span in source.spans)
    yield from (citation(*place, number) for number, place in enumerate(places, first))


def citation(finding: Finding, span: Span, number: int) -> Citation:
    """One verbatim quote with the paper, the date and whose word it is."""
    document, exchange = finding.document, finding.exchange
    signers = signers_on(document, finding.spoken) if finding.voice == CABINET else ()
    return Citation(
        n=number,
        doc=document.name,
        exchange=exchange.id if exchange else None,
        paragraph=paragraph_number(finding, span),
        quote=document.at(span),
        start=span.start,
        end=span.end,
        date=finding.spoken,
        title=document.title or document.subject,
        minister=signers[0] if signers else None,
        asker=asker_of(document, exchange),
        url=published_address(document),
        voice=None if finding.voice in (PAPER, UNKNOWN) else finding.voice,
        numbers=numbers_of(finding),
        fractie=exchange.asker.party if exchange and exchange.asker and not exchange.asker.name else None,
        cosigners=signers[1:],
        upload=document.upload,
        ocr=document.ocr,
        unsure=finding.unsure,
        askers=askers_of(finding),
        type=document.type,
        paper_numbers=document.numbers,
    )


def paragraph_number(finding: Finding, span: Span) -> int | None:
    """The paragraph that a quote begins in: of a list that is the one of its item, or of the line above."""
    if finding.paragraph is None:
        return None
    own = (each for each in finding.document.paragraphs if each.span.start <= span.start < each.span.end)
    return next(own, finding.paragraph).number


def numbers_of(finding: Finding) -> tuple[int, ...]:
    """The questions that the words belong to: all that a joint answer covers, or a member's own."""
    if finding.exchange is None:
        return ()
    return covered_numbers(finding.exchange) if finding.voice != MEMBER else finding.exchange.numbers


def asker_of(document: Document, exchange: Exchange | None) -> Member | None:
    """Who put the question: the exchange's own asker, else the paper's first."""
    first = document.askers[0] if document.askers else None
    return (exchange.asker or first) if exchange else (first if document.exchanges else None)


def askers_of(finding: Finding) -> tuple[Member, ...]:
    """All who put the question together, or tabled the motion that is quoted."""
    document, exchange = finding.document, finding.exchange
    if exchange and exchange.asker:
        return (exchange.asker,)
    return document.askers if exchange or finding.voice == MEMBER else ()


def published_address(document: Document) -> str | None:
    """The address of the published paper, where its number is known; of no other paper, nor of a sample."""
    if document.fictitious:
        return None
    if document.url:
        return document.url
    numbers = document.numbers
    found = numbers.get("publicatie", "")
    if not found and document.type == "vragen":
        found = f"kv-tk-{numbers.get('vraagnummer', '')}"
    elif not found and document.type != "antwoord":
        found = f"kst-{numbers.get('kamerstuk', '')}"
    return PUBLISHED.format(number=found) if PUBLISHED_NUMBER.fullmatch(found) else None


def finding_pieces(fresh: FreshQuotes, numbers: Sequence[int], words: Frames) -> Iterator[Piece]:
    """Where it stands and in answer to what, then the quotes, each with its citation of `numbers`."""
    finding, left = fresh.finding, iter(numbers)
    if finding.aside:
        yield Piece(words.see_also.format(place=next(frame_place(finding, words), words.this_paper)))
        return
    opening = ", ".join(frame_place(finding, words))
    if fresh.empty:
        yield Piece(f"{opening}: {words.quoted_above}" if opening else words.quoted_above)
        return
    if opening:
        yield Piece(f"{opening}:")
    yield from quote_pieces(finding, left)
    for source in finding.followed:
        yield Piece(referral_words(source, words))
        yield from quote_pieces(source, left)


def quote_pieces(finding: Finding, numbers: Iterator[int]) -> Iterator[Piece]:
    """The quotes of one answer, with dots where the paper says more in between."""
    for position, quote in enumerate(finding.texts):
        if position:
            yield Piece("(…)")
        yield Piece(quote, True, next(numbers))
    if finding.breaks_off:
        yield Piece("(…)")


def voice_of(finding: Finding, words: Frames) -> str:
    """Whose words these are: the minister's, else the author's as the paper names him, else the paper's."""
    if finding.voice == CABINET:
        return speaker_names(signers_on(finding.document, finding.spoken), words)
    if finding.voice == UNKNOWN:
        return words.unsure_voice if finding.unsure else words.unknown_voice
    return finding.voice[:1].upper() + finding.voice[1:]


def referral_words(source: Finding, words: Frames) -> str:
    """What stands before the answer that a short answer refers to."""
    if source.exchange and source.exchange.numbers:
        return words.follows_named.format(numbers=list_numbers(covered_numbers(source.exchange), words))
    return words.follows


def speaker_line(finding: Finding, words: Frames) -> str:
    """Whose words and of which day: so that nobody takes a member's question for the cabinet's word."""
    document, when = finding.document, spoken_words(finding, words)
    when += words.recognised * document.ocr + words.added * document.upload
    if finding.voice == PAPER:
        return f"{words.heading}, {when}"
    if finding.voice == MEMBER:
        own = finding.exchange.asker if finding.exchange else None
        return f"{members_names([own] if own else document.askers, words)}, {when}"
    return f"{voice_of(finding, words)}, {when}"


def spoken_words(finding: Finding, words: Frames) -> str:
    """The day of the words; of an answer that bears none, the day of its questions, said to be theirs."""
    asked = finding.document.dates.asked
    if finding.spoken is None and asked:
        return words.undated_answer.format(asked=date_words(asked, words))
    return date_words(finding.spoken, words)


def frame_place(finding: Finding, words: Frames) -> Iterator[str]:
    """Where in the paper it stands, and the question beside which a bare "Ja." must be read."""
    document, exchange = finding.document, finding.exchange
    if finding.voice == MEMBER:
        if exchange and exchange.numbers:
            yield words.question_word.format(numbers=list_numbers(exchange.numbers, words))
        if document.type == "motie":
            yield words.motion
    if finding.voice in (MEMBER, PAPER):
        return
    if found := source_words(finding, words):
        yield words.unsure_place.format(place=found) if finding.unsure else found
    if finding.asks and exchange and not finding.unsure:
        question = clip_question(clean_question(document.at(exchange.question)))
        yield words.asked.format(question=question)


def source_words(finding: Finding, words: Frames) -> str:
    """Which answer or letter: "antwoord op de vragen 4 t/m 15"."""
    exchange = finding.exchange
    if exchange is None:
        return words.letter if finding.document.type == "brief" else ""
    numbers = covered_numbers(exchange)
    if numbers:
        form = words.answer_one if len(numbers) == 1 else words.answer_many
        return form.format(numbers=list_numbers(numbers, words))
    member = exchange.asker
    if member and (member.name or member.party):
        named = member_name(member, words)
        return words.answer_fractie.format(asker=named[:1].lower() + named[1:])
    return words.answer_plain


def covered_numbers(exchange: Exchange) -> tuple[int, ...]:
    """The questions that the exchange's answer covers."""
    return exchange.answer_group or exchange.numbers


def clip_question(question: str) -> str:
    """A question's first sentence, shortened with dots where it is long."""
    first = question[: question.find("?") + 1] or question
    parts = first.split()
    return " ".join(parts if len(parts) <= MAX_QUESTION_WORDS else [*parts[:MAX_QUESTION_WORDS], "…"])
