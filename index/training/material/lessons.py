"""What the teacher reads to the table: texts of every source and language, and its vectors of them.

The vectors are kept in a folder, a block of texts a file named after the texts, so that a run that was broken
off goes on and several can share the work.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.training.material.corpus import Pair, TextUnit
from index.training.material.noise import FRAMES

QUERY, PASSAGE = "query: ", "passage: "
AT_ONCE = 512
LONGEST = 96  # tokens of the teacher's that it reads of a passage
CHARACTERS = 600  # that it is given of a passage; it stops at LONGEST


@dataclass(frozen=True, slots=True)
class Lesson:
    """Texts that the teacher reads as questions or as passages, and the language of each (ISO 639-3)."""

    prompt: str
    texts: tuple[str, ...]
    languages: tuple[str, ...] = ()


class Reads(Protocol):
    """A teacher."""

    dimension: int

    def encode(self, texts: Sequence[str], prompt: str, longest: int) -> NDArray[np.float16]:
        """Float16 (n, dimension), each of length one."""


def lessons(texts: dict[str, list[TextUnit]], pairs: Sequence[Pair], seed: int) -> dict[str, Lesson]:
    """The texts by source, drawn with `seed`; those that matter most first."""
    rng = np.random.default_rng(seed)

    def drawn(prompt: str, found: Sequence[str] | Sequence[tuple[str, str]], most: int) -> Lesson:
        languages = dict((one, "nld") if isinstance(one, str) else one for one in found)
        once = list(languages)
        chosen = [once[place] for place in np.sort(rng.permutation(len(once))[:most])]
        return Lesson(prompt, tuple(chosen), tuple(languages[text] for text in chosen))

    asked = [pair for pair in pairs if pair.kind == "question"]
    told = [pair for pair in pairs if pair.kind == "sentence"]
    terms = [pair for pair in pairs if pair.kind == "term"]
    sentences = [one for unit in texts["debates"] for one in unit.sentences if 40 < len(one) < 250]
    found = {
        "questions": drawn(QUERY, [(pair.text, pair.language) for pair in asked], 10_000),
        "answers": drawn(PASSAGE, [pair.other for pair in asked], 10_000),
        "translations": drawn(QUERY, _sides(told), 45_000),
        "terms": drawn(QUERY, _sides(terms), 20_000),
        "motions": drawn(PASSAGE, [_running(unit) for unit in texts["motions"]], 5_000),
        "titles": drawn(QUERY, [unit.head for unit in texts["titles"]], 24_000),
        "debates": drawn(PASSAGE, [_running(unit) for unit in texts["debates"]], 8_000),
        "sentences": drawn(QUERY, sentences, 10_000),
        "laws": drawn(PASSAGE, [_running(unit) for unit in texts["laws"]], 4_000),
    }
    words = _sides([pair for pair in pairs if pair.kind in ("word", "term")])
    known = {*found["titles"].texts, *found["sentences"].texts}
    found["framed words"] = drawn(QUERY, _framed(words, rng), 30_000)
    found["more titles"] = drawn(QUERY, [u.head for u in texts["titles"] if u.head not in known], 40_000)
    found["more sentences"] = drawn(QUERY, [one for one in sentences if one not in known], 10_000)
    return found


def taught(lesson: Lesson, teacher: Reads, kept: Path) -> Iterator[NDArray[np.float16]]:
    """The vectors block by block, read anew only where `kept` lacks them."""
    kept.mkdir(parents=True, exist_ok=True)
    for start in range(0, len(lesson.texts), AT_ONCE):
        block = lesson.texts[start : start + AT_ONCE]
        path = kept / f"{_digest(lesson.prompt, block)}.npy"
        if not path.exists():
            beside = path.with_suffix(".writing.npy")
            np.save(beside, teacher.encode(block, lesson.prompt, LONGEST))
            beside.rename(path)
        yield np.load(path)


def _sides(pairs: Sequence[Pair]) -> list[tuple[str, str]]:
    sides = [((pair.text, pair.language), (pair.other, pair.other_language)) for pair in pairs]
    return [side for both in sides for side in both]


def _framed(words: Sequence[tuple[str, str]], rng: np.random.Generator) -> list[tuple[str, str]]:
    """Each word asked for in its own language: by itself a word means less, and seldom what it means here."""
    frames: dict[str, list[str]] = defaultdict(list)
    for line in FRAMES.read_text(encoding="utf-8").splitlines():
        language, _, frame = line.partition("\t")
        frames[language].append(frame)
    return [
        (frames[language][int(rng.integers(len(frames[language])))].replace("…", word), language)
        for word, language in words
        if frames[language]
    ]


def _running(unit: TextUnit) -> str:
    return " ".join(unit.sentences)[:CHARACTERS]


def _digest(prompt: str, texts: Sequence[str]) -> str:
    return hashlib.sha256("\0".join((prompt, *texts)).encode()).hexdigest()[:24]
