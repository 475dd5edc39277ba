"""JupyterLab on the learner's own copies of the lessons."""
