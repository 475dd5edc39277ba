"""What a judgement found, as data: its kind and the values that go with it. The words come last, in `helpers.words`."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from .entries import Entries

__all__ = ["Finding"]


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with an answer.

    Args:
        kind: which, such as `"wrong_shape"`: the function of `helpers.words.findings` that puts it into words.
        values: what that function is given: names, numbers, texts of the learner's, a `Result`.
        call: the numbers that the answer was called with, as pairs of name and value; empty where it takes arrays.
        entries: where two arrays differ; None where there is nothing to lay side by side.
    """

    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)
    call: tuple[tuple[str, float], ...] = ()
    entries: Entries | None = field(default=None, compare=False, repr=False)

    def called_with(self, call: tuple[tuple[str, float], ...]) -> "Finding":
        """Return the same finding with the numbers that the answer was called with."""
        return replace(self, call=call)
