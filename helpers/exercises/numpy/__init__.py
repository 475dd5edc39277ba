"""The exercises of lesson numpy, in the order of the lesson."""

from .backward import BACKWARD
from .clamp import CLAMP, MAXIMUM
from .forward import FIRST_LOSS, FORWARD
from .gradient_check import GRADIENT_CHECK
from .mm import MM
from .randn import RANDN
from .range import RANGE
from .shapes import MEANS, SHAPES, SLICES
from .square import MAX, SQUARE
from .train import NO_MASK, TRAIN
from .transpose import DOT, TRANSPOSE

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
