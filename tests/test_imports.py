"""The house's direction: index <- rag <- eval <- ui, and no import inside a function but the heavy ones."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = {"index": 0, "rag": 1, "eval": 2, "ui": 3}
FILES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
HEAVY = {"torch", "sentence_transformers", "gradio", "pymilvus", "transformers"}


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module] if node.module and not node.level else []
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_follow_the_house(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for module in imported(node):
            other = module.split(".")[0]
            assert ROOMS.get(other, 0) <= ROOMS[room], f"{path}:{node.lineno} imports {module}"
