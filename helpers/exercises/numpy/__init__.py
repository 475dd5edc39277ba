"""The exercises of lesson numpy, in the order of the lesson."""

from . import (
    backward,
    clamp,
    dot,
    first_loss,
    forward,
    gradient_check,
    max,
    maximum,
    means,
    mm,
    no_mask,
    randn,
    range,
    shapes,
    slices,
    square,
    train,
    transpose,
)

__all__ = ["EXERCISES"]

EXERCISES = tuple(
    module.EXERCISE
    for module in (
        shapes,
        slices,
        means,
        randn,
        range,
        dot,
        maximum,
        transpose,
        square,
        first_loss,
        forward,
        gradient_check,
        backward,
        train,
        no_mask,
        max,
        mm,
        clamp,
    )
)
