"""A file as read -> a paper as shown: furniture out, words mended, notes behind the body, and the way back.

In: a `SourceText`. Out: a `CleanPaper`: the shown text in blocks with their labels, each character with its
place in the file. Does not tell questions from letters: that is the parser's.
"""

from index.cleaning.blocks import TextBlock
from index.cleaning.labels import Label
from index.cleaning.pipeline import CleanPaper, clean

__all__ = ["TextBlock", "CleanPaper", "Label", "clean"]
