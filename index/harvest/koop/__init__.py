"""The official publications that KOOP keeps: SRU -> wanted papers."""
