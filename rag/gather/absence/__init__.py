"""What a question says that is not there: its words, beside those of an answer and of its paper."""
