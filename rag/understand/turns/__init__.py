"""What a turn of a conversation does, told by its words in eight languages: asks on, corrects, goes back.

In comes a message as typed, out go its words without what steers; nothing here knows of papers.
"""
