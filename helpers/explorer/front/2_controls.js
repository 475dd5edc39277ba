// One control for each option. All are native elements, so that keyboard, touch and screen readers work them.

function makeControl(spec, initial, send) {
  const id = newId();
  const label = make("label", { for: id, title: spec.about }, spec.label);
  const makers = { number: numberControl, choice: choiceControl, flag: flagControl };
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

function flagControl(spec, id, change) {
  const box = make("input", { id, type: "checkbox" });
  box.addEventListener("change", () => change(box.checked));
  return { elements: [box], show: (value) => { box.checked = value; }, refuse: () => {} };
}
