"""Citations -> where they are read: the paper opened at the quote, and links to what came nearest."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from index.document import MEMBER
from rag.answer import Answer, Citation
from rag.say.frames import frames
from ui.html.escaping import local_address
from ui.html.templating import markup
from ui.wording import formats
from ui.wording.paper_titles import paper_title
from ui.wording.texts import Language, text

MOST_NEAREST = 3


@dataclass(frozen=True, slots=True)
class NearestLink:
    """A paper that came nearest: its title, its day and place, and where it is read."""

    title: str
    told: str
    reader: Markup


def nearest_links(answer: Answer, language: Language, page: Language) -> list[NearestLink]:
    """The papers that came nearest to a question without an answer, each once, at their quote.

    They are told in `language`, and opened in that of the page.
    """
    papers: dict[str, Citation] = {}
    for each in answer.nearest:
        papers.setdefault(each.doc, each)
    return [
        NearestLink(
            paper_title(each.title, "", {}, language) if each.title else text("one_paper", language),
            f"{formats.long_date(each.date, language)}, {_place_and_voice(each, language)}",
            markup(reader_address(each, page)),
        )
        for each in list(papers.values())[:MOST_NEAREST]
    ]


def _place_and_voice(citation: Citation, language: Language) -> str:
    """Where it stands; of a motion also that it is one, and no word of the cabinet."""
    place = formats.place_words(citation, language)
    is_motion = citation.voice == MEMBER and citation.exchange is None
    return f"{place}, {frames(language).motion}" if is_motion else place


def reader_address(citation: Citation, language: Language) -> str:
    """Where the whole paper is read, opened at the quote; escaped."""
    return local_address(
        "page/paper",
        doc=citation.doc,
        start=citation.start,
        end=citation.end,
        of=checksum(citation.quote),
        n=citation.n,
        lang=language,
    )


@dataclass(frozen=True, slots=True)
class QuoteAddress:
    """What addresses of an original file name: the paper, and "start-end-checksum" of a quote, or ""."""

    doc: str
    quote: str
    language: Language

    def of(self, path: str, blz: int | None = None) -> str:
        """The address at a path, of a page where one is given; escaped."""
        return local_address(path, **self._values(), blz=blz)

    def query(self) -> str:
        """The same as a query, not escaped for HTML."""
        return urlencode(self._values())

    def _values(self) -> dict[str, str]:
        said = {"lees": self.doc, "citaat": self.quote, "taal": "en" if self.language == "en" else ""}
        return {name: value for name, value in said.items() if value}


def quote_address(citation: Citation, language: Language) -> QuoteAddress:
    """Where a quote stands in its original file."""
    place = f"{citation.start}-{citation.end}-{checksum(citation.quote)}"
    return QuoteAddress(citation.doc, place, language)


def checksum(quote: str) -> int:
    """What tells a quote from the text that stands in its place after the paper has changed."""
    return zlib.crc32(quote.encode())
