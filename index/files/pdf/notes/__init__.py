"""The notes of a PDF, called by raised numbers or not: named as `[^3]` in its text."""
