"""What the panel's front end shows beside the content: its buttons, and names for whoever hears the panel read."""

from collections.abc import Iterable

from helpers.words.language import say, translated

from .sweep import RATES

__all__ = ["panel_labels"]


def panel_labels(title: str, letters: Iterable[str]) -> dict:
    """Return each label by the key under which `front/` asks for it, in the learner's language.

    Args:
        title: the explorer's, in the learner's language.
        letters: those that kept runs can have.
    """
    return {
        "cell": translated("row {row}, column {column}: {text}"),  # filled in by the front end, for each cell
        "copied": say("Copied"),
        "copy": say("Copy this state"),
        "drop": {letter: say("Drop run {letter}", letter=letter) for letter in letters},
        "keep": say("Keep this run"),
        "reset": say("Start again"),
        "selected": say("Selected: press Ctrl+C"),
        "sweep": say("All learning rates"),
        "sweeping": say("Training at {count} learning rates.", count=len(RATES)),
        "table": say("{title}: table", title=title),
        "training": say("training"),
    }
