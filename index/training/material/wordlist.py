"""Dutch words with their frequencies from ../shared/train -> index/data/dutch_words.txt.gz.

Run it as `python -m index.training.material.wordlist ../shared/train`. Only words and counts leave the
training data, no text. The list serves the splitting of compounds in index/language/compounds.py.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from index.language.words import fold

WORDS = Path(__file__).resolve().parents[2] / "data" / "dutch_words.txt.gz"
MIN_COUNT = 4
_WORD = re.compile(r"[a-z]{2,24}")
_DUTCH_COLUMN = {"zaaktitels.tsv.gz": 3, "nieuws_acht_talen.tsv.gz": 0, "engels_nederlands.tsv.gz": 2}
_DUTCH_KEYS: dict[str, tuple[str, ...]] = {
    "moties.jsonl.gz": ("onderwerp", "tekst"),
    "wetsartikelen.jsonl.gz": ("kop", "tekst"),
    "belgische_kamer.jsonl.gz": ("tekst",),
}


def main(folder: Path) -> None:
    """Count, keep what occurs often enough, write the words on one line and a byte for each on the next."""
    counts: Counter[str] = Counter()
    for text in texts(folder):
        counts.update(_WORD.findall(fold(text)))
    kept = sorted((word, count_rank(count)) for word, count in counts.items() if count >= MIN_COUNT)
    letters = " ".join(word for word, _ in kept).encode("ascii")
    numbers = bytes(48 + level for _, level in kept)
    WORDS.write_bytes(gzip.compress(letters + b"\n" + numbers, mtime=0))


def count_rank(count: int) -> int:
    """A count on a scale of half natural logarithms: precise enough to compare two splits, and small."""
    return round(2 * math.log(count))


def texts(folder: Path) -> Iterator[str]:
    """Every Dutch text of the training data."""
    for name, keys in _DUTCH_KEYS.items():
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                yield from (record[key] or "" for key in keys)
    for name, column in _DUTCH_COLUMN.items():
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            yield from (line.split("\t")[column] for line in lines if line.count("\t") >= column)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
