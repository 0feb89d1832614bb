"""From the training data to a trained table: what is mixed, for how long, how fast."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.progress import Progress, TextColumn, TimeRemainingColumn
from tokenizers import Tokenizer

from index.training.material import batches, corpus, noise
from index.training.material.batches import QuestionChanges
from index.training.material.corpus import LANGUAGES, Pair, TextUnit
from index.training.material.noise import ForeignLanguage
from index.training.material.token_ids import Material, Texts, material, rarity, tokenise
from index.training.step import Batch, Model, train_step
from index.training.vocabulary import count_words, make_tokenizer

Draw = Callable[[np.random.Generator], Batch]

SHARES = {
    "debates": 0.24,
    "laws": 0.18,
    "motions": 0.18,
    "titles": 0.14,
    "sentences": 0.13,
    "words": 0.07,
    "terms": 0.06,
    "questions": 0.1,
}


@dataclass(frozen=True, slots=True)
class Data:
    """Everything a run reads."""

    texts: dict[str, list[TextUnit]]
    pairs: list[Pair]


def read_data(folder: Path) -> Data:
    """The running text by source, and the translations."""
    texts = {
        "laws": list(corpus.laws(folder)),
        "debates": list(corpus.debates(folder)),
        "motions": list(corpus.motions(folder)),
        "titles": list(corpus.titles(folder)),
    }
    return Data(texts, list(corpus.translations(folder)))


def tokenizer_of(data: Data) -> Tokenizer:
    """The vocabulary for this data."""
    dutch = count_words(" ".join((u.head, *u.sentences)) for units in data.texts.values() for u in units)
    sides = [(p.language, p.text) for p in data.pairs] + [(p.other_language, p.other) for p in data.pairs]
    foreign = count_words(text for language, text in sides if language != "nld")
    dutch += count_words(text for language, text in sides if language == "nld")
    return make_tokenizer(dutch, foreign)


def draws(
    data: Data, tokenizer: Tokenizer, size: int, rng: np.random.Generator
) -> tuple[dict[str, Draw], np.ndarray]:
    """One source of batches a name, and how rare each token is."""
    parts = {name: material(tokenizer, units) for name, units in data.texts.items()}
    rare = rarity(list(parts.values()), tokenizer.get_vocab_size())
    tongues = _make_question_changes(data.pairs, tokenizer, rare, rng)
    found: dict[str, Draw] = {name: _draw_of_texts(part, tongues, size) for name, part in parts.items()}
    for kind in ("sentence", "word", "term"):
        found[f"{kind}s"] = _draw_of_pairs(
            [p for p in data.pairs if p.kind == kind], tokenizer, tongues, size
        )
    asked = [pair for pair in data.pairs if pair.kind == "question"]
    found["questions"] = _draw_of_questions(asked, tokenizer, parts["debates"], tongues, size)
    return found, rare


def _draw_of_texts(part: Material, tongues: QuestionChanges, size: int) -> Draw:
    return lambda rng: batches.running_text(part, tongues, size, rng)


def _draw_of_pairs(pairs: Sequence[Pair], tokenizer: Tokenizer, tongues: QuestionChanges, size: int) -> Draw:
    sides, languages = _tokenise_sides(pairs, tokenizer)
    return lambda rng: batches.parallel_text(sides, languages, tongues, size, rng)


def _draw_of_questions(
    pairs: Sequence[Pair], tokenizer: Tokenizer, beside: Material, tongues: QuestionChanges, size: int
) -> Draw:
    sides, languages = _tokenise_sides(pairs, tokenizer)
    return lambda rng: batches.own_questions(sides, languages, beside, tongues, size, rng)


def _tokenise_sides(pairs: Sequence[Pair], tokenizer: Tokenizer) -> tuple[tuple[Texts, Texts], list[str]]:
    sides = tokenise(tokenizer, (p.text for p in pairs)), tokenise(tokenizer, (p.other for p in pairs))
    return sides, [p.language for p in pairs]


def _make_question_changes(
    pairs: Iterable[Pair], tokenizer: Tokenizer, rare: np.ndarray, rng: np.random.Generator
) -> QuestionChanges:
    frames = noise.read_frames(tokenizer)
    lexicon = word_pairs(pairs)
    foreign = {
        name: ForeignLanguage(noise.word_map(tokenizer, lexicon[name]), frames[name]) for name in LANGUAGES
    }
    synonyms = noise.word_map(tokenizer, lexicon["nld"])
    return QuestionChanges(rare, noise.misspellings(tokenizer, rng), synonyms, frames["nld"], foreign)


def word_pairs(pairs: Iterable[Pair]) -> dict[str, list[tuple[str, str]]]:
    """(Dutch, other) by language, through English where need be; synonyms under "nld"."""
    into_english: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    direct: dict[str, list[tuple[str, str]]] = defaultdict(list)
    synonyms: list[tuple[str, str]] = []
    for pair in pairs:
        if pair.kind in ("sentence", "question"):
            continue
        if pair.language == pair.other_language:
            synonyms += [(pair.other, pair.text), (pair.text, pair.other)]
            continue
        for a, text, b, other in (
            (pair.language, pair.text, pair.other_language, pair.other),
            (pair.other_language, pair.other, pair.language, pair.text),
        ):
            if b == "nld":
                direct[a].append((other, text))
            if b == "eng":
                into_english[a][other.lower()].append(text)
    found = {name: list(direct[name]) for name in LANGUAGES} | {"nld": synonyms}
    for english, dutch_words in into_english["nld"].items():
        for name in (*LANGUAGES[1:], "nld"):
            others = into_english[name].get(english, []) if name != "nld" else dutch_words
            found[name] += [(d, o) for d in dutch_words[:6] for o in others[:6] if d != o]
    return found


def train(model: Model, sources: dict[str, Draw], steps: int, rate: float, rng: np.random.Generator) -> None:
    """Move the model `steps` times; the rate warms up, then falls to a twentieth."""
    names = list(SHARES)
    shares = np.array([SHARES[name] for name in names]) / sum(SHARES.values())
    order = rng.choice(len(names), size=steps, p=shares)
    columns = (*Progress.get_default_columns()[:3], TimeRemainingColumn(), TextColumn("{task.fields[loss]}"))
    smooth: dict[str, tuple[float, float]] = {}
    started = time.monotonic()
    with Progress(*columns) as progress:
        task = progress.add_task("training", total=steps, loss="")
        for step in range(steps):
            name = names[order[step]]
            now = rate * min(1, (step + 1) / 100) * (1 - 0.95 * step / steps)
            losses = train_step(model, sources[name](rng), now)
            old = smooth.get(name, losses)
            smooth[name] = (0.95 * old[0] + 0.05 * losses[0], 0.95 * old[1] + 0.05 * losses[1])
            shown = " ".join(f"{n} {a:.2f}/{b:.2f}" for n, (a, b) in sorted(smooth.items()))
            progress.update(task, advance=1, loss=shown)
            if step % 250 == 249 and not progress.console.is_terminal:
                pace = (time.monotonic() - started) / (step + 1)
                progress.console.print(
                    f"step {step + 1}/{steps} {pace:.3f} s a step: {shown}", soft_wrap=True
                )
