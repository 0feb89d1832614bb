"""A `Query` -> what the papers say to it: findings with their quotes, or the reason why there are none.

In: a `Query` and an `Index`. Out: one `PartFindings` for each sub-question. Writes no sentence.
"""
