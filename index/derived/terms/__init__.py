"""Papers -> the terms of their units, and how many units hold each.

In: a `Store`. Out: analysed terms in the order of the papers, and files of counts. Does not search or rank.
"""
