"""Pictures of the lessons, drawn from real arrays: each function returns a `Picture` with its alt text."""

from .show import Picture, new_figure, show

__all__ = ["Picture", "new_figure", "show"]
