"""Heads and references against the parser truth, of the real papers where they are and of invented twins."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from index.document import Document, Member, Minister
from index.files import read_file
from index.parse import parse
from index.parse.head.heading import read_heading
from index.parse.head.heading_fields import Heading

JUDGED = {("003", "52")}  # the truth gives alternatives: "gelijkluidende vragen in dit schriftelijk overleg"
LEAST = {"shared": 80, "twins": 20}  # answers judged
SURE = 0.4  # below it stand words without a number ("zoals hierboven"), which the truth keeps apart


def letters(text: str | None) -> str:
    return re.sub(r"[\W_]", "", text or "").lower()


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def people(found: Iterable[Minister]) -> list[tuple[str | None, str | None, str | None]]:
    return [(each.name, each.function, each.portfolio) for each in found]


def wanted(truth: Iterable[Mapping[str, Any]]) -> list[tuple[str | None, str | None, str | None]]:
    return [(each["name"], each["function"], each["portfolio"]) for each in truth]


def surname(found: Iterable[Minister]) -> list[tuple[str, str, str]]:
    """The dev truth names ministers without the initials that a signature has."""
    plain = [re.sub(r"^(?:[A-Z]\.\s?)+", "", each.name or "") for each in found]
    return [
        (letters(n), letters(m.function), letters(m.portfolio)) for n, m in zip(plain, found, strict=True)
    ]


def members(found: Iterable[Member]) -> list[tuple[str, str]]:
    return [(letters(each.name), letters(each.party)) for each in found]


def seeds(root: Path) -> Iterable[tuple[dict[str, Any], Path]]:
    for path in sorted((root / "gold/truth").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        yield truth, root / "corpus/seeds" / truth["file"]


def test_heads_of_the_seeds(root: Path) -> None:
    for truth, path in seeds(root):
        head = read_heading(read_file(path).text)
        for field in ("asked", "answered", "sent"):
            assert iso(getattr(head.dates, field)) == truth["dates"][field], (path.name, field)
        askers = [(each.get("name"), each.get("party") or each.get("fractie")) for each in truth["askers"]]
        assert [(each.name, each.party) for each in head.askers] == askers
        assert people(head.answered_by) == wanted(truth["answered_by"])
        assert people(head.mede_namens) == wanted(truth["mede_namens"])
        assert head.numbers.get("vraagnummer") == truth["references"].get("question_number")
        assert head.numbers.get("kenmerk") == truth["references"].get("own_number")
        assert head.title == truth["title"]
        if not truth["subject"].endswith("(vreemdelingen- en asielbeleid)"):  # put together by the reader
            assert head.subject == truth["subject"]


def fields(head: Heading, truth: Mapping[str, Any]) -> Iterable[tuple[str, bool]]:
    number = truth["ah_number"]
    yield "asked", iso(head.dates.asked) == truth["asked"]
    yield "answered", iso(head.dates.answered) == truth["answered"]
    yield "vraagnummer", head.numbers.get("vraagnummer") == truth["vraagnummer"]
    yield "aanhangsel", head.numbers.get("aanhangsel") == (str(number) if number else None)
    yield "subject", letters(head.subject) == letters(truth["title_or_subject"])
    yield (
        "askers",
        members(head.askers) == [(letters(m["name"]), letters(m["party"])) for m in truth["askers"]],
    )
    yield (
        "answered_by",
        surname(head.answered_by)
        == [(letters(a), letters(b), letters(c)) for a, b, c in wanted(truth["answered_by"])],
    )
    yield (
        "mede_namens",
        surname(head.mede_namens)
        == [(letters(a), letters(b), letters(c)) for a, b, c in wanted(truth["mede_namens"])],
    )


def test_heads_of_the_dev_papers(root: Path) -> None:
    truths = json.loads((root / "gold/dev_truth.json").read_text(encoding="utf-8"))
    right = []
    for name, truth in truths.items():
        head = read_heading(read_file(root / "corpus/kamervragen" / name).text)
        right += [(name, field, good) for field, good in fields(head, truth)]
    wrong = [(name, field) for name, field, good in right if not good]
    assert len(wrong) <= 0.03 * len(right), wrong


def leans(document: Document) -> dict[int | str, set[int]]:
    """For each question number (or id where there are none): the numbers its answer surely leans on."""
    by_id = {exchange.id: exchange for exchange in document.exchanges}
    found: dict[int | str, set[int]] = {}
    for exchange in document.exchanges:
        targets = [
            by_id[r.exchange] for r in exchange.refers_to if r.confidence >= SURE or not exchange.numbers
        ]
        meant = {n for target in targets for n in target.numbers or (int(target.id),)}
        for key in exchange.numbers or (exchange.id,):
            found[key] = meant
    return found


def test_references_of_the_seeds(root: Path) -> None:
    wrong, total = [], 0
    for truth, path in seeds(root):
        found = leans(parse(read_file(path), path.name))
        for exchange in truth.get("exchanges", []):
            if (path.name[:3], exchange["id"]) in JUDGED or "implicit_ref" in exchange:
                continue
            total += 1
            key = exchange["numbers"][0] if exchange["numbers"] else exchange["id"]
            if found.get(key) != set(exchange["refers_to"]):
                wrong.append((path.name[:3], exchange["id"]))
    assert total >= LEAST[root.name]
    assert len(wrong) <= 0.05 * total, wrong


def test_references_of_the_dev_papers(root: Path) -> None:
    truths = json.loads((root / "gold/dev_truth.json").read_text(encoding="utf-8"))
    wrong, total = [], 0
    for name, truth in truths.items():
        found = leans(parse(read_file(root / "corpus/kamervragen" / name), name))
        for exchange in truth["exchanges"]:
            total += 1
            if (
                not set(exchange["refers_to"])
                <= found.get(exchange["numbers"][0], set())
                <= {*exchange["refers_to"]}
            ):
                wrong.append((name[:5], exchange["numbers"]))
    assert len(wrong) <= 0.05 * total, wrong


def test_papers_named_in_the_seeds(root: Path) -> None:
    for truth, path in seeds(root):
        found = {reference.normal for reference in parse(read_file(path), path.name).references}
        assert {each["normal"] for each in truth["references"]["kamerstukken"]} <= found
        named = {
            re.sub(r"^motie(?: van (?:het lid|de leden))?[ -]", "", each)
            for each in truth["references"].get("moties", [])
        }
        assert {name[0].upper() + name[1:] for name in named} <= found
