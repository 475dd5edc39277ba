"""Keep live views out of saved notebooks, where they have no model and would show an error in place of the picture."""

__all__ = ["drop_live_views"]

_VIEW = "application/vnd.jupyter.widget-view+json"


def drop_live_views(model, **kwargs) -> None:
    """Remove from a notebook that is being saved each live view that has a picture beside it.

    Jupyter's `FileContentsManager.pre_save_hook`. What is open in JupyterLab stays live.

    Args:
        model: what Jupyter is about to write: `type` and, for a notebook, `content`; changed.
        kwargs: the path and the contents manager, which play no part.
    """
    if model.get("type") != "notebook":
        return
    for cell in model["content"].get("cells", ()):
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if "text/html" in data:
                data.pop(_VIEW, None)
