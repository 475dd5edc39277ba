"""A few sentences, and code below them, shown in a lesson."""

from . import style

__all__ = ["Card"]


class Card:
    """Sentences as plain text, with code between backticks, and sections of a title and code each."""

    def __init__(self, text: str, sections: list[tuple[str, str]] | None = None):
        self._text, self._sections = text, sections or []

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "\n\n".join([self._text, *(f"{title}:\n{code}" for title, code in self._sections)])

    def _repr_html_(self) -> str:
        code = "".join(
            style.line(f"<b>{style.code_to_html(title)}</b>", space=8) + style.code_block(text)
            for title, text in self._sections
        )
        return style.boxed(style.code_to_html(self._text) + code)
