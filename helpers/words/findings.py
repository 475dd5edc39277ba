"""A finding of the judge, put into words: one function for each kind, called with the finding's values.

What was called, what was expected and what came back arrive as plain data (names, numbers, a `Result`); nothing here
decides whether an answer is right.
"""

from collections.abc import Mapping, Sequence

from .language import say
from .message import Message
from .numbers import number, rounded, shape

__all__ = ["in_words", "shown"]


def in_words(finding) -> Message:
    """Return the message for a `Finding` (its kind, its values, the numbers that the answer was called with)."""
    message = _KINDS[finding.kind](**finding.values)
    if not finding.call:
        return message
    call = ", ".join(f"{name}={value:g}" for name, value in finding.call)
    called = say("Called with {call}: {saw}", call=call, saw=message.saw)
    return Message(called, message.expected, message.cause, message.next)


def shown(result) -> str:
    """Return a `Result` as a learner reads it: `float64 (2, 3)`, `the float 3.5`, `None`."""
    if result.kind == "array":
        text = "a Tensor of {dtype} {shape}" if result.device else "{dtype} {shape}"
        return say(text, dtype=result.dtype, shape=shape(result.shape))
    if result.kind == "nothing":
        return "None"
    if result.kind == "sequence":
        return say("a {type} of {count} items", type=result.type_name, count=len(result.data))
    if result.kind in ("number", "truth"):
        return say("the {type} {value}", type=result.type_name, value=number(result.data))
    if result.kind == "text":
        return say("the text {text!r}", text=result.data[:40])
    if result.kind == "other" and result.data:
        return say("the object {text}", text=result.data)
    return say("a {type}", type=result.type_name)


def _what(function: str, part: str) -> str:
    """Return what a sentence about a result begins with: a part's name, or the result of the function."""
    return f"`{part}`" if part else say("The result of `{function}`", function=function)


def _array(library: str) -> str:
    return say("array") if library == "numpy" else say("Tensor")


# What a call did before there was a result


def patched(function: str, names: Sequence[str]) -> Message:
    listed = ", ".join(f"`{name}`" for name in names)
    return Message(
        say("While `{function}` ran, {names} was replaced.", function=function, names=listed),
        say("I expected the libraries to stay as they are; they have been restored."),
        "",
        say("Write the result with the library's functions, without assigning to them."),
    )


def blank(function: str, line: int, text: str) -> Message:
    return Message(
        say("Line {line} of `{function}` is still blank: `{text}`.", line=line, function=function, text=text),
        say("Each `...` stands for code that you write."),
        "",
        say("Fill it in and run the check again."),
    )


def timed_out(function: str) -> Message:
    return Message(
        say("`{function}` was still running after 10 seconds and was stopped.", function=function),
        say("Right answers take a small part of a second here."),
        say("A loop that never ends does this."),
        say("Look for the loop, and for what should end it."),
    )


def arguments(function: str, signature: str, expected: Sequence[str]) -> Message:
    return Message(
        say("`{function}` takes the arguments {signature}.", function=function, signature=signature),
        say("I expected ({arguments}), in this order.", arguments=", ".join(expected)),
        "",
        say("Restore the `def` line of the exercise and keep your code below it."),
    )


def not_callable(exercise_id: str, function: str, got, seems: str) -> Message:
    causes = {
        "class": say("A class is not called here."),
        "result": say(
            "With parentheses, `{function}(...)` is the result of a call, not the function.", function=function
        ),
        "": "",
    }
    return Message(
        say("The check got {got} in place of a function.", got=shown(got)),
        say("I expected the function `{function}` itself.", function=function),
        causes[seems],
        say(
            'Write `check("{id}", {function})`, without parentheses behind the name.', id=exercise_id, function=function
        ),
    )


def raised(function: str, type: str, text: str, line_number: int | None, line: str, meaning: str) -> Message:
    where = say(" in line {number}, `{line}`", number=line_number, line=line) if line else ""
    cause, step = ERRORS[meaning]
    return Message(
        say(
            "`{function}` raised {type}{where}: {text}",
            function=function,
            type=type,
            where=where,
            text=text or say("no message"),
        ),
        say("I expected a result."),
        say(cause) if cause else "",
        say(step),
    )


# What is wrong with a result


def wrong_type(function: str, library: str, gradients: bool, part: str, wanted: str, want, got, names=()) -> Message:
    expected = {
        "parts": lambda: say("{count} results: {names}", count=len(want.data), names=", ".join(names)),
        "items": lambda: say("{count} items in brackets", count=len(want.data)),
        "numbers": lambda: say("a list of numbers"),
        "number": lambda: say("one number"),
        "array": lambda: say("an array"),
        "like": lambda: shown(want),
    }[wanted]()
    cause, step = _type_cause(library, gradients, part, wanted, got)
    return Message(
        say("{what} is {got}.", what=_what(function, part), got=shown(got)),
        say("I expected {expected}.", expected=expected),
        cause,
        step,
    )


def _type_cause(library: str, gradients: bool, part: str, wanted: str, got) -> tuple[str, str]:
    if got.kind == "nothing" and (part or gradients):
        step = (
            say("Look at what the name holds; `backward()` leaves its result in `.grad`.")
            if gradients
            else say("Look at the line that gives this name its value.")
        )
        return say(
            "A call that returns nothing gives None, as does a function without `return`, and `get` where nothing is."
        ), step
    if got.kind == "nothing":
        return say("A function without `return` gives None."), say("End the function with `return` and the result.")
    if got.kind == "sequence" and wanted == "like":
        stack = "np.stack" if library == "numpy" else "torch.stack"
        step = say("Join {array}s of one shape with `{stack}`.", array=_array(library), stack=stack)
        return say("It holds several things side by side."), step
    if got.kind == "array" and wanted == "number" and got.shape == ():
        return say("A Tensor of shape () holds one number and is no number."), say("Take it out with `.item()`.")
    if got.kind == "array" and wanted == "number":
        step = "Add them up with `.sum()`, and take the number out with `.item()`." if got.device else ""
        step = step or "Add them up with `.sum()`."
        return say("It has {count} entries.", count=got.data.size), say(step)
    if got.type_name == "ellipsis":
        return say("A `...` is still in its place."), say("Write your code there.")
    return "", say("Print what you return, and its type, in a cell of your own.")


def odd_entry(function: str, part: str, got) -> Message:
    if part:
        saw = say("An entry of `{part}` is {got}.", part=part, got=shown(got))
    else:
        saw = say("An entry of the result of `{function}` is {got}.", function=function, got=shown(got))
    return Message(
        saw,
        say("I expected one number in each place."),
        "",
        say("Reduce it to a number before you store it, with `.sum()` for example."),
    )


def length(function: str, part: str, got: int, expected: int) -> Message:
    return Message(
        say("{what} has {count} items.", what=_what(function, part), count=got),
        say("I expected {count}.", count=expected),
        "",
        say("Write the first and the last item that you expect on paper, then compare."),
    )


def wrong_shape(function: str, part: str, got: tuple, expected: tuple, turned: bool) -> Message:
    return Message(
        say("{what} has shape {shape}.", what=_what(function, part), shape=shape(got)),
        say("I expected {shape}.", shape=shape(expected)),
        say("Rows and columns are exchanged.") if turned else "",
        say("Write the shape under each name in your line, and follow it from the arguments to the result."),
    )


def exchanged(first: str, second: str, got: Sequence[tuple], expected: Sequence[tuple]) -> Message:
    return Message(
        say(
            "`{first}` has shape {one}, and `{second}` {other}.",
            first=first,
            one=shape(got[0]),
            second=second,
            other=shape(got[1]),
        ),
        say("I expected {one} and {other}.", one=shape(expected[0]), other=shape(expected[1])),
        say("These are each other's shapes, so the two results are probably exchanged."),
        say("Compare the order in your `return` line with the one in the text of the function."),
    )


def wrong_property(function: str, part: str, name: str, got, expected, as_arguments: bool) -> Message:
    wanted = "I expected {name} {expected}, as for the arguments." if as_arguments else "I expected {name} {expected}."
    return Message(
        say("{what} has {name} {got}.", what=_what(function, part), name=name, got=got),
        say(wanted, name=name, expected=expected),
        "",
        say("Look for the line of `{function}` that changes its {name}.", function=function, name=name),
    )


def cut_off(function: str, part: str, lost: Sequence[str]) -> Message:
    names = say(" and ").join(f"`{name}`" for name in lost) or say("its weights")
    return Message(
        say("{what} has no path back to {names}.", what=_what(function, part), names=names),
        say("I expected a backward pass from it to reach every weight."),
        say("`detach`, `.data`, `.item()`, `no_grad` or a trip through NumPy cuts a path."),
        say("Follow your lines from the result to the weight, and look for the cut."),
    )


def wrong_number(function: str, part: str, got: float, expected: float, right: Sequence[str]) -> Message:
    return Message(
        say("{what} is {number}.", what=_what(function, part), number=number(got)),
        say("I expected {number}.", number=number(expected)),
        _agree(right),
        say("Work out this one number by hand, then follow your code to it."),
    )


def wrong_text(function: str, part: str, got: str, expected: str, right: Sequence[str] = ()) -> Message:
    return Message(
        say("{what} is {text!r}.", what=_what(function, part), text=got[:40]),
        say("I expected {text!r}.", text=expected),
        _agree(right),
        say("Look for the line that puts it there."),
    )


def not_itself(function: str, part: str, got: Sequence[str], expected: Sequence[str]) -> Message:
    what = _what(function, part)
    if not expected:
        return Message(
            say("{what} uses the memory of `{name}`.", what=what, name=got[0]),
            say("I expected a Tensor of its own."),
            "",
            say("Look for a method that ends in an underscore, or for a name given to the argument itself."),
        )
    return Message(
        say("{what} is not `{name}` itself.", what=what, name=expected[0]),
        say("I expected that Tensor, not a copy of it or another one."),
        "",
        say("Put the Tensor there as it was given."),
    )


def wrong_entries(
    function: str, part: str, count: int, size: int, place: Sequence[int], got: float, expected: float, right=()
) -> Message:
    return Message(
        say(
            "{what} differs in {count} of {size} entries, first at [{place}]: {number}.",
            what=_what(function, part),
            count=count,
            size=size,
            place=", ".join(map(str, place)),
            number=number(got),
        ),
        say("I expected {number} there.", number=number(expected)),
        _agree(right),
        say("Work out this one number by hand, then follow your code to it."),
    )


def _agree(right: Sequence[str]) -> str:
    if not right:
        return ""
    names = ", ".join(f"`{name}`" for name in right)
    return say("{names} agrees already." if len(right) == 1 else "{names} agree already.", names=names)


def unchanged_argument(function: str, name: str) -> Message:
    return Message(
        say("`{function}` left its argument `{name}` as it was.", function=function, name=name),
        say("I expected it to be changed in place."),
        say("`x = x - ...` makes something new under an old name."),
        say("Write into the argument itself, with `-=` for example."),
    )


def changed_argument(function: str, library: str, name: str) -> Message:
    array = _array(library)
    return Message(
        say("`{function}` changed its argument `{name}`.", function=function, name=name),
        say("I expected the arguments to stay as they were given."),
        say("An assignment into its entries, `+=` or `out=` writes into the {array} itself.", array=array),
        say("Compute a new {array}, or work on a copy.", array=array),
    )


def not_repeatable(function: str) -> Message:
    return Message(
        say("`{function}` gave two different results for equal arguments.", function=function),
        say("I expected the result to depend on the arguments alone."),
        "",
        say("Look for a random draw, or for a variable outside the function that a call changes."),
    )


def examined(message: Message) -> Message:
    """What an exercise with an examination of its own says."""
    return message


# What is wrong with a prediction


def prediction_of_another_kind(name: str, got, wanted: str, count: int | None) -> Message:
    """A prediction that is no truth, number or row of `count` values, whichever was asked for."""
    saw = say("`{name}` is {got}.", name=name, got=shown(got))
    if wanted == "truth":
        values = say("True or False")
    else:
        some = {None: "one number", 0: "a tuple", 1: "a tuple with one item"}
        values = say(some[count]) if count in some else say("{count} values", count=count)
    expected = say("I expected {values}.", values=values)
    if got.kind == "text":
        return Message(saw, expected, say("What stands in quotes is a text."), say("Write it without quotes or words."))
    if count == 0:
        return Message(saw, expected, "", say("Write brackets, and in them what you expect."))
    if count == 1 and got.kind == "number":
        return Message(
            saw, expected, say("A number in brackets is a number; the comma makes the tuple."), say("Add the comma.")
        )
    brackets = say(", in brackets, with commas between them") if count and count > 1 else ""
    return Message(saw, expected, "", say("Write {values}{brackets}.", values=values, brackets=brackets))


def prediction_of_another_word(got: str, words: Sequence[str]) -> Message:
    return Message(
        say("You wrote {value}.", value=_value(got)),
        say("I expected one of {words}.", words=", ".join(map(repr, words))),
        "",
        say("Write one of them, letter for letter."),
    )


def prediction_without_quotes(name: str, got) -> Message:
    return Message(
        say("`{name}` is {got}.", name=name, got=shown(got)),
        say("I expected texts alone."),
        say("A name without quotes is an object, not a text."),
        say("Put each part in quotes."),
    )


def prediction_without_reason(words: int, letters: Sequence[str]) -> Message:
    before = say("a word") if words == 1 else say("{count} words", count=words)
    return Message(
        say("The reason is missing."),
        say("I expected {words} and the letter of the reason, {letters}.", words=before, letters=", ".join(letters)),
        "",
        say("Write each in quotes, with commas between them and brackets around all."),
    )


def prediction_not_met(got) -> Message:
    return Message(
        say("You predicted {value}.", value=_value(got)),
        say("What happens is something else."),
        "",
        say("Write the first step on paper, or open the hint, and predict again."),
    )


def _value(value) -> str:
    if isinstance(value, float):
        return rounded(value, 6, thousands=True)
    return f"{value:,}" if isinstance(value, int) else repr(value)[:60]


# What an error means: the likely cause, and the next step

ERRORS: Mapping[str, tuple[str, str]] = {
    "inner_sizes": (
        "In a matrix product the inner sizes must be equal.",
        "Write the shape under each name: the last size of the left must be the first of the right.",
    ),
    "broadcast": (
        "With `*`, `+` and `-`, entry by entry, two sizes must be equal, or one of them 1.",
        "Print both shapes. If a matrix product is meant, write `dot`, `mm` or `@`.",
    ),
    "truth_of_array": (
        "Python's `max`, `if`, `and` and `or` ask an array for one yes or no.",
        "Use the NumPy function that works element by element.",
    ),
    "truth_of_tensor": (
        "Python's `max`, `if`, `and` and `or` ask a Tensor for one yes or no.",
        "Use the torch function that works element by element.",
    ),
    "two_dtypes": (
        "One operand is float64 (double), the other float32 (float).",
        "Give both one dtype: `.to(dtype)`, or `dtype=` where you make the Tensor.",
    ),
    "leaf_recorded": (
        "The update of a weight is itself being recorded by autograd.",
        "Put the update inside `with torch.no_grad():`.",
    ),
    "graph_freed": (
        "`backward` frees the graph once it has walked it.",
        "Run the forward pass again before each `backward()`.",
    ),
    "not_recorded": (
        "This result is not attached to a graph, so there is nothing to walk back.",
        "Check that the weights require gradients and the forward pass stands outside `no_grad`.",
    ),
    "not_one_number": (
        "`backward` starts from one number.",
        "Reduce to one number first, with `.sum()`.",
    ),
    "numpy_in_graph": (
        "A Tensor inside the graph cannot become an array.",
        "Write `.detach().numpy()`.",
    ),
    "item_of_many": (
        "`.item()` reads a Tensor that holds one number.",
        "Reduce first, with `.sum()` for example.",
    ),
    "dot_of_matrices": (
        "torch's `dot` multiplies two vectors only.",
        "For matrices use `mm` or `@`.",
    ),
    "mm_of_other": (
        "`mm` multiplies two matrices, with two axes each.",
        "Print both shapes above this line; for other than two axes there is `@`.",
    ),
    "two_devices": (
        "One Tensor lies on another device.",
        "Make all with `device=device`, or move with `.to(device)`.",
    ),
    "unknown_name": (
        "Python knows no such name here.",
        "Look for a misspelling, or run the cell that defines it.",
    ),
    "used_before_given": (
        "The name is used before this function gives it a value.",
        "Move the line that computes it above this one.",
    ),
    "no_gradient_yet": (
        "`.grad` is None: no `backward` has filled it yet, or `w = w - ...` made a new Tensor that has none.",
        "Update with `-=` inside `no_grad`, and zero after the update.",
    ),
    "number_for_array": (
        "This is one number, where an array was meant.",
        "Look for a `.sum()` too many in the lines above.",
    ),
    "loop_over_number": (
        "A number cannot be looped over.",
        "Write `range(...)` around it to count up to it.",
    ),
    "none_above": (
        "Something above returned None.",
        "Look at what the line before returns; `.grad` is None before `backward`.",
    ),
    "blank": (
        "A `...` is still in its place.",
        "Write your code there.",
    ),
    "no_such_attribute": (
        "This kind of object has no such attribute; NumPy and torch use different names.",
        "Compare the spelling with the worked example.",
    ),
    "number_for_tensor": (
        "This function of torch wants a Tensor where NumPy's takes a number.",
        "Make one, for example with `torch.zeros_like`, or use `clamp` for a bound.",
    ),
    "other_arguments": (
        "An argument stands where this function takes another kind.",
        "Pass the Tensors or sizes first, and `device=`, `dtype=`, `min=` or `out=` by name.",
    ),
    "method_without_brackets": (
        "A method without its brackets is the method itself, not its result.",
        "Add the brackets: `.clone()`, `.sum()`.",
    ),
    "argument_left_out": (
        "A call leaves out an argument.",
        "Compare the call with the function's definition.",
    ),
    "not_a_function": (
        "Round brackets stand behind something that is no function.",
        "Attributes such as `.T` and `.shape` take no brackets.",
    ),
    "size_not_whole": (
        "A size must be a whole number.",
        "Look at what is passed as the shape.",
    ),
    "unsupported_operand": (
        "The two sides of the operator do not fit together.",
        "Print both sides and their types.",
    ),
    "index": (
        "An index is larger than the array, or there are too many indices.",
        "Print the array's shape above this line.",
    ),
    "endless_recursion": (
        "The function calls itself without an end.",
        "Look for a call of the function inside itself.",
    ),
    "division_by_zero": (
        "Something is divided by 0.",
        "Print the divisor above this line.",
    ),
    "": ("", "Run this line in a cell of its own, and print each name in it."),
}

_KINDS = {
    function.__name__: function
    for function in (
        arguments,
        blank,
        changed_argument,
        cut_off,
        examined,
        exchanged,
        length,
        not_callable,
        not_itself,
        not_repeatable,
        odd_entry,
        patched,
        prediction_not_met,
        prediction_of_another_kind,
        prediction_of_another_word,
        prediction_without_quotes,
        prediction_without_reason,
        raised,
        timed_out,
        unchanged_argument,
        wrong_entries,
        wrong_number,
        wrong_property,
        wrong_shape,
        wrong_text,
        wrong_type,
    )
}
