"""The interface for programs does what its OpenAPI description says, whatever is sent (schemathesis)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def operations(sample_address: str) -> dict[str, Any]:
    description = schemathesis.openapi.from_url(f"{sample_address}api/openapi.json")
    found = [result.ok() for result in description.get_all_operations()]
    return {f"{operation.method.upper()} {operation.path}": operation for operation in found}


@pytest.mark.parametrize(
    ("name", "sound"),
    [("POST /api/ask", True), ("POST /api/ask", False), ("GET /api/search", True), ("GET /api/search", False)]
    + [("GET /health", True), ("GET /api/open", True), ("GET /feed/{name}.xml", True)],
)
def test_every_answer_is_as_described(operations: dict[str, Any], name: str, sound: bool) -> None:
    mode = schemathesis.GenerationMode.POSITIVE if sound else schemathesis.GenerationMode.NEGATIVE

    @given(case=operations[name].as_strategy(generation_mode=mode))
    @settings(
        max_examples=30,
        deadline=None,
        derandomize=True,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    def as_described(case: Any) -> None:
        case.call_and_validate()

    as_described()


def test_nothing_is_left_out(operations: dict[str, Any]) -> None:
    assert set(operations) == {
        "POST /api/ask",
        "GET /api/search",
        "GET /health",
        "GET /api/open",
        "GET /feed/{name}.xml",
    }
