"""Where a quote stands, as a browser kept it; what stands there, and whose it is, the index tells anew."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field

from index.document import Document, Span
from rag.say.cited_place import citation_at
from rag.statement import Citation
from ui.html.citation_places import checksum
from ui.wording.export import without_control_signs
from ui.wording.texts import Language, text

Clean = AfterValidator(without_control_signs)  # a file of Word can't hold them
Short = Annotated[str, Field(max_length=1_000), Clean]
Offset = Annotated[int, Field(ge=0, le=2**40)]


class QuotePlace(BaseModel):
    """A paper's name, a span of its text, and the checksum of the words that stood there.

    All else that a page tells of a quote (its words, who, when, title, address) is not looked at: it may be
    of an earlier index, or anybody's.
    """

    doc: Annotated[str, Field(max_length=1_000)]
    start: Offset
    end: Offset
    of: Offset

    def cited(self, document: Document | None) -> Citation | None:
        """What stands there in its paper; None where the paper is gone, or other words stand there."""
        span = Span(self.start, self.end)
        if document is None or checksum(document.at(span)) != self.of:
            return None
        return citation_at(document, span)


def left_out(document: Document | None, language: Language) -> str:
    """What a file says in the place of a quote that its paper does not hold, or whose paper is gone."""
    return text("quote_left_out" if document else "paper_left_out", language)
