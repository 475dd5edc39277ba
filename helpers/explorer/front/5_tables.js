// Tables of words and numbers, and matrices whose cells light up.

function drawTables(parent, tables) {
  const key = JSON.stringify(tables);
  if (parent.dataset.key === key) return;
  parent.dataset.key = key;
  parent.replaceChildren(...tables.map((table) => make("table", {},
    make("caption", {}, table.caption),
    make("thead", {}, make("tr", {}, ...table.head.map((text) => make("th", { scope: "col" }, text)))),
    make("tbody", {}, ...table.rows.map(([first, ...rest]) => make("tr", {}, make("th", { scope: "row" }, first), ...rest.map((text) => make("td", {}, text))))),
  )));
}

// A cell that picks is a button; one that stands out has a thick border and bold digits, not only a colour.
function drawGrids(parent, grids, pick, cellLabel) {
  const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.cell : undefined;
  parent.replaceChildren(...grids.map((grid) => {
    const lit = new Set(grid.lit.map(String));
    const cell = (text, row, column) => {
      const on = lit.has(String([row, column]));
      if (!grid.picks) return make("td", { class: on && "explorer-lit" }, text);
      const button = make("button", { type: "button", "aria-pressed": String(on), "data-cell": `${row},${column}` }, text);
      button.setAttribute("aria-label", filledIn(cellLabel, { row, column, text }));
      button.addEventListener("click", () => pick({ [grid.picks[0]]: row, [grid.picks[1]]: column }));
      return make("td", { class: on && "explorer-lit" }, button);
    };
    const rows = grid.rows.map((row, place) => make("tr", {}, ...row.map((text, column) => cell(text, place, column))));
    return make("table", { class: "explorer-grid" }, make("caption", {}, grid.name), make("tbody", {}, ...rows));
  }));
  const again = focused && parent.querySelector(`[data-cell="${focused}"]`);
  if (again) again.focus();
}
