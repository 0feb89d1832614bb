"""The parser against what people read: ../shared/gold/truth and dev_truth.json, and invented twins."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from index.document import Document, Exchange
from index.files import read_file
from index.parse import parse

SEEDS = Path("gold/truth")
DEV = Path("gold/dev_truth.json")
NOT_LETTERS = re.compile(r"[\W_]+")


def letters(text: str) -> str:
    """A text without spaces, signs, hyphens and capitals: what truth and parse are compared by."""
    return NOT_LETTERS.sub("", text).lower()


@cache
def parsed(path: Path) -> Document:
    return parse(read_file(path), path.name)


def passages(doc: Document) -> list[str]:
    """All text that the index would hold of a paper."""
    spans = [span for e in doc.exchanges for span in (e.question, e.answer) if span]
    return [doc.at(span) for span in [*spans, *(paragraph.span for paragraph in doc.paragraphs)]]


def seeds(root: Path) -> list[tuple[dict[str, Any], Document]]:
    truths = [json.loads(path.read_text("utf-8")) for path in sorted((root / SEEDS).glob("*.json"))]
    return [(truth, parsed(root / "corpus/seeds" / truth["file"])) for truth in truths]


def dev(root: Path) -> list[tuple[str, dict[str, Any], Document]]:
    truths = json.loads((root / DEV).read_text("utf-8"))
    return [(name, truth, parsed(root / "corpus/kamervragen" / name)) for name, truth in truths.items()]


def test_every_exchange_of_the_seeds(root: Path) -> None:
    for truth, doc in seeds(root):
        expected = truth.get("exchanges") or []
        assert [e.id for e in doc.exchanges] == [e["id"] for e in expected], truth["file"]
        for exchange, right in zip(doc.exchanges, expected, strict=True):
            assert exchange.answer is not None
            assert list(exchange.numbers) == right["numbers"]
            assert letters(doc.at(exchange.question)) == letters(right["question"]["text"])
            assert letters(doc.at(exchange.answer)) == letters(right["answer"]["text"])


def test_every_group_of_the_seeds(root: Path) -> None:
    for truth, doc in seeds(root):
        for name, group in truth.get("answer_groups", {}).items():
            shared_by = [e for e in doc.exchanges if set(e.numbers) <= set(group)]
            assert {e.answer_group for e in shared_by} == {tuple(group)}, name
            assert len({e.answer for e in shared_by}) == 1, name


def test_every_asker_of_the_consultation(root: Path) -> None:
    for truth, doc in seeds(root):
        for exchange, right in zip(doc.exchanges, truth.get("exchanges") or [], strict=True):
            assert exchange.asker is not None
            assert exchange.asker.party == right["asker"].get("fractie", right["asker"].get("party"))
            assert exchange.asker.name == right["asker"].get("name")


def test_every_footnote_of_the_seeds_and_its_owner(root: Path) -> None:
    for truth, doc in seeds(root):
        found = {note.id: note for note in doc.footnotes}
        assert sorted(found) == sorted(note["number"] for note in truth.get("footnotes") or [])
        for note in truth.get("footnotes") or []:
            shown = letters(doc.at(found[note["number"]].span))
            assert found[note["number"]].exchange == note["exchange"].split("-")[0]
            assert shown.startswith(letters(note.get("text_first", note.get("text", ""))))
            assert shown.endswith(letters(note.get("text_last", note.get("text", ""))))
        for exchange, right in zip(doc.exchanges, truth.get("exchanges") or [], strict=True):
            assert list(exchange.footnotes) == right["footnotes"]


def test_every_paragraph_of_the_letter(root: Path) -> None:
    for truth, doc in seeds(root):
        for paragraph, right in zip(doc.paragraphs, truth.get("paragraphs", []), strict=True):
            assert paragraph.heading == right["heading"]
            assert letters(doc.at(paragraph.span)) == letters(right["text"])


def test_furniture_of_the_seeds_stands_in_no_passage(root: Path) -> None:
    for truth, doc in seeds(root):
        for string in truth.get("furniture_strings_in_no_chunk", []):
            assert not any(string in passage for passage in passages(doc)), string


def errors(doc: Document, right: dict[str, Any]) -> list[str]:
    """What is wrong with the exchanges that a true one covers."""
    numbered = {number: exchange for exchange in doc.exchanges for number in exchange.numbers}
    covering = [numbered[number] for number in right["numbers"] if number in numbered]
    if len(covering) < len(right["numbers"]):
        return ["missing"]
    whole = {
        "numbers": right["numbers"],
        "first8": right["question_first8"],
        "last8": right["question_last8"],
    }
    found = [error for asked in right.get("questions", [whole]) for error in _ends(doc, numbered, asked)]
    for exchange in covering:
        answer = letters(doc.at(exchange.answer)) if exchange.answer else ""
        if not answer.startswith(letters(right["answer_first8"])):
            found.append("answer begins elsewhere")
        if not answer.endswith(letters(right["answer_last8"])):
            found.append("answer ends elsewhere")
        if list(exchange.answer_group) != right["numbers"]:
            found.append(f"group {exchange.answer_group}")
    return found


def _ends(doc: Document, numbered: dict[int, Exchange], asked: dict[str, Any]) -> list[str]:
    first, last = numbered[asked["numbers"][0]], numbered[asked["numbers"][-1]]
    begins = letters(doc.at(first.question)).startswith(letters(asked["first8"]))
    ends = letters(doc.at(last.question)).endswith(letters(asked["last8"]))
    return ["question begins elsewhere"] * (not begins) + ["question ends elsewhere"] * (not ends)


def answered(truth: dict[str, Any]) -> list[dict[str, Any]]:
    return [right for right in truth["exchanges"] if right.get("answer_first8")]


def test_exchanges_of_the_dev_papers(root: Path) -> None:
    papers = dev(root)
    wrong = [
        (name, right["numbers"], found)
        for name, truth, doc in papers
        for right in answered(truth)
        if (found := errors(doc, right))
    ]
    total = sum(len(answered(truth)) for _, truth, _ in papers)
    assert len(wrong) <= 0.02 * total, wrong
    for name, truth, doc in papers:
        assert len({number for e in doc.exchanges for number in e.numbers}) == truth["n_questions"], name


def test_furniture_and_notes_of_the_dev_papers_stand_in_no_passage(root: Path) -> None:
    for name, truth, doc in dev(root):
        assert len(doc.footnotes) == truth["footnotes"], name
        assert all(note.exchange for note in doc.footnotes), name
        for string in [*truth["furniture_strings"], *truth["footnote_strings"]]:
            assert not any(string in passage for passage in passages(doc)), (name, string)
        if "toelichting" in truth:
            assert any(truth["toelichting"]["string"] in doc.at(p.span) for p in doc.paragraphs)


def test_docx_and_its_text_twin_have_the_same_exchanges(root: Path) -> None:
    for path in sorted((root / "corpus/originals").glob("*.docx")):
        twins = parsed(path), parsed(root / "corpus/kamervragen" / f"{path.stem}.txt")
        docx, text = ([_bare(doc, e) for e in doc.exchanges] for doc in twins)
        assert docx == text, path.name


def _bare(doc: Document, exchange: Exchange) -> tuple[object, ...]:
    answer = letters(doc.at(exchange.answer)) if exchange.answer else None
    return exchange.id, exchange.numbers, letters(doc.at(exchange.question)), answer, exchange.answer_group


@pytest.mark.parametrize("folder", ["seeds", "kamervragen"])
def test_every_shown_character_leads_back_to_the_file(root: Path, folder: str) -> None:
    for path in sorted((root / "corpus" / folder).iterdir()):
        raw, doc = read_file(path).text, parsed(path)
        for segment in doc.origin:
            there = raw[segment.source : segment.source + segment.length]
            assert doc.text[segment.shown : segment.shown + segment.length] == there
