"""Trials of what we assume of the official publications: each gives what was seen, or raises NotAsAssumed."""

from __future__ import annotations

from datetime import date, timedelta

from index.harvest.koop.changes import OfficialChanges
from index.harvest.koop.records import record_paper
from index.harvest.koop.selection import OfficialSelection
from index.harvest.koop.sru import Sru
from index.harvest.shelf.file_check import official_xml, probe_file
from index.harvest.web.client import Client
from index.harvest.web.faults import MissingAtSource, NotAsAssumed, NothingToTry, RequestRefused
from index.harvest.web.hosts import OFFICIAL


class OfficialTrials:
    """Trials at the official publications."""

    def __init__(self, client: Client) -> None:
        self.client, self.sru = client, Sru(client)
        self.base = client.hosts.bases[OFFICIAL]

    def _newest_record(self) -> tuple[str, int]:
        today = date.today()
        page = self.sru.page(
            OfficialSelection(types=("antwoord",)).cql(today - timedelta(days=60), today), most=1
        )
        found = record_paper(page.records[0], self.base) if page.records else None
        if found is None:
            raise NothingToTry("no record with an identifier in the last 60 days")
        return found.addresses[0], page.estimate

    def records(self) -> str:
        """Recent answers."""
        address, count = self._newest_record()
        return f"about {count} in 60 days; the first is {address}"

    def nonsense(self) -> str:
        """A query that nobody can read."""
        try:
            self.sru.page('w.vraagnummer=="', most=1)
        except RequestRefused as error:
            return str(error)[:120]
        raise NotAsAssumed("an unreadable query was answered")

    def paper(self) -> str:
        """The file of a recent answer."""
        return official_xml(self.client, self._newest_record()[0])

    def missing(self) -> str:
        """The file of a paper that cannot exist."""
        try:
            probe_file(self.client, f"{self.base}/ah-tk-19001901-1.xml")
        except MissingAtSource as error:
            return str(error)[:120]
        raise NotAsAssumed("a paper that cannot exist was found")

    def modified(self) -> str:
        """Publications by the day of their last change."""
        today = date.today()
        cql = OfficialSelection().cql(today - timedelta(days=30), today, "dt.modified")
        count = self.sru.page(cql, most=1).estimate
        if not count:
            raise NothingToTry("no publication was changed in the last 30 days, says the search")
        return f"about {count} in 30 days"

    def identified(self) -> str:
        """One paper by its identifier."""
        key = self._newest_record()[0].rpartition("/")[2].removesuffix(".xml").removesuffix(".pdf")
        found = [one.key for one in OfficialChanges(self.sru).missed([key])]
        if found != [key]:
            raise NotAsAssumed(f"{key} was asked for and {', '.join(found) or 'nothing'} came")
        return key

    def version(self) -> str:
        """Whether the files host proves the version of a file."""
        version = self.client.version_of(self._newest_record()[0])
        if not version:
            raise NotAsAssumed("neither an ETag nor a day; half downloads begin anew")
        return version
