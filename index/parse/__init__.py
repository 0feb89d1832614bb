"""A cleaned paper -> a `Document`: who, when, under which numbers, and its exchanges and paragraphs.

In: a `SourceText` (it is cleaned here). Out: a `Document` whose spans are verbatim. Stores and
searches nothing.
`head` reads who and when, `exchanges` who said what, `links` what refers to what, `xml` the official XML.
The door is loaded when it is asked for: a question needs the numbers of papers from here, not the reader.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.parse.metadata import with_metadata
    from index.parse.paper import parse

__all__ = ["parse", "with_metadata"]
_MODULE_OF_NAME = {"parse": "index.parse.paper", "with_metadata": "index.parse.metadata"}


def __getattr__(name: str) -> Any:
    """PEP 562: the names above, from their files."""
    if name not in _MODULE_OF_NAME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULE_OF_NAME[name]), name)
