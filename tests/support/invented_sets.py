"""The sixteen invented sets of the standing set that choosing was fitted on, as files.

`python -m tests.support.invented_sets FOLDER` writes the papers and `gold.jsonl` there, for `kamervraag
index` and `kamervraag eval`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from eval.standing.gold import gold_rows, write_set
from eval.standing.papers import invented_sets


def write_sets(folder: Path) -> Path:
    """Writes the papers into a folder and the questions beside them; returns the file of questions."""
    papers = invented_sets()
    return write_set(folder, papers, (row for paper in papers for row in gold_rows(paper)))


if __name__ == "__main__":
    write_sets(Path(sys.argv[1]))
