"""OData v4 as the Kamer serves it: pages of rows, by next links, with the faults it is known for."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar
from urllib.parse import urljoin

from index.errors import DocumentError
from index.files.encoding import read_json
from index.harvest.tweedekamer.fields import Row, live_rows
from index.harvest.web.client import Client
from index.harvest.web.faults import RequestRefused, TemporaryFault
from index.harvest.web.hosts import TWEEDEKAMER

T = TypeVar("T")
ROOT = "/OData/v4/2.0/"
IDS_A_REQUEST = 15
MOST_IDLE = 20  # pages in a row that are empty or begin as the one before: more of them have no end


class Service:
    """The entity sets, as rows."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.base = client.hosts.bases[TWEEDEKAMER]
        self._asked_less: list[str] = []
        self._left_out: Counter[str] = Counter()
        self.total: int | None = None

    @property
    def notes(self) -> list[str]:
        """What a reader must know; rows that were left out are counted by entity."""
        left = self._left_out.items()
        counted = [
            f"{n} of the rows of {entity} could not be understood and were left out"
            for entity, n in left
            if n
        ]
        return [*self._asked_less, *counted]

    def understood(self, entity: str, made: Iterable[T | None]) -> Iterator[T]:
        """What could be made of rows of an entity; where nothing could, that is counted."""
        for one in made:
            if one is None:
                self._left_out[entity] += 1
            else:
                yield one

    def address(self, entity: str, key: str = "", part: str = "") -> str:
        """The address of a set, an entity, or a part of one: `…/Document(<id>)/resource`."""
        return f"{self.base}{ROOT}{entity}" + (f"({key})" if key else "") + (f"/{part}" if part else "")

    def rows(
        self, entity: str, where: str, expands: Sequence[str] = ("",), order: str = "Id"
    ) -> Iterator[Row]:
        """Every live row, page after page; the next of `expands` is tried where the service refuses one."""
        params = {"$filter": where, "$orderby": order, "$count": "true"}
        page = self._first_page(entity, params, expands)
        if isinstance(page.get("@odata.count"), int):
            self.total = (self.total or 0) + int(page["@odata.count"])
        links: set[str] = set()
        last, idle = "", 0  # pages in a row that brought nothing new
        while True:
            self._left_out[entity] += sum(not isinstance(row, Mapping) for row in page["value"])
            yield from live_rows(page["value"])
            link = str(page.get("@odata.nextLink") or "")
            if not link:
                return
            here = json.dumps(page["value"][:1]) if page["value"] else last
            last, idle = here, idle + 1 if here == last else 0
            if link in links or idle >= MOST_IDLE:
                raise TemporaryFault(f"the pages of {entity} go round in a circle")
            links.add(link)
            page = self.client.page(self._absolute_address(link), _read_page)

    def _first_page(
        self, entity: str, params: Mapping[str, str], expands: Sequence[str]
    ) -> Mapping[str, Any]:
        for place, expand in enumerate(expands):
            asked = {**params, "$expand": expand} if expand else dict(params)
            try:
                return self.client.page(self.address(entity), _read_page, asked)
            except RequestRefused as error:
                if place + 1 == len(expands):
                    raise
                self._asked_less.append(f"{entity} was asked with less, since the service refused: {error}")
        raise AssertionError("there is always one way to ask")

    def by_id(self, entity: str, keys: Sequence[str], expands: Sequence[str] = ("",)) -> Iterator[Row]:
        """The live ones among these entities; bare ids, since `guid'…'` is refused."""
        for condition in batches("Verwijderd eq false", "Id", keys):
            yield from self.rows(entity, condition, expands)

    def _absolute_address(self, link: str) -> str:
        """A next link as given, or relative to the root."""
        try:
            return urljoin(f"{self.base}{ROOT}", link)
        except ValueError as error:
            raise TemporaryFault(f"the pages go on at what is no address: {link[:200]}") from error


def batches(where: str, field: str, ids: Sequence[str]) -> Iterator[str]:
    """Conditions that each narrow `where` to a few of these ids, bare as the service takes them."""
    for first in range(0, len(ids), IDS_A_REQUEST):
        chosen = " or ".join(f"{field} eq {one}" for one in ids[first : first + IDS_A_REQUEST])
        yield f"{where} and ({chosen})"


def quote_literal(value: str) -> str:
    """A string literal: in single quotes, those within doubled."""
    return "'" + value.replace("'", "''") + "'"


def _read_page(data: bytes) -> Mapping[str, Any]:
    try:
        made = read_json(data)
    except (ValueError, RecursionError) as error:
        raise DocumentError("is not JSON") from error
    if isinstance(made, dict) and "error" in made and "value" not in made:
        raise DocumentError(f"is an error: {str(made['error'])[:200]}")
    if not isinstance(made, dict) or not isinstance(made.get("value"), list):
        raise DocumentError("holds no list of rows")
    return made
