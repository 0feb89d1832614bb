"""All sets of questions at once: what they are made of, tables over all, what each part of search is worth.

In: the standing set, and ../shared's gold and GovBench where they are there. Out: tables and JSON. It needs a
working tree; users measure by `kamervraag eval`.
"""
