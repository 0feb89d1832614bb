"""The top and the foot of a paper -> its `Heading`: askers, ministers, dates, numbers, title, type.

In: plain text. Out: what the paper says; None where it says nothing, never a guess.
"""
