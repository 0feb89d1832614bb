"""The training data as read: running text in units of sentences, translations, questions with passages."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import DocumentError
from index.language.everyday import expressions as everyday
from index.language.sentences import split_at_marks

LANGUAGES = ("eng", "deu", "fra", "spa", "tur", "pol", "ara")  # those beside Dutch, ISO 639-3
NEWS_TRAINING_LINES = 1500  # the lines after it are held out for choosing
MOTION_HELD_OUT_EVERY = 15  # one motion in fifteen is held out for choosing

BLOCK = 5  # our own questions: one block of neighbours in ten is held out for choosing
BLOCKS_HELD_OUT_EVERY = 10

GLOSSARY = Path(__file__).parent / "glossary.tsv"
QUESTIONS = Path(__file__).parent / "questions.tsv"

_MOTION_HEAD = re.compile(r"^(?:gewijzigde |nader gewijzigde )?motie (?:van )?.{0,120}? over ", re.IGNORECASE)
_MOTION_FRAME = re.compile(
    r"De Kamer, gehoord de beraadslaging,\s*|,?\s*en gaat over tot de orde van de dag.*$"
)


@dataclass(frozen=True, slots=True)
class TextUnit:
    """A piece of running text in sentences; `head` is its title, `topic` what lies near it in meaning."""

    topic: str
    head: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """What belongs together, in two languages (ISO 639-3) or one; a question has its passage as `other`."""

    language: str
    text: str
    other_language: str
    other: str
    kind: str  # "sentence", "word", "term", "question"


def laws(folder: Path) -> Iterator[TextUnit]:
    """Articles of Dutch statutes under their headings."""
    for row in _json_rows(folder / "wetsartikelen.jsonl.gz"):
        if row["tekst"]:
            yield TextUnit(row["wet"], row["kop"] or "", _sentences(row["tekst"]))


def debates(folder: Path) -> Iterator[TextUnit]:
    """Paragraphs of debates in the Belgian Chamber, in order."""
    for row in _json_rows(folder / "belgische_kamer.jsonl.gz"):
        yield TextUnit(row["doc"], "", _sentences(row["tekst"]))


def motions(folder: Path, held_out: bool = False) -> Iterator[TextUnit]:
    """Motions under their subjects, in order of date."""
    rows = sorted(
        _json_rows(folder / "moties.jsonl.gz"), key=lambda row: (row["datum"] or "", row["onderwerp"])
    )
    for number, row in enumerate(rows):
        if (number % MOTION_HELD_OUT_EVERY == 0) == held_out:
            text = _MOTION_FRAME.sub("", row["tekst"])
            head = _MOTION_HEAD.sub("", row["onderwerp"] or "")
            yield TextUnit(row["dossier"] or "", head, _sentences(text))


def titles(folder: Path) -> Iterator[TextUnit]:
    """Titles of parliamentary cases, each with the dossier it belongs to as its only sentence."""
    for fields in _tab_fields(folder / "zaaktitels.tsv.gz"):
        if len(fields) >= 5 and len(fields[3]) > 15:
            subject = _MOTION_HEAD.sub("", fields[3])
            yield TextUnit(fields[4] or fields[1], subject, (fields[4],) if fields[4] else ())


def translations(folder: Path) -> Iterator[Pair]:
    """Translated sentences, terms and words, and our own questions; without what is held out."""
    for source, english, dutch in _tab_fields(folder / "engels_nederlands.tsv.gz"):
        kind = "term" if source in ("eu-labels", "minvws") else "sentence"
        yield Pair("eng", english, "nld", dutch, kind)
    for language, sentence, english in _tab_fields(folder / "tatoeba_engels.tsv.gz"):
        yield Pair(language, sentence, "eng", english, "sentence")
    for language, word, other_language, other in _tab_fields(folder / "woordenboek.tsv.gz"):
        yield Pair(language, word, other_language, other, "word")
    for line in news(folder):
        for language, text in line.items():
            if language != "nld":
                yield Pair(language, text, "nld", line["nld"], "sentence")
    yield from glossary()
    yield from own_question_pairs()


def glossary() -> Iterator[Pair]:
    """Our own lists: terms of parliament and administration in eight languages, and Dutch said otherwise."""
    names, *rows = (line.split("\t") for line in GLOSSARY.read_text(encoding="utf-8").splitlines())
    for row in rows:
        for language, text in zip(names[1:], row[1:], strict=True):
            yield Pair(language, text, "nld", row[0], "term")
    for plain, official in everyday.listed_expressions([everyday.PAIRS]):
        yield Pair("nld", plain, "nld", official, "term")


def own_question_pairs(held_out: bool = False) -> list[Pair]:
    """Our own invented questions with the passages that answer them, neighbours on one field of policy."""
    lines = [line.split("\t") for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    return [
        Pair(language, question, "nld", passage, "question")
        for number, (language, question, passage) in enumerate(lines)
        if (number // BLOCK % BLOCKS_HELD_OUT_EVERY == 0) == held_out
    ]


def news(folder: Path, held_out: bool = False) -> list[dict[str, str]]:
    """News sentences, each in eight languages, in the order of the articles."""
    rows = list(_tab_fields(folder / "nieuws_acht_talen.tsv.gz"))
    names, lines = rows[0], rows[1:]
    part = lines[NEWS_TRAINING_LINES:] if held_out else lines[:NEWS_TRAINING_LINES]
    return [dict(zip(names, line, strict=True)) for line in part]


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(part for part in split_at_marks(text.strip(), ".;:?!") if part)


def _json_rows(path: Path) -> Iterator[Any]:
    for line in _gzip_lines(path):
        yield json.loads(line)


def _tab_fields(path: Path) -> Iterator[list[str]]:
    for line in _gzip_lines(path):
        yield line.rstrip("\n").split("\t")


def _gzip_lines(path: Path) -> Iterator[str]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from file
    except OSError as problem:
        raise DocumentError(f"training data cannot be read ({problem})", path) from problem
