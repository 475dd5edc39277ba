"""The door by which a lesson was opened: `make lab`, or a Jupyter without it, where one sentence names what it adds."""

import os
import sys

from helpers.words.language import say

__all__ = ["VARIABLE", "say_what_make_lab_adds"]

VARIABLE = "ONE_NETWORK_DOOR"  # set, to whatever text, by all who start a kernel in which nothing is to be said


def say_what_make_lab_adds() -> None:
    """Print the sentence, where this is a notebook's kernel and nobody set the variable."""
    if _is_kernel() and not os.environ.get(VARIABLE):
        print(
            say(
                "This lesson works as it is; `make lab` (without make: `python -m helpers.lab`) would open a copy of "
                "your own in my_lessons/, which no update changes, and its sliders answer sooner."
            )
        )


def _is_kernel() -> bool:
    """Whether this process serves a notebook: a plain Python has no IPython loaded, an IPython alone no kernel."""
    ipython = sys.modules.get("IPython")
    return hasattr(getattr(ipython, "get_ipython", lambda: None)(), "kernel")
