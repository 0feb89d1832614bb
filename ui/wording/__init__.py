"""Every sentence shown to a person, Dutch and English; and answers as text for a terminal or a file."""
