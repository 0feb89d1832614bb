"""What the page prints beside the text: letterheads, footers, page numbers, running titles, rules."""
