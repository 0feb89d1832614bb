"""Papers read on the machines of a Ray cluster: joined, each paper sent and taken back in order."""

from index.build.cluster.joining import check_cluster
from index.build.cluster.reading import parse_on_cluster

__all__ = ["check_cluster", "parse_on_cluster"]
