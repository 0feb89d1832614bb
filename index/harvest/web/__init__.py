"""Addresses -> bytes, politely: paced, retried, checked; only from hosts that are known."""
