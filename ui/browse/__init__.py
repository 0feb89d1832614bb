"""Papers to walk through: what lists hold, with true counts, who asked and answered, what belongs together.

In: an open `Index`, or its papers. Out: positions, counts and rows as plain types. It words nothing and makes
no HTML.
"""
