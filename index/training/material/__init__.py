"""The training data as read, made noisy as people type, cut into batches, and what is held out of it."""
