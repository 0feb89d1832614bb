"""What the project stands on and is served with: lock file, licences, the unit, the container's recipe."""

from __future__ import annotations

import configparser
import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.places import ROOT
from ui.cli import parser

SERVING = ROOT / "docs" / "serving"
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
LOCKED = re.findall(r"^([A-Za-z0-9._-]+)==([^ \\]+)(.*(?:\n    --hash=sha256:[0-9a-f]{64}.*)*)", LOCK, re.M)


def wanted() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [Requirement(line) for line in project["dependencies"]]


def test_each_dependency_is_locked_at_a_version_that_is_allowed() -> None:
    locked = {canonicalize_name(name): version for name, version, _ in LOCKED}
    for need in wanted():
        if need.name != "torch":
            assert need.specifier.contains(locked[canonicalize_name(need.name)]), f"{need}: make lock"


def test_each_locked_version_has_hashes_and_no_address() -> None:
    assert len(LOCKED) > 80 and all("--hash=sha256:" in rest for *_, rest in LOCKED)
    assert "://" not in LOCK and not any(name == "torch" or name.startswith("nvidia") for name, *_ in LOCKED)


def test_each_locked_package_has_its_licence_listed() -> None:
    rows = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8").splitlines()[2:]
    listed = {canonicalize_name(row.split("|")[1].strip()): row.split("|")[3].strip() for row in rows}
    elsewhere = {name for name, _, rest in LOCKED if ";" in rest.splitlines()[0]}  # not on this system
    for name in {name for name, *_ in LOCKED} - elsewhere:
        assert listed.get(canonicalize_name(name), "UNKNOWN") != "UNKNOWN", f"{name}: make sbom"


def test_the_unit_starts_a_command_that_there_is() -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(SERVING / "kamervraag.service")
    words = unit["Service"]["ExecStart"].replace("\\\n", " ").replace("\\", " ").split()
    assert words[0].endswith("/kamervraag") and parser("chat").parse_args(words[1:]).metrics
    # What is filtered fails; without this number it kills, and libraries try to place their memory (mbind).
    assert unit["Service"]["SystemCallErrorNumber"] == "EPERM"
    assert unit["Service"]["DynamicUser"] == "yes" and unit["Service"]["ProtectSystem"] == "strict"


def test_the_container_copies_what_is_there_and_starts_a_command_that_there_is() -> None:
    recipe = (SERVING / "Containerfile").read_text(encoding="utf-8")
    for line in re.findall(r"^COPY (?!--)(.*)$", recipe, re.M):
        *sources, _ = line.split()
        assert all((ROOT / source).exists() for source in sources), line
    torch = next(need for need in wanted() if need.name == "torch")
    assert f"torch{torch.specifier}\n" in recipe and re.search(r"^USER 10001$", recipe, re.M)
    entry, given = (
        re.search(rf'^{name} \["(.*)"\]$', recipe, re.M)[1].split('", "')  # type: ignore[index]
        for name in ("ENTRYPOINT", "CMD")
    )
    words = [*entry[1:], *given]
    assert parser("chat").parse_args(words).host == "0.0.0.0"
