"""Exchanges -> what they refer to: "zie het antwoord op vraag 4", like questions of others, paper numbers."""
