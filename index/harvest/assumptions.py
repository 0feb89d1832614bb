"""Each assumption about the sources that nobody could check offline, tried against the live service."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from index.errors import SourceError
from index.harvest.koop.trials import OfficialTrials
from index.harvest.tweedekamer.trials import KamerTrials
from index.harvest.web.client import Client
from index.harvest.web.faults import NothingToTry, TemporaryFault

Outcome = Literal["holds", "differs", "untried", "no answer"]


@dataclass(frozen=True, slots=True)
class AssumptionCheck:
    """One assumption: what it says, which file leans on it, how it came out and what was seen."""

    assumption: str
    leans: str
    outcome: Outcome
    seen: str


def check_assumptions(client: Client) -> Iterator[AssumptionCheck]:
    """Try each assumption, a handful of requests each; nothing is kept."""
    for assumption, leans, trial in _all_trials(client):
        try:
            yield AssumptionCheck(assumption, leans, "holds", trial())
        except TemporaryFault as error:
            yield AssumptionCheck(assumption, leans, "no answer", str(error))
        except NothingToTry as error:
            yield AssumptionCheck(assumption, leans, "untried", str(error))
        except SourceError as error:
            yield AssumptionCheck(assumption, leans, "differs", str(error))


def _all_trials(client: Client) -> Iterator[tuple[str, str, Callable[[], str]]]:
    yield from _kamer_trials(KamerTrials(client))
    official = OfficialTrials(client)
    yield "SRU lists answers by dt.available", "koop/selection.py", official.records
    yield "SRU lists what was changed by dt.modified", "koop/changes.py modified", official.modified
    yield "SRU finds a paper by dt.identifier==", "koop/changes.py missed", official.identified
    yield "SRU says an unreadable query in a diagnostic", "koop/sru.py", official.nonsense
    yield "robots.txt lets official XML be fetched", "web/robots.py", official.paper
    yield "A missing paper can be told from a found one", "web/replies.py is_404", official.missing
    yield "A file has a sure version, to go on with half of it", "web/partial.py", official.version


def _kamer_trials(kamer: KamerTrials) -> Iterator[tuple[str, str, Callable[[], str]]]:
    yield "Zaak lists sets of questions with Termijn", "tweedekamer/listing.py", kamer.cases
    yield "Zaak expands to DocumentPublicatie", "tweedekamer/papers.py OF_CASE", kamer.publications
    yield "Zaak expands to VervangenDoor", "tweedekamer/papers.py case_status", kamer.replaced
    yield "Document expands to Zaak with ZaakActor", "tweedekamer/papers.py OF_DOCUMENT", kamer.documents
    yield "A document tells version and size", "tweedekamer/papers.py _stamp", kamer.versions
    yield "Members are Indiener, ministers Gericht aan", "index/parse/metadata.py", kamer.roles
    yield "A postponed set has a Termijn (moved or not)", "news/open_questions.py", kamer.postponed
    yield "Zaak expands to Besluit and Stemming", "tweedekamer/listing.py OF_MOTION", kamer.votes
    yield "Toezegging expands to KamerbriefNakoming", "tweedekamer/promises.py", kamer.promises
    yield "Toezegging is narrowed by member and dossier", "tweedekamer/selection.py", kamer.narrowed_promises
    yield "Verslag can be asked for by Vergadering/Datum", "tweedekamer/reports.py", kamer.reports
    yield "DocumentPublicatie(<id>)/Resource is official XML", "tweedekamer/papers.py", kamer.xml
    yield "contains() and any() narrow a list", "tweedekamer/selection.py", kamer.narrowed
    yield "SyncFeed has next links with growing tokens", "tweedekamer/syncfeed.py", kamer.feed
    yield "SyncFeed takes any number as token, empty at the end", "tweedekamer/syncfeed.py", kamer.feed_end
    yield "SyncFeed has every category", "tweedekamer/changes.py CATEGORIES", kamer.categories
