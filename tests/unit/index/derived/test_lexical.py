from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.derived import lexical
from index.derived.lexical import Lexical, LexicalScope
from index.derived.terms.analysing import LexicalEntry
from tests.support.lexical import write_lexical

TERMS = [("brug", 1.0)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_lexical(
        tmp_path,
        [
            LexicalEntry(
                10, 1, "Is de brug dicht?", "De brug is dicht, de brug wordt geschilderd.", "Muiden"
            ),
            LexicalEntry(11, 1, "Hoe hoog is de dijk?", "De dijk is hoog.", "brug"),
            LexicalEntry(20, 2, "Wat kost het?", "De brug kost veel.", "Weesp"),
        ],
    )
    return tmp_path


def found(folder: Path, within: LexicalScope | None = None) -> list[int]:
    return list(Lexical(folder).search(TERMS, 10, within)[0])


def test_question_answer_and_context_count_in_that_order(folder: Path) -> None:
    assert found(folder) == [10, 20, 11]


@pytest.mark.parametrize(
    ("within", "units"),
    [
        (LexicalScope(documents=(2,)), [20]),
        (LexicalScope(documents=()), []),
        (LexicalScope(first=11), [20, 11]),
        (LexicalScope(last=11), [10, 11]),
        (LexicalScope((1,), 11, 30), [11]),
    ],
)
def test_narrowing_is_exact_and_leaves_the_scores_alone(
    folder: Path, within: LexicalScope, units: list[int]
) -> None:
    index = Lexical(folder)
    assert found(folder, within) == units
    everywhere = dict(zip(*index.search(TERMS, 10), strict=True))
    narrowed = dict(zip(*index.search(TERMS, 10, within), strict=True))
    assert all(everywhere[unit] == pytest.approx(score) for unit, score in narrowed.items())
    again = Lexical(folder).search(TERMS, 10, replace(within))  # by the conditions that were kept
    assert dict(zip(*again, strict=True)) == narrowed


@pytest.mark.parametrize("kept", [range(0, 60, 2), range(50, 60), range(59, 60)])
def test_many_documents_are_narrowed_to_as_few_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: range
) -> None:
    said = ["brug " * (number % 7) + "en dijk" * (number % 3) + " kade" * number for number in range(60)]
    write_lexical(tmp_path, [LexicalEntry(10 + n, 1 + n, "", text, "") for n, text in enumerate(said)])
    monkeypatch.setattr(lexical, "_SPARE", 1)
    within, index = LexicalScope(tuple(1 + n for n in kept)), Lexical(tmp_path)
    monkeypatch.setattr(lexical, "_MANY", 2.0)
    asked_of_tantivy = index.search(TERMS, 3, within)
    monkeypatch.setattr(lexical, "_MANY", 0.0)
    dropped_here = index.search(TERMS, 3, within)
    assert [each.tolist() for each in asked_of_tantivy] == [each.tolist() for each in dropped_here]


def test_what_is_written_later_is_found_too(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    later = tmp_path_factory.mktemp("later") / "lexical"
    write_lexical(later, [LexicalEntry(30, 3, "Waar is de brug?", "", "")], folder)
    assert sorted(found(later)) == [10, 11, 20, 30]
    assert sorted(found(folder)) == [10, 11, 20]


def test_the_scores_are_those_of_tantivy_where_nothing_was_deleted(tmp_path: Path) -> None:
    texts = [f"De brug {'en de dijk ' * n}bij kade {n}." for n in (1, 2, 7, 45, 90, 300)]
    write_lexical(tmp_path, [LexicalEntry(n, n, text, text[:40], "brug") for n, text in enumerate(texts)])
    index = Lexical(tmp_path)
    terms = index.terms("brug dijk kade bij")
    proposed = index._searcher.search(index._build_query(terms, None), limit=9).hits
    units = index._searcher.fast_field_values("unit", [address for _, address in proposed])
    ours = dict(zip(*index.search(terms, 9), strict=True))
    assert len(ours) == len(texts)
    assert [ours[unit] for unit in units] == pytest.approx([score for score, _ in proposed], rel=1e-5)


def test_all_that_equal_the_last_of_the_best_are_given(tmp_path: Path) -> None:
    same = [LexicalEntry(unit, unit, "Is de brug dicht?", "", "") for unit in range(9)]
    write_lexical(tmp_path, [*same, LexicalEntry(9, 9, "Is de brug, de brug dicht?", "", "")])
    index = Lexical(tmp_path)
    assert list(index.search(TERMS, 1)[0]) == [9]
    assert sorted(index.search(TERMS, 2)[0]) == list(range(10))


def test_an_answer_alone_scores_less_than_with_its_question(folder: Path) -> None:
    index = Lexical(folder)
    _, scores = index.search(TERMS, 1)
    assert 0 < index.score_answer(TERMS, 10) < scores[0]
    assert index.score_answer(TERMS, 999) == 0


def test_no_terms_and_unknown_terms_find_nothing(folder: Path) -> None:
    assert len(Lexical(folder).search([], 5)[0]) == len(Lexical(folder).search([("xyzzy", 1.0)], 5)[0]) == 0


def test_an_index_without_entries_is_empty(tmp_path: Path) -> None:
    write_lexical(tmp_path, [])
    assert len(Lexical(tmp_path).search(TERMS, 5)[0]) == 0


WORDS = st.sampled_from("brug dijk kade sluis veer zand water haven Kwekkelveen Kwekkelveem".split())
TEXTS = st.lists(WORDS, max_size=9).map(" ".join)
CHANGES = st.lists(st.tuples(st.integers(0, 5), TEXTS, TEXTS, st.booleans()), min_size=2, max_size=5)


@settings(max_examples=10, deadline=None)
@given(changes=CHANGES)
def test_scores_tell_nothing_of_what_came_and_went(changes: list[tuple[int, str, str, bool]]) -> None:
    with TemporaryDirectory() as made:
        before, live = None, dict[int, LexicalEntry]()
        for step, (place, question, answer, is_removed) in enumerate(changes):
            gone = np.array([entry.document for at, entry in live.items() if at == place], np.int64)
            live.pop(place, None)
            new = [] if is_removed else [LexicalEntry(place, 100 * step + place, question, answer, "brug")]
            live.update((entry.unit, entry) for entry in new)
            write_lexical(Path(made) / str(step), new, before, gone)
            before = Path(made) / str(step)
        assert before is not None
        write_lexical(Path(made) / "anew", live.values())
        lived, anew = Lexical(before), Lexical(Path(made) / "anew")
        for words in ("brug", "dijk zand", "kade sluis veer water", "kwekelveen haven"):
            terms = lived.terms(words)
            assert terms == anew.terms(words)
            for k in (1, 3, 10):
                ours, theirs = lived.search(terms, k), anew.search(terms, k)
                assert [list(side) for side in ours] == [list(side) for side in theirs]
