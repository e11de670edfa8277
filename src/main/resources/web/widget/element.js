// The least that draws anything: an element, a drawing, a style. Text is always set as text: a string child becomes a text
// node, never markup.

const SVG = 'http://www.w3.org/2000/svg';

/** An element: `on…` properties listen, true and false set and leave out, the rest are attributes. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A drawing of one path, 24 wide and high; it never stands without a word beside it or a label around it. */
export function drawing(name, path) {
  const svg = document.createElementNS(SVG, 'svg');
  const line = document.createElementNS(SVG, 'path');
  for (const [key, value] of Object.entries({ viewBox: '0 0 24 24', class: `icon icon-${name}`, 'aria-hidden': 'true', focusable: 'false' })) {
    svg.setAttribute(key, value);
  }
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/** Marks a template as a style: it goes out without comments and needless blanks. */
export const css = String.raw;

/** A constructed sheet: it needs no inline style and passes the strictest content policy. */
export function sheetOf(rules) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}
