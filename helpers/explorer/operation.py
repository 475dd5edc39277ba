"""What the small explorers share: one operation, computed at once, nothing kept and nothing swept."""

from collections.abc import Callable, Mapping

__all__ = ["OperationExplorer"]


class OperationExplorer:
    """An explorer of one operation. A subclass has `function`, `title`, `options` and `content`."""

    presets = ()
    sweeps = False
    small = True

    def __init__(self, gradient: bool = False):
        self.gradient = gradient
        self.elsewhere = {}

    def amend(self, state: Mapping[str, object]) -> tuple[dict, list[str]]:
        """Return the state as it is: any values go together."""
        return dict(state), []

    def work(self, state: Mapping[str, object], wanted: Callable[[], bool] = lambda: True) -> Mapping:
        """Return the state: what is shown is computed from it in a moment."""
        return state
