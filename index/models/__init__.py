"""Text -> numbers: vectors of an embedding model, token ids for late interaction.

In: texts. Out: float32 vectors of length one and token ids, with what an index must remember of its models.
Ranks nothing and stores nothing. torch is imported only where a model of sentence-transformers is asked
for, the engine of e5 only where that is.
"""
