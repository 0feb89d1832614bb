"""Folders of papers -> an index on disk: only what changed, each paper by itself, published in one commit.

In: paths. Out: a `BuildReport` of what was indexed, skipped and refused, and why. Searches nothing.
"""

from index.build.indexing import build
from index.build.report import BuildReport

__all__ = ["BuildReport", "build"]
