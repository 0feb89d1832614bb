"""Where a letter begins and is over, and whose the annexes behind it are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.cleaning.labels import is_note
from index.document import Document, Paragraph, Span
from index.parse.author import author_in_title, is_of_cabinet_or_members
from index.parse.exchanges.named_askers import is_set_title
from index.parse.head.signature import is_signature

_ANNEX_HEADING = re.compile(r"^(?:bijlagen?|annex|appendix)\b.{0,120}$", re.IGNORECASE)
_ANNEX_LINE = re.compile(
    r"^(?:Bijlagen?|BIJLAGEN?|Annex|ANNEX|Appendix)(?: (?:\d{1,2}|[A-Z]|[IVX]{1,4}))?"
    r"(?:[.:]?| ?[:.–-] ?[^\n]{2,100}[^.?!;,\n])$"
)
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
_MIN_TITLE = 20  # characters between two exchanges in which a title has room
_LETTER_TITLE = re.compile(r"^BRIEF VAN (?:DE|HET) .{3,200}$", re.MULTILINE)
_SALUTATION = re.compile(r"^(?:Geachte|Beste|Zeer geachte|Dear)\b", re.MULTILINE)


def covering_letter(document: Document) -> Span | None:
    """Where a signed letter stands above the questions it answers: from its salutation to its signature."""
    first = min((each.question.start for each in document.exchanges), default=0)
    opened = _SALUTATION.search(document.text, 0, first)
    if opened is None:
        return None
    for at, block in _blocks_of_lines(document.text[:first], opened.end()):
        if any(map(is_set_title, block)) or is_note(block[0]):
            return None
        if _ends_letter(block):
            return Span(opened.end(), at)
    return None


def set_annex_voices(document: Document, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """What stands behind the signature or under `Bijlage` is another's, whose name its heading may give."""
    start = _end_of_letter(document)
    found = []
    for each in paragraphs:
        behind = start is not None and each.span.start >= start
        below = each.heading is not None and _ANNEX_HEADING.match(each.heading) is not None
        if behind or below:
            named = _NAME_OF_OTHER.search(each.heading or "") if below else None
            each = replace(each, voice=named["who"].strip() if named and below else None)
        found.append(each)
    return tuple(found)


def authors_of_letters(document: Document) -> list[tuple[int, str | None]]:
    """Where each letter of a paper that prints several begins, and whose it is."""
    if "BRIEF VAN" not in document.text:
        return []
    found = [(title.start(), author_in_title(title[0])) for title in _LETTER_TITLE.finditer(document.text)]
    return found if len(found) > 1 else []


def others_who_answer(document: Document) -> list[tuple[int, str | None]]:
    """The titles between exchanges that say who answers below: their places, None for the cabinet's own."""
    held = sorted((each.question.start, (each.answer or each.question).end) for each in document.exchanges)
    found: list[tuple[int, str | None]] = []
    at = 0
    for start, end in held:
        for title in _ANSWERS_OF.finditer(document.text, at, start) if start - at > _MIN_TITLE else ():
            own = is_of_cabinet_or_members(title["who"])
            found.append((title.start(), None if own else title["who"].strip()))
        at = max(at, end)
    return found


def _end_of_letter(document: Document) -> int | None:
    """Where a letter is over: behind its signature, or where a line says `Bijlage`."""
    if document.type not in ("brief", "overig") or document.exchanges:
        return None
    opened = _SALUTATION.search(document.text)
    first = min((each.span.start for each in document.paragraphs), default=0)
    begin = opened.end() if opened else first
    for at, block in _blocks_of_lines(document.text, begin):
        if _ends_letter(block) if document.type == "brief" else _opens_annex(block):
            return at
    return None


def _blocks_of_lines(text: str, begin: int) -> Iterator[tuple[int, list[str]]]:
    """The lines of a text that stand together, without markup, each time with where they end."""
    at, block = begin, list[str]()
    for line in [*text[begin:].split("\n"), ""]:
        plain = line.strip(" *#_")
        if plain and not (block and _ANNEX_LINE.match(plain)):
            block.append(plain)
        elif block:
            yield at, block
            block = [plain] if plain else []
        at += len(line) + 1


def _ends_letter(block: list[str]) -> bool:
    return (
        _opens_annex(block)
        or _SIGNATURE_LINE.match(block[0]) is not None
        or (len(block) > 1 and is_signature("\n".join(block)))
    )


def _opens_annex(block: list[str]) -> bool:
    return _ANNEX_HEADING.match(block[0]) is not None
