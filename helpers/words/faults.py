"""A place that was proved to be wrong, put into words: concept and place, never the change itself."""

from .language import say
from .message import Message

__all__ = ["with_call", "with_place"]

# what kind of place it is, and what to do there; English, put into words when it is shown
_KINDS = {
    "name": (
        "A name there stands for another value than the one that is needed.",
        "For each name in that line, say what it holds.",
    ),
    "constant": (
        "A constant there is not what the task asks for.",
        "Ask of each constant in that line where it comes from.",
    ),
    "sign": ("A sign there is turned.", "Try that line with one small number, and look at the sign."),
    "transpose": ("Rows and columns meet the wrong way there.", "Write the shape under each name of that line."),
    "copy": ("What is copied there, and what is not, matters.", "Say of each array in that line who else holds it."),
    "detach": (
        "Whether autograd records that place matters.",
        "Say of each Tensor in that line whether autograd should follow it.",
    ),
    "item": ("Whether that place is a Tensor or a plain number matters.", "Print the type of what that line makes."),
    "float": ("Whether that place is an array or a plain number matters.", "Print the type of what that line makes."),
    "call": ("A call there is one too many, or missing.", "Say what each call in that line does to its value."),
    "operand": ("An operation there is one too many.", "Say what each operation in that line is for."),
    "operands": (
        "What stands there stands in the wrong order.",
        "Exchange nothing yet: write the shapes, or small numbers, under both.",
    ),
    "operator": ("The operation there is another one than is needed.", "Try that line with small numbers on paper."),
    "brackets": (
        "What is computed first there is not what should be.",
        "Put in by hand the brackets that Python reads there.",
    ),
    "comparison": (
        "The comparison there picks other entries than it should.",
        "Try it with a negative number, with 0 and with a positive one.",
    ),
    "method": (
        "The function there is a neighbour of the one that is needed.",
        "Look up in the section above what each of the two does.",
    ),
    "order": ("The results come in the wrong order.", "Read in the docstring which comes first."),
    "argument": (
        "An argument there is one too many, or has the wrong name.",
        "Look up what each argument of that call does.",
    ),
    "too_many": ("That line should not run.", "Say what the values are before and after that line."),
    "in_place": (
        "Whether a line writes into the old object or makes a new one matters there.",
        "Say who else holds the object that is on the left.",
    ),
    "update": (
        "How the old value enters the new one is wrong there.",
        "Say what the name on the left holds before and after.",
    ),
    "line_order": ("That line stands in the wrong place.", "Say what it needs, and who needs what it makes."),
    "indentation": (
        "That line is inside a block that it does not belong to, or outside of its own.",
        "Ask how often it should run.",
    ),
    "missing": ("Before that line, something is not done that should be.", "Say what holds there, and what should."),
    "missing_after": (
        "After that line, something is not done that should be.",
        "Say what holds there, and what should.",
    ),
    "expression": ("What is written there computes something else.", "Try that line with small numbers on paper."),
}


def with_place(message: Message, fault) -> Message:
    """Return a message with the proved place as its cause.

    Args:
        message: what was seen and expected.
        fault: a `helpers.locating.search.Fault`.
    """
    about, step = _KINDS[fault.kind]
    where = {"number": fault.line_number, "line": fault.line, "part": fault.part}
    if fault.part and fault.part != fault.line:
        place = say("Line {number}, `{line}`, at `{part}`.", **where)
    else:
        place = say("Line {number}, `{line}`.", **where)
    if fault.remains:
        proof = say("Changed there, and in one more place, your code passes every case.")
    else:
        proof = say("Changed there and nowhere else, your code passes every case.")
    return Message(message.saw, message.expected, f"{place} {say(about)} {proof}", say(step), True)


def with_call(message: Message, function: str, example) -> Message:
    """Return a message that shows one small call instead of what was drawn.

    Args:
        message: what was seen and expected on the drawn calls.
        function: what the learner calls it.
        example: a `helpers.locating.smallest.Counterexample`.
    """
    call = ", ".join(f"{name}={value}" for name, value in example.call)
    return Message(
        say("`{function}({call})` gives `{got}`.", function=function, call=call, got=example.got),
        say("I expected `{expected}`.", expected=example.expected),
        message.cause,
        say("Work this out on paper, then follow your code to it, line by line."),
    )
