"""The bundled model: how fast it opens, embeds, and compares token by token."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np

from index.language.token_count import count_tokens
from index.models.embed import load_embedder
from index.models.late_interaction import LateInteraction
from index.models.token_table import BUNDLED, open_table

FREQUENT = 30_000  # pieces of the vocabulary that the invented passages are made of, Zipf-distributed
QUESTION = "Wat doet het kabinet aan het tekort aan opvangplekken in gemeenten?"
OPEN = (
    "import time; from index.models import embed; t = time.perf_counter(); "
    "embed.load_embedder().encode_queries(['wolf']); print((time.perf_counter() - t) * 1000)"
)


def run() -> list[tuple[str, float, str]]:
    """Passages a second, and milliseconds for the rest; medians."""
    generator = np.random.default_rng(1)
    words = [word for word in open_table(BUNDLED).tokenizer.get_vocab() if len(word) > 2 and word.isalpha()]
    words = sorted(words)[:FREQUENT]
    chosen = generator.zipf(1.15, size=(6000, 120)) % len(words)
    passages = [" ".join(words[i] for i in row) for row in chosen.tolist()]
    embedder, late = load_embedder(), LateInteraction()
    started = time.perf_counter()
    embedder.encode_passages(passages)
    rate = len(passages) / (time.perf_counter() - started)
    candidates = late.token_ids(passages[:200])
    idf = np.ones(late.vocabulary_size, np.float32)
    return [
        ("passages of 120 tokens embedded (at least 5,000)", rate, "/s"),
        ("a question embedded (at most 0.3)", _median(lambda: embedder.encode_queries([QUESTION])), "ms"),
        ("late interaction on 200 (at most 3)", _median(lambda: late.score(QUESTION, candidates, idf)), "ms"),
        ("opened, in a fresh process (at most 150)", _opened(), "ms"),
        ("tokens counted, 120 tokens", 1000 / _median(lambda: count_tokens(passages[0])), "/s"),
    ]


def _opened() -> float:
    runs = [subprocess.run([sys.executable, "-c", OPEN], capture_output=True, check=True) for _ in range(5)]
    return sorted(float(one.stdout) for one in runs)[2]


def _median(action: Callable[[], object], times: int = 200) -> float:
    action()
    spent = []
    for _ in range(times):
        started = time.perf_counter()
        action()
        spent.append((time.perf_counter() - started) * 1000)
    return float(np.median(spent))
