"""Label lines -> turns: which of them are labels, which numbers they carry, which lack.

In: the blocks of a clean paper. Out: its turns in order, each with the questions that it asks or answers.
What the turns hold, and what exchanges they make, is not told here.
"""
