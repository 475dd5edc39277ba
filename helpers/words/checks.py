"""What a lesson's calls say around an exercise's own words: statuses, points, hints, the solution."""

from helpers.words.language import say

__all__ = ["HEADINGS", "HINT_LEVELS", "PART_LABELS", "PROVED", "STATUSES", "counted", "points_of"]

# by the status's key, which stands in the progress file; here are its words
STATUSES = {"passed": "passed", "not started": "not started", "not yet right": "not yet right"}
HEADINGS = {"passed": "Passed", "not started": "Not started", "not yet right": "Not yet right"}  # of a verdict's card
HINT_LEVELS = ("concept", "shape", "line")
PART_LABELS = ("", "", "Likely cause: ", "Next step: ")  # of a message's four parts
PROVED = "The place: "  # in place of "Likely cause: ", where it is proved

_NOUNS = {
    "attempt": ("{count} attempt", "{count} attempts"),
    "exercise": ("{count} exercise", "{count} exercises"),
    "minute": ("{count} minute", "{count} minutes"),
    "point": ("{count} point", "{count} points"),
    "result": ("{count} result", "{count} results"),
}


def counted(count, noun: str) -> str:
    """Return a count with its noun: `counted(1, "point")` is `1 point`."""
    one, several = _NOUNS[noun]
    return say(one if count == 1 else several, count=count)


def points_of(points, most) -> str:
    """Return `2 of 4 points`."""
    return say("{points} of {most} point" if most == 1 else "{points} of {most} points", points=points, most=most)
