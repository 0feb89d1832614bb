"""Invented twins of the real papers with their truth, laid out like ../shared, so that tests run everywhere.

A twin has the layout of a real paper and none of its words. Above `===` stand the fields of its head; below
it marks say what is right: `[[Q1 …]]`, `[[A4,5 …]]`, `[[N1@2 …]]` note 1 that exchange 2 calls,
`[[P|Heading| …]]` a paragraph of a letter, `[[T …]]` the asker's note, `[[~…]]` furniture, or inside a text
the marker of a note.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx

from tests.support.places import SAMPLES

FOLDER = Path(__file__).parent / "twins"
_MARK = re.compile(
    r"\[\[(?:(?P<noise>~)|(?P<text>[QA][\d,]+|T) |N(?P<note>[^@ ]+)@(?P<owner>\d+) "
    r"|P\|(?P<heading>[^|]*)\| )|\]\]"
)
_FIRST = 8  # words by which the truth of many papers tells where a text begins and ends


@dataclass(slots=True)
class Twin:
    """A paper as a reader gets it, and what is right about it."""

    name: str
    head: Mapping[str, str]
    content: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    notes: list[tuple[str, str, list[str]]] = field(
        default_factory=list
    )  # number, exchange, its text in pieces
    paragraphs: list[tuple[str | None, str]] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)


def write(folder: Path) -> Path:
    """Write the papers and their truth below a folder, named and laid out as the tests know ../shared."""
    twins = [load(path) for path in sorted(FOLDER.glob("*.txt"))]
    seeds, dev, lists = ([t for t in twins if t.name.startswith(kind)] for kind in ("seed", "dev", "list"))
    for place, group in (("seeds", seeds), ("kamervragen", dev), ("lists", lists)):
        (folder / "corpus" / place).mkdir(parents=True)
        for twin in group:
            (folder / "corpus" / place / twin.name).write_text(twin.content, "utf-8")
    (folder / "gold" / "truth").mkdir(parents=True)
    for twin in seeds:
        _write_json(folder / "gold" / "truth" / f"{twin.name}.json", seed_truth(twin))
    _write_json(folder / "gold" / "dev_truth.json", {twin.name: dev_truth(twin) for twin in dev})
    _write_json(folder / "gold" / "dev_truth2.json", {twin.name: dev_truth(twin) for twin in lists})
    _write_originals(folder, dev)
    for place in ("moties", "pdf"):
        (folder / "corpus" / place).mkdir()
    shutil.copy(SAMPLES / "kst-49637-62.xml", folder / "corpus" / "moties")
    return folder


def load(path: Path) -> Twin:
    """One twin, its marks taken out of the text."""
    above, _, below = path.read_text("utf-8").partition("===\n")
    head = {name: value.strip() for name, _, value in (line.partition(":") for line in above.splitlines())}
    twin, opened, at = Twin(path.name, head), list[re.Match[str]](), 0
    for mark in _MARK.finditer(below):
        _keep(twin, opened, below[at : mark.start()])
        at = mark.end()
        if mark[0] == "]]":
            opened.pop()
        else:
            opened.append(mark)
            if mark["note"]:
                twin.notes.append((mark["note"], mark["owner"], []))
            elif mark["heading"] is not None:
                twin.paragraphs.append((mark["heading"] or None, ""))
    _keep(twin, opened, below[at:])
    return twin


def _keep(twin: Twin, opened: list[re.Match[str]], text: str) -> None:
    twin.content += text
    if not opened:
        return
    mark = opened[-1]
    if mark["text"]:
        twin.texts[mark["text"]] = twin.texts.get(mark["text"], "") + text
    elif mark["note"]:
        twin.notes[-1][2].append(text)
    elif mark["heading"] is not None:
        heading, before = twin.paragraphs[-1]
        twin.paragraphs[-1] = (heading, before + text)
    elif len(opened) == 1:
        twin.furniture += text.splitlines()


def seed_truth(twin: Twin) -> dict[str, Any]:
    """The truth of one paper in the form of ../shared/gold/truth."""
    return {
        "file": twin.name,
        "title": twin.head.get("title"),
        "subject": twin.head.get("subject"),
        "dates": {name: twin.head.get(name) for name in ("asked", "answered", "sent")},
        "askers": _members(twin),
        "answered_by": _ministers(twin, "answered_by"),
        "mede_namens": _ministers(twin, "mede_namens"),
        "references": {
            "question_number": twin.head.get("vraagnummer"),
            "own_number": twin.head.get("kenmerk"),
            "kamerstukken": [{"normal": number} for number in _parts(twin, "kamerstukken")],
            "moties": [f"motie {name}" for name in _parts(twin, "moties")],
        },
        "exchanges": [_exchange(twin, number) for number in _questions(twin)],
        "answer_groups": {",".join(map(str, group)): group for group in _groups(twin)}
        if twin.head.get("numbers") != "no"
        else {},
        "footnotes": [
            {"number": number, "exchange": owner, "text": "".join(text)} for number, owner, text in twin.notes
        ],
        "paragraphs": [
            {"paragraph": at, "heading": heading, "text": text}
            for at, (heading, text) in enumerate(twin.paragraphs, start=1)
        ],
        "furniture_strings_in_no_chunk": twin.furniture,
    }


def dev_truth(twin: Twin) -> dict[str, Any]:
    """The truth of one paper in the form of ../shared/gold/dev_truth.json, a group of questions each."""
    number = twin.head.get("aanhangsel")
    truth: dict[str, Any] = {
        "type": twin.head.get("type"),
        "title_or_subject": twin.head.get("subject"),
        "asked": twin.head.get("asked"),
        "answered": twin.head.get("answered"),
        "vraagnummer": twin.head.get("vraagnummer"),
        "ah_number": number,
        "askers": _members(twin),
        "answered_by": _ministers(twin, "answered_by"),
        "mede_namens": _ministers(twin, "mede_namens"),
        "footnotes": len(twin.notes),
        "n_questions": len(_questions(twin)),
        "exchanges": [_group_truth(twin, group) for group in _groups(twin)],
        "furniture_strings": twin.furniture,
        "footnote_strings": ["".join(text).split(",")[0] for _, _, text in twin.notes],
    }
    return truth | ({"toelichting": {"string": twin.texts["T"]}} if "T" in twin.texts else {})


def _group_truth(twin: Twin, group: list[int]) -> dict[str, Any]:
    answer = twin.texts["A" + ",".join(map(str, group))].split()
    asked = [
        {"numbers": [number], "first8": " ".join(words[:_FIRST]), "last8": " ".join(words[-_FIRST:])}
        for number in group
        for words in [twin.texts[f"Q{number}"].split()]
    ]
    return {
        "numbers": group,
        "questions": asked,
        "question_first8": asked[0]["first8"],
        "question_last8": asked[-1]["last8"],
        "answer_first8": " ".join(answer[:_FIRST]),
        "answer_last8": " ".join(answer[-_FIRST:]),
        "refers_to": sorted({target for number in group for target in _leans(twin).get(number, [])}),
    }


def _exchange(twin: Twin, number: int) -> dict[str, Any]:
    answer = next(
        text for name, text in twin.texts.items() if name[0] == "A" and str(number) in name[1:].split(",")
    )
    askers = dict(one.split(" ", 1) for one in _parts(twin, "who"))
    return {
        "id": str(number),
        "numbers": [] if twin.head.get("numbers") == "no" else [number],
        "asker": {"fractie": askers[str(number)]} if askers else _members(twin)[0],
        "question": {"text": twin.texts[f"Q{number}"]},
        "answer": {"text": answer},
        "refers_to": _leans(twin).get(number, []),
        "footnotes": [note for note, owner, _ in sorted(twin.notes) if owner == str(number)],
    }


def _questions(twin: Twin) -> list[int]:
    return [int(name[1:]) for name in twin.texts if name[0] == "Q"]


def _groups(twin: Twin) -> list[list[int]]:
    return [[int(number) for number in name[1:].split(",")] for name in twin.texts if name[0] == "A"]


def _leans(twin: Twin) -> dict[int, list[int]]:
    """`5:3,4 7:4` -> {5: [3, 4], 7: [4]}: the answers that only lead to others."""
    pairs = (pair.partition(":") for pair in twin.head.get("leans", "").split())
    return {int(number): [int(target) for target in targets.split(",")] for number, _, targets in pairs}


def _parts(twin: Twin, name: str) -> list[str]:
    return [part.strip() for part in twin.head.get(name, "").split(";") if part.strip()]


def _members(twin: Twin) -> list[dict[str, str | None]]:
    pairs = [part.rstrip(")").partition("(") for part in _parts(twin, "askers")]
    return [{"name": name.strip() or None, "party": party} for name, _, party in pairs]


def _ministers(twin: Twin, name: str) -> list[dict[str, str | None]]:
    rows = [[cell.strip() or None for cell in part.split("|")] for part in _parts(twin, name)]
    return [dict(zip(("name", "function", "portfolio"), row, strict=True)) for row in rows]


def _write_originals(folder: Path, twins: list[Twin]) -> None:
    """The same papers as Word files, a paragraph a line."""
    (folder / "corpus" / "originals").mkdir()
    for twin in twins:
        made = docx.Document()
        for line in twin.content.splitlines():
            made.add_paragraph(line)
        made.save(str(folder / "corpus" / "originals" / f"{Path(twin.name).stem}.docx"))


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), "utf-8")
