"""A letter that replies point by point: what stands below `Aanbeveling 2` is another's, up to `Reactie`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.document import Document, Paragraph

_POINT = re.compile(
    r"(?:\d{1,2}[.)] )?"
    r"(?:Aanbeveling|Conclusie|Bevinding|Stelling|Verzoek|Advies|Punt|Vraag|Zorgpunt|Signaal)"
    r"(?: (?:\d{1,2}|[A-Z]|[IVX]{1,4}))?(?:[:.]|$| [–-] |(?= van ))",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"(?:(?:mijn|onze) )?"
    r"(?:(?:kabinets|beleids)?reactie|(?:kabinets)?appreciatie|antwoord|standpunt|opvolging)"
    r"(?: (?:op|van|door)(?: (?:de|het|deze))? "
    r"(?:kabinet|minister|staatssecretaris|ministerie|aanbeveling|punt)(?: \d{1,2})?)?(?::|\.?$)",
    re.IGNORECASE,
)


def paragraphs_replied_to(document: Document, paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The numbers of the paragraphs that a letter replies to: below a point's title, above a reply's."""
    found = set[int]()
    open_point = list[int]()
    at = 0
    for each in paragraphs:
        above = [line.strip(" *_#") for line in document.text[at : each.span.start].split("\n")]
        at = each.span.end
        titles = [*filter(None, above), document.at(each.span).strip(" *_#")]
        if any(map(_REPLY.match, titles)):
            found.update(open_point)
            open_point = []
        elif any(map(_POINT.match, titles)):
            open_point = [each.number]
        elif len(titles) > 1:
            open_point = []  # a part of another kind
        elif open_point:
            open_point.append(each.number)
    return frozenset(found)
