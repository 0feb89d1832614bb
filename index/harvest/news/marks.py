"""By what a paper is known again that comes by two sources, so that nobody is told of it twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath
from typing import NamedTuple

from index.search.catalogue import Paper
from index.search.same_paper import question_numbers


class PaperMarks(NamedTuple):
    """`names`: what is of this paper alone, its own name first; `here`, `elsewhere`: what a paper of its set
    and day is known by at its own source and at the other one."""

    names: tuple[str, ...]
    here: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


def paper_marks(paper: Paper) -> PaperMarks:
    """The marks of a paper. A correction is a paper of its own.

    Before a paper has its number of publication, the two sources share only type, set of questions and day.
    Two answers of one day at one source are two papers, so that these tell across sources only.
    """
    numbers = paper.numbers
    published = numbers.get("publicatie", "")
    names = tuple(dict.fromkeys(filter(None, (paper.name, published))))
    if "corrects" in numbers or paper.date is None or not (published or "document" in numbers):
        return PaperMarks(names)
    own_source, other_source = ("kamer", "koop") if "document" in numbers else ("koop", "kamer")
    asked = [f"{paper.type}/{number}/{paper.date}" for number in question_numbers(paper)]
    return PaperMarks(
        names, tuple(f"{own_source}:{one}" for one in asked), tuple(f"{other_source}:{one}" for one in asked)
    )


def known_marks(papers: Iterable[Paper]) -> set[str]:
    """By what these papers are known again, whichever source or format they come in next."""
    marks_and_stems = [(paper_marks(paper), PurePath(paper.name).stem) for paper in papers]
    return {mark for marks, stem in marks_and_stems for mark in (*marks.names, stem, *marks.here)}


def new_kinds(papers: Iterable[Paper], known: Iterable[str]) -> Counter[str]:
    """How many of these papers are new beside what is known, by type; one that both sources have counts
    once."""
    seen, found = set(known), Counter[str]()
    for paper in papers:
        marks = paper_marks(paper)
        names = (*marks.names, PurePath(paper.name).stem)
        if seen.isdisjoint((*names, *marks.elsewhere)):
            found[paper.type] += 1
        seen.update((*names, *marks.here))
    return found
