"""The one place through which each sentence passes on its way to a learner: a second language sets in here."""

from collections.abc import Callable

__all__ = ["say", "speak", "translated"]

_translate: Callable[[str], str] = str


def speak(translate: Callable[[str], str]) -> None:
    """Let `translate` put every sentence from now on; `str` leaves them as they are written."""
    global _translate
    _translate = translate


def translated(sentence: str) -> str:
    """Return a whole sentence in the learner's language; nothing stays nothing."""
    return _translate(sentence) if sentence else ""


def say(sentence: str, /, **values) -> str:
    """Return a sentence in the learner's language with the values put into its `{names}`.

    Example: `say("I expected {count} items.", count=3)`
    """
    sentence = translated(sentence)
    return sentence.format(**values) if values else sentence
