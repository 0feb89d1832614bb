"""What a server tells those who keep it: an id and a line for each request, and counts for Prometheus.

A pure ASGI wrapper around the guard, so that what is refused counts too. Never in a line or a count: what was
asked, by whom, and addresses that we did not make ourselves (a stranger could fill the memory with them).
"""

from __future__ import annotations

import json
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from fastapi import APIRouter, Response
from prometheus_client import CollectorRegistry, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from ui.server.security import App, Message, Receive, Scope, Send
from ui.service.index_service import IndexService

METRICS = "/metrics"
SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
Log = Callable[[dict[str, object]], None]


class RequestCounts:
    """Requests and seconds by route, method and status, the index that answers, and the process."""

    def __init__(self, desk: IndexService) -> None:
        self.registry = CollectorRegistry()
        self.seconds = Histogram(
            "kamervraag_request_seconds",
            "Seconds from a request's head to the end of its reply.",
            ("route", "method", "status"),
            buckets=SECONDS,
            registry=self.registry,
        )
        self.registry.register(_IndexCollector(desk))
        ProcessCollector(registry=self.registry)

    def text(self) -> bytes:
        """All counts in Prometheus' text format."""
        return generate_latest(self.registry)


def counts_route(counts: RequestCounts) -> APIRouter:
    """The route of /metrics, for the application: it stands behind the guard as the page does."""
    routes = APIRouter()

    @routes.get(METRICS, include_in_schema=False)
    def metrics() -> Response:
        return Response(counts.text(), media_type=CONTENT_TYPE_LATEST)

    return routes


class _IndexCollector(Collector):
    """Read when they are asked for, so that they never lag behind the index."""

    def __init__(self, desk: IndexService) -> None:
        self.desk = desk

    def collect(self) -> Iterator[Metric]:
        """The generation and how much it holds."""
        index = self.desk.index()
        covered = index.coverage()
        for name, help_text, value in (
            ("generation", "Generation of the index that answers.", index.generation),
            ("papers", "Papers in it.", covered.documents),
            ("exchanges", "Questions with what was answered in it.", covered.exchanges),
        ):
            yield GaugeMetricFamily(f"kamervraag_index_{name}", help_text, value=value)


class Observer:
    """An ASGI application around the server's: gives each request an id, counts it, writes its line.

    `counts` None counts nothing; `log` None writes nothing.
    """

    def __init__(self, app: App, counts: RequestCounts | None = None, log: Log | None = None) -> None:
        self.app = app
        self.counts = counts
        self.log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and remember how it went."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        name = uuid.uuid4().hex
        began = time.perf_counter()
        status, sent = 500, 0

        async def told(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
                message = {**message, "headers": [*message["headers"], (b"x-request-id", name.encode())]}
            sent += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, told)
        finally:
            self._record_request(name, scope, status, sent, time.perf_counter() - began)

    def _record_request(self, name: str, scope: Scope, status: int, sent: int, seconds: float) -> None:
        route, method = _route_label(scope), _method_label(scope)
        if self.counts is not None:
            self.counts.seconds.labels(route, method, str(status)).observe(seconds)
        if self.log is not None:
            self.log(
                {
                    "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
                    "request": name,
                    "method": method,
                    "route": route,
                    "status": status,
                    "ms": round(seconds * 1000, 1),
                    "bytes": sent,
                }
            )


def write_line(entry: dict[str, object]) -> None:
    """One line of JSON on stderr."""
    sys.stderr.write(json.dumps(entry) + "\n")
    sys.stderr.flush()


def _route_label(scope: Scope) -> str:
    """The route as we wrote it, without what a visitor filled in; "other" for what is none of ours."""
    path = getattr(scope.get("route"), "path", None)
    return path if isinstance(path, str) and path else "other"


def _method_label(scope: Scope) -> str:
    known = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH")
    return scope["method"] if scope["method"] in known else "other"
