"""The notes that a file names itself, in HTML and Markdown -> `[^3]` in its text."""
