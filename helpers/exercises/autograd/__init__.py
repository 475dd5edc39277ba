"""The exercises of lesson 3, in the order of the lesson."""

from . import (
    accumulate,
    accuracy,
    backward,
    clamp,
    dot,
    dtype,
    forward,
    leaf,
    loss_shape,
    maximum,
    mm,
    order,
    randn,
    record,
    rule,
    sgd,
    shared,
    train,
    update,
    walk,
    zero,
)

__all__ = ["EXERCISES"]

EXERCISES = tuple(
    module.EXERCISE
    for module in (
        dtype,
        shared,
        loss_shape,
        leaf,
        randn,
        dot,
        maximum,
        mm,
        clamp,
        forward,
        backward,
        record,
        rule,
        walk,
        update,
        accumulate,
        zero,
        order,
        train,
        sgd,
        accuracy,
    )
)
