"""The Gradio page: its parts, its events and what its script fetches."""
