"""What an explorer lets you choose: named options that read a value or refuse it with a sentence."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from helpers.words.language import say, translated

__all__ = ["Choice", "Drawing", "Flag", "Number", "Option", "Refused", "written"]


class Refused(ValueError):
    """A value that an option does not take; the text says what it takes."""


@dataclass(frozen=True)
class Option:
    """One thing to choose: its Python name, its label in the panel, where it starts, a word on what it does.

    Label and word stand here in English; `control` puts them into the learner's language.
    """

    name: str
    label: str
    default: object
    about: str = ""

    def read(self, value: object) -> object:
        """Return the value as the explorer uses it, from Python or as typed into the panel; raise `Refused`."""
        raise NotImplementedError

    def control(self) -> dict:
        """Return what the panel needs to draw the control, as JSON."""
        return {"name": self.name, "label": translated(self.label), "about": translated(self.about)}


@dataclass(frozen=True)
class Number(Option):
    """A number between two bounds. The slider stops at `stops`; typing gives every value between."""

    stops: Sequence[float] = ()
    low: float = 0.0
    high: float = 1.0
    whole: bool = False

    def read(self, value: object) -> float | int:
        number = _number(value)
        takes = say(
            "{name} is a whole number from {low} to {high}"
            if self.whole
            else "{name} is a number from {low} to {high}",
            name=self.name,
            low=written(self.low),
            high=written(self.high),
        )
        if number is None or not self.low <= number <= self.high:
            raise Refused(takes)
        if self.whole:
            if number != round(number):
                raise Refused(takes)
            return round(number)
        return number

    def control(self) -> dict:
        stops = [[value, written(value)] for value in self.stops]
        exact = say("{label}, exact value", label=translated(self.label))
        return {**super().control(), "kind": "number", "stops": stops, "exact": exact}


@dataclass(frozen=True)
class Choice(Option):
    """One of a few words."""

    choices: Sequence[str] = ()

    def read(self, value: object) -> str:
        if value not in self.choices:
            choices = ", ".join(map(repr, self.choices))
            raise Refused(say("{name} is one of {choices}", name=self.name, choices=choices))
        return value

    def control(self) -> dict:
        return {**super().control(), "kind": "choice", "choices": list(self.choices)}


@dataclass(frozen=True)
class Flag(Option):
    """Yes or no."""

    def read(self, value: object) -> bool:
        if isinstance(value, bool):
            return value
        raise Refused(say("{name} is True or False", name=self.name))

    def control(self) -> dict:
        return {**super().control(), "kind": "flag"}


@dataclass(frozen=True)
class Drawing(Option):
    """A square of cells with more or less ink, as a text: one digit to the base 36 for each cell, row by row.

    An empty text stands for what is there without a drawing. `side` is how many cells a row has, `most` the most ink.
    """

    side: int = 8
    most: int = 16

    def read(self, value: object) -> str:
        allowed = _INKS[: self.most + 1]
        is_drawing = isinstance(value, str) and len(value) in (0, self.side**2) and set(value) <= set(allowed)
        if not is_drawing:
            takes = "{name} is a text of {count} characters from {first} to {last}, or an empty one"
            raise Refused(say(takes, name=self.name, count=self.side**2, first=allowed[0], last=allowed[-1]))
        return value

    def inks(self, drawing: str) -> list[int]:
        """Return the ink in each cell of a drawing that is not empty."""
        return [_INKS.index(letter) for letter in drawing]

    def written(self, inks: Sequence[int]) -> str:
        """Return the ink in each cell as a drawing."""
        return "".join(_INKS[ink] for ink in inks)

    def control(self) -> dict:
        cell = translated("row {row}, column {column}: ink {ink}")  # filled in by the front end, for each cell
        how = {"about_shown": translated(self.about), "clear": say("Clear")}
        return {**super().control(), "kind": "drawing", "side": self.side, "most": self.most, "cell": cell, **how}


_INKS = "0123456789abcdefghijklmnopqrstuvwxyz"


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        try:
            value = value.item()  # a NumPy or torch number
        except (AttributeError, RuntimeError, TypeError, ValueError):
            return None
        if isinstance(value, bool):
            return None
    try:
        number = float(value)
    except (OverflowError, TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def written(value: object) -> str:
    """Return a value as one writes it in Python: `2e-6`, `0.5`, `100`, `'float32'`."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, int):
        return str(value)
    if value and not 1e-3 <= abs(value) < 1e6:
        mantissa, exponent = f"{value:.10e}".split("e")
        short = f"{mantissa.rstrip('0').rstrip('.')}e{int(exponent)}"
        return short if float(short) == value else repr(value)
    short = f"{value:.10g}"
    return short if float(short) == value else repr(value)
