"""One network, three ways: the checks and pictures that the lessons draw on."""

from .check import check, hint, solution
from .progress import progress

__all__ = ["check", "hint", "progress", "solution"]
