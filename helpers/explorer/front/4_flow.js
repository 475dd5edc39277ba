// Steps of a computation from top to bottom: what enters on the left, what comes out beside the way down.

const FLOW_WIDTH = 640, FLOW_ROW = 56, FLOW_MIDDLE = 318;

function makeFlow() {
  const svg = makeSvg("svg", { role: "img", class: "explorer-chart explorer-flow" });
  const element = make("div", { class: "explorer-flow-here", tabindex: 0, role: "region" }, svg); // scrolls when narrow

  function draw(flow, alt) {
    const height = FLOW_ROW * flow.steps.length + 24;
    svg.setAttribute("viewBox", `0 0 ${FLOW_WIDTH} ${height}`);
    element.setAttribute("aria-label", flow.name);
    svg.setAttribute("aria-label", `${flow.name}. ${alt}`);
    const y = (place) => 22 + FLOW_ROW * place;
    const arrow = (d, tip) => [makeSvg("path", { d, class: "explorer-axis" }), makeSvg("path", { d: tip, class: "explorer-arrow" })];
    const down = (x, from, to) => arrow(`M${x} ${from}V${to - 6}`, `M${x - 4} ${to - 8}h8l-4 8z`);
    const right = (from, to, at) => arrow(`M${from} ${at}H${to - 6}`, `M${to - 8} ${at - 4}v8l8 -4z`);
    const words = (x, at, text, lit, anchor) => makeSvg("text", { x, y: at + 4, "text-anchor": anchor, class: lit && "explorer-lit-text" }, text);
    const step = ({ name, enters, makes, lit }, place) => [
      makeSvg("rect", { x: FLOW_MIDDLE - 32, y: y(place) - 13, width: 64, height: 26, rx: 6, class: lit ? "explorer-node explorer-node-lit" : "explorer-node" }),
      words(FLOW_MIDDLE, y(place), name, lit, "middle"),
      ...down(FLOW_MIDDLE, y(place) + 13, y(place + 1) - 13),
      words(FLOW_MIDDLE + 10, y(place) + FLOW_ROW / 2, makes, lit, "start"),
      ...enters.flatMap((text, number) => {
        const at = y(place) + (enters.length > 1 ? 18 * number - 9 : 0);
        return [...right(FLOW_MIDDLE - 58, FLOW_MIDDLE - 32, at), words(FLOW_MIDDLE - 62, at, text, lit, "end")];
      }),
    ];
    const skip = ([from, to]) => {
      const x = FLOW_MIDDLE + 32;
      return arrow(`M${x} ${y(from)}H${FLOW_WIDTH - 12}V${y(to)}H${x + 8}`, `M${x + 8} ${y(to) - 4}v8l-8 -4z`);
    };
    svg.replaceChildren(...flow.steps.flatMap(step), ...flow.skips.flatMap(skip));
  }
  return { element, draw };
}
