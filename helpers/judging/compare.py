"""Compare what an answer returned with what was expected, and put the difference into words."""

from dataclasses import replace

import numpy as np

from helpers.exercises import Exercise
from helpers.sandbox.describe import describe
from helpers.sandbox.observation import Outcome, Result
from helpers.words.message import Message as Finding

__all__ = [
    "accepts",
    "alike",
    "alike_results",
    "changed_argument",
    "examined",
    "expected",
    "not_repeatable",
    "parts",
    "plain",
    "same_value",
    "shown",
    "unchanged_argument",
    "value_finding",
    "wrong_dtype",
    "wrong_shape",
    "wrong_type",
    "wrong_values",
]


def expected(exercise: Exercise, case: tuple) -> Result:
    """Return the oracle's result for one case, as plain data."""
    return describe(exercise.oracle(*case), dict(zip(exercise.arguments, case, strict=True)))


def plain(result: Result):
    """Return a described value as a Python value: number, string, bool, array or tuple; None for anything else."""
    if result.kind == "sequence":
        return tuple(plain(part) for part in result.data)
    if result.kind == "other":
        return ... if result.type_name == "ellipsis" else None
    return result.data


def shown(result: Result) -> str:
    """Return a result as a learner reads it: `float64 (2, 3)`, `3.5`, `None`."""
    if result.kind == "array":
        kind = "a Tensor of " if result.device else ""
        return f"{kind}{result.dtype} {shape_text(result.shape)}"
    if result.kind == "nothing":
        return "None"
    if result.kind == "sequence":
        return f"a {result.type_name} of {len(result.data)} items"
    if result.kind in ("number", "truth"):
        return f"the {result.type_name} {_number(result.data)}"
    if result.kind == "text":
        return f"the text {result.data[:40]!r}"
    return f"the object {result.data}" if result.kind == "other" and result.data else f"a {result.type_name}"


def shape_text(shape: tuple) -> str:
    return f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"


def wrong_type(exercise: Exercise, want: Result, got: Result, name: str = "") -> Finding | None:
    """Say that the type is not the one expected: an array, a number, a sequence, or a tuple of so many parts."""
    if want.kind == "sequence" and want.type_name == "tuple":
        if got.kind != "sequence" or len(got.data) != len(want.data):
            return _type_finding(exercise, f"{len(want.data)} results: {', '.join(exercise.returns)}", got, name)
        return _first_part(wrong_type, exercise, want, got)
    if want.kind == "sequence":
        is_sequence = got.kind == "sequence" or (got.kind == "array" and len(got.shape) == 1)
        if not is_sequence:
            return _type_finding(exercise, "a list of numbers", got, name)
        odd = [part for part in got.data if not _is_number(part)] if got.kind == "sequence" else []
        return _odd_entry(exercise, odd[0], name) if odd else None
    if want.kind == "number":
        is_scalar = got.kind == "number" or (got.kind == "array" and got.shape == () and not got.device)
        return None if is_scalar else _type_finding(exercise, "one number", got, name)
    same_library = got.kind == "array" and bool(got.device) == bool(want.device)
    if want.kind == "array":
        return None if same_library else _type_finding(exercise, shown(want), got, name)
    return None if want.kind == got.kind else _type_finding(exercise, shown(want), got, name)


def _is_number(part: Result) -> bool:
    return part.kind == "number" or (part.kind == "array" and part.shape == ())


def _odd_entry(exercise: Exercise, part: Result, name: str) -> Finding:
    return Finding(
        f"An entry of {_subject(exercise, name).replace('The', 'the')} is {shown(part)}.",
        "I expected one number in each place.",
        "",
        "Reduce it to a number before you store it, with `.sum()` for example.",
    )


def wrong_shape(exercise: Exercise, want: Result, got: Result, name: str = "") -> Finding | None:
    """Say that an array has another shape, or a sequence another length, than expected."""
    if want.kind == "sequence" and want.type_name == "tuple":
        return _exchanged(exercise, want, got) or _first_part(wrong_shape, exercise, want, got)
    if want.kind == "sequence":
        length = len(got.data) if got.kind == "sequence" else got.shape[0]
        if length == len(want.data):
            return None
        return Finding(
            f"{_subject(exercise, name)} has {length} items.",
            f"I expected {len(want.data)}.",
            "",
            "Write the first and the last item that you expect on paper, then compare.",
        )
    if want.kind != "array" or got.shape == want.shape:
        return None
    exchanged = got.shape == want.shape[::-1] and len(want.shape) == 2
    return Finding(
        f"{_subject(exercise, name)} has shape {shape_text(got.shape)}.",
        f"I expected {shape_text(want.shape)}.",
        "Rows and columns are exchanged." if exchanged else "",
        "Write the shape under each name in your line, and follow it from the arguments to the result.",
    )


def _exchanged(exercise: Exercise, want: Result, got: Result) -> Finding | None:
    """Say that two results come in the other order, where their shapes show it."""
    if len(want.data) != 2 or want.data[0].shape == want.data[1].shape or want.data[0].shape is None:
        return None
    if [part.shape for part in got.data] != [part.shape for part in reversed(want.data)]:
        return None
    first, second = exercise.returns
    return Finding(
        f"`{first}` has shape {shape_text(got.data[0].shape)}, and `{second}` {shape_text(got.data[1].shape)}.",
        f"I expected {shape_text(want.data[0].shape)} and {shape_text(want.data[1].shape)}.",
        "These are each other's shapes, so the two results are probably exchanged.",
        "Compare the order in your `return` line with the one in the text of the function.",
    )


def wrong_dtype(exercise: Exercise, want: Result, got: Result, name: str = "") -> Finding | None:
    """Say that an array's dtype, device or place in the autograd graph is not the one expected."""
    if want.kind == "sequence" and want.type_name == "tuple":
        return _first_part(wrong_dtype, exercise, want, got)
    if want.kind != "array":
        return None
    for what in ("dtype", "device", *exercise.flags):
        mine, theirs = getattr(got, what), getattr(want, what)
        if mine != theirs and what == "reaches":
            return _cut_off(exercise, [part for part in theirs if part not in mine], name)
        if mine != theirs:
            return Finding(
                f"{_subject(exercise, name)} has {what} {mine}.",
                f"I expected {what} {theirs}, as for the arguments."
                if what in ("dtype", "device")
                else f"I expected {what} {theirs}.",
                "",
                f"Look for the line of `{exercise.name}` that changes its {what}.",
            )
    return None


def wrong_values(exercise: Exercise, want: Result, got: Result, name: str = "") -> Finding | None:
    """Say how many entries differ, which is the first, and which parts of the result are already right."""
    if want.kind == "sequence" and want.type_name == "tuple":
        return _wrong_parts(exercise, want, got)
    mine, theirs = _numbers(got), _numbers(want)
    wrong = ~_close(mine, theirs, exercise)
    if not wrong.any():
        return None
    if theirs.ndim == 0:
        saw, expect = (
            f"{_subject(exercise, name)} is {_number(mine[()])}.",
            f"I expected {_number(theirs[()])}.",
        )
    else:
        first = tuple(int(i) for i in np.argwhere(wrong)[0])
        where = f"[{', '.join(map(str, first))}]"
        subject = _subject(exercise, name)
        saw = f"{subject} differs in {wrong.sum()} of {wrong.size} entries, first at {where}: {_number(mine[first])}."
        expect = f"I expected {_number(theirs[first])} there."
    step = "Work out this one number by hand, then follow your code to it."
    return Finding(saw, expect, "", step)


def _cut_off(exercise: Exercise, names: list[str], name: str) -> Finding:
    lost = " and ".join(f"`{part}`" for part in names) or "its weights"
    return Finding(
        f"{_subject(exercise, name)} has no path back to {lost}.",
        "I expected a backward pass from it to reach every weight.",
        "`detach`, `.data`, `.item()`, `no_grad` or a trip through NumPy cuts a path.",
        "Follow your lines from the result to the weight, and look for the cut.",
    )


def unchanged_argument(exercise: Exercise, name: str) -> Finding:
    return Finding(
        f"`{exercise.name}` left its argument `{name}` as it was.",
        "I expected it to be changed in place.",
        "`x = x - ...` makes something new under an old name.",
        "Write into the argument itself, with `-=` for example.",
    )


def changed_argument(exercise: Exercise, name: str) -> Finding:
    what = _noun(exercise)
    return Finding(
        f"`{exercise.name}` changed its argument `{name}`.",
        "I expected the arguments to stay as they were given.",
        f"An assignment into its entries, `+=` or `out=` writes into the {what} itself.",
        f"Compute a new {what}, or work on a copy.",
    )


def not_repeatable(exercise: Exercise) -> Finding:
    return Finding(
        f"`{exercise.name}` gave two different results for equal arguments.",
        "I expected the result to depend on the arguments alone.",
        "",
        "Look for a random draw, or for a variable outside the function that a call changes.",
    )


def examined(exercise: Exercise, cases: list[tuple], outcomes) -> Finding | None:
    """Apply the exercise's own examination to all results."""
    for outcome in outcomes:
        if outcome.result.kind != "array":
            return _type_finding(exercise, "an array", outcome.result, "")
    for outcome in outcomes:
        changed = [name for name in outcome.changed if name not in exercise.may_change]
        if changed:
            return changed_argument(exercise, changed[0])
    return exercise.examine(cases, [outcome.result for outcome in outcomes])


def accepts(exercise: Exercise, value) -> bool:
    """Whether a prediction or an order is right."""
    if exercise.accepts is None:
        return same_value(value, exercise.solution)
    try:
        return bool(exercise.accepts(value))
    except Exception:  # a value of another type than the prediction asks for
        return False


def same_value(value, other) -> bool:
    """Whether two values are the same prediction: texts by their letters, numbers and shapes by their numbers."""
    if isinstance(value, bool) != isinstance(other, bool) or isinstance(value, str) != isinstance(other, str):
        return False
    if isinstance(value, str):
        return value.strip().casefold() == other.strip().casefold()
    try:
        mine, theirs = np.asarray(value, dtype=float), np.asarray(other, dtype=float)
    except (TypeError, ValueError, OverflowError):
        return value is not None and isinstance(value, tuple) and value == other
    return mine.shape == theirs.shape and bool(np.allclose(mine, theirs, rtol=1e-6, atol=0))


def value_finding(exercise: Exercise, got: Result) -> Finding:
    """What to say of a prediction that is wrong in no way that has a name."""
    wanted, value = describe(exercise.solution), plain(got)
    if value is None or (wanted.kind != got.kind and {wanted.kind, got.kind} != {"sequence", "array"}):
        return Finding(f"`{exercise.name}` is {shown(got)}.", *_form_of_value(wanted, got))
    listed = [mistake.answer for mistake in exercise.mistakes if not mistake.recognise]
    words = sorted({exercise.solution, *listed}) if got.kind == "text" else []
    if words and value not in words and exercise.comment.count('"') >= 4:
        return Finding(
            f"You wrote {_value_text(value)}.",
            f"I expected one of the words {', '.join(repr(word) for word in words)}.",
            "",
            "Write one of them, letter for letter.",
        )
    return Finding(
        f"You predicted {_value_text(value)}.",
        "What happens is something else.",
        "",
        "Write the first step on paper, or open the hint, and predict again.",
    )


def _form_of_value(wanted: Result, got: Result) -> tuple[str, str, str]:
    """What a prediction should look like: expected, cause, next step."""
    if wanted.kind == "text":
        return "I expected a text.", "A name without quotes is an object, not a text.", "Put it in quotes."
    count = len(wanted.data) if wanted.kind == "sequence" else None
    if wanted.kind == "truth":
        numbers = "True or False"
    else:
        numbers = {None: "one number", 0: "a tuple", 1: "a tuple with one item"}.get(count, f"{count} values")
    if got.kind == "text":
        return f"I expected {numbers}.", "What stands in quotes is a text.", "Write it without quotes or words."
    if count == 0:
        return f"I expected {numbers}.", "", "Write brackets, and in them what you expect."
    if count == 1 and got.kind == "number":
        cause = "A number in brackets is a number; the comma makes the tuple."
        return f"I expected {numbers}.", cause, "Add the comma."
    brackets = ", in brackets, with commas between them" if count and count > 1 else ""
    return f"I expected {numbers}.", "", f"Write {numbers}{brackets}."


def alike(one: Outcome, other: Outcome, strict: bool) -> bool:
    """Whether two calls on equal inputs did the same. Strict: to the argument changed and the memory shared."""
    if strict and one.changed != other.changed:
        return False
    if one.raised or other.raised:
        return bool(one.raised and other.raised) and (
            (one.raised.type, one.raised.message) == (other.raised.type, other.raised.message)
        )
    return alike_results(one.result, other.result, strict)


def parts(outcome: Outcome) -> tuple[Result, ...]:
    """Return the parts of a result with several; none for any other outcome."""
    result = outcome.result
    return result.data if result is not None and result.kind == "sequence" else ()


def alike_results(one: Result, other: Result, strict: bool = False) -> bool:
    """Whether two results are the same, up to the order of summation."""
    if one.kind != other.kind:
        return False
    if one.kind == "sequence":
        return len(one.data) == len(other.data) and all(
            alike_results(a, b, strict) for a, b in zip(one.data, other.data)
        )
    if one.kind == "array":
        about = (
            "shape",
            "dtype",
            "device",
            "requires_grad",
            "is_leaf",
            "grad_fn",
            "reaches",
            *(("shares",) if strict else ()),
        )
        if any(getattr(one, what) != getattr(other, what) for what in about):
            return False
        return _equal_arrays(one.data, other.data)
    if one.kind == "number":
        return _equal_arrays(np.asarray(one.data), np.asarray(other.data))
    return one.type_name == other.type_name and (one.kind == "other" or one.data == other.data)


def _equal_arrays(one: np.ndarray, other: np.ndarray) -> bool:
    """Equal up to the order of summation; entries that are not finite must be the same."""
    if one.dtype == object or other.dtype == object or one.shape != other.shape:
        return False
    if one.dtype.kind not in "fc":
        return bool(np.array_equal(one, other))
    largest = np.max(np.abs(other[np.isfinite(other)]), initial=0.0)
    rounding = 1e-9 if one.dtype.itemsize >= 8 else 1e-4
    return bool(np.allclose(one, other, rtol=rounding, atol=rounding * largest, equal_nan=True))


def _close(mine: np.ndarray, theirs: np.ndarray, exercise: Exercise) -> np.ndarray:
    """Return which entries agree within the exercise's tolerance; not-a-number agrees with itself alone."""
    tolerance = exercise.tolerance
    largest = np.max(np.abs(theirs[np.isfinite(theirs)]), initial=0.0)
    with np.errstate(all="ignore"):
        near = np.abs(mine - theirs) <= tolerance.relative * largest + tolerance.absolute
    return near | (mine == theirs) | (np.isnan(mine) & np.isnan(theirs))


def _numbers(result: Result) -> np.ndarray:
    """Return a result's numbers as a float array; what is no number becomes not-a-number."""
    data = [plain(part) for part in result.data] if result.kind == "sequence" else result.data
    try:
        return np.asarray(data, dtype=float)
    except (TypeError, ValueError):
        return np.full(np.shape(data) if result.kind == "array" else (len(data),), np.nan)


def _first_part(step, exercise: Exercise, want: Result, got: Result) -> Finding | None:
    for name, mine, theirs in zip(exercise.returns, got.data, want.data):
        finding = step(exercise, theirs, mine, name)
        if finding:
            return finding
    return None


def _wrong_parts(exercise: Exercise, want: Result, got: Result) -> Finding | None:
    findings = [
        (name, wrong_values(exercise, theirs, mine, name))
        for name, mine, theirs in zip(exercise.returns, got.data, want.data)
    ]
    wrong = [finding for _, finding in findings if finding]
    if not wrong:
        return None
    right = [f"`{name}`" for name, finding in findings if not finding]
    agrees = f"{', '.join(right)} {'agrees' if len(right) == 1 else 'agree'} already." if right else ""
    return replace(wrong[0], cause=agrees)


def _type_finding(exercise: Exercise, wanted: str, got: Result, name: str) -> Finding:
    cause, step = "", "Print what you return, and its type, in a cell of your own."
    if got.kind == "nothing" and (name or exercise.lesson == "autograd"):
        cause, step = (
            "A call that returns nothing gives None, and so does a function without `return`.",
            (
                "Look at what the name holds; `backward()` leaves its result in `.grad`."
                if exercise.lesson == "autograd"
                else "Look at the line that gives this name its value."
            ),
        )
    elif got.kind == "nothing":
        cause, step = (
            "A function without `return` gives None.",
            "End the function with `return` and the result.",
        )
    elif got.kind == "sequence" and wanted.startswith(("float", "a Tensor")):
        stack = "np.stack" if exercise.lesson == "numpy" else "torch.stack"
        cause, step = (
            "It holds several things side by side.",
            f"Join {_noun(exercise)}s of one shape with `{stack}`.",
        )
    elif got.kind == "array" and wanted == "one number" and got.shape == ():
        cause, step = "A Tensor of shape () holds one number and is no number.", "Take it out with `.item()`."
    elif got.kind == "array" and wanted == "one number":
        cause, step = f"It has {got.data.size} entries.", "Add them up with `.sum()`."
        if got.device:
            step = "Add them up with `.sum()`, and take the number out with `.item()`."
    elif got.type_name == "ellipsis":
        cause, step = "A `...` is still in its place.", "Write your code there."
    return Finding(f"{_subject(exercise, name)} is {shown(got)}.", f"I expected {wanted}.", cause, step)


def _noun(exercise: Exercise) -> str:
    return "array" if exercise.lesson == "numpy" else "Tensor"


def _subject(exercise: Exercise, name: str) -> str:
    return f"`{name}`" if name else f"The result of `{exercise.name}`"


def _number(value) -> str:
    return f"{value:.6g}" if isinstance(value, (float, np.floating)) else str(value)


def _value_text(value) -> str:
    if isinstance(value, (float, int)):
        return f"{value:,.6g}" if isinstance(value, float) else f"{value:,}"
    return repr(value)[:60]
