"""An index -> what is new for those who follow a subject, and which questions wait for an answer."""
