import { h } from './dom.js';

/** Simple strokes on a grid of 24, one set for all pages; always beside a word or on a control that has one as its label. */
const STROKES = {
  cup: ['M5 9h11v5a5 5 0 0 1-5 5h-1a5 5 0 0 1-5-5z', 'M16 10h2a2.5 2.5 0 0 1 0 5h-2', 'M8 3v3', 'M12 3v3'],
  back: ['M15 5l-7 7 7 7'],
  bell: ['M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15z', 'M10 20.5h4'],
  bellOff: ['M6 16V11a6 6 0 0 1 9.5-4.9', 'M18 11v5l1.5 2H8', 'M10 20.5h4', 'M4 4l16 16'],
  keys: ['M3 7h18v10H3z', 'M7 14h10', 'M7 10.5h.01', 'M12 10.5h.01', 'M17 10.5h.01'],
  panel: ['M4 5h16v14H4z', 'M15 5v14'],
  beside: ['M4 5h16v14H4z', 'M12 5v14'],
  close: ['M6 6l12 12', 'M18 6L6 18'],
  check: ['M5 12.5l4.5 4.5L19 7.5'],
  warning: ['M12 4l9 16H3z', 'M12 10v4.5', 'M12 17.2v.01'],
  note: ['M5 4h14v11l-5 5H5z', 'M14 20v-5h5'],
  whisper: ['M4 5h16v11h-8l-5 4v-4H4z', 'M8.500 10.500h.01', 'M12 10.500h.01', 'M15.500 10.500h.01'],
  search: ['M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13z', 'M15.500 15.500l5 5'],
  send: ['M4 12l16-8-5 16-3.5-6.5z'],
  spark: ['M12 4v5', 'M12 15v5', 'M4 12h5', 'M15 12h5'],
  person: ['M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z', 'M4.5 20.5c1-4 4-5.5 7.5-5.5s6.500 1.500 7.500 5.500'],
  play: ['M7 5l12 7-12 7z'],
  pause: ['M8 5v14', 'M16 5v14'],
  sound: ['M4 10v4h4l5 4V6L8 10z', 'M16.500 9a4 4 0 0 1 0 6', 'M19 6.500a8 8 0 0 1 0 11'],
  silent: ['M4 10v4h4l5 4V6L8 10z', 'M16.500 10l4.500 4.500', 'M21 10l-4.500 4.500'],
  ahead: ['M6 6l7 6-7 6z', 'M17 6v12'],
  behind: ['M18 6l-7 6 7 6z', 'M7 6v12'],
  fastAhead: ['M4 6l7 6-7 6z', 'M12 6l7 6-7 6z'],
  fastBehind: ['M20 6l-7 6 7 6z', 'M12 6l-7 6 7 6z'],
  edit: ['M5 19l1-4L16.500 4.500l3 3L9 18z'],
  down: ['M12 5v14', 'M6 13l6 6 6-6'],
  eye: ['M3 12c3-5 6-7 9-7s6 2 9 7c-3 5-6 7-9 7s-6-2-9-7z', 'M12 14.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z'],
  picture: ['M4 5h16v14H4z', 'M4 16l5-5 4 4 3-3 4 4', 'M15.500 9.500h.01'],
  source: ['M6 3h9l4 4v14H6z', 'M9.500 12h6', 'M9.500 16h6'],
};

export function icon(name) {
  return h('svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' }, STROKES[name].map((d) => h('path', { d })));
}
