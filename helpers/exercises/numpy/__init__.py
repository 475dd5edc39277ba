"""The exercises of lesson numpy, in the order of the lesson."""

from .backward_pass import BACKWARD
from .counting import RANGE
from .drawing import RANDN
from .entrywise import CLAMP, MAXIMUM
from .forward_pass import FIRST_LOSS, FORWARD
from .products import DOT, TRANSPOSE
from .questions import MEANS, SHAPES, SLICES
from .reductions import MAX, SQUARE
from .slopes import GRADIENT_CHECK
from .stacks import MM
from .training import NO_MASK, TRAIN

__all__ = ["EXERCISES"]

EXERCISES = (
    SHAPES,
    SLICES,
    MEANS,
    RANDN,
    RANGE,
    DOT,
    MAXIMUM,
    MAX,
    TRANSPOSE,
    SQUARE,
    MM,
    CLAMP,
    FIRST_LOSS,
    FORWARD,
    BACKWARD,
    GRADIENT_CHECK,
    TRAIN,
    NO_MASK,
)
