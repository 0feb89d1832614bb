"""Papers that lie in an index twice: by their own numbers, type and day, whatever else their files hold."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence

from index.build.report import FileRemark

OWN_NUMBERS = ("document", "publicatie", "kamerstuk", "aanhangsel")  # of one paper, not of its set


def repeated_papers(papers: Sequence[tuple[str, str, str]]) -> Iterator[FileRemark]:
    """A remark on each paper that is another one again; `papers` bear one vraagnummer and one day, each with
    name, type and numbers as JSON.

    Questions, postponement and answer share the number of their set and are no duplicates; nor are two
    answers that the source itself numbers apart, or a paper and its correction.
    """
    kept: dict[str, list[tuple[str, dict[str, str]]]] = defaultdict(list)
    for name, kind, packed in papers:
        numbers = json.loads(packed)
        if "corrects" in numbers:
            continue
        first = next((seen for seen, own in kept[kind] if not _are_numbered_apart(numbers, own)), None)
        if first:
            sentence = f"is the same paper as {first}: {kind} of one day with number {numbers['vraagnummer']}"
            yield FileRemark(name, sentence)
        else:
            kept[kind].append((name, numbers))


def _are_numbered_apart(one: dict[str, str], other: dict[str, str]) -> bool:
    """Whether the two bear different numbers of a kind that belongs to one paper alone."""
    return any(one[kind] != other[kind] for kind in OWN_NUMBERS if kind in one and kind in other)
