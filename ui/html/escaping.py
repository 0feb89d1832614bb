"""Text of papers, questions and models -> HTML that does nothing but show it."""

from __future__ import annotations

import html
from urllib.parse import quote, urlencode, urlsplit

# Marks that turn the direction of the text after them could show a quote in another order than it has.
_INVISIBLE_SIGNS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0xFEFF))
_CONTROL_SIGNS = dict.fromkeys(code for code in range(32) if chr(code) not in "\n\t")


def readable(text: object) -> str:
    """Text without control and direction marks, not yet escaped."""
    return str(text).translate(_INVISIBLE_SIGNS).translate(_CONTROL_SIGNS)


def escape(text: object) -> str:
    """Text for an element or a quoted attribute: no markup, no control or direction marks."""
    return html.escape(readable(text), quote=True)


def web_address(url: str | None) -> str | None:
    """The address, escaped, where it is http or https with a host; else None."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return escape(url.strip()) if parts.scheme in ("http", "https") and parts.hostname else None


def local_address(path: str, **values: object) -> str:
    """A path of this server with its query, escaped for an attribute; None values are left out."""
    given = {name: value for name, value in values.items() if value is not None}
    return escape(f"{quote(path)}?{urlencode(given)}" if given else quote(path))


def element_id(*parts: object) -> str:
    """An id from parts such as a turn and a number; anything but letters and digits becomes a dash."""
    return "-".join("".join(c if c.isascii() and c.isalnum() else "-" for c in str(part)) for part in parts)
