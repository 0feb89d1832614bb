"""Debates and motions: whose turn is heard, the reply to what a member asks, whose a motion is."""
