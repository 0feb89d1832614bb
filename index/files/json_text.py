"""JSON of strangers -> values that can be written again."""

from __future__ import annotations

import json
import re
from typing import Any

_HALF_SIGN = re.compile(rb"\\u[dD][89a-fA-F]")  # of a sign beyond 65,535, which JSON writes as two halves


def read_json(data: bytes) -> Any:
    """What JSON says, with a replacement sign for each half of a sign that a field cut in two has left: no
    file can hold one. Raises ValueError or RecursionError for what is no JSON."""
    made = json.loads(data)
    return _without_half_signs(made) if _HALF_SIGN.search(data) else made


def _without_half_signs(made: Any) -> Any:
    if isinstance(made, str):
        return made.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(made, list):
        return [_without_half_signs(one) for one in made]
    if isinstance(made, dict):
        return {_without_half_signs(key): _without_half_signs(value) for key, value in made.items()}
    return made
