"""Where papers are kept: whole or not at all, each with its sidecar, and a journal of what was fetched."""
