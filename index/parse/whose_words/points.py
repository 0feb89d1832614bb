"""A letter that replies point by point: what stands below `Aanbeveling 2` is another's, up to `Reactie`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.document import Document, Paragraph

_POINT = re.compile(
    r"(?:\d{1,2}[.)] )?"
    r"(?:Aanbeveling|Conclusie|Bevinding|Stelling|Verzoek|Advies|Punt|Beslispunt|Vraag|Zorgpunt|"
    r"Signaal|Voorstel)"
    r"(?: (?:\d{1,2}|[A-Z]|[IVX]{1,4}))?(?:[:.]|$| [–-] |(?= van ))",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"(?:(?:mijn|onze) )?"
    r"(?:(?:kabinets|beleids)?reactie|(?:kabinets)?appreciatie|antwoord|standpunt|opvolging)"
    r"(?: (?:(?:op|van|door)(?: (?:de|het|deze))? )?"
    r"(?:kabinet|minister|staatssecretaris|ministerie|aanbeveling|punt)(?: \d{1,2})?)?(?::|\.?$)",
    re.IGNORECASE,
)


def with_replies(
    document: Document, paragraphs: Sequence[Paragraph], author: str | None
) -> tuple[Paragraph, ...]:
    """The paragraphs, those that a letter replies to as nobody's, and the replies its author's."""
    found = {each.number: each for each in paragraphs}
    open_point = list[int]()
    replied = False
    at = 0
    for each in paragraphs:
        above = [line.strip(" *_#") for line in document.text[at : each.span.start].split("\n")]
        at = each.span.end
        titles = [*filter(None, above), document.at(each.span).strip(" *_#")]
        if any(map(_REPLY.match, titles)):
            found |= {number: replace(found[number], voice=None) for number in open_point}
            replied, open_point = replied or bool(open_point), []
            if replied:
                found[each.number] = replace(each, voice=author)
        elif any(map(_POINT.match, titles)):
            open_point = [each.number]
        elif len(titles) > 1:
            open_point = []  # a part of another kind
        elif open_point:
            open_point.append(each.number)
    return tuple(found.values())
