"""One name, one meaning: no two classes of the house are called the same."""

from __future__ import annotations

import ast
from collections import defaultdict

from tests.support.places import ROOT

# The facade's index is the index, with `ask` on top.
SAME = {"Index"}
FILES = [
    ROOT / "kamervraag.py",
    *(path for room in ("index", "rag", "eval", "ui") for path in (ROOT / room).rglob("*.py")),
]
# What a private function was once called, and what told nobody what goes in or out.
TELLS_NOTHING = frozenset(
    """after alike all answered apart apply asked at back behind beside between bits both by cut deal
    each ended every first following found free full given gone half have held here highest in inside
    is joined kept known last latest lost made marked meant met more named naming near next numbered
    odd of one only open opened other others over own parted plain put ran read renamed rest run said
    same seen set shown some spoken spread stands take taken term text that then there together told
    under until upto wanted whole with within written""".split()
)


def test_a_private_function_says_what_goes_in_or_out() -> None:
    vague = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and node.name.startswith("_")
        and node.name.strip("_") in TELLS_NOTHING
        and not node.name.endswith("__")
    ]
    assert not vague


def test_no_class_is_called_as_another() -> None:
    homes = defaultdict(list)
    for path in FILES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                homes[node.name].append(str(path.relative_to(ROOT)))
    doubled = {name: found for name, found in homes.items() if len(found) > 1 and name not in SAME}
    assert not doubled and len(homes) > 100
