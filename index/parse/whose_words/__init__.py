"""Read paper -> whose words its parts are: its author, the voice of each part, annexes, others within."""
