"""What the source itself says of a paper's type and set, where its text does not, or could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from index.files.sidecar import SUFFIX, Sidecar, readable_sidecar
from index.search.catalogue import Paper
from index.search.same_paper import question_numbers

IN_A_SET = ("vragen", "uitstel", "antwoord")
UNSURE = (
    "vragen",
    "overig",
)  # a letter that asks for time reads like the questions it repeats, or like nothing


def by_source(paper: Paper) -> Paper:
    """The paper with the type its source gives, where the text makes it questions or nothing at all."""
    if paper.type not in UNSURE or (paper.type == "overig" and not question_numbers(paper)):
        return paper
    sidecar = readable_sidecar(Path(paper.path))
    return replace(paper, type=sidecar.type) if sidecar and sidecar.type in IN_A_SET else paper


def unread_papers(papers: Sequence[Paper], unread_files: Iterable[str]) -> Iterator[Sidecar]:
    """What lies beside files that are not in the index, in the folders of those that are and of those that
    could not be read."""
    indexed_paths = {paper.path for paper in papers}
    for folder in sorted({Path(path).parent for path in (*indexed_paths, *unread_files)}):
        for sidecar_file in sorted(folder.glob(f"*{SUFFIX}")):
            file = sidecar_file.with_name(sidecar_file.name.removesuffix(SUFFIX))
            if str(file) not in indexed_paths and file.is_file() and (sidecar := readable_sidecar(file)):
                yield sidecar
