"""Whether the learner's code shows what a known mistake's message says of it; behaving alike does not show it."""

import ast
import re

from helpers.exercises import Exercise, Mistake
from helpers.sandbox.source_code import same_code, source_of

from .parting import changed_parts, unified
from .trees import function_of

__all__ = ["shows", "stands"]


def shows(source: str | None, mistake: Mistake, exercise: Exercise) -> bool:
    """Whether what a mistake's message says of code holds for this code.

    It does where the code is the mistake's or holds the parts in which the mistake differs from the solution, whatever
    the names, and where the mistake asks for code of its own (`when`). Else one of the calls and operators that the
    message quotes from the mistake's own code must stand in it; what it quotes besides is only what to write.

    Args:
        source: the learner's answer.
        mistake: what it was recognised as.
        exercise: whose mistake it is.
    """
    if mistake.when or source is None:
        return True
    own = mistake.source or source_of(mistake.answer)
    if same_code(source, own) or _holds_the_change(source, mistake, exercise.solution_source):
        return True
    quoted = re.findall(r"`([^`]+)`", f"{mistake.says.saw} {mistake.says.cause}")
    names = {exercise.name, *exercise.arguments, *exercise.returns, *_stored(exercise.solution_source)}
    code = [one for one in quoted if one not in names]
    return not code or any(stands(one, source) for one in code if stands(one, own or ""))


def _stored(source: str) -> set[str]:
    """The names that a function gives to its own values."""
    return {
        node.id
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }


def stands(quoted: str, source: str) -> bool:
    """Whether a text stands in an answer's code, apart from layout and comments; three dots stand for any code."""
    try:
        code = ast.unparse(ast.parse(source))
    except (SyntaxError, ValueError):
        code = source
    pattern = ".*".join(re.escape(re.sub(r"\s+", "", part)) for part in quoted.split("..."))
    before = r"(?<!\w)" if re.match(r"\w", quoted) else ""
    after = r"(?!\w)" if re.search(r"\w$", quoted) else ""
    return re.search(before + pattern + after, re.sub(r"[ \t]+(?=\W)|(?<=\W)[ \t]+", "", code)) is not None


def _holds_the_change(source: str, mistake: Mistake, solution_source: str) -> bool:
    mine, solution, wrong = map(function_of, (source, solution_source, mistake.source))
    if mine is None or solution is None or wrong is None:
        return False
    patterns = changed_parts(solution, wrong)
    free = {node.id for tree in (solution, wrong) for node in ast.walk(tree) if isinstance(node, ast.Name)}
    free -= {"np", "torch", "float", "range", "len", "max", "min", "sum", "abs", "int"}
    parts = [node for node in ast.walk(mine) if isinstance(node, ast.expr | ast.stmt)]
    return bool(patterns) and all(any(unified(one, part, free) is not None for part in parts) for one in patterns)
