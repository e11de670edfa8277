/** Ranges on the wire count Unicode code points; JavaScript's strings count UTF-16 units. Everything that cuts text stands here. */

export function size(text) {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

export function slice(text, from, to) {
  return [...text].slice(from, to).join('');
}

/** The text with the range replaced. */
export function splice(text, from, to, replacement) {
  const points = [...text];
  return points.slice(0, from).join('') + replacement + points.slice(to).join('');
}

/**
 * Cuts a text where any range begins or ends: `[{text, from, to, ranges}]` in order, `ranges` being those that cover the piece.
 * Ranges that lie outside the text or are empty cover nothing.
 */
export function pieces(text, ranges) {
  const points = [...text];
  const inside = ranges.filter((range) => range.from >= 0 && range.from < range.to && range.to <= points.length);
  const cuts = [...new Set([0, points.length, ...inside.flatMap((range) => [range.from, range.to])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, i) => {
    const to = cuts[i + 1];
    return { text: points.slice(from, to).join(''), from, to, ranges: inside.filter((range) => range.from <= from && range.to >= to) };
  });
}
