"""How the name of a dtype is read in a prediction: with its library or without, under any of its names."""

__all__ = ["dtype_name"]

_OTHER_NAMES = {
    "torch.float": "float32",
    "torch.int": "int32",
    "double": "float64",
    "half": "float16",
    "long": "int64",
    "bool_": "bool",
    "boolean": "bool",
}


def dtype_name(text: str) -> str:
    """Return the dtype's own name; of any other text, its letters."""
    text = text.strip().casefold()
    name = text.rpartition(".")[2]
    return _OTHER_NAMES.get(text) or _OTHER_NAMES.get(name, name)
