"""The exercises of lesson 2, Tensor, in the lesson's order."""

from ..exercise import Exercise
from .backward_pass import BACKWARD
from .blocks import CLONE, SQUARE
from .clamp import CLAMP
from .convert import CONVERT
from .forward_pass import FORWARD
from .maximum import AMAX, MAXIMUM
from .opening_questions import DTYPE, MASK, SHAPE
from .predictions import DEVICE, PROMOTION, RANGE, TRANSPOSE
from .products import DOT, MM
from .randn import RANDN
from .stacks import BMM
from .training import TRAIN

__all__ = ["EXERCISES"]

EXERCISES: tuple[Exercise, ...] = (
    SHAPE,
    MASK,
    DTYPE,
    CONVERT,
    PROMOTION,
    DEVICE,
    RANDN,
    DOT,
    MM,
    MAXIMUM,
    AMAX,
    CLAMP,
    SQUARE,
    TRANSPOSE,
    CLONE,
    RANGE,
    FORWARD,
    BACKWARD,
    TRAIN,
    BMM,
)
