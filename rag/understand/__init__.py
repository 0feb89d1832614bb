"""A question as typed -> a `Query`: language, what it narrows to, its parts, what a follow-up leans on.

In: a message and the turns before it. Out: a `Query`. Searches nothing.
"""
