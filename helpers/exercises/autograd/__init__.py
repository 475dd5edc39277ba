"""The exercises of lesson 3, in the order of the lesson."""

from .backward import BACKWARD
from .bounds import CLAMP
from .leaves import DOT, RANDN
from .network import FORWARD
from .operations import MAXIMUM, MM
from .optimizer import SGD
from .order import ORDER
from .questions import ACCUMULATE, LEAF, OPENING
from .training import TRAIN
from .update import UPDATE
from .zero import ZERO

__all__ = ["EXERCISES"]

EXERCISES = (
    *OPENING,
    LEAF,
    RANDN,
    DOT,
    MAXIMUM,
    MM,
    CLAMP,
    FORWARD,
    BACKWARD,
    UPDATE,
    ACCUMULATE,
    ZERO,
    ORDER,
    TRAIN,
    SGD,
)
