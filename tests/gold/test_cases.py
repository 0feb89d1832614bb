"""The made cases of ../shared: each is read as its `.expected.txt` says; faults met by others are not repeated."""

# ruff: noqa: E501  a case a line

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.document import CABINET, Document
from index.files import read_file
from index.parse import parse
from tests.support.places import SHARED

CASES = SHARED / "domain/cases"
FAULTS = SHARED / "domain/bug_cases"
_LINE = re.compile(
    r"(?:(?P<ids>\d+[\d:a-z]*(?:,\d+)*)(?: \([^)]*\))? )?(?P<kind>[QA]): (?P<text>.*?)(?=\s{3}|\s+(?:\d+[\d:a-z]* )?[QA]: |$)",
    re.M,
)
_SIGNS = re.compile(r"[\W_]+")


def letters(text: str) -> str:
    return _SIGNS.sub("", text).lower()


def expected(case: Path) -> Iterator[tuple[str, str, list[str]]]:
    """The id, "Q" or "A", and the words (parts of them where `…` stands) that a case's file gives."""
    said = case.with_name(f"{case.stem}.expected.txt").read_text("utf-8").partition("Today")[0]
    ids = ""
    for line in _LINE.finditer(said):
        ids = line["ids"] or ids
        for name in ids.split(","):
            yield name, line["kind"], [letters(part) for part in line["text"].split("…")]


def cases() -> list[Path]:
    made = CASES.iterdir() if CASES.is_dir() else []
    return sorted(path for path in made if not path.name.endswith(".expected.txt"))


@pytest.mark.parametrize("case", cases(), ids=lambda path: path.name)
def test_a_case_is_read_as_expected(shared: Path, case: Path) -> None:
    doc = read(case)
    found = {str(number): each for each in doc.exchanges for number in each.numbers}
    found |= {each.id: each for each in doc.exchanges}
    for name, kind, parts in expected(case):
        assert name in found, name
        span = found[name].question if kind == "Q" else found[name].answer
        shown = letters(doc.at(span)) if span else ""
        assert shown.startswith(parts[0]) and shown.endswith(parts[-1]), (name, kind, shown)
        if len(parts) == 1:
            assert shown == parts[0], (name, kind)
    assert TOLD.get(case.stem[:2], lambda _: True)(doc)


TOLD: dict[str, Callable[[Document], bool]] = {
    "01": lambda doc: [note.exchange for note in doc.footnotes] == ["1", "1", "1", "2", "2"] and not doc.warnings,
    "03": lambda doc: [note.id for note in doc.footnotes] == ["1)"] and len(doc.paragraphs) == 1,
    "06": lambda doc: "_" not in f"{doc.title}{doc.subject}",
    "07": lambda doc: doc.exchanges[1].answer_group == (2, 3, 4, 5, 6),
    "08": lambda doc: doc.answered_by[0].name == "Eşmer-Zwart",
    "09": lambda doc: doc.type == "overig" and doc.numbers["kamerstuk"] == "91308-3" and no_cabinet(doc),
    "11": lambda doc: str(doc.dates.sent) == "2038-06-05" and doc.numbers["kenmerk"] == "19005376 R" and not doc.askers,
    "17": lambda doc: [each.id for each in doc.exchanges] == ["1", "1a", "1b", "2"],
    "18": lambda doc: [each.id for each in doc.exchanges] == ["1", "2:1", "2:2"],
    "20": lambda doc: str(doc.dates.answered) == "2038-06-05" and doc.numbers["kenmerk"] == "19005376 R",
    "22": lambda doc: "metadata" not in doc.text and "<" not in doc.text,
    "23": lambda doc: doc.title == "Gewijzigde motie van het lid Claaswijk" and str(doc.dates.sent) == "2038-04-22",
    "24": lambda doc: all(each.state == "unsure" for each in doc.exchanges),
    "25": lambda doc: [(m.name, m.portfolio) for m in doc.answered_by] == [("Mark Klaasen", "Waterbouw en Bruggen")],
    "27": lambda doc: doc.type in ("mondelinge vragen", "overig") and not doc.exchanges and no_cabinet(doc),
    "28": lambda doc: "CO2-buis" in doc.text and "te 2" not in doc.text,
    "30": lambda doc: doc.title == "14e vergadering, woensdag 13 oktober 2038" and str(doc.dates.sent) == "2038-10-13",
}  # fmt: skip


def no_cabinet(doc: Document) -> bool:
    return CABINET not in {each.voice for each in (*doc.paragraphs, *doc.exchanges)}


def read(path: Path) -> Document:
    return parse(read_file(path), path.name)


def answers(doc: Document) -> dict[str, str]:
    return {each.id: doc.at(each.answer) for each in doc.exchanges if each.answer}


CAUGHT = "In 2023 zijn 48.213 muskusratten gevangen."
FIVE: dict[str, Callable[[Document], bool]] = {
    "05-list-of-questions-pdf-ordinary-cell-margins": lambda doc: len(doc.exchanges) >= 15,
    "06-table-vraag-antwoord-two-columns": lambda doc: len(doc.exchanges) == 5 and CAUGHT in answers(doc)["2"],
    "07-skewed-scan-moves-numbers": lambda doc: CAUGHT in answers(doc)["2"] and "6 procent meer" in doc.text,
    "08-no-break-space-in-label": lambda doc: len({n for each in doc.exchanges for n in each.numbers}) >= 4,
    "12-placeholder-quoted-as-answer": lambda doc: "Klik of tik" not in doc.text and "Vul hier" not in doc.text,
    "13-altchunk-lost": lambda doc: len(doc.exchanges) == 5,
    "14-html-deleted-and-hidden-text": lambda doc: CAUGHT in doc.text and "VERBORGEN" not in doc.text,
    "15-docx-hidden-by-style": lambda doc: "INTERN" not in doc.text,
    "16-merged-answer-cell": lambda doc: doc.exchanges[2].answer_group == (2, 3),
    "17-column-beside-the-answer-dropped": lambda doc: "Nr  Vraag" not in "".join(answers(doc).values()),
    "24-word-comments-in-the-margin": lambda doc: "kostte de nog laten" not in doc.text,
    "25-line-numbers-in-the-margin": lambda doc: {"1", "2"} <= set(answers(doc)) and "het 30 waterschap" not in doc.text,
    "26-letters-without-a-character": lambda doc: any("letter" in warning for warning in doc.warnings),
    "27-forms-and-portfolios": lambda doc: bool(doc.warnings) or "1" in answers(doc),
    "28-pdf-text-that-nobody-sees": lambda doc: "51.900" not in doc.text and "BUITEN" not in doc.text,
    "30-right-to-left-in-pdf": lambda doc: "\u0627\u0644\u0639\u0631\u0627\u0642» en het" in doc.text,
    "31-other-line-ends": lambda doc: len(doc.exchanges) == 5,
    "32-struck-and-ticked": lambda doc: "51.900 48.213" not in doc.text,
}  # fmt: skip


def faulty() -> list[tuple[str, Path]]:
    kinds = (".txt", ".docx", ".pdf", ".html")
    found = [
        (name, path)
        for name in FIVE
        if (FAULTS / name).is_dir()
        for path in sorted((FAULTS / name).iterdir())
    ]
    return [(name, path) for name, path in found if path.suffix in kinds]


@pytest.mark.parametrize(
    ("fault", "path"), faulty(), ids=lambda value: value.name if isinstance(value, Path) else ""
)
def test_a_fault_met_by_others_is_not_repeated(shared: Path, fault: str, path: Path) -> None:
    doc = read(path)
    assert FIVE[fault](doc), (doc.text[:600], doc.warnings)
