"""What a check says to a learner, in the four parts that every message has."""

from dataclasses import dataclass

from .language import translated

__all__ = ["Message"]


@dataclass(frozen=True)
class Message:
    """One thing to tell a learner.

    Args:
        saw: what the check saw.
        expected: what it expected instead.
        cause: the likely cause; empty where there is no evidence for one.
        next: the next step.
        proved: whether the cause is a place that was proved to be wrong.
    """

    saw: str
    expected: str
    cause: str
    next: str
    proved: bool = False

    @property
    def parts(self) -> tuple[str, str, str, str]:
        """The four parts in the learner's language."""
        return tuple(translated(part) for part in (self.saw, self.expected, self.cause, self.next))

    @property
    def text(self) -> str:
        """The parts as one paragraph."""
        return " ".join(part for part in self.parts if part)
