"""How fast papers are parsed, and whether time grows with length only linearly."""

from __future__ import annotations

import time
from collections.abc import Callable

from index.files import SourceText, read_bytes, read_file
from index.parse import parse
from tests.bench import invented
from tests.support.office_files import column, make_docx, make_pdf, paragraph
from tests.support.places import SHARED

PAGE_LETTERS = 3_000
Figure = tuple[str, float, str]


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """Processor time, which other programs disturb least: the best of some runs."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def parsed(text: str) -> Callable[[], object]:
    return lambda: parse(SourceText(text, "txt"), "stuk.txt")


def run() -> list[Figure]:
    """Papers a second, seconds for 500 pages, growth at 2 and 4 times the length, files a second."""
    figures = [("papers of 12 questions, invented", 20 / seconds(_papers(20)), "papers/s")]
    if SHARED.is_dir():
        figures.append(("papers of the shared corpus", _shared_rate(), "papers/s"))
    long = 500 * PAGE_LETTERS
    for name, text in (
        ("500 pages of questions", invented.paper(1_700)),
        ("500 pages of letter", invented.letter(long)),
        ("500 pages of schriftelijk overleg", invented.consultation(2_200)),
        ("500 pages on one line", "x" * long),
        ("500 pages of label lines", "Vraag 1\n" * (long // 8)),
    ):
        figures.append((f"{name} ({len(text) / 1e6:.1f} million letters)", seconds(parsed(text), 1), "s"))
    return [*figures, *_growth(), *_files()]


def _papers(count: int) -> Callable[[], object]:
    texts = [invented.paper(12, seed) for seed in range(count)]
    return lambda: [parse(SourceText(text, "txt"), "stuk.txt") for text in texts]


def _shared_rate() -> float:
    sources = [read_file(path) for path in sorted((SHARED / "corpus" / "kamervragen").glob("*.txt"))]
    return len(sources) / seconds(lambda: [parse(source, "stuk.txt") for source in sources])


def _growth() -> list[Figure]:
    once = seconds(parsed(invented.paper(150)))
    return [
        (f"time at {times}x the length", seconds(parsed(invented.paper(150 * times))) / once, "x")
        for times in (2, 4)
    ]


def _files() -> list[Figure]:
    page = column(60, 800, invented.paper(3).split("\n")[:60])
    pdf = make_pdf([page] * 20)
    docx = make_docx("".join(paragraph(line) for line in invented.paper(12).split("\n")))
    return [
        ("pdf read", 20 / seconds(lambda: read_bytes(pdf, "a.pdf")), "pages/s"),
        ("docx read", 1 / seconds(lambda: read_bytes(docx, "a.docx")), "files/s"),
    ]
