"""The SyncFeed: what has changed at the Kamer since a cursor, in the order in which it changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from index.errors import DocumentError
from index.files.markup import Element, local_name, parse_markup, text_of
from index.harvest.tweedekamer.fields import GUID, dutch_day
from index.harvest.web.client import Client
from index.harvest.web.hosts import TWEEDEKAMER

DAYS = ("datum", "gestartOp", "aanmaakdatum")
FIRST_STEP = 1 << 20
_SKIP_TOKEN = re.compile(r"[?&]skiptoken=([0-9]{1,15})(?![^&#])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Change:
    """An entity that was made, changed or deleted. `day` is its own date, "" where it has none; `cases` its
    Zaken; `moment` when the feed says it changed (after a change of the model: of that day for all)."""

    category: str
    id: str
    deleted: bool
    kind: str = ""
    day: str = ""
    cases: tuple[str, ...] = ()
    moment: str = ""


@dataclass(frozen=True, slots=True)
class FeedPage:
    """A page of the feed, and the cursor behind it; `nameless`: entries that do not say of what they are."""

    changes: tuple[Change, ...]
    cursor: int
    nameless: int = 0


class SyncFeed:
    """The feed of one category at a time."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.address = f"{client.hosts.bases[TWEEDEKAMER]}/SyncFeed/2.0/Feed"
        self._nameless: Counter[str] = Counter()

    @property
    def notes(self) -> list[str]:
        """What a reader must know: entries that could not be followed, by category."""
        return [
            f"{count} entries of the feed of {category} have no usable id and were left out; harvest again "
            "where a paper is missed"
            for category, count in self._nameless.items()
            if count
        ]

    def since(self, category: str, cursor: int) -> Iterator[FeedPage]:
        """Page after page until the feed has no more; a cursor is good once its page has been dealt with."""
        while True:
            found = self._read_page(category, cursor)
            self._nameless[category] += found.nameless
            if found.cursor <= cursor:  # the end, or a feed that would go round in a circle
                if found.changes:
                    yield replace(found, cursor=cursor)
                return
            yield found
            cursor = found.cursor

    def cursor_at(self, category: str, moment: str) -> int:
        """A cursor at or shortly before a moment (ISO, UTC), by halving: cursors grow with time."""
        low, high = 0, FIRST_STEP
        while (first := self._first_moment(category, high)) and first < moment:
            low, high = high, high * 2
        while high - low > 1:
            middle = (low + high) // 2
            first = self._first_moment(category, middle)
            low, high = (middle, high) if first and first < moment else (low, middle)
        return low

    def ends_before(self, category: str, cursor: int) -> bool:
        """Whether all that the feed holds lies far before a cursor: then its tokens are counted anew, and
        nothing would ever be found behind it."""
        far_behind = any(self._read_page(category, one).changes for one in (cursor, cursor // 2))
        return not far_behind and bool(self._read_page(category, 0).changes)

    def _first_moment(self, category: str, cursor: int) -> str:
        changes = self._read_page(category, cursor).changes
        return changes[0].moment if changes else ""

    def _read_page(self, category: str, cursor: int) -> FeedPage:
        params = {"category": category, "skiptoken": str(cursor), "content": "internal"}
        return self.client.page(self.address, lambda data: read_feed(data, category, cursor), params)


def read_feed(data: bytes, category: str, cursor: int) -> FeedPage:
    """One page; raises DocumentError for what is no feed."""
    root = parse_markup(data)
    if local_name(root) != "feed":
        raise DocumentError("is no feed")
    entries = [element for element in root if local_name(element) == "entry"]
    changes = [change for entry in entries if (change := _read_change(entry, category))]
    tokens = [token for entry in entries if (token := _skip_token(entry, "next")) is not None]
    resumed = [token for token in (_skip_token(root, "resume"),) if token is not None]
    return FeedPage(tuple(changes), max([*tokens, *resumed], default=cursor), len(entries) - len(changes))


def _read_change(entry: Element, category: str) -> Change | None:
    body = next(
        (one for top in entry if local_name(top) == "content" for one in top if local_name(one)), None
    )
    text_by_name = {local_name(element): text_of(element).strip() for element in entry}
    identity = (_attribute(body, "id") if body is not None else "") or text_by_name.get("title", "")
    if not GUID.fullmatch(identity):
        return None
    parts = list(body) if body is not None else []
    inside = {local_name(element): text_of(element).strip() for element in parts}
    cases = [_attribute(element, "ref") for element in parts if local_name(element) == "zaak"]
    return Change(
        category=category,
        id=identity,
        deleted=body is not None and _attribute(body, "verwijderd").lower() == "true",
        kind=inside.get("soort", ""),
        day=next(filter(None, (dutch_day(inside.get(name)) for name in DAYS)), ""),
        cases=tuple(one for one in cases if GUID.fullmatch(one)),
        moment=_to_utc(text_by_name.get("updated", "")),
    )


def _attribute(element: Element, name: str) -> str:
    """An attribute with or without a prefix, whichever the prefix is."""
    value_by_name = {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}
    return value_by_name.get(name, "")


def _skip_token(element: Element, relation: str) -> int | None:
    for link in element:
        if local_name(link) == "link" and link.get("rel") == relation:
            found = _SKIP_TOKEN.search(link.get("href", ""))
            return int(found[1]) if found else None
    return None


def _to_utc(text: str) -> str:
    """A moment as ISO in UTC, to the second; without a zone it is taken to be UTC. "" where unreadable."""
    try:
        moment = datetime.fromisoformat(text[:19] + text[19:].lstrip(".0123456789"))
        given = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return given.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return ""
