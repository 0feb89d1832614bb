"""SRU as KOOP serves it: pages of records, with diagnostics inside a 200 and estimates for counts."""

from __future__ import annotations

from dataclasses import dataclass

from index.errors import DocumentError
from index.files.markup import Element, local_name, parse_markup, text_of
from index.harvest.web.client import Client
from index.harvest.web.faults import RequestRefused
from index.harvest.web.hosts import SEARCHED

PAGE = 200
FARTHEST = 10_000  # from this record on the service answers 504
IGNORED = "IGNOREDQTEXT"
PASSING = ("info:srw/diagnostic/1/1", "info:srw/diagnostic/1/2")  # system error, temporarily unavailable


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Some records, and how many the service believes there are."""

    records: tuple[Element, ...]
    estimate: int


class Sru:
    """One search interface; every page is checked to be what was asked for."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.address = f"{client.hosts.bases[SEARCHED]}/sru"

    def page(self, query: str, start: int = 1, most: int = PAGE) -> RecordPage:
        """Records from `start`, counted from 1.

        Raises RequestRefused for a query that the service cannot read, or of which it leaves a part out.
        """
        params = {
            "operation": "searchRetrieve",
            "version": "2.0",
            "recordSchema": "gzd",
            "query": query,
            "startRecord": str(start),
            "maximumRecords": str(most),
        }
        return self.client.page(self.address, _read_page, params)


def _read_page(data: bytes) -> RecordPage:
    """An answer by its local names: the root's namespace has changed before."""
    root = parse_markup(data)
    diagnostics = [element for element in root.iter() if local_name(element) == "diagnostic"]
    texts = [" ".join(" ".join(map(str, element.itertext())).split()) for element in diagnostics]
    if ignored := next((one for one in texts if IGNORED in one), None):
        raise RequestRefused(
            f"the source left a part of the query out, so its list would be another: {ignored[:300]}"
        )
    count = next((text_of(one) for one in root.iter() if local_name(one) == "numberOfRecords"), "").strip()
    if not count.isdecimal():
        if not diagnostics:
            raise DocumentError("is no list of records")
        if any(uri in texts[0].split() for uri in PASSING):
            raise DocumentError(f"says: {texts[0][:300]}")
        raise RequestRefused(f"the source cannot read the query: {texts[0][:300]}")
    records = tuple(element for element in root.iter() if local_name(element) == "record")
    return RecordPage(records, int(count))
