import { sentence } from './api.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { say } from './words.js';

/** How a part of a page stands while it has nothing to show. */

/** The answer is under way; so many lines are hinted at. */
export function loading(lines) {
  return h('div', { class: 'skeleton', role: 'status', 'aria-label': say('loading') }, Array.from({ length: lines }, () => h('i')));
}

/** It could not be read: `words` say what, `again` tries once more. */
export function failed(words, problem, again) {
  return h('div', { class: 'empty', role: 'alert' }, icon('warning'), h('strong', null, words), h('p', null, sentence(problem)), h('button', { onclick: again }, say('tryAgain')));
}

/** There is nothing: what belongs here, and how it comes. */
export function nothing(sign, title, why, role = null) {
  return h('div', { class: 'empty', role }, icon(sign), h('strong', null, title), h('p', null, why));
}
