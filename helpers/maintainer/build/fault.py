"""The one error that the build raises for something a maintainer has to mend."""

__all__ = ["BuildFault"]


class BuildFault(Exception):
    """A lesson cannot be built as it stands; the message names the cell, what is wrong and the mend."""
