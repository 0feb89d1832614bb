"""What a source says of a paper, beside the paper: `NAME.xml` and `NAME.xml.meta.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

import msgspec

from index.errors import DocumentError
from index.files.encoding import read_json

SUFFIX = ".meta.json"


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person as the source names him: `role` is "Indiener", "Gericht aan", … ; "" where unknown."""

    name: str
    party: str = ""
    function: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """Metadata of one paper. Days are ISO ("2031-02-03"), "" where the source says none; never guessed.

    `kind` is the source's own word for the type, `type` ours ("" where unknown); `url` is where a person
    reads the paper, `fetched_from` where the file came from; `paper` is the name of the file itself.
    """

    identifier: str
    source: str
    kind: str = ""
    type: str = ""
    url: str = ""
    title: str = ""
    subject: str = ""
    date: str = ""
    asked: str = ""
    answered: str = ""
    available: str = ""
    deadline: str = ""
    people: tuple[NamedPerson, ...] = ()
    numbers: Mapping[str, str] = field(default_factory=dict)  # vraagnummer, aanhangsel, kamerstuk, dossier, …
    status: str = ""
    licence: str = ""
    origin: str = ""  # the id the source itself knows it by
    version_stamp: str = ""  # what the source said of the version, so that a lost journal costs no download
    paper: str = ""
    fetched_from: str = ""
    retrieved: str = ""
    sha256: str = ""
    size: int = 0

    def to_json(self) -> str:
        """As it lies on disk, for people too."""
        return json.dumps({"version": 1, **asdict(self)}, ensure_ascii=False, indent=1) + "\n"


def sidecar_path(paper: Path) -> Path:
    """Where the metadata of a paper lies."""
    return paper.with_name(paper.name + SUFFIX)


def read_sidecar(paper: Path) -> Sidecar | None:
    """The metadata beside a paper, None where there is none; raises DocumentError for a damaged one."""
    path = sidecar_path(paper)
    try:
        return msgspec.convert(read_json(path.read_bytes()), Sidecar)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError, msgspec.MsgspecError) as error:
        raise DocumentError(
            f"has damaged metadata in {path.name}; remove that file or harvest again"
        ) from error


def readable_sidecar(paper: Path) -> Sidecar | None:
    """The metadata beside a paper; None where there is none that can be read."""
    try:
        return read_sidecar(paper)
    except DocumentError:
        return None
