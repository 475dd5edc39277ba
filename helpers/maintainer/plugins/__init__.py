"""Plugins that `pyproject.toml` loads into each run of pytest."""
