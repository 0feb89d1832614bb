"""The house's direction: each room imports only from those before it; heavy packages inside functions."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.places import ROOT

# From the first that may be imported by all to the last that imports from all.
ORDER = (
    "index.errors",
    "index.document",
    "index.language",
    "index.files",
    "index.cleaning",
    "index.parse",
    "index.passages",
    "index.store",
    "index.models",
    "index.derived",
    "index.search",
    "index.build",
    "index.harvest",
    "index.training",
    "rag.statement",
    "rag.tables",
    "rag.lists",
    "rag.contract",
    "rag.understand",
    "rag.gather",
    "rag.say",
    "rag",
    "kamervraag",
    "eval",
    "ui.browse",
    "ui.wording",
    "ui.service",
    "ui.html",
    "ui.page",
    "ui.server",
    "ui.commands",
    "ui",
)
HEAVY = {"ray", "torch", "sentence_transformers", "gradio", "pymilvus", "transformers"}
# Where the heavy packages are at home: nothing on the way of `kamervraag ask` imports these.
HEAVY_ROOMS = ("index/training/", "ui/page/", "ui/server/app.py")
FILES = [
    ROOT / "kamervraag.py",
    *sorted(path for room in ("index", "rag", "eval", "ui") for path in (ROOT / room).rglob("*.py")),
]
MOST_FILES = {"index": 14, "rag": 20, "eval": 20, "ui": 20}


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def room_of(module: str) -> int | None:
    """The place of a module's room in ORDER; None for other people's modules and for `index` itself."""
    found = [room for room in ORDER if f"{module}.".startswith(f"{room}.")]
    return ORDER.index(max(found, key=len)) if found else None


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Each import, lazy ones too, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_follow_the_house(path: Path) -> None:
    here = room_of(module_of(path))
    for line, module in imports(ast.parse(path.read_text(encoding="utf-8"))):
        there = room_of(module)
        assert here is None or there is None or there <= here, f"{path}:{line} imports {module}"


def test_no_two_files_import_each_other() -> None:
    known = {module_of(path): path for path in FILES}
    leads = {
        name: {
            module for _, module in imports(ast.parse(path.read_text(encoding="utf-8"))) if module in known
        }
        for name, path in known.items()
        if path.name != "__init__.py"
    }
    done: set[str] = set()

    def walk(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " -> ".join((*way[way.index(name) :], name))
        for other in leads.get(name, set()) - done:
            walk(other, (*way, name))
        done.add(name)

    for name in leads:
        walk(name, ())


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_heavy_packages_are_imported_where_they_are_used(path: Path) -> None:
    if str(path.relative_to(ROOT)).startswith(HEAVY_ROOMS):
        return
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        for line, module in imports(node):
            inside = isinstance(node, (ast.FunctionDef, ast.ClassDef))
            assert inside or module.split(".")[0] not in HEAVY, f"{path}:{line} imports {module} at once"


@pytest.mark.parametrize(
    "folder", sorted({path.parent for path in FILES} - {ROOT}), ids=lambda p: str(p.relative_to(ROOT))
)
def test_a_folder_can_be_taken_in_at_a_glance(folder: Path) -> None:
    inside = [
        path
        for path in folder.iterdir()
        if path.name not in {"__init__.py", "__pycache__", "data", "py.typed"}
    ]
    assert len(inside) <= MOST_FILES[folder.relative_to(ROOT).parts[0]], sorted(path.name for path in inside)


AT_THE_TOP = {"index", "rag", "eval", "ui", "tests", "docs", "samples", ".ci"}
FILES_AT_THE_TOP = {
    *(
        "kamervraag.py",
        "pyproject.toml",
        "requirements.lock",
        "Makefile",
        ".gitignore",
        ".pre-commit-config.yaml",
    ),
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "SECURITY.md"),
}


def test_nothing_strange_lies_at_the_top() -> None:
    """A note that somebody left there was committed once."""
    if not (ROOT / ".git").exists():
        pytest.skip("no checkout")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    tops = {line.partition("/")[0] for line in listed.stdout.splitlines()}
    assert tops <= AT_THE_TOP | FILES_AT_THE_TOP


# Functions that are longer than may be taken in at once, each with its reason; the rest has at most 40 lines.
MOST_LINES = 40
LONGER = {
    "ui/server/app.py:application": "two calls of FastAPI and Gradio with all that is switched off",
    "ui/commands/chat.py:add_to": "a list of flags",
}


def test_a_function_can_be_taken_in_at_once() -> None:
    longer = {
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and (node.end_lineno or 0) - node.lineno >= MOST_LINES
    }
    assert longer <= set(LONGER), "part it, or say here why not"


# Files that are longer than most, each with its one concern; the rest has at most 250 lines.
MOST_FILE_LINES = 250
LONG_FILES = {
    "index/search/index.py": "all that can be asked of an index, each passed on to the room that knows it",
    "rag/statement.py": "the types of an answer, with their text",
}


def test_a_file_is_as_long_as_its_concern() -> None:
    longer = {
        str(path.relative_to(ROOT))
        for path in FILES
        if path.read_text(encoding="utf-8").count("\n") > MOST_FILE_LINES
    }
    assert longer <= set(LONG_FILES), "part it where it has a second concern, or say here what the one is"
