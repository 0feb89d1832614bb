"""The polite client: one request at a time, paced, retried with patience, from known hosts only."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar
from urllib.parse import urljoin

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt

from index.errors import DocumentError, SourceError
from index.harvest.web.deadline import DeadlineTransport
from index.harvest.web.faults import MissingAtSource, RequestRefused, TemporaryFault
from index.harvest.web.hosts import OFFICIAL, SEARCHED, Hosts
from index.harvest.web.partial import PartialFile
from index.harvest.web.rate_limit import Pace, Window
from index.harvest.web.replies import check_status, clock, is_404, shown_address, validator
from index.harvest.web.robots import Robots

T = TypeVar("T")
AGENT = "kamervraag/{version} (reads parliamentary papers)"
MAX_PAGE = 64_000_000  # bytes of one answer of an interface
MAX_FILE = 100_000_000  # bytes of one paper
MAX_MOVES = 5
LONGEST_WAIT_S = 600.0
LONG_PAUSE_S = 5.0
WINDOWS = {
    OFFICIAL: Window(10, 30),  # stated by zoek.officielebekendmakingen.nl
    SEARCHED: Window(1, 1),  # what those who use it found to be welcome
}


@dataclass(frozen=True, slots=True)
class RequestPolicy:
    """How to ask: requests a second, the first pause after a fault (doubled each time), tries, timeouts."""

    rate: float = 2.0
    patience_s: float = 1.0
    tries: int = 6
    timeout_s: float = 30.0
    head_s: float = 60.0  # what stands before the body of an answer,
    longest_s: float = 600.0  # and the whole of it, however slowly it comes


@dataclass(frozen=True, slots=True)
class CacheValidators:
    """What a server said of a file when it came, to ask whether it has changed."""

    etag: str = ""
    modified: str = ""


class Client:
    """Asks the sources; a fault is MissingAtSource, RequestRefused or, after all tries, TemporaryFault."""

    def __init__(
        self,
        hosts: Hosts,
        manner: RequestPolicy = RequestPolicy(),
        tell: Callable[[str], None] | None = None,
    ) -> None:
        """`tell` is given a sentence before each long pause."""
        self.hosts, self.manner, self.tell = hosts, manner, tell
        self.requests = 0
        self.clock: datetime | None = None  # the time at the server that answered last
        self._paces: dict[str, Pace] = {}
        agent = AGENT.format(version=version("kamervraag"))
        self._http = httpx.Client(
            headers={"user-agent": agent},
            timeout=httpx.Timeout(manner.timeout_s, connect=min(manner.timeout_s, 10)),
            follow_redirects=False,
            trust_env=False,
            transport=DeadlineTransport(manner.head_s, manner.longest_s),
        )
        self.robots = Robots(self._robots_txt)

    def close(self) -> None:
        """Hang up."""
        self._http.close()

    def page(self, url: str, make: Callable[[bytes], T], params: Mapping[str, str] | None = None) -> T:
        """What `make` reads in an answer of an interface; it raises DocumentError for one that is spoilt."""
        asked = str(httpx.URL(url, params=dict(params))) if params else url

        def once() -> T:
            try:
                return make(self._read_page(asked))
            except DocumentError as error:
                raise TemporaryFault(
                    f"{shown_address(url)} gave an answer that cannot be read: {error.args[0]}"
                ) from error

        return self._with_retries(once)

    def download(
        self, url: str, into: Path, check: Callable[[Path, str], T], kept: CacheValidators | None = None
    ) -> tuple[T, CacheValidators] | None:
        """A file written to `into`, with what `check` made of it; None where it has not changed.

        `check` gets the path and the address it came from at last, and raises DocumentError for spoilt
        bytes (then it is fetched again) or MissingAtSource.
        """
        self.robots.check(self.hosts.address(url), self.hosts)
        return self._with_retries(lambda: self._download(url, into, check, kept or CacheValidators()))

    def version_of(self, url: str) -> str:
        """What proves the version of a file, "" where the server says nothing of it; its body is not read."""
        self.robots.check(self.hosts.address(url), self.hosts)

        def once() -> str:
            with self._open_reply(url, {}) as reply:
                return validator(reply)

        return self._with_retries(once)

    def _with_retries(self, work: Callable[[], T]) -> T:
        retrying = Retrying(
            stop=stop_after_attempt(self.manner.tries),
            retry=retry_if_exception(_is_worth_retrying),
            wait=self._seconds_before_retry,
            reraise=True,
        )
        return retrying(work)

    def _seconds_before_retry(self, state: RetryCallState) -> float:
        fault = state.outcome.exception() if state.outcome else None
        grown = self.manner.patience_s * 2 ** (state.attempt_number - 1) * random.uniform(0.75, 1.25)
        asked = fault.after_s if isinstance(fault, TemporaryFault) and fault.after_s is not None else 0.0
        wait = float(min(max(grown, asked), LONGEST_WAIT_S))
        if self.tell and wait >= LONG_PAUSE_S:
            self.tell(f"asks again in {wait:.0f} s: {fault}")
        return wait

    def _read_page(self, url: str) -> bytes:
        with self._open_reply(url, {}) as reply:
            return b"".join(self._read_body(reply, MAX_PAGE))

    def _download(
        self, url: str, into: Path, check: Callable[[Path, str], T], kept: CacheValidators
    ) -> tuple[T, CacheValidators] | None:
        half = PartialFile(into)
        known = {"if-none-match": kept.etag, "if-modified-since": kept.modified}
        known = {name: value for name, value in known.items() if value and value.isascii()}
        headers = half.range_headers(url) or known
        with self._open_reply(url, {"accept-encoding": "identity", **headers}) as reply:
            if reply.status_code == 304:
                return None
            half.write(reply, url, self._read_body(reply, MAX_FILE - half.begun))
            came = CacheValidators(reply.headers.get("etag", ""), reply.headers.get("last-modified", ""))
            place = str(reply.url)
        half.note.unlink(missing_ok=True)  # whole, if sound; a spoilt one is not gone on with
        try:
            return check(into, place), came
        except DocumentError as error:
            raise TemporaryFault(f"came spoilt: {error.args[0]} ({url})") from error

    @contextmanager
    def _open_reply(self, url: str, headers: Mapping[str, str]) -> Iterator[httpx.Response]:
        """The answer after redirects, its status judged; its body not yet read."""
        for _ in range(MAX_MOVES):
            url = self.hosts.address(url)
            self._pace_of_host(url).wait()
            self.requests += 1
            try:
                with self._http.stream("GET", url, headers=headers) as reply:
                    if not reply.has_redirect_location:
                        self.clock = clock(reply) or self.clock
                        check_status(reply, headers)
                        yield reply
                        return
                    url = _join_address(url, reply.headers["location"])
            except (httpx.TransportError, httpx.DecodingError) as error:
                raise TemporaryFault(
                    f"{shown_address(url)} did not answer in full ({_error_text(error)})"
                ) from error
            except httpx.InvalidURL as error:
                raise RequestRefused(f"leads nowhere: {url[:200]}") from error
            if is_404(url):
                raise MissingAtSource(f"there is no such paper at {shown_address(url)}")
        raise RequestRefused(f"{shown_address(url)} sends from one address to the next without end")

    def _read_body(self, reply: httpx.Response, most: int) -> Iterator[bytes]:
        place = shown_address(reply.url)
        size, until = 0, time.monotonic() + self.manner.longest_s
        for piece in reply.iter_bytes():
            size += len(piece)
            if size > most:
                raise RequestRefused(f"{place} is larger than {most // 1_000_000} MB and is left alone")
            if time.monotonic() > until:
                raise TemporaryFault(f"{place} came too slowly")
            yield piece

    def _pace_of_host(self, url: str) -> Pace:
        name = self.hosts.name_of(url)
        if name not in self._paces:
            window = None if name in self.hosts.mirrored else WINDOWS.get(name)
            self._paces[name] = Pace(self.manner.rate, window)
        return self._paces[name]

    def _robots_txt(self, origin: str) -> str:
        try:
            return self._with_retries(lambda: self._read_page(f"{origin}/robots.txt")).decode(
                "utf-8", "replace"
            )
        except TemporaryFault:
            raise
        except SourceError:  # none there, or kept elsewhere: nothing is forbidden
            return ""


def _join_address(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise RequestRefused(f"{shown_address(url)} leads nowhere: {location[:200]}") from error


def _is_worth_retrying(fault: BaseException) -> bool:
    """Whether another try is worth waiting for: not where the server names a time too far off."""
    return isinstance(fault, TemporaryFault) and (fault.after_s or 0.0) <= LONGEST_WAIT_S


def _error_text(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:160]
