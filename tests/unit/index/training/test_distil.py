from itertools import combinations, permutations

import numpy as np
import pytest
import torch

from index.training import distil as distilling
from index.training.distil import distil, fit_means, strongest_directions, word_lesson
from index.training.material.corpus import Pair, TextUnit
from index.training.material.lessons import AT_ONCE, QUERY, Lesson, lessons, taught
from index.training.material.token_ids import tokenise
from index.training.vocabulary import count_words, make_tokenizer

WORDS = ["wolf", "bos", "trein", "spoor", "woods", "rail", "loup"]
SENTENCES = [f"{a} {b}" for a in WORDS for b in WORDS if a != b]
TOKENIZER = make_tokenizer(count_words(SENTENCES * 20), count_words(["woods rail loup"] * 40))
MEANING = {"wolf": 0, "bos": 0, "woods": 0, "loup": 0, "trein": 1, "spoor": 1, "rail": 1}


class Invented:
    """A teacher that knows two matters, nature and railways, and counts how often it was asked."""

    dimension = 8

    def __init__(self) -> None:
        self.asked = 0

    def encode(self, texts, prompt, longest):
        self.asked += len(texts)
        told = np.full((len(texts), self.dimension), 0.01, np.float32)
        for row, text in zip(told, texts, strict=True):
            for word in text.split():
                if word in MEANING:
                    row[MEANING[word]] += 1
            row[2 + len(text) % 5] += 0.05
        return (told / np.linalg.norm(told, axis=1, keepdims=True)).astype(np.float16)


def _apart(directions):
    """How much nearer words of one matter lie to each other than to those of the other matter."""
    cosines: dict[bool, list[float]] = {True: [], False: []}
    for one, other in combinations(WORDS, 2):
        rows = [directions[TOKENIZER.token_to_id(word)] for word in (one, other)]
        cosines[MEANING[one] == MEANING[other]].append(float(rows[0] @ rows[1]))
    return np.mean(cosines[True]) - np.mean(cosines[False])


def test_words_of_one_matter_come_nearer_in_the_taught_table(tmp_path, monkeypatch):
    monkeypatch.setattr(distilling, "RATE", 0.1)  # so few texts are few steps
    rng = np.random.default_rng(1)
    told = [f"{one} {other}" for one, other in permutations(WORDS, 2) if MEANING[one] == MEANING[other]]
    size = TOKENIZER.get_vocab_size()
    own = rng.normal(size=(size, 8)).astype(np.float32)
    own /= np.linalg.norm(own, axis=1, keepdims=True)
    lesson = Lesson(QUERY, tuple(told * 400), ("nld",) * len(told) * 400)
    weights = np.ones(size, np.float32)
    made = distil(own, weights, TOKENIZER, {"made": lesson}, Invented(), tmp_path, seed=1)
    assert made.shape == own.shape
    assert np.linalg.norm(made, axis=1) == pytest.approx(1, abs=1e-4)
    assert _apart(made) > _apart(own) + 0.2


def test_the_same_seed_gives_the_same_table_to_the_bit():
    texts = tokenise(TOKENIZER, SENTENCES)
    aims = torch.nn.functional.normalize(
        torch.randn(len(SENTENCES), 4, generator=torch.Generator().manual_seed(1))
    )
    start = torch.randn(TOKENIZER.get_vocab_size(), 4, generator=torch.Generator().manual_seed(2))
    one, other = (fit_means(start, texts, aims, seed=3, epochs=20) for _ in range(2))
    assert torch.equal(one, other)
    assert not torch.equal(one, start)


def test_two_tables_as_one_keep_the_mean_of_their_cosines_where_there_is_room():
    own, learnt = torch.randn(30, 6), torch.randn(30, 6)
    both = strongest_directions(own, learnt, 12)
    unit = [torch.nn.functional.normalize(table, dim=1) for table in (own, learnt)]
    assert torch.allclose(both @ both.T, (unit[0] @ unit[0].T + unit[1] @ unit[1].T) / 2, atol=1e-4)


def test_a_run_that_was_broken_off_goes_on(tmp_path):
    teacher = Invented()
    lesson = Lesson(QUERY, tuple(f"wolf {n}" for n in range(AT_ONCE + 5)), ())
    blocks = taught(lesson, teacher, tmp_path)
    next(blocks)
    assert teacher.asked == AT_ONCE
    again = np.concatenate(list(taught(lesson, teacher, tmp_path)))
    assert teacher.asked == AT_ONCE + 5
    assert len(again) == AT_ONCE + 5


def test_lessons_hold_every_language_and_ask_for_words_in_frames():
    unit = TextUnit("bos", "over de wolf", ("de wolf loopt door het bos van deze gemeente, zo zegt men",))
    texts = {"debates": [unit], "motions": [unit], "laws": [unit], "titles": [unit]}
    pairs = [
        Pair("fra", "loup", "nld", "wolf", "word"),
        Pair("eng", "where is the wolf?", "nld", "de wolf is in het bos", "question"),
        Pair("deu", "der Wald ist groß", "nld", "het bos is groot", "sentence"),
    ]
    found = lessons(texts, pairs, seed=1)
    assert found == lessons(texts, pairs, seed=1)
    assert dict(zip(found["translations"].texts, found["translations"].languages, strict=True)) == {
        "der Wald ist groß": "deu",
        "het bos is groot": "nld",
    }
    framed = dict(zip(found["framed words"].languages, found["framed words"].texts, strict=True))
    assert set(framed) == {"fra", "nld"}
    assert "loup" in framed["fra"]
    assert len(framed["fra"]) > len("loup")


def test_each_token_is_a_lesson_in_the_order_of_the_table():
    words = word_lesson(TOKENIZER).texts
    assert [TOKENIZER.token_to_id(word) for word in words] == list(range(TOKENIZER.get_vocab_size()))
