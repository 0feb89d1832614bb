"""docs/architecture.md names every file of the packages in its own first line's words; links hold."""

from __future__ import annotations

import ast
import re

from tests.support.places import ROOT

HOUSE = ROOT / "docs" / "architecture.md"
START, END = "<!-- tree: kept true by tests/test_docs.py -->\n", "<!-- /tree -->"


def tree() -> str:
    """The tree as it should stand; `python -m tests.test_docs` writes it."""
    front = (ast.get_docstring(ast.parse((ROOT / "kamervraag.py").read_text())) or "").splitlines()[0]
    rows = ["", f"`kamervraag.py`: {front}"]
    for room in ("index", "rag", "eval", "ui"):
        rows += ["", f"<details><summary><code>{room}/</code></summary>", "", "| file | what |", "|---|---|"]
        for path in sorted((ROOT / room).rglob("*.py")):
            says = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").splitlines()[0]
            says = says.replace("|", "\\|")
            rows.append(f"| `{path.relative_to(ROOT)}` | {says} |")
        rows += ["", "</details>"]
    return "\n".join([*rows, "", ""])


def test_the_tree_is_true() -> None:
    text = HOUSE.read_text(encoding="utf-8")
    assert text.partition(START)[2].partition(END)[0] == tree(), "run: python -m tests.test_docs"


def test_what_the_readme_links_to_is_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    links = [part.partition(")")[0] for part in text.split("](")[1:]]
    headings = {
        re.sub(r"[^\w-]", "", line.lower().replace(" ", "-")) for line in re.findall(r"^#+ (.+)$", text, re.M)
    }
    within = [link.removeprefix("#") for link in links if link.startswith("#")]
    assert set(within) <= headings
    assert links and all((ROOT / link).exists() for link in links if "://" not in link and link[0] != "#")


def test_the_commands_and_paths_in_the_log_are_there() -> None:
    text = (ROOT / "docs" / "log.md").read_text(encoding="utf-8")
    modules = set(re.findall(r"python -m ((?:index|rag|eval|ui|tests)[\w.]*)", text))
    missing = [name for name in modules if not _runs(name.rstrip("."))]
    paths = set(
        re.findall(r"(?<![\w/.])(?:index|rag|eval|ui|tests)/[\w/]+\.(?:py|txt|tsv|json|html|css|js)\b", text)
    )
    missing += [path for path in paths if not (ROOT / path).exists()]
    assert not missing and len(paths) > 10 and len(modules) > 3


def _runs(module: str) -> bool:
    place = ROOT / module.replace(".", "/")
    return place.with_suffix(".py").exists() or (place / "__main__.py").exists()


if __name__ == "__main__":
    head, _, rest = HOUSE.read_text(encoding="utf-8").partition(START)
    HOUSE.write_text(head + START + tree() + END + rest.partition(END)[2], encoding="utf-8")
