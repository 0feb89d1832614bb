"""How people speak -> what papers call it: everyday words, and Dutch verbs with their particles and forms.

In: folded words or terms of a question. Out: the papers' words for its expressions and verbs. Verbs are read
by rule and a table of irregular ones; what is no verb gets forms all the same, so that lists are asked of it.
"""
