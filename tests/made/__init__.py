"""Invented papers whose right reading was written before the program saw them: the papers and how they are compared."""
