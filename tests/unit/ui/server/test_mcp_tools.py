"""The tools for language models, called by the protocol's own client."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from ui.service.index_service import IndexService

pytest.importorskip("mcp", reason="mcp is not installed: its tools are not tested")
from mcp.client.client import Client

from ui.server.mcp_tools import lifespan, routes, server
from ui.service.limits import Limit, Limits


def call(index: Path, tool: str, **arguments: Any) -> tuple[bool, str]:
    async def called() -> tuple[bool, str]:
        async with Client(server(IndexService(index))) as client:
            made = await client.call_tool(tool, arguments)
            return bool(made.is_error), made.content[0].text

    return asyncio.run(called())


def test_three_tools_are_offered(sample_folder: Path) -> None:
    async def names() -> list[str]:
        async with Client(server(IndexService(sample_folder))) as client:
            return [tool.name for tool in (await client.list_tools()).tools]

    assert asyncio.run(names()) == ["ask", "search", "read_exchange"]


def test_a_model_asks_finds_and_reads_on(sample_folder: Path) -> None:
    fault, text = call(sample_folder, "ask", question="wat heeft het kabinet gezegd over Irak?")
    assert not fault and json.loads(text)["citations"]
    fault, text = call(sample_folder, "search", query="spoorbrug", k=1)
    hit = json.loads(text)["hits"][0]
    fault, text = call(sample_folder, "read_exchange", doc=hit["doc"], exchange=hit["exchange"])
    read = json.loads(text)
    assert not fault and read["question"] and read["doc"] == hit["doc"]


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("ask", {"question": " "}),
        ("search", {"query": ""}),
        ("search", {"query": "brug", "since": "2035-01-01", "until": "2031-01-01"}),
        ("read_exchange", {"doc": "x", "exchange": "1"}),
    ],
)
def test_a_fault_is_a_sentence(sample_folder: Path, tool: str, arguments: dict[str, str]) -> None:
    fault, text = call(sample_folder, tool, **arguments)
    assert fault and "Traceback" not in text and len(text) < 300


def test_the_tools_are_counted_like_any_other_way_in(sample_folder: Path) -> None:
    tools = server(IndexService(sample_folder))
    few = Limits(Limit(1.0, 2), Limit(1.0, 2))
    app = FastAPI(lifespan=lifespan(tools))
    app.router.routes.extend(routes(tools, few))
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    told = {"accept": "application/json, text/event-stream"}
    with TestClient(app, base_url="http://127.0.0.1") as client:
        replies = [client.post("/mcp", json=body, headers=told).status_code for _ in range(3)]
    assert 429 not in replies[:2] and replies[2] == 429
