"""The prediction of a loss's shape."""

from ..exercise import Exercise, Question
from ..mistake import Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    id="autograd.loss_shape",
    title="Give a loss its shape",
    points=1,
    minutes=1,
    kind="value",
    name="loss_shape",
    comment=(
        "y_pred and y have shape (64, 10) and loss = (y_pred - y).abs().sum()\n"
        "What is loss.shape? A tuple, such as (2, 3)."
    ),
    solution=(),
    accepts=lambda value: isinstance(value, tuple) and value == (),
    mistakes=(
        Mistake(
            "one_entry_vector",
            answer=(1,),
            saw="You predicted (1,): a vector with one entry.",
            expected="`sum()` removes every axis, so no axis is left to have a size.",
            cause="The notes say (1,); that was true before torch 0.4.",
            next="Count the axes that are left, and write that many sizes.",
        ),
        Mistake(
            "not_summed",
            answer=(64, 10),
            saw="You predicted (64, 10).",
            expected="That is the shape before `sum()`.",
            cause="`abs()` keeps the shape; `sum()` without `dim` adds up all entries.",
            next="Take both axes away.",
        ),
        Mistake(
            "one_axis_left",
            answer=(64,),
            saw="You predicted that one axis is left.",
            expected="`sum()` without `dim` removes both axes.",
            cause="`sum(dim=1)` would leave the rows.",
            next="Take the other axis away as well.",
            recognise=lambda value: value in ((64,), (10,)),
        ),
        Mistake(
            "axes_kept",
            answer=(1, 1),
            saw="You predicted two axes.",
            expected="`sum()` without an argument removes both.",
            cause="`keepdim=True` would leave an axis of size 1 in the place of each.",
            next="Count the axes that are left, and write that many sizes.",
            recognise=lambda value: value in ((1, 1), (64, 1), (1, 10)),
        ),
        Mistake(
            "axis_of_no_size",
            answer=(0,),
            saw="You predicted (0,): one axis, of size 0.",
            expected="Such a Tensor holds no number at all; `loss` holds one.",
            cause="No axis is left, not even one without entries.",
            next="Write a tuple with nothing in it.",
        ),
        Mistake(
            "flattened",
            answer=(640,),
            saw="You predicted (640,): all errors in one row.",
            expected="They are added up, so one number is left.",
            cause="`flatten()` would leave the 640 errors; `sum()` adds them.",
            next="Take that axis away as well.",
        ),
        Mistake(
            "a_number",
            answer=1,
            saw="You wrote a number.",
            expected="A shape is a tuple with one size for each axis, also where there is no axis.",
            cause="The count of numbers in `loss` is 1; its shape is something else.",
            next="Write a tuple, with as many sizes as there are axes left.",
            recognise=lambda value: isinstance(value, int | float),
        ),
    ),
    hints=(
        "The shape has one size for each axis.",
        "`sum()` without an argument removes every axis.",
        "With no axis left the tuple is empty: two brackets with nothing between them.",
    ),
    praise="You know that a loss has shape (): one number and no axis, which is what `backward()` starts from.",
    further=(
        Question(
            comment=(
                "y_pred and y have shape (32, 5) and loss = (y_pred - y).pow(2).sum(dim=0)\n"
                "What is loss.shape? A tuple, such as (2, 3)."
            ),
            solution=(5,),
            mistakes=(
                Mistake(
                    "other_axis",
                    answer=(32,),
                    saw="You predicted (32,): one sum for each row.",
                    expected="The rows are what is added up here.",
                    cause="The axis that you name disappears, and `dim=0` names the first.",
                    next="Cross out the size of axis 0.",
                ),
                Mistake(
                    "not_summed",
                    answer=(32, 5),
                    saw="You predicted (32, 5).",
                    expected="That is the shape before `sum(dim=0)`.",
                    cause="`pow(2)` keeps the shape; `sum(dim=0)` takes one axis away.",
                    next="Cross out the size of axis 0.",
                ),
                Mistake(
                    "axes_kept",
                    answer=(1, 5),
                    saw="You predicted two axes.",
                    expected="One of the two is gone after `sum(dim=0)`.",
                    cause="`keepdim=True` would leave an axis of size 1 in its place.",
                    next="Count the axes that are left, and write that many sizes.",
                    recognise=lambda value: value in ((1, 5), (5, 1), (32, 1), (1, 32)),
                ),
                Mistake(
                    "one_entry_vector",
                    answer=(1,),
                    saw="You predicted (1,): a vector with one entry.",
                    expected="The axis that is left keeps its size.",
                    cause="`dim=0` removes one axis of two, and leaves the other as it is.",
                    next="Write the size of the axis that is left.",
                ),
                Mistake(
                    "a_number",
                    answer=5,
                    saw="You wrote a number.",
                    expected="A shape is a tuple with one size for each axis.",
                    cause="In Python the comma makes the tuple; a number in brackets is a number.",
                    next="Write a tuple, with as many sizes as there are axes left.",
                    recognise=lambda value: isinstance(value, int | float),
                ),
            ),
            hints=(
                "The shape has one size for each axis, and the axis that you name disappears.",
                "`dim=0` names the axis of size 32.",
                "Only the 5 is left, and a tuple with one item needs a comma: `(5,)`.",
            ),
        ),
        Question(
            comment=(
                "y_pred and y have shape (4, 16, 3) and loss = (y_pred - y).pow(2).sum(dim=1)\n"
                "What is loss.shape? A tuple, such as (2, 3)."
            ),
            solution=(4, 3),
            mistakes=(
                Mistake(
                    "counted_from_one",
                    answer=(16, 3),
                    saw="You predicted (16, 3): the first axis is gone.",
                    expected="The one that `dim=1` names is gone.",
                    cause="Axes are counted from 0, so the first is axis 0.",
                    next="Number the three axes, and cross out axis 1.",
                ),
                Mistake(
                    "last_axis",
                    answer=(4, 16),
                    saw="You predicted (4, 16): the last axis is gone.",
                    expected="The one that `dim=1` names is gone.",
                    cause="In a matrix axis 1 is the last; here a third comes after it.",
                    next="Number the three axes, and cross out axis 1.",
                ),
                Mistake(
                    "not_summed",
                    answer=(4, 16, 3),
                    saw="You predicted (4, 16, 3).",
                    expected="That is the shape before `sum(dim=1)`.",
                    cause="`pow(2)` keeps the shape; `sum(dim=1)` takes one axis away.",
                    next="Number the three axes, and cross out axis 1.",
                ),
                Mistake(
                    "axes_kept",
                    answer=(4, 1, 3),
                    saw="You predicted three axes.",
                    expected="One of the three is gone after `sum(dim=1)`.",
                    cause="`keepdim=True` would leave an axis of size 1 in its place.",
                    next="Count the axes that are left, and write that many sizes.",
                    recognise=lambda value: value in ((4, 1, 3), (1, 16, 3), (4, 16, 1)),
                ),
                Mistake(
                    "one_axis_left",
                    answer=(16,),
                    saw="You predicted that one axis is left.",
                    expected="`sum(dim=1)` removes one axis of three.",
                    cause="The axis that you name disappears; the others stay.",
                    next="Number the three axes, and cross out axis 1.",
                    recognise=lambda value: value in ((4,), (16,), (3,)),
                ),
            ),
            hints=(
                "The shape has one size for each axis, and the axis that you name disappears.",
                "Axes are counted from 0: `dim=1` names the one of size 16.",
                "The first and the last size are left: `(4, 3)`.",
            ),
        ),
    ),
)
