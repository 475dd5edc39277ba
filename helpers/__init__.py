"""One network, three ways: the checks and pictures that the lessons draw on."""

from .check import check, hint, solution
from .door import say_what_make_lab_adds
from .former import find_moved_modules
from .progress import progress

__all__ = ["check", "hint", "progress", "solution"]

find_moved_modules()
say_what_make_lab_adds()
