"""The text that stands in a lesson's exercise cells: untouched, half answered, wrongly answered, solved."""

import ast
import inspect
import re
import textwrap
from collections.abc import Callable, Sequence

__all__ = ["half_solved", "solved", "untouched", "wrong"]

TextOf = Callable[[str], str]


def untouched(exercises: Sequence) -> TextOf:
    """Return the lesson as a learner first opens it: every cell holds its stub."""
    return {exercise.id: exercise.stub for exercise in exercises}.__getitem__


def solved(exercises: Sequence) -> TextOf:
    """Return the solved lesson: every cell holds its solution."""
    return {exercise.id: exercise.solution_source for exercise in exercises}.__getitem__


def half_solved(exercises: Sequence) -> TextOf:
    """Return a lesson half done: every second exercise is solved, the first one included."""
    texts = {}
    for number, exercise in enumerate(exercises):
        texts[exercise.id] = exercise.stub if number % 2 else exercise.solution_source
    return texts.__getitem__


def wrong(exercises: Sequence) -> TextOf:
    """Return a lesson answered wrongly throughout.

    Each cell holds a mistake of its exercise. Of the functions, the first has a syntax error, the second an
    undefined name and the third no `return`.
    """
    texts = {exercise.id: mistaken_text(exercise, exercise.mistakes[0]) for exercise in exercises}
    functions = [exercise for exercise in exercises if exercise.kind == "function"]
    for exercise, spoil in zip(functions, (_syntax_error, _undefined_name, _no_return), strict=False):
        texts[exercise.id] = spoil(exercise.solution_source)
    return texts.__getitem__


def mistaken_text(exercise, mistake) -> str:
    """Return the cell of a learner who makes this mistake."""
    if exercise.kind != "function":
        return f"{exercise.name} = {mistake.answer!r}"
    text = textwrap.dedent(inspect.getsource(mistake.answer)).rstrip()
    if mistake.answer.__name__ == "<lambda>":
        return f"{exercise.name} = {text[text.index('lambda') :].rstrip(',')}"
    return re.sub(rf"\b{re.escape(mistake.answer.__name__)}\b", exercise.name, text, count=1)


def _syntax_error(solution: str) -> str:
    """Drop the colon that ends the signature."""
    lines = solution.splitlines()
    before_body = ast.parse(solution).body[0].body[0].lineno - 1
    signature = max(number for number in range(before_body) if lines[number].rstrip().endswith(":"))
    lines[signature] = lines[signature].rstrip()[:-1]
    return "\n".join(lines)


def _undefined_name(solution: str) -> str:
    """Return a name that nothing defines, in place of the result."""
    lines, last = solution.splitlines(), ast.parse(solution).body[0].body[-1]
    return "\n".join([*lines[: last.lineno - 1], f"{' ' * last.col_offset}return not_defined_anywhere"])


def _no_return(solution: str) -> str:
    """Assign the result in place of returning it."""
    lines, last = solution.splitlines(), ast.parse(solution).body[0].body[-1]
    lines[last.lineno - 1] = lines[last.lineno - 1].replace("return ", "result = ", 1)
    return "\n".join(lines)
