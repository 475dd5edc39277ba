"""The progress file: what the learner has reached, whole on the disk at any moment."""
