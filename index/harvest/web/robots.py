"""robots.txt: what a host does not want to be fetched by machines."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from index.harvest.web.faults import ForbiddenByRobots
from index.harvest.web.hosts import OFFICIAL, Hosts

NAME = "kamervraag"


class Robots:
    """Asks each files host once. Interfaces for programs (OData, SRU) are no pages and are not held to it."""

    def __init__(self, fetch: Callable[[str], str]) -> None:
        self.fetch = fetch
        self._read: dict[str, RobotFileParser] = {}

    def check(self, url: str, hosts: Hosts) -> None:
        """Raise ForbiddenByRobots where the host of published papers forbids this address."""
        if hosts.name_of(url) == OFFICIAL or url.startswith(hosts.bases[OFFICIAL]):
            parts = urlsplit(url)
            if not self._rules_of(f"{parts.scheme}://{parts.netloc}").can_fetch(NAME, url):
                raise ForbiddenByRobots(f"robots.txt asks to leave {url} alone")

    def _rules_of(self, origin: str) -> RobotFileParser:
        if origin not in self._read:
            parser = RobotFileParser()
            parser.parse(self.fetch(origin).splitlines())
            self._read[origin] = parser
        return self._read[origin]
