// One control for each option. All are native elements, so that keyboard, touch and screen readers work them.

function makeControl(spec, initial, send) {
  const id = newId();
  const label = make("label", { for: id, title: spec.about }, spec.label);
  const makers = { number: numberControl, choice: choiceControl, flag: flagControl, drawing: drawingControl };
  const control = makers[spec.kind](spec, id, (value) => send({ [spec.name]: value }));
  const element = make("div", { class: `explorer-control explorer-${spec.kind}`, "data-option": spec.name }, label, ...control.elements);
  return { element, show: control.show, refuse: control.refuse };
}

function numberControl(spec, id, change) {
  const field = make("input", { type: "text", inputmode: "decimal", size: 7, autocomplete: "off" });
  field.setAttribute("aria-label", spec.exact);
  const last = spec.stops.length - 1;
  const slider = make("input", { id, type: "range", min: 0, max: last, step: 1 });
  slider.addEventListener("input", () => {
    const [value, text] = spec.stops[Number(slider.value)];
    typing = false;
    field.value = text;
    slider.setAttribute("aria-valuetext", text);
    change(value);
  });
  let typing = false;
  const typed = () => {
    if (typing) change(field.value);
    typing = false;
  };
  field.addEventListener("input", () => { typing = true; });
  field.addEventListener("change", typed);
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") typed(); });
  function show(value, text) {
    if (!typing) field.value = text; // an answer to an earlier move must not overwrite what is being typed
    slider.value = nearest(spec.stops, value);
    slider.setAttribute("aria-valuetext", text);
  }
  return { elements: [slider, field], show, refuse: (yes) => field.setAttribute("aria-invalid", yes) };
}

function nearest(stops, value) {
  let best = 0;
  stops.forEach(([stop], place) => {
    if (Math.abs(stop - value) < Math.abs(stops[best][0] - value)) best = place;
  });
  return best;
}

function choiceControl(spec, id, change) {
  const select = make("select", { id }, ...spec.choices.map((choice) => make("option", { value: choice }, choice)));
  select.addEventListener("change", () => change(select.value));
  return { elements: [select], show: (value) => { select.value = value; }, refuse: () => {} };
}

// A square of cells. One of them is in the tab order; arrows move there, Space inks or clears, Shift with an arrow draws.
function drawingControl(spec, id, change) {
  const inks = new Array(spec.side ** 2).fill(0);
  let at = 0, pen = null;
  const cells = inks.map((_, place) => make("button", { type: "button", role: "gridcell", tabindex: place ? -1 : 0, "data-cell": place }));
  const rows = Array.from({ length: spec.side }, (_, row) => make("div", { role: "row", class: "explorer-inks-row" }, ...cells.slice(row * spec.side, (row + 1) * spec.side)));
  const about = make("span", { id: `${id}-about`, class: "explorer-inks-about" }, spec.about_shown);
  const grid = make("div", { id, role: "grid", "aria-label": spec.label, "aria-describedby": `${id}-about`, class: "explorer-inks" }, ...rows);
  const clear = make("button", { type: "button" }, spec.clear);
  const written = () => inks.map((ink) => ink.toString(36)).join("");

  function shade(place) {
    cells[place].style.setProperty("--share", `${Math.round((100 * inks[place]) / spec.most)}%`);
    cells[place].setAttribute("aria-label", filledIn(spec.cell, { row: Math.floor(place / spec.side), column: place % spec.side, ink: inks[place] }));
  }
  function ink(place, amount) {
    if (inks[place] === amount) return;
    inks[place] = amount;
    shade(place);
    change(written());
  }
  const turned = (place) => (2 * inks[place] >= spec.most ? 0 : spec.most);
  function goTo(place) {
    cells[at].tabIndex = -1;
    at = place;
    cells[at].tabIndex = 0;
    cells[at].focus();
  }
  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  grid.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    if (step) {
      const row = Math.floor(at / spec.side) + step[0], column = (at % spec.side) + step[1];
      if (event.shiftKey) ink(at, spec.most);
      if (row >= 0 && row < spec.side && column >= 0 && column < spec.side) goTo(row * spec.side + column);
      if (event.shiftKey) ink(at, spec.most);
    } else if (event.key === " " || event.key === "Enter") ink(at, turned(at));
    else return;
    event.preventDefault();
  });
  const under = (event) => {
    const cell = document.elementFromPoint(event.clientX, event.clientY);
    return cell && cells.includes(cell) ? Number(cell.dataset.cell) : null;
  };
  grid.addEventListener("pointerdown", (event) => {
    const place = under(event);
    if (place === null) return;
    grid.setPointerCapture(event.pointerId);
    pen = turned(place);
    goTo(place);
    ink(place, pen);
    event.preventDefault();
  });
  grid.addEventListener("pointermove", (event) => {
    const place = pen === null ? null : under(event);
    if (place !== null) ink(place, pen);
  });
  for (const end of ["pointerup", "pointercancel"]) grid.addEventListener(end, () => { pen = null; });
  clear.addEventListener("click", () => {
    inks.fill(0);
    cells.forEach((_, place) => shade(place));
    change(written());
  });
  function show(value, text, drawn) {
    if (pen !== null || !drawn) return; // an answer to an earlier stroke must not undo the next
    [...drawn].forEach((letter, place) => {
      const amount = parseInt(letter, 36);
      if (inks[place] !== amount) inks[place] = amount;
      shade(place);
    });
  }
  cells.forEach((_, place) => shade(place));
  return { elements: [grid, clear, about], show, refuse: () => {} };
}

function flagControl(spec, id, change) {
  const box = make("input", { id, type: "checkbox" });
  box.addEventListener("change", () => change(box.checked));
  return { elements: [box], show: (value) => { box.checked = value; }, refuse: () => {} };
}
