"""What the head of a reply says: whether it can be used, when to try again, what time it is there."""

from __future__ import annotations

import email.utils
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import parse_qs

import httpx

from index.harvest.web.faults import EmptyReply, MissingAtSource, RequestRefused, TemporaryFault

PASSING = {408, 425, 429}  # and what the server blames on itself
SERVER_FAULT, NEVER = 500, {501, 505}
NO_CONTENT, GONE = 204, {404, 410}


def is_404(url: str) -> bool:
    """Whether an address is the error page that officielebekendmakingen sends to instead of a 404."""
    return "/errors/404" in url.lower() or "fout404" in url.lower()


def shown_address(url: str | httpx.URL) -> str:
    """An address as a sentence holds it: host and what was asked, without the long conditions behind it."""
    address, _, conditions = str(url).partition("?")
    category = parse_qs(conditions).get("category", [""])[0]
    return address[:200] + (f" ({category})" if category.isalpha() else "")


def check_status(reply: httpx.Response, sent: Mapping[str, str]) -> None:
    """Raise a fault for a status that is no answer to a request with these headers."""
    status, place = reply.status_code, shown_address(reply.url)
    if status == NO_CONTENT:
        raise EmptyReply(f"there is nothing at {place} ({status})")
    if status in GONE:
        raise MissingAtSource(f"there is nothing at {place} ({status})")
    if status in PASSING or (status >= SERVER_FAULT and status not in NEVER):
        raise TemporaryFault(f"{place} is out of order ({status})", retry_after(reply))
    conditional = "if-none-match" in sent or "if-modified-since" in sent
    if (status in (206, 416) and "range" not in sent) or (status == 304 and not conditional):
        raise TemporaryFault(f"{place} answers what was not asked ({status})")
    if status not in (200, 206, 304, 416):
        raise RequestRefused(f"{place} does not take the request ({status}{_stated_reason(reply)})")


def _stated_reason(reply: httpx.Response) -> str:
    """What an interface says went wrong: `{"error": {"message": …}}`, "" where it says nothing."""
    try:
        reply.read()
        message = str(reply.json()["error"]["message"])
    except (ValueError, KeyError, TypeError, RecursionError, httpx.HTTPError):
        return ""
    return f": {message[:300]}" if message else ""


def retry_after(reply: httpx.Response) -> float | None:
    """Seconds until another try is welcome, by a number or a date."""
    header = reply.headers.get("retry-after", "").strip()
    if header.isascii() and header.isdecimal() and len(header) < 9:
        return float(header)
    moment = _parse_http_date(header)
    return max(0.0, moment.timestamp() - time.time()) if moment else None


def clock(reply: httpx.Response) -> datetime | None:
    """The time at the server, which does not lean on ours being right."""
    return _parse_http_date(reply.headers.get("date", ""))


def validator(reply: httpx.Response) -> str:
    """What proves that a later part is of the same version of a file: a strong ETag, or a date long before
    the reply itself; "" where the reply has neither."""
    etag = str(reply.headers.get("etag", ""))
    if etag.startswith('"') and etag.isascii():
        return etag
    modified, now = str(reply.headers.get("last-modified", "")), clock(reply)
    changed = _parse_http_date(modified) if modified.isascii() else None
    return modified if changed and now and (now - changed).total_seconds() > 60 else ""


def _parse_http_date(header: str) -> datetime | None:
    try:
        found = email.utils.parsedate_to_datetime(header)
    except (TypeError, ValueError, IndexError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
