"""Text of a paper -> Document: exchanges, paragraphs, people, dates, numbers, footnotes."""
