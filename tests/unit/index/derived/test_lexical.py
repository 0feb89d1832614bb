from __future__ import annotations

from pathlib import Path

import pytest

from index.derived.lexical import Lexical, LexicalEntry, LexicalScope, write_lexical

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


def test_what_is_written_later_is_found_too(folder: Path) -> None:
    write_lexical(folder, [LexicalEntry(30, 3, "Waar is de brug?", "", "")])
    assert sorted(found(folder)) == [10, 11, 20, 30]


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
