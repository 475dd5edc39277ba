"""Pictures of the lessons, drawn from real arrays. Each function returns a matplotlib Figure, or a `Picture` with alt text."""

from .show import Picture, new_figure, show

__all__ = ["Picture", "new_figure", "show"]
