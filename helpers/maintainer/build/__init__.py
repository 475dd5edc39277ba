"""Build the lessons: text in `notebooks/source` becomes executed notebooks in `notebooks`.

Only maintainers need this package: `python -m helpers.maintainer.build` builds, and `--check` compares.
"""
