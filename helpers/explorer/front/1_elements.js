// Small makers of HTML and SVG elements.

const SVG = "http://www.w3.org/2000/svg";

function make(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function makeSvg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// "row {row}" with { row: 2 } is "row 2"
function filledIn(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

let idsGiven = 0;
function newId() {
  idsGiven += 1;
  return `explorer-${Date.now().toString(36)}-${idsGiven}`;
}
