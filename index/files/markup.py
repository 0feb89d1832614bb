"""Untrusted XML and HTML -> lxml trees: no entities, no network, no giant trees."""

from __future__ import annotations

import re

from lxml import etree, html

from index.errors import DocumentError

Element = etree._Element  # lxml names its element type only so
DECLARATION = re.compile(r"\s{0,64}<\?xml[^>]{0,400}\?>")


def parse_markup(data: bytes | str) -> Element:
    """The root of an XML text; raises DocumentError where it is not well formed, too deep or too large.

    Entities of its own are never resolved (they read as nothing), and nothing is fetched.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_without_declaration(data), parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise DocumentError(f"is not well-formed XML ({_first_line_of_error(error)})") from error
    etree.strip_elements(root, etree.Entity, with_tail=False)
    return root


def parse_html(text: str) -> Element:
    """The root of an HTML text, mended as browsers do; raises DocumentError where nothing is in it.

    lxml stops in silence where elements stand deeper in each other than its limit, and loses all that
    follows: then the text is read once more with the wider limit, and refused where that too is passed.
    """
    data = _without_declaration(text)
    for wide in (False, True):
        parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=wide, remove_comments=True)
        try:
            root = html.document_fromstring(data, parser=parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
            if not _is_past_limit(parser):
                raise DocumentError(f"cannot be read as HTML ({_first_line_of_error(error)})") from error
        else:
            if not _is_past_limit(parser):
                return root
    raise DocumentError("is refused: the elements of its HTML stand more than 2,000 deep in each other")


def _is_past_limit(parser: html.HTMLParser) -> bool:
    """Whether a parser stopped before the end: too deep, or a text too long for it."""
    return any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)


def local_name(element: Element) -> str:
    """The tag without its namespace; "" for comments, entities and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: Element) -> str:
    """All text within an element, as it stands."""
    return "".join(map(str, element.itertext()))


def beginning_of_text(element: Element, most: int) -> str:
    """The text within an element, cut off where it is longer: elements may stand deep in each other."""
    text = ""
    for part in element.itertext():
        text += str(part)
        if len(text) >= most:
            break
    return text


def _without_declaration(data: bytes | str) -> bytes:
    """lxml refuses a str that declares an encoding; as UTF-8 the declaration must go."""
    if isinstance(data, bytes):
        return data
    return DECLARATION.sub("", data, count=1).encode("utf-8", "replace")


def _first_line_of_error(error: BaseException) -> str:
    lines = str(error).splitlines() or [type(error).__name__]
    return lines[0][:160]
