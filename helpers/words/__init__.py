"""Every sentence that a learner reads and that is not an exercise's own, and how numbers are written in them."""
