"""An explorer's state: one value for each of its options, read from a call and written as a call."""

import difflib
from collections.abc import Mapping, Sequence

from helpers.words.language import say

from .options import Option, Refused, written

__all__ = ["as_call", "defaults", "read"]


def defaults(options: Sequence[Option]) -> dict[str, object]:
    """Return the state in which an explorer starts."""
    return {option.name: option.default for option in options}


def read(
    options: Sequence[Option],
    given: Mapping[str, object],
    stays: Mapping[str, object],
    elsewhere: Mapping[str, int] | None = None,
) -> tuple[dict[str, object], list[str]]:
    """Return the new state and a sentence for each value that was refused.

    Args:
        options: what this explorer has.
        given: new values by name, of any kind.
        stays: the state that holds where nothing is given or what is given is refused.
        elsewhere: options that other lessons' explorers have, each with the lesson's number.
    """
    known = {option.name: option for option in options}
    state, remarks = dict(stays), []
    for name, value in given.items():
        if name not in known:
            remarks.append(_unknown(name, known, elsewhere or {}))
            continue
        try:
            state[name] = known[name].read(value)
        except Refused as takes:
            refused = "{name}={value} is refused: {takes}. {stays} stays."
            remarks.append(say(refused, name=name, value=_short(value), takes=takes, stays=written(state[name])))
    return state, remarks


def _unknown(name: str, known: Mapping[str, Option], elsewhere: Mapping[str, int]) -> str:
    if name in elsewhere:
        other = "{name} is left out: this explorer has no such option, lesson {number}'s has."
        return say(other, name=name, number=elsewhere[name])
    near = difflib.get_close_matches(name, known, 1)
    if near:
        return say(
            "{name} is left out: this explorer has no such option; did you mean {near}?", name=name, near=near[0]
        )
    there = "{name} is left out: this explorer has no such option; it has {options}."
    return say(there, name=name, options=", ".join(known))


def _short(value: object) -> str:
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= 30 else text[:27] + "..."


def as_call(function: str, options: Sequence[Option], state: Mapping[str, object], fixed: Sequence[str] = ()) -> str:
    """Return the Python call that opens this state: `explore(learning_rate=2e-6, seed=1)`.

    Args:
        fixed: arguments that are always written, such as `"gradient=True"`.
    """
    chosen = [
        f"{option.name}={written(state[option.name])}" for option in options if state[option.name] != option.default
    ]
    return f"{function}({', '.join([*fixed, *chosen])})"
