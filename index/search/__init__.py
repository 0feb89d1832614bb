"""A query -> hits, best first: `Index.open(path).search(query, k, filters)`, the seam that everyone shares.

In: an index on disk and a query as typed. Out: `Hits`, one an exchange or paragraph. Writes nothing but
derived files that are missing, and answers nothing: what to say of the hits is for `rag`.
"""

from index.passages import Kind
from index.search.filters import Filters
from index.search.hits import Coverage, Hit, Hits
from index.search.index import Index
from index.search.ranking import Mode

__all__ = ["Coverage", "Filters", "Hit", "Hits", "Index", "Kind", "Mode"]
