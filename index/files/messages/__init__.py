"""A message -> the paper that is attached to it, else its own words: .eml, and .msg of Outlook."""
