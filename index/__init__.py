"""Papers -> an index on disk that can be searched.

The rooms in the order of the data's way, each importing only from those before it:
language, files, cleaning, parse, store, models, derived, search, build; training stands beside them.
"""
