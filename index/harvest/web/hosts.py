"""Which hosts may be asked, and the mirrors that stand in for them."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit, urlunsplit

import httpx

from index.errors import SourceError

TWEEDEKAMER = "tweedekamer"
OFFICIAL = "officielebekendmakingen"
SEARCHED = "repository"
BASES = {
    TWEEDEKAMER: "https://gegevensmagazijn.tweedekamer.nl",
    OFFICIAL: "https://zoek.officielebekendmakingen.nl",
    SEARCHED: "https://repository.overheid.nl",
}


class Hosts:
    """The known hosts; `mirrors` names a source and the base address to ask in its place."""

    def __init__(self, mirrors: Mapping[str, str] | None = None) -> None:
        given = dict(mirrors or {})
        if unknown := set(given) - set(BASES):
            raise SourceError(f"--base-url knows {', '.join(BASES)}, not {min(unknown)}")
        if OFFICIAL in given:
            given.setdefault(SEARCHED, given[OFFICIAL])
        for name, base in given.items():
            if not _is_usable_base(base):
                raise SourceError(f"--base-url {name}={base} is not an address such as https://host")
        self.bases = {**BASES, **{name: base.rstrip("/") for name, base in given.items()}}
        self.mirrored = frozenset(given)

    def address(self, url: str) -> str:
        """The address to ask for this one: https at a known host, or the mirror that stands in for it.

        Raises SourceError for every other host, scheme, port or name with a password.
        """
        try:
            parts = urlsplit(url)
            place = (parts.scheme, (parts.hostname or "").lower(), parts.port)
        except ValueError:
            raise SourceError(f"is no address: {url[:200]}") from None
        if parts.username is None:
            for name in (TWEEDEKAMER, SEARCHED, OFFICIAL):
                known, asked = urlsplit(BASES[name]), urlsplit(self.bases[name])
                if place == (asked.scheme, asked.hostname, asked.port):
                    return url
                if place[1] == known.hostname and place[2] in (None, 443) and place[0] in ("http", "https"):
                    path = asked.path.rstrip("/") + parts.path
                    return urlunsplit((asked.scheme, asked.netloc, path, parts.query, ""))
        raise SourceError(f"leads to a host that is not known: {url[:200]}")

    def name_of(self, url: str) -> str:
        """The source that an address of `address` belongs to."""
        place = urlsplit(url).netloc
        return next((name for name, base in self.bases.items() if urlsplit(base).netloc == place), "")


def _is_usable_base(base: str) -> bool:
    """Whether a base can be asked: http(s), a host that a name server can take, a port, no password."""
    try:
        parts = urlsplit(base)
        host, usable_port = (parts.hostname or ""), parts.port != 0
        host.encode("idna")  # as the socket does: no empty label, none of more than 63 signs
        _ = httpx.URL(base).host  # which decodes it
    except (ValueError, httpx.InvalidURL):
        return False
    return parts.scheme in ("http", "https") and bool(host) and usable_port and parts.username is None
