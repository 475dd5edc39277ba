"""A mistake as a change to the right answer: text that stands once in the solution, and what stands there instead."""

import ast
import itertools
from dataclasses import dataclass

__all__ = ["Change", "body_offset", "changed"]


@dataclass(frozen=True)
class Change:
    """Text of a solution, and what a learner writes in its place.

    Args:
        old: text that stands exactly once in the code of the solution (its signature, its docstring and its name
            do not count). Of several lines, each is written without the indentation that the first one has.
        new: what stands there instead, its further lines indented like the first. Lines that a change empties go.
    """

    old: str
    new: str


def changed(owner: str, source: str, changes: tuple[Change, ...]) -> str:
    """Return the source of a function with all changes made at once, each found in the text as it was.

    Args:
        owner: whose changes these are, for the error: `"numpy.dot, order_exchanged"`.
        source: the text of one function.
        changes: at least one; they do not overlap.

    Raises:
        ValueError: an `old` text does not stand exactly once, or two changes overlap.
    """
    start = body_offset(source)
    head, body = source[:start], source[start:]
    places = sorted((_place(owner, body, change) for change in changes), key=lambda place: place.begin)
    for earlier, later in itertools.pairwise(places):
        if later.begin < earlier.end:
            both = f"{earlier.change.old!r} and {later.change.old!r}"
            raise ValueError(f"{owner}: the changes of {both} overlap; write them as one.")
    for place in reversed(places):
        new = place.change.new.replace("\n", place.line_break)
        begin, end = (place.begin, place.end) if new.strip() else _whole_lines(body, place.begin, place.end)
        body = body[:begin] + new + body[end:]
    return head + body.rstrip("\n")


@dataclass(frozen=True)
class _Place:
    """Where a change's old text stands, and what a line break is there: with the indentation of its first line."""

    change: Change
    begin: int
    end: int
    line_break: str


def _place(owner: str, body: str, change: Change) -> _Place:
    found = []
    first = change.old.split("\n")[0]
    begin = body.find(first)
    while first and begin >= 0:
        line = body[body.rfind("\n", 0, begin) + 1 : begin + len(first)]
        line_break = "\n" + line[: len(line) - len(line.lstrip())]
        old = change.old.replace("\n", line_break)
        if body.startswith(old, begin):
            found.append(_Place(change, begin, begin + len(old), line_break))
        begin = body.find(first, begin + 1)
    if len(found) != 1:
        raise ValueError(
            f"{owner}: {change.old!r} stands {len(found)} times in the solution's code; it must stand once. "
            "Write more of the line, or the text as the solution has it now."
        )
    return found[0]


def _whole_lines(body: str, begin: int, end: int) -> tuple[int, int]:
    """Widen a deletion to the whole lines where it leaves nothing on them but white space and a comment."""
    first = body.rfind("\n", 0, begin) + 1
    last = body.find("\n", end) + 1 or len(body)
    before, after = body[first:begin].strip(), body[end:last].strip()
    return (first, last) if not before and (not after or after.startswith("#")) else (begin, end)


def body_offset(source: str) -> int:
    """Return where a function's code begins behind its signature and docstring."""
    function = ast.parse(source).body[0]
    has_docstring = ast.get_docstring(function) is not None
    statement = function.body[1] if has_docstring and len(function.body) > 1 else function.body[0]
    lines = source.splitlines(keepends=True)
    return sum(map(len, lines[: statement.lineno - 1])) if statement.lineno > function.lineno else 0
