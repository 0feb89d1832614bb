"""Folders of papers -> an index on disk: only what changed, each paper by itself, published in one commit.

In: paths and `BuildOptions`. Out: a `BuildReport` of what was indexed, skipped and refused, and why. Searches
nothing.
"""

from index.build.indexing import BuildOptions, build
from index.build.report import BuildReport

__all__ = ["BuildOptions", "BuildReport", "build"]
