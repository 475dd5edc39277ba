// The panel: sends what is chosen, shows what comes back. The newest answer wins and the old picture stays until then.

const SLOW = 150; // milliseconds without an answer before the panel says that it is training

function render({ model, el }) {
  const opening = model.get("opening");
  const labels = opening.labels;
  let sent = 0, shown = -1, slow = 0;

  function send(kind, rest = {}) {
    sent += 1;
    root.dataset.sent = sent;
    model.send({ kind, number: sent, ...rest });
    clearTimeout(slow);
    slow = setTimeout(() => { setText(busy, labels.training); }, SLOW);
  }
  const set = (changes) => send("set", { changes });
  const button = (text, press, attributes = {}) => {
    const made = make("button", { type: "button", ...attributes }, text);
    made.addEventListener("click", press);
    return made;
  };

  const controls = Object.fromEntries(opening.controls.map((spec) => [spec.name, makeControl(spec, null, set)]));
  const status = make("p", { role: "status", class: "explorer-status" });
  const busy = make("span", { class: "explorer-busy", "aria-hidden": "true" });
  const presets = make("ul", { class: "explorer-presets" }, ...opening.presets.map((preset) =>
    make("li", {}, button(preset.name, () => send("preset", { key: preset.key })), make("span", {}, preset.reason))));
  const kept = make("span", {});
  const call = make("code", { class: "explorer-call" });
  const copy = button(labels.copy, () => copyText(call, copy, labels));
  const reset = button(labels.reset, () => send("reset"));
  const keep = button(labels.keep, () => send("keep"));
  const sweepToggle = button(labels.sweep, toggleSweep, { "aria-expanded": "false" });
  const charts = [], chartsHere = make("div", { class: "explorer-charts" });
  const sweepChart = makeChart(), sweepWords = make("p", {});
  sweepChart.element.hidden = true;
  const sweepHere = make("div", { hidden: true }, sweepWords, sweepChart.element);
  const grids = make("div", { class: "explorer-grids" });
  let flow = null;
  const tables = make("div", { class: "explorer-tables", tabindex: 0, role: "region", "aria-label": labels.table });
  const root = make("section", { class: opening.small ? "explorer explorer-small" : "explorer", "aria-label": opening.title },
    make("div", { class: "explorer-title" }, opening.title, busy),
    ...(opening.presets.length ? [presets] : []),
    make("div", { class: "explorer-body" },
      make("div", { class: "explorer-controls" }, ...Object.values(controls).map((control) => control.element)),
      make("div", { class: "explorer-picture" }, chartsHere, grids)),
    status,
    make("div", { class: "explorer-buttons" }, reset, ...(opening.sweeps ? [keep, kept, sweepToggle] : []), copy, call),
    sweepHere, tables);
  // JupyterLab takes arrow keys for itself, except on an element that carries this mark
  root.addEventListener("focusin", (event) => event.target.setAttribute("data-lm-suppress-shortcuts", "true"));
  el.replaceChildren(root);

  function toggleSweep() {
    const open = sweepHere.hidden;
    sweepHere.hidden = !open;
    sweepToggle.setAttribute("aria-expanded", String(open));
    if (open) setText(sweepWords, labels.sweeping);
    send("sweep", { open });
  }

  function showContent(message, numbers) {
    if (message.number === sent) {
      for (const [name, [value, text]] of Object.entries(message.state)) controls[name].show(value, text, message.drawn && message.drawn[name]);
      for (const [name, control] of Object.entries(controls)) control.refuse(message.refused.includes(name));
      clearTimeout(slow);
      setText(busy, "");
    }
    message.charts.forEach((chart, place) => {
      if (!charts[place]) chartsHere.append((charts[place] = makeChart()).element);
      charts[place].draw(chart, numbers, message.sentence);
    });
    if (message.flow) {
      if (!flow) chartsHere.append((flow = makeFlow()).element);
      flow.draw(message.flow, message.sentence);
    }
    drawGrids(grids, message.grids, set, labels.cell);
    drawTables(tables, message.tables);
    setText(status, [...message.remarks, message.sentence].join(" "));
    setText(call, message.call);
    if (kept.dataset.letters !== message.kept.join("")) {
      kept.dataset.letters = message.kept.join("");
      kept.replaceChildren(...message.kept.map((letter) => button(labels.drop[letter], () => { keep.focus(); send("drop", { letter }); })));
    }
    root.dataset.shown = message.number;
  }

  function receive(message, buffers) {
    if (message.kind === "failed") {
      setText(status, message.sentence);
      return;
    }
    const numbers = buffers && buffers.length ? asNumbers(buffers[0]) : new Float64Array();
    if (message.kind === "sweep") {
      setText(sweepWords, message.sentence);
      if (message.charts.length) sweepChart.draw(message.charts[0], numbers, message.sentence);
      sweepChart.element.hidden = !message.charts.length;
      root.dataset.swept = message.number;
    } else if (message.number >= shown) {
      shown = message.number;
      showContent(message, numbers);
    }
  }

  model.on("msg:custom", receive);
  send("hello");
  return () => {
    clearTimeout(slow);
    model.off("msg:custom", receive);
  };
}

function asNumbers(buffer) {
  const view = buffer instanceof DataView ? buffer : new DataView(buffer);
  return new Float64Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
}

async function copyText(code, copied, labels) {
  try {
    await navigator.clipboard.writeText(code.textContent);
    copied.textContent = labels.copied;
  } catch {
    getSelection().selectAllChildren(code);
    copied.textContent = labels.selected;
  }
  copied.addEventListener("blur", () => { copied.textContent = labels.copy; }, { once: true });
}

export default { render };
