"""An index's own papers -> gold questions, so that a user can measure on his own papers at once.

In: an index. Out: a gold file, its rows marked as made by machine. No person has read them: they tell one
version from another, not how good an answer is.
"""
