"""Answers, papers and filters -> safe HTML; every text of a paper or a visitor is escaped here."""
