"""Folder -> index, incremental: unchanged files cost nothing, broken ones are reported, the rest goes on.

In: paths and `BuildOptions`. Out: a `BuildReport`. The stages in their order: what moved or has gone
(`leaving`), what must be read (`changes`), read, encoded and written (`batches`), published (`run`).
"""

from index.build.indexing.options import BuildOptions, Progress
from index.build.indexing.run import build
from index.build.report import BuildReport, FileRemark
from index.models.encoder import ModelChoice

__all__ = ["BuildOptions", "BuildReport", "FileRemark", "ModelChoice", "Progress", "build"]
