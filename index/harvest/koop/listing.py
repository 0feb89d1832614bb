"""What a user wants -> every official publication of it, in slices of days that the service can list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from index.files.markup import text_of
from index.harvest.koop.records import record_paper
from index.harvest.koop.selection import OfficialSelection
from index.harvest.koop.sru import FARTHEST, PAGE, Sru
from index.harvest.wanted_paper import WantedPaper
from index.harvest.web.faults import TemporaryFault
from index.harvest.web.hosts import OFFICIAL

MARGIN = 1_000  # counts are estimates
UNTRUE = 0.9
MONTH = timedelta(days=31)
MOST_IDLE = 3


class OfficialListing:
    """The papers, each once; `total` is the service's own estimate. With `modified_since` only those of the
    period that were changed from that day on."""

    def __init__(self, sru: Sru, sought: OfficialSelection, *, modified_since: date | None = None) -> None:
        self.sru, self.sought = sru, sought
        self.by = "dt.available" if modified_since is None else "dt.modified"
        self.days = sought.days if modified_since is None else (modified_since, date.today())
        self.base = sru.client.hosts.bases[OFFICIAL]
        self.done = 0
        self.total: int | None = None
        self.notes: list[str] = []

    def __iter__(self) -> Iterator[WantedPaper]:
        seen: set[str] = set()
        if self.days[0] > self.days[1]:
            self.notes.append(f"nothing was asked for: {self.days[0]} lies ahead by this machine's clock")
        for since, until in self._listable_periods(*self.days):
            for found in self._papers_of_period(since, until):
                if found.key not in seen:
                    seen.add(found.key)
                    yield found

    def _listable_periods(
        self, since: date, until: date, counted: int | None = None
    ) -> Iterator[tuple[date, date]]:
        """Periods with fewer records than the service lists, oldest first; months, where its counts cannot be
        true: both halves of a period do not hold as much as the whole."""
        if since > until:
            return
        count = self._count(since, until) if counted is None else counted
        self.total = count if self.total is None else self.total
        if count <= FARTHEST - MARGIN or since == until:
            yield since, until
            return
        middle = since + timedelta(days=(until - since).days // 2)
        halves = ((since, middle), (middle + timedelta(days=1), until))
        counts = [self._count(*half) for half in halves]
        if min(counts) >= UNTRUE * count:
            yield from _months_between(since, until)
            return
        for half, own in zip(halves, counts, strict=True):
            yield from self._listable_periods(*half, own)

    def _count(self, since: date, until: date) -> int:
        return self.sru.page(self.sought.cql(since, until, self.by), most=1).estimate

    def _papers_of_period(self, since: date, until: date) -> Iterator[WantedPaper]:
        """All records of a slice: until a page is empty, since the count is an estimate."""
        start, query = 1, self.sought.cql(since, until, self.by)
        before: set[int] = set()
        idle = 0  # pages in a row without a record that is new
        while start < FARTHEST:
            most = min(PAGE, FARTHEST - start)
            records = self.sru.page(query, start, most).records
            if not records:
                return
            first, start = start, start + len(records)
            texts = {hash(text_of(record)) for record in records}
            idle = idle + 1 if texts <= before else 0
            if idle >= MOST_IDLE:
                raise TemporaryFault(f"the list of {since} to {until} gives the same records again and again")
            before |= texts
            for place, record in enumerate(records, first):
                self.done += 1
                if found := record_paper(record, self.base):
                    yield found
                else:
                    self.notes.append(
                        f"record {place} of {since} to {until} has no usable identifier and was left out"
                    )
        self.notes.append(
            f"the source lists no more than {FARTHEST} papers of {since} to {until}; narrow the harvest"
        )


def _months_between(since: date, until: date) -> Iterator[tuple[date, date]]:
    """A period in pieces of a month at most."""
    while since <= until:
        yield since, min(since + MONTH - timedelta(days=1), until)
        since += MONTH
