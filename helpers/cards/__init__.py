"""What a learner sees, as HTML and as plain text, in one style."""
