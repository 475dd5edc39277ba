// A chart in SVG. Curves are redrawn in place; axes only when they change. No curve is told by colour alone.

const WIDTH = 720, HEIGHT = 300, LEFT = 62, RIGHT = 14, TOP = 16, BOTTOM = 44;
const DASHES = ["", "9 4", "2 3", "10 3 2 3", "1 5"];

function makeChart() {
  const axes = makeSvg("g");
  const clipId = newId();
  const clip = makeSvg("clipPath", { id: clipId }, makeSvg("rect", { x: LEFT, y: TOP - 4, width: WIDTH - LEFT - RIGHT, height: HEIGHT - TOP - BOTTOM + 6 }));
  const inside = makeSvg("g", { "clip-path": `url(#${clipId})` });
  const marks = makeSvg("g");
  const svg = makeSvg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", class: "explorer-chart" }, makeSvg("defs", {}, clip), axes, inside, marks);
  const legend = make("ul", { class: "explorer-legend", "aria-hidden": "true" });
  const paths = [];
  let axesKey = "", legendKey = "";

  function draw(chart, numbers, alt) {
    const x = scale(chart.x, LEFT, WIDTH - RIGHT), y = scale(chart.y, HEIGHT - BOTTOM, TOP);
    const key = JSON.stringify([chart.x, chart.y]);
    if (key !== axesKey) drawAxes(axes, chart, x, y);
    axesKey = key;
    const parts = chart.lines.map((line, place) => ({ d: linePath(line, numbers, x, y), class: `explorer-line explorer-line-${place}`, "stroke-dasharray": DASHES[place] }));
    if (chart.bars) parts.push({ d: barPath(chart.bars, numbers, x, y), class: "explorer-bars" });
    for (const [value] of chart.levels) parts.push({ d: `M${LEFT} ${y(value)}H${WIDTH - RIGHT}`, class: "explorer-level" });
    for (const [value] of chart.uprights) parts.push({ d: `M${x(value)} ${TOP}V${HEIGHT - BOTTOM}`, class: "explorer-upright" });
    while (paths.length > parts.length) paths.pop().remove();
    parts.forEach((part, place) => {
      if (!paths[place]) inside.append((paths[place] = makeSvg("path", { fill: "none" })));
      for (const [name, value] of Object.entries(part)) if (paths[place].getAttribute(name) !== value) paths[place].setAttribute(name, value);
    });
    drawMarks(marks, chart, numbers, x, y);
    const names = JSON.stringify([chart.lines.map((line) => [line.name, line.letter]), chart.levels.map((l) => l[1]), chart.uprights.map((u) => u[1]), chart.crosses.map((c) => c[1]), !!chart.bars, chart.bars_name]);
    if (names !== legendKey) drawLegend(legend, chart);
    legendKey = names;
    svg.setAttribute("aria-label", `${chart.name}. ${alt}`);
  }
  return { element: make("figure", {}, svg, legend), draw };
}

function scale(axis, from, to) {
  const along = axis.log ? Math.log10 : Number;
  const low = along(axis.low), high = along(axis.high);
  return (value) => {
    const share = axis.log && value <= 0 ? 0 : (along(value) - low) / (high - low);
    return Math.round((from + Math.min(Math.max(share, -0.1), 1.1) * (to - from)) * 100) / 100;
  };
}

function linePath(line, numbers, x, y) {
  const [first, end] = line.y;
  let path = "", pen = "M";
  for (let place = first; place < end; place += 1) {
    const value = numbers[place];
    if (Number.isFinite(value)) {
      path += `${pen}${x(line.x ? numbers[line.x[0] + place - first] : place - first)} ${y(value)}`;
      pen = "L";
    } else pen = "M";
  }
  return path || "M0 0";
}

function barPath([edges, heights], numbers, x, y) {
  let path = "";
  for (let place = 0; place < heights[1] - heights[0]; place += 1) {
    const left = x(numbers[edges[0] + place]), right = x(numbers[edges[0] + place + 1]), top = y(numbers[heights[0] + place]);
    path += `M${left} ${y(0)}V${top}H${right}V${y(0)}Z`;
  }
  return path || "M0 0";
}

function drawAxes(group, chart, x, y) {
  const bottom = HEIGHT - BOTTOM, middle = (TOP + bottom) / 2;
  group.replaceChildren(
    ...chart.x.ticks.flatMap(([value, text]) => [
      makeSvg("path", { d: `M${x(value)} ${bottom}v4`, class: "explorer-axis" }),
      makeSvg("text", { x: x(value), y: bottom + 17, "text-anchor": "middle" }, text),
    ]),
    ...chart.y.ticks.flatMap(([value, text]) => [
      makeSvg("path", { d: `M${LEFT} ${y(value)}H${WIDTH - RIGHT}`, class: "explorer-gridline" }),
      makeSvg("text", { x: LEFT - 6, y: y(value) + 4, "text-anchor": "end" }, text),
    ]),
    makeSvg("path", { d: `M${LEFT} ${TOP}V${bottom}H${WIDTH - RIGHT}`, class: "explorer-axis" }),
    makeSvg("text", { x: (LEFT + WIDTH - RIGHT) / 2, y: HEIGHT - 8, "text-anchor": "middle" }, chart.x.label),
    makeSvg("text", { x: 0, y: 0, "text-anchor": "middle", transform: `translate(13 ${middle}) rotate(-90)` }, chart.y.label),
  );
}

function drawMarks(group, chart, numbers, x, y) {
  const letters = chart.lines.filter((line) => line.letter).map((line, place) => {
    const [first, end] = line.y;
    let at = first + Math.floor(((end - first) * (place + 1)) / 6);
    while (at > first && !Number.isFinite(numbers[at])) at -= 1;
    return makeSvg("text", { x: x(at - first), y: Math.max(y(numbers[at]) - 5, TOP), class: "explorer-letter" }, line.letter);
  });
  const crosses = chart.crosses.map(([value]) => makeSvg("path", { d: `M${x(value) - 4} ${TOP - 4}l8 8m0 -8l-8 8`, class: "explorer-cross" }));
  group.replaceChildren(...letters, ...crosses);
}

function drawLegend(list, chart) {
  const sample = (attributes, d = "M1 6H33") => makeSvg("svg", { viewBox: "0 0 34 12", class: "explorer-sample" }, makeSvg("path", { d, fill: "none", ...attributes }));
  const item = (drawing, text) => make("li", {}, drawing, text);
  const seen = new Set();
  list.replaceChildren(
    ...chart.lines.map((line, place) => item(sample({ class: `explorer-line explorer-line-${place}`, "stroke-dasharray": DASHES[place] }), line.name)),
    ...(chart.bars ? [item(sample({ class: "explorer-bars" }, "M4 11V2H14V11ZM14 11V5H24V11Z"), chart.bars_name)] : []),
    ...chart.levels.map(([, name]) => item(sample({ class: "explorer-level" }), name)),
    ...chart.uprights.map(([, name]) => item(sample({ class: "explorer-upright" }, "M17 0V12"), name)),
    ...chart.crosses.filter(([, name]) => !seen.has(name) && seen.add(name)).map(([, name]) => item(sample({ class: "explorer-cross" }, "M12 2l8 8m0 -8l-8 8"), name)),
  );
}
