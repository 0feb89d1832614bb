"""Lines -> footnotes: the marks in the text, the notes at the foot, and which belongs to which."""
