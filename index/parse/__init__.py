"""A cleaned paper -> a `Document`: who, when, under which numbers, and its exchanges and paragraphs.

In: a `SourceText` (it is cleaned here). Out: a `Document` whose spans are verbatim. Stores and
searches nothing.
`head` reads who and when, `exchanges` who said what, `links` what refers to what, `xml` the official XML.
"""

from index.parse.metadata import with_metadata
from index.parse.paper import parse

__all__ = ["parse", "with_metadata"]
