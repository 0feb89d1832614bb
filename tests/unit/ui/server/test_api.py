"""The interface for programs: the contract's JSON, streams, faults as sentences, limits."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from ui.server import api
from ui.server.errors import tell_faults
from ui.service.index_service import IndexService
from ui.service.limits import Limit, Limits

QUESTION = "wat heeft het kabinet gezegd over Irak?"
WIDE = Limits(Limit(1e6, 10_000), Limit(1e6, 10_000))


def made(index: Path, limits: Limits = WIDE) -> TestClient:
    app = FastAPI(openapi_url="/api/openapi.json", docs_url=None)
    app.include_router(api.ApiRoutes(IndexService(index), limits).router())
    app.router.routes.extend(api.refusals())
    tell_faults(app)
    return TestClient(app)


@pytest.fixture(scope="module")
def client(sample_folder: Path) -> TestClient:
    return made(sample_folder)


def test_ask_answers_in_the_contracts_shape(client: TestClient) -> None:
    found = client.post("/api/ask", json={"question": QUESTION, "lang": "en"}).json()
    assert found["version"] == 1 and found["question"] == QUESTION and found["citations"]
    assert all({"n", "doc", "quote", "start", "end"} <= cited.keys() for cited in found["citations"])


def test_ask_streams_statements_and_then_the_whole(client: TestClient) -> None:
    text = client.post("/api/ask", json={"question": QUESTION, "stream": True}).text
    events = [block.split("\n", 1) for block in text.strip().split("\n\n")]
    names = [name for name, _ in events]
    assert names == ["event: statement"] * (len(names) - 1) + ["event: answer"] and len(names) > 1
    whole = json.loads(events[-1][1].removeprefix("data: "))
    first = json.loads(events[0][1].removeprefix("data: "))
    assert first["text"] == whole["statements"][0]["text"]


def test_filters_and_history_are_taken_along(client: TestClient) -> None:
    body = {
        "question": "En daarna?",
        "history": [{"role": "user", "content": QUESTION}],
        "filters": {"from": "2030-01-01", "until": "2035-01-01"},
    }
    found = client.post("/api/ask", json=body).json()
    assert all("2030" <= cited["date"] <= "2035-01-01" for cited in found["citations"])


def test_search_finds(client: TestClient) -> None:
    found = client.get("/api/search", params={"query": "spoorbrug", "k": 2, "mode": "lexical"}).json()
    assert [hit["rank"] for hit in found["hits"]] == [1, 2] and "spoorbrug" in found["hits"][0][
        "text"
    ].lower()


def test_health_says_what_is_searched(client: TestClient) -> None:
    assert client.get("/health").json() == {"version": 1, "status": "ok", "generation": 1, "documents": 13}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ('{"question": ""}', 422),
        ('{"question": "  "}', 422),
        ('{"question": "x", "unknown": 1}', 422),
        ('{"question": "x", "filters": {"from": 0}}', 422),
        ('{"question": "x", "filters": {"from": "gisteren"}}', 422),
        ('{"question": "x", "stream": "yes"}', 422),
        (json.dumps({"question": "x" * 4001}), 422),
        ("{", 400),
    ],
)
def test_a_wrong_question_gets_a_sentence(client: TestClient, body: str, status: int) -> None:
    reply = client.post("/api/ask", content=body, headers={"content-type": "application/json"})
    assert reply.status_code == status
    assert reply.json()["version"] == 1 and reply.json()["error"]


@pytest.mark.parametrize("query", ["k=0", "k=101", "k=x", "mode=guess", "from=2024-13-01", "query="])
def test_a_wrong_search_gets_a_sentence(client: TestClient, query: str) -> None:
    reply = client.get(f"/api/search?query=irak&{query}")
    assert reply.status_code == 422 and reply.json()["error"]


def test_a_filter_of_no_paper_gets_a_sentence_with_what_was_meant(client: TestClient) -> None:
    found = client.get("/api/search?query=brug&type=brieven")
    asked = client.post("/api/ask", json={"question": "brug", "filters": {"type": "brieven"}})
    turned = client.get("/api/search?query=brug&from=2035-01-01&until=2031-01-01")
    assert found.status_code == asked.status_code == turned.status_code == 404
    assert '"brief"' in found.json()["error"] and '"brief"' in asked.json()["error"]
    assert "ends before it begins" in turned.json()["error"]


def test_another_method_is_refused_with_the_right_one(client: TestClient) -> None:
    for path, method in api.ROUTES.items():
        reply = client.request("DELETE", path)
        assert reply.status_code == 405 and reply.headers["allow"] == method


def test_too_many_questions_from_one_address(sample_folder: Path) -> None:
    hasty = made(sample_folder, Limits(Limit(1, 1), Limit(per_minute=1, burst=2)))
    codes = [hasty.get("/api/search?query=irak").status_code for _ in range(3)]
    assert codes == [200, 200, 429]


def test_the_description_names_every_route(client: TestClient) -> None:
    assert client.get("/api/openapi.json").json()["paths"].keys() == api.ROUTES.keys()


def spoil(index: Path) -> None:
    """Damage the store in a copy of an index beyond its first page."""
    path = index / "store.sqlite"
    content = bytearray(path.read_bytes())
    content[100:40_000] = bytes(range(256)) * 155 + bytes(220)
    path.write_bytes(content)


@pytest.mark.parametrize("harm", [spoil, lambda index: (index / "store.sqlite").unlink(), shutil.rmtree])
def test_visitors_hear_that_the_index_cannot_be_read_not_where_it_lies(
    sample_folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, harm: Callable[[Path], None]
) -> None:
    """Nor does /health say that all is well then."""
    index = tmp_path / "geheim" / "index"
    shutil.copytree(sample_folder, index)
    visitor = made(index)
    assert visitor.get("/health").status_code == 200
    harm(index)
    for reply in (visitor.get("/health"), visitor.post("/api/ask", json={"question": QUESTION})):
        assert reply.status_code == 503 and reply.json()["error"].startswith("the index ")
        assert "geheim" not in reply.text and "kamervraag" not in reply.text
    streamed = visitor.post("/api/ask", json={"question": QUESTION, "stream": True}).text
    assert "event: error" in streamed and "geheim" not in streamed
    assert "geheim" in caplog.text  # who keeps the server reads where
