"""Where a letter begins and is over, and whose the annexes behind it are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from index.cleaning.section_titles import is_note
from index.document import CABINET, Document, Paragraph, Span
from index.parse.exchanges.named_askers import is_set_title
from index.parse.head.signature import is_signature
from index.parse.whose_words.author import author_in_title, is_of_cabinet_or_members
from index.parse.whose_words.enclosed_letters import blocks_of_lines, enclosed_letters
from index.parse.whose_words.other_signs import (
    other_who_answers,
    other_who_is_asked,
    piece_author,
    plain_name,
)

_ANNEX_HEADING = re.compile(r"^(?:bijlagen?|annex|appendix)\b.{0,120}$", re.IGNORECASE)
_ANNEX_LINE = re.compile(
    r"^(?:Bijlagen?|BIJLAGEN?|Annex|ANNEX|Appendix)(?: (?:\d{1,2}|[A-Z]|[IVX]{1,4}))?"
    r"(?:[.:]?| ?[:.–-] ?[^\n]{2,100}[^.?!;,\n])$"
)
_ANNEX_NUMBER = re.compile(r"^(?:bijlage|annex)\b.{0,6}?[:.–-] ?", re.IGNORECASE)
_NAME_OF_OTHER = re.compile(r"\b(?:van|door) (?:de |het )?(?P<who>[A-Z][^\n.,;(]{2,60})")
_ANSWERS_OF = re.compile(
    r"^(?i:(?:(?:bijlage|annex)\b.{0,40}[:–-] ?)?(?:vragen en antwoorden|antwoorden|beantwoording|reactie))\b"
    r"(?:(?![Vv]ragen).){0,40}? (?:van|door) (?:de |het )?"
    r"(?P<who>(?!Kamervragen|Vragen)(?:[A-Z]|minister|staatssecretaris|kabinet|regering)[^\n.,;(]{2,60}?)"
    r"(?= op | over | aan | inzake |[,;(]|:?$)(?![^\n]*[.?!]$)",
    re.MULTILINE,
)
_SIGNATURE_LINE = re.compile(
    r"(?:hoogachtend,?|met (?:vriendelijke|hartelijke) groet(?:en)?,?"
    r"|(?:namens )?(?:de )?(?:minister|staatssecretaris)(?:-president)?\b[^.?!]{0,120},)$",
    re.IGNORECASE,
)
_NAME_IN_TITLE = re.compile(
    r"\b(?:van|door) (?:de |het )?(?P<who>[^\n.,;(]{2,60}?)(?= op | over | aan | inzake |[.,;(]|:?$)",
    re.IGNORECASE,
)
_MIN_SENTENCE = 40  # characters
_MIN_TITLE = 20  # characters between two exchanges in which a title has room
_LETTER_TITLE = re.compile(r"^BRIEF VAN (?:DE|HET) .{3,200}$", re.MULTILINE)
# Above it stand the words of who sent the paper on.
_FORWARDED = re.compile(
    r"^(?:-{3,40} ?(?:Oorspronkelijk|Doorgestuurd|Original|Forwarded)\b[^\n]{0,30}"
    r"|Begin doorgestuurd bericht:?)$",
    re.MULTILINE | re.IGNORECASE,
)
_SENDER = re.compile(r"(?:Van|From) ?: ?(?P<who>[^\n<\[@]{2,80}?)(?: ?[<\[][^\n]{3,80}[>\]])?")
_SALUTATION = re.compile(r"^(?:Geachte|Beste|Zeer geachte|Dear)\b", re.MULTILINE)


def covering_letter(document: Document) -> Span | None:
    """Where a signed letter stands above the questions it answers: from its salutation to its signature."""
    first = min((each.question.start for each in document.exchanges), default=0)
    forwarded = max((mark.end() for mark in _FORWARDED.finditer(document.text, 0, first)), default=0)
    opened = _SALUTATION.search(document.text, forwarded, first)
    if opened is None:
        return None
    for start, end, block in blocks_of_lines(document.text[:first], opened.end(), _ANNEX_LINE):
        if any(map(is_set_title, block)) or is_note(block[0]):
            return None
        if _ends_letter(block):
            return Span(opened.end(), start if _opens_annex(block) else end)
    return None


def set_annex_voices(document: Document, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """What stands behind the signature or under `Bijlage` is another's, whose name its title may give."""
    start = _end_of_letter(document)
    titles = [] if start is None else list(_annex_titles(document.text, start))
    found = []
    for each in paragraphs:
        behind = start is not None and each.span.start >= start
        below = each.heading is not None and _ANNEX_HEADING.match(each.heading) is not None
        if behind or below:
            above = bisect_left(titles, each.span.start + 1, key=itemgetter(0))
            named = titles[above - 1][1] if above else None
            each = replace(each, voice=_named_in_annex(each.heading) if below and each.heading else named)
        found.append(each)
    return tuple(found)


def _annex_titles(text: str, start: int) -> Iterator[tuple[int, str | None]]:
    """The lines from a letter's end on that head an annex or a message sent on: where, and whose it is."""
    at, sent_on = start, False
    for line in text[start:].split("\n"):
        plain = line.strip(" *#_")
        if _ANNEX_LINE.match(plain):
            yield at, _named_in_annex(plain)
        elif _FORWARDED.match(plain):
            sent_on = True
            yield at, None
        elif sent_on and (sender := _SENDER.fullmatch(plain)):
            sent_on = False
            yield at, None if is_of_cabinet_or_members(sender["who"]) else sender["who"].strip()
        at += len(line) + 1


def _named_in_annex(title: str) -> str | None:
    """The name that an annex's title gives: `Bijlage 1: Brief van de Sluizenbond`."""
    if named := _NAME_OF_OTHER.search(title):
        return named["who"].strip()
    piece = _ANNEX_NUMBER.sub("", title)
    return (piece_author(piece) or None) if piece != title else None


def authors_of_letters(document: Document) -> list[tuple[int, str | None]]:
    """Where each letter of a paper that prints several begins, and whose it is."""
    if "BRIEF VAN" not in document.text:
        return []
    found = [(title.start(), author_in_title(title[0])) for title in _LETTER_TITLE.finditer(document.text)]
    return found if len(found) > 1 else []


def annexes_of_letters(
    document: Document, letters: Sequence[tuple[int, str | None]]
) -> list[tuple[int, str | None]]:
    """What stands behind the signature of each of several letters, and whose where its title says so."""
    found: list[tuple[int, str | None]] = []
    ends = [*(start for start, _ in letters[1:]), len(document.text)]
    for (start, _), end in zip(letters, ends, strict=True):
        at = next((each.span.end for each in document.paragraphs if _is_said(document, each, start)), end)
        over, above = False, ""
        for line in document.text[at:end].split("\n"):
            plain = line.strip(" *#_")
            signed = _SIGNATURE_LINE.match(plain) or (above and plain and is_signature(f"{above}\n{plain}"))
            if _ANNEX_LINE.match(plain) or (over and piece_author(plain) is not None):
                found.append((at, _author_of_annex(plain)))
                over = True
            elif signed and not over:
                found.append((at, None))
                over = True
            at, above = at + len(line) + 1, plain
    return found


def _is_said(document: Document, paragraph: Paragraph, start: int) -> bool:
    """Whether a paragraph behind `start` is a sentence: below it a letter's head is over."""
    body = document.at(paragraph.span)
    return paragraph.span.start > start and len(body) >= _MIN_SENTENCE and body.endswith((".", "?", "!"))


def _author_of_annex(title: str) -> str | None:
    """Whose an annex is by its title, the cabinet's too (`Bijlage: antwoorden van de minister`)."""
    named = _NAME_IN_TITLE.search(title)
    if named is None:
        return None
    if is_of_cabinet_or_members(named["who"].lower() if named["who"].isupper() else named["who"]):
        return CABINET if _ANSWERS_OF.match(title) else None
    return plain_name(named["who"])


def others_who_answer(document: Document) -> list[tuple[int, str | None]]:
    """The titles between exchanges that say who answers below: their places, None for the cabinet's own.

    "" is another whom no title names.
    """
    found: list[tuple[int, str | None]] = []
    at, last = 0, 0
    for each in sorted(document.exchanges, key=lambda each: each.question.start):
        start = each.question.start
        again = not each.numbers or min(each.numbers) <= last
        if start - at > _MIN_TITLE and (again or not at):
            for title in _ANSWERS_OF.finditer(document.text, at, start):
                own = is_of_cabinet_or_members(title["who"])
                found.append((title.start(), None if own else title["who"].strip()))
        if at and each.numbers and (other := _set_of_other(document.text, at, start, again)):
            found.append(other)
        at, last = max(at, (each.answer or each.question).end), max(each.numbers, default=0)
    return sorted(found, key=itemgetter(0))


def _set_of_other(text: str, start: int, end: int, again: bool) -> tuple[int, str | None] | None:
    """Who answers a further set by the titles above it: what is asked of another, or answered by him.

    `again` says that the numbers begin again; where they run on, only whom the title asks counts.
    """
    asked = answering = None
    at = start
    for line in text[start:end].split("\n"):
        plain = line.strip(" *#_")
        if (who := other_who_is_asked(plain)) is not None:
            asked = (at, who)
        if (who := other_who_answers(plain)) is not None:
            answering = (at, who or None)
        at += len(line) + 1
    if answering and (again or asked):
        return answering
    return asked if asked and (again or asked[1]) else None


def _end_of_letter(document: Document) -> int | None:
    """Where a letter is over: behind its signature, or where a line says `Bijlage`."""
    if document.type not in ("brief", "overig") or document.exchanges:
        return None
    opened = _SALUTATION.search(document.text)
    first = min((each.span.start for each in document.paragraphs), default=0)
    begin = opened.end() if opened else first
    inside = enclosed_letters(document.text)
    for start, end, block in blocks_of_lines(document.text, begin, _ANNEX_LINE):
        if any(letter.start <= start < letter.end < len(document.text) for letter in inside):
            continue
        if _opens_annex(block):
            return start
        if document.type == "brief" and _ends_letter(block):
            return end
    return None


def _ends_letter(block: list[str]) -> bool:
    return (
        _opens_annex(block)
        or _SIGNATURE_LINE.match(block[0]) is not None
        or (len(block) > 1 and is_signature("\n".join(block)))
    )


def _opens_annex(block: list[str]) -> bool:
    return _ANNEX_HEADING.match(block[0]) is not None
