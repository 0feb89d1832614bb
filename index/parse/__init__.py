"""Text of a paper -> Document. `paper.parse` is the entry; importing the types must not load the parser."""
