"""`make mutants` takes the same sample for the same seed, of every function before any gets a second."""

from __future__ import annotations

from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

from index.search import Filters, Hits
from tests.mutants.covering import Covering, function_around, statement_around
from tests.mutants.forking import outcome, qualname_at
from tests.mutants.sample import sample
from tests.support.places import ROOT

SOURCE = '''
LIMIT = 3


@cache(size=4)
def first(one: int | None, *, two: int = 1) -> int | None:
    """One."""
    return one + two if one is not None else -1


def second(words: list[str]) -> bool:
    return all(a == b for a, b in zip(words, words, strict=True))
'''


def test_a_seed_gives_one_sample_and_another_seed_another() -> None:
    one, same, other = (sample({"source.py": SOURCE}, 5, seed) for seed in (1, 1, 2))
    assert one == same != other
    assert {item.mutations[0].definition_name for item in one[:2]} == {"first", "second"}


def test_nothing_is_changed_that_no_test_could_tell() -> None:
    changed = {item.mutations[0].start_pos for item in sample({"source.py": SOURCE}, 1000, 1)}
    assert {SOURCE.splitlines()[row - 1][column:].split()[0] for row, column in changed} == {
        "+", "one", "is", "-1", "1", "==",
    }  # fmt: skip


def test_no_change_is_made_that_is_no_python() -> None:
    text = "def first(x):\n    if y := x:\n        return y\n    return 1 if x else (z := x)\n"
    for item in sample({"source.py": text}, 100, 1):
        (change,) = item.mutations
        compile(
            mutate_code(text, get_operator(change.operator_name)(), change.occurrence), "source.py", "exec"
        )


def test_the_tests_of_a_line_are_those_of_its_function() -> None:
    assert function_around(SOURCE, 8) == (7, 8)
    assert function_around(SOURCE, 12) == (12, 12)


def test_a_statement_is_told_from_those_in_it_and_beside_it() -> None:
    text = "if (\n    x\n):\n    y = 1\ntry:\n    y = 2\nexcept A:\n    pass\n"
    assert [statement_around(text, line) for line in range(1, 9)] == [
        *[(1, 3)] * 3, (4, 4), (5, 5), (6, 6), (5, 5), (8, 8),
    ]  # fmt: skip


def test_the_tests_of_a_statement_are_run_and_where_none_is_known_those_of_its_function() -> None:
    tests = {"source.py": {7: {"slow", "quick"}, 12: {"other"}}}
    seconds = {"slow": 30.0, "quick": 1.0, "other": 1.0}
    texts = {"source.py": SOURCE.replace("@cache(size=4)", "")}
    assert Covering(texts, tests, seconds).of("source.py", 8) == ["quick", "slow"]
    assert Covering(texts, tests, {**seconds, "slow": 61.0}).of("source.py", 8) == ["quick"]
    assert Covering(texts, {}, seconds).of("source.py", 8) == []


def test_of_a_function_that_remembers_the_tests_of_its_file_are_run() -> None:
    tests = {"source.py": {8: {"first to ask"}, 12: {"later"}}}
    assert Covering({"source.py": SOURCE}, tests, {}).of("source.py", 8) == ["first to ask", "later"]
    assert Covering({"source.py": SOURCE}, tests, {}).of("source.py", 12) == ["later"]


def test_a_change_is_noticed_by_the_tests_of_its_function_alone() -> None:
    path = "index/search/hits.py"
    text = (ROOT / path).read_text(encoding="utf-8")
    changed = text.replace("return len(self.hits)", "return len(self.hits) + 1")
    line = changed[: changed.index("return len(self.hits) + 1")].count("\n") + 1
    assert text != changed and qualname_at(changed, line) == "Hits.__len__"
    here = "tests/unit/test_mutants.py::test_"
    assert outcome(path, line, changed, [f"{here}hits_are_counted"]) == "failed"
    assert outcome(path, line, text, [f"{here}hits_are_counted"]) == "survived"


def test_hits_are_counted() -> None:
    assert len(Hits("", "nl", Filters(), ())) == 0
