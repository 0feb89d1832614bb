"""A question -> an answer that can be checked."""
