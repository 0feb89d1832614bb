"""Debates: whose turn is heard, and the reply that goes with what a member asks."""
