"""What a maintainer needs and no learner imports: source to notebook, and the plugins that test the lessons."""
