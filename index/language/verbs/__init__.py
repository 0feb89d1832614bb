"""Dutch verbs: the infinitives that a form may be of, the forms of one, and those that a question says.

In: folded words. Out: infinitives, forms, and for the listed verbs what papers call it. By rule and a table
of irregular verbs; what is no Dutch verb gets forms all the same, so that ask only of words that are listed.
"""
