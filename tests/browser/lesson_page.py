"""A lesson in JupyterLab, worked as a learner works it: read, type, run, restart."""

import re

from playwright.sync_api import Locator, Page, expect

__all__ = ["WATCH_PROMPT", "LessonPage"]

RUN_ALL = 90_000  # milliseconds: three times what Run All may take, for a busy machine

WATCH_PROMPT = """prompt => {
    window.promptChanged = false;
    const noted = (_, observer) => { observer.disconnect(); window.promptChanged = true; };
    new MutationObserver(noted).observe(prompt, {childList: true, characterData: true, subtree: true});
}"""


class LessonPage:
    """One open lesson."""

    def __init__(self, page: Page, address: str):
        self.page = page
        page.goto(address)
        page.locator(".jp-NotebookPanel:visible .jp-Cell").first.wait_for()
        self.wait_for_idle()

    @property
    def notebook(self) -> Locator:
        return self.page.locator(".jp-NotebookPanel:visible")

    def wait_for_idle(self) -> None:
        """Wait until the kernel is idle and no cell waits for its turn."""
        self.page.get_by_text(re.compile(r"\| Idle")).first.wait_for(timeout=RUN_ALL)
        waiting = self.notebook.locator(".jp-InputPrompt", has_text="[*]")
        expect(waiting).to_have_count(0, timeout=RUN_ALL)
        self.page.get_by_text(re.compile(r"\| Idle")).first.wait_for(timeout=RUN_ALL)

    def menu(self, *names: str) -> None:
        """Choose from the menu bar, such as `menu("Run", "Run All Cells")`."""
        self.page.locator(".lm-MenuBar-item", has_text=re.compile(rf"^{names[0]}$")).click()
        for name in names[1:]:
            self.page.locator(".lm-Menu:visible .lm-Menu-item").filter(
                has=self.page.locator(".lm-Menu-itemLabel", has_text=re.compile(rf"^{re.escape(name)}"))
            ).first.click()

    def run_all(self) -> None:
        self.menu("Run", "Run All Cells")
        expect(self.notebook.locator(".jp-InputPrompt", has_text="[*]")).not_to_have_count(0)
        self.wait_for_idle()

    def restart(self) -> None:
        """Restart the kernel and confirm."""
        self.menu("Kernel", "Restart Kernel")
        self.page.locator(".jp-Dialog button.jp-mod-accept").click()
        self.wait_for_idle()

    def code_cell(self, text: str) -> Locator:
        """The code cell whose input holds `text`."""
        return self.notebook.locator(".jp-CodeCell").filter(
            has=self.page.locator(".jp-InputArea-editor", has_text=text)
        )

    def rewrite(self, cell: Locator, source: str) -> None:
        """Put `source` into a cell by the keyboard, and run it."""
        cell.scroll_into_view_if_needed()
        cell.locator(".cm-content").click()
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.insert_text(source)
        text = re.sub(r"\s", "", source)
        self.page.wait_for_function(
            "([editor, text]) => editor.textContent.replace(/\\s/g, '') === text",
            arg=[cell.locator(".cm-content").element_handle(), text],
        )
        self.run(cell)

    def run(self, cell: Locator) -> None:
        cell.scroll_into_view_if_needed()
        cell.locator(".cm-content").click()
        # the kernel is idle before it is busy: only the prompt tells that the run has begun
        cell.locator(".jp-InputPrompt").first.evaluate(WATCH_PROMPT)
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_function("() => window.promptChanged")
        self.wait_for_idle()

    def output(self, cell: Locator) -> str:
        return cell.locator(".jp-OutputArea").inner_text()

    def pictures(self) -> list[str | None]:
        """The alt text of each picture in the lesson's outputs."""
        images = self.notebook.locator(".jp-OutputArea img")
        return [images.nth(number).get_attribute("alt") for number in range(images.count())]

    def theme(self, name: str) -> None:
        """Choose `"JupyterLab Light"` or `"JupyterLab Dark"`."""
        self.menu("Settings", "Theme", name)
        self.page.locator(f'body[data-jp-theme-name="{name}"]').wait_for(state="attached")
