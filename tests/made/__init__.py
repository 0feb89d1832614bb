"""Invented papers whose right reading was written before the program saw them, and how the two compare."""
