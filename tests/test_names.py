"""One name, one meaning: no two classes of the house are called the same."""

from __future__ import annotations

import ast
from collections import defaultdict

from tests.support.places import ROOT

# The facade's index is the index, with `ask` on top.
SAME = {"Index"}


def test_no_class_is_called_as_another() -> None:
    homes = defaultdict(list)
    for path in [
        ROOT / "kamervraag.py",
        *(path for room in ("index", "rag", "eval", "ui") for path in (ROOT / room).rglob("*.py")),
    ]:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                homes[node.name].append(str(path.relative_to(ROOT)))
    doubled = {name: found for name, found in homes.items() if len(found) > 1 and name not in SAME}
    assert not doubled and len(homes) > 100
