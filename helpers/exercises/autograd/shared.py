"""The prediction of what one buffer with two names holds."""

from ..exercise import Exercise
from ..mistake import Mistake

__all__ = ["EXERCISE"]

EXERCISE = Exercise(
    id="autograd.shared",
    title="Follow one buffer",
    points=1,
    minutes=1,
    kind="value",
    name="shared_value",
    comment="a = np.zeros(3); t = torch.from_numpy(a); t[0] = 5\nWhat is a[0] now? A number, such as 1.5.",
    solution=5.0,
    mistakes=(
        Mistake(
            "copied",
            answer=0.0,
            saw="You predicted 0: the array as it was before.",
            expected="`t[0] = 5` is seen through `a` too.",
            cause="`torch.from_numpy` makes no copy: both names stand for one piece of memory.",
            next="Which function of lesson 2 does copy? Then answer again.",
        ),
        Mistake(
            "whole_array",
            answer=(5.0, 0.0, 0.0),
            saw="You wrote three numbers.",
            expected="The question asks for `a[0]` alone, which is one number.",
            cause="These are the entries of the whole array.",
            next="Write its first entry.",
        ),
        Mistake(
            "error",
            answer="error",
            saw="You predicted an error.",
            expected="The line runs, and a number is in `a[0]`.",
            cause="A Tensor made from an array may be written to as long as the array may.",
            next="Follow where the 5 is written to.",
            recognise=lambda value: any(part in value.casefold() for part in ("err", "rais", "exception")),
        ),
    ),
    hints=(
        "Ask whether the Tensor has memory of its own.",
        "`from_numpy` shares, `torch.tensor` copies.",
        "What is written through `t` is read through `a`: the number is the one on the right of `t[0] =`.",
    ),
    praise="You see that two names can stand for one piece of memory, which matters when weights are updated in place.",
)
