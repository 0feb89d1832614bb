"""A file as read -> a paper as shown: furniture out, words mended, notes behind the body, and the way back.

In: a `SourceText`. Out: a `Clean`: the shown text in blocks with their labels, each character with its
place in the file. Does not tell questions from letters: that is the parser's.
"""

from index.cleaning.body import Block
from index.cleaning.labels import Label
from index.cleaning.pipeline import Clean, clean

__all__ = ["Block", "Clean", "Label", "clean"]
