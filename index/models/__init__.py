"""Text -> numbers: vectors of an embedding model, token ids for late interaction.

In: texts. Out: float32 vectors of length one and token ids, with what an index must remember of its models.
Ranks nothing and stores nothing. torch is imported only where another model than the bundled one is
asked for.
"""
