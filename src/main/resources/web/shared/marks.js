import { h } from './dom.js';
import { moment } from './time.js';

/** The small marks beside a text: what state it is in, and when that was. */

/** A state in a word; `kind` good, bad or late repeats it by colour. */
export function chip(words, kind = '') {
  return h('span', { class: `chip ${kind}`.trim() }, words);
}

/** A moment as the reader's clock has it. */
export function stamp(at, kind = null) {
  return h('time', { class: kind, datetime: at }, moment(at));
}
