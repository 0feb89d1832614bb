"""A query -> ranked units: what both sides propose is compared token by token, and everything is fused."""

from index.search.ranking.query import Mode, PinnedAndHidden, Ranked, SearchScope, words_in
from index.search.ranking.ranker import Ranker

__all__ = ["Mode", "PinnedAndHidden", "Ranked", "Ranker", "SearchScope", "words_in"]
