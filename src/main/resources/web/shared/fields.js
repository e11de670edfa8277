import { h } from './dom.js';

/** A control with what it is called above it, and a hint below where there is one. */
export function labelled(words, control, ...hint) {
  return h('label', null, h('span', { class: 'label' }, words), control, ...hint);
}

/** What is wrong with what was written; the place is there before, so that it is read aloud when it comes. */
export function complaint(words) {
  return h('p', { class: 'error', role: 'alert' }, words);
}
