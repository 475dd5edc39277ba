"""The exercises of lesson 2, Tensor, in the lesson's order."""

from ..exercise import Exercise
from . import (
    amax,
    backward,
    bmm,
    clamp,
    clone,
    convert,
    device,
    dot,
    dtype,
    forward,
    mask,
    maximum,
    mm,
    promotion,
    randn,
    range,
    shape,
    square,
    train,
    transpose,
)

__all__ = ["EXERCISES"]

EXERCISES: tuple[Exercise, ...] = tuple(
    module.EXERCISE
    for module in (
        shape,
        mask,
        dtype,
        convert,
        promotion,
        device,
        randn,
        dot,
        mm,
        maximum,
        amax,
        clamp,
        square,
        transpose,
        clone,
        range,
        forward,
        backward,
        train,
        bmm,
    )
)
