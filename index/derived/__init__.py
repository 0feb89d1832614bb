"""What is made from the store so that search is quick: tantivy, FAISS and arrays, stamped with a generation.

In: a `Store`. Out: a `Derived`, opened memory-mapped. Can be thrown away at any time and made again.
"""
