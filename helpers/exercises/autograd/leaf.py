"""The prediction of which Tensor gets a gradient."""

from ..exercise import Exercise, Question
from ..mistake import Mistake

__all__ = ["EXERCISE"]


def _names(text):
    """Return the names in a text such as "p and q" as a set of letters."""
    words = text.casefold().replace(".grad", " ").replace("and", " ").replace(",", " ").split()
    return {letter for word in words for letter in word}


def _one_of(*choices):
    """Return a test whether a prediction has one of these choices of names."""
    return lambda value: any(_names(value[0]) == set(names) for names in choices)


EXERCISE = Exercise(
    id="autograd.leaf",
    title="Say who gets a gradient",
    points=1,
    minutes=2,
    kind="value",
    name="has_gradient",
    comment=(
        "p = torch.ones(3, requires_grad=True); q = p * 2; r = q.sum(); r.backward()\n"
        "Which of p, q and r have a .grad afterwards?\n"
        'Write their names as one text and the letter of the reason, such as ("pqr", "b").'
    ),
    reasons=(
        "no other has requires_grad True",
        "every other was made by a recorded operation",
        "the gradient reaches no other",
    ),
    solution=("p", "b"),
    reads=_names,
    mistakes=(
        Mistake(
            "all_three",
            answer=("pqr", "a"),
            saw="You predicted that all three have a gradient.",
            expected="Gradients reach `q` and `r` on the way, but only one name keeps its own.",
            cause="`.grad` is kept for leaves: Tensors that no operation of the graph has made.",
            next="Find the one that you made yourself.",
        ),
        Mistake(
            "both_inputs",
            answer=("pq", "a"),
            saw="You predicted `p` and `q`.",
            expected="One of these two was made by an operation, and its gradient is not kept.",
            cause="`q = p * 2` has a `grad_fn`: it is no leaf.",
            next="Keep the one that has no `grad_fn`.",
        ),
        Mistake(
            "middle_only",
            answer=("q", "c"),
            saw="You predicted `q` alone.",
            expected="`q` is a step on the way: its gradient is used and dropped.",
            cause="`q` was made by `p * 2`, so it is no leaf.",
            next="Follow the gradient further back, to where the path ends.",
        ),
        Mistake(
            "the_loss",
            answer=("r", "c"),
            saw="Your answer has `r` in it, and not as one of three.",
            expected="`backward` starts at `r`; what it fills lies at the other end.",
            cause="`r.grad` would be the gradient of `r` with respect to itself.",
            next="Follow the path from `r` back to where it ends.",
            recognise=_one_of("r", "pr", "qr"),
        ),
        Mistake(
            "all_require_one",
            answer=("p", "a"),
            saw="The name is right. Your reason does not tell it from the others.",
            expected="I expected one that does.",
            cause="`q` and `r` have `requires_grad` True as well, since they were computed from `p`.",
            next="Look for something that `q` and `r` have and `p` has not.",
        ),
        Mistake(
            "passed_on_the_way",
            answer=("p", "c"),
            saw="The name is right. Your reason does not hold.",
            expected="I expected one that tells it from the others.",
            cause="The gradient passes `q` on its way from `r` to `p`; it is not kept there.",
            next="Ask what `q` is, that its gradient is not kept.",
        ),
    ),
    hints=(
        "Ask of each Tensor who made it: you, or an operation of the graph.",
        "A Tensor with a `grad_fn` was made by an operation; one without is a leaf.",
        '`q` comes from `p * 2` and `r` from `q.sum()`. The one that is left is the leaf: `("p", "b")`.',
    ),
    praise="You can tell a leaf from a step on the way, and know which of them keeps a gradient.",
    further=(
        Question(
            comment=(
                "s = torch.ones(3); t = torch.ones(3, requires_grad=True); u = (s * t).sum(); u.backward()\n"
                "Which of s, t and u have a .grad afterwards?\n"
                'Write their names as one text and the letter of the reason, such as ("stu", "b").'
            ),
            reasons=(
                "every other was made by a recorded operation",
                "no other has requires_grad True",
                "no other is a leaf that asked for a gradient",
            ),
            solution=("t", "c"),
            reads=_names,
            mistakes=(
                Mistake(
                    "all_three",
                    answer=("stu", "b"),
                    saw="You predicted that all three have a gradient.",
                    expected="One did not ask, and one was made by an operation.",
                    cause="A Tensor keeps its gradient unasked only when it is a leaf with `requires_grad` True.",
                    next="Ask of each of the three whether both hold.",
                ),
                Mistake(
                    "both_inputs",
                    answer=("st", "a"),
                    saw="You predicted `s` and `t`.",
                    expected="One of these two did not ask for a gradient.",
                    cause="A Tensor that you make has `requires_grad` False unless you say otherwise.",
                    next="Keep the one that asked.",
                ),
                Mistake(
                    "did_not_ask",
                    answer=("s", "a"),
                    saw="You predicted `s` alone.",
                    expected="`s` is a leaf, and did not ask for a gradient.",
                    cause="`torch.ones(3)` has `requires_grad` False.",
                    next="Look for the Tensor that asks.",
                ),
                Mistake(
                    "the_loss",
                    answer=("u", "b"),
                    saw="Your answer has `u` in it, and not as one of three.",
                    expected="`backward` starts at `u`; what it fills lies at the other end.",
                    cause="`u` was made by `sum()`, so it is no leaf.",
                    next="Follow the path from `u` back to where it ends.",
                    recognise=_one_of("u", "su", "tu"),
                ),
                Mistake(
                    "leaf_that_did_not_ask",
                    answer=("t", "a"),
                    saw="The name is right. Your reason leaves out one of the others.",
                    expected="I expected one that holds for both.",
                    cause="`s` was made by no recorded operation either.",
                    next="Ask why `s` gets none although it is a leaf.",
                ),
                Mistake(
                    "loss_requires_one",
                    answer=("t", "b"),
                    saw="The name is right. Your reason leaves out one of the others.",
                    expected="I expected one that holds for both.",
                    cause="`u` has `requires_grad` True as well, since it was computed from `t`.",
                    next="Ask why `u` keeps none although it requires one.",
                ),
            ),
            hints=(
                "Ask two things of each Tensor: who made it, and whether it asks for a gradient.",
                "`s` does not ask, and `u` has a `grad_fn`.",
                'A leaf that asks is left: `("t", "c")`.',
            ),
        ),
        Question(
            comment=(
                "k = torch.ones(3, requires_grad=True); m = torch.ones(3, requires_grad=True)\n"
                "n = (k * m).sum(); n.backward()\n"
                "Which of k, m and n have a .grad afterwards?\n"
                'Write their names as one text and the letter of the reason, such as ("kmn", "b").'
            ),
            reasons=(
                "the paths back from n end at no other",
                "no other has requires_grad True",
                "no other has a grad_fn",
            ),
            solution=("km", "a"),
            reads=_names,
            mistakes=(
                Mistake(
                    "all_three",
                    answer=("kmn", "b"),
                    saw="You predicted that all three have a gradient.",
                    expected="One of them was made by an operation, and keeps none.",
                    cause="`.grad` is kept for leaves: Tensors that no operation of the graph has made.",
                    next="Leave out the one that has a `grad_fn`.",
                ),
                Mistake(
                    "one_of_two",
                    answer=("k", "a"),
                    saw="You predicted `k` alone or `m` alone.",
                    expected="The two were made in the same way, and stand in the same product.",
                    next="Follow every path from `n` to its end.",
                    recognise=_one_of("k", "m"),
                ),
                Mistake(
                    "the_loss",
                    answer=("n", "c"),
                    saw="Your answer has `n` in it, and not as one of three.",
                    expected="`backward` starts at `n`; what it fills lies at the other end.",
                    cause="`n` was made by `sum()`, so it is no leaf.",
                    next="Follow every path from `n` to its end.",
                    recognise=_one_of("n", "kn", "mn"),
                ),
                Mistake(
                    "loss_requires_one",
                    answer=("km", "b"),
                    saw="The names are right. Your reason does not hold.",
                    expected="I expected one that `n` does not share.",
                    cause="`n` has `requires_grad` True as well, since it was computed from `k` and `m`.",
                    next="Ask what `k` and `m` are, and `n` is not.",
                ),
                Mistake(
                    "grad_fn_exchanged",
                    answer=("km", "c"),
                    saw="The names are right. Your reason has it the other way round.",
                    expected="I expected one that holds for `k` and `m`.",
                    cause="A `grad_fn` belongs to a Tensor that an operation made.",
                    next="Ask which of the three an operation made.",
                ),
            ),
            hints=(
                "Ask of each Tensor who made it: you, or an operation of the graph.",
                "`k * m` was computed from two Tensors, so two paths lead back from `n`.",
                'Both paths end at a leaf that asks: `("km", "a")`.',
            ),
        ),
    ),
)
