"""Which vectors may be nearest, told by small codes; and how many of the nearest are found that way.

In: vectors of about length one. Out: rows to compare whole. Does not read or write logs.
"""
