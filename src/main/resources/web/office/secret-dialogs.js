import { h } from '../shared/dom.js';
import { complaint as complaintLine } from '../shared/fields.js';
import { modal } from '../shared/modal.js';
import { say } from '../shared/words.js';

/** The dialogs around what lets somebody in: shown once, and taken away only when one is sure. */

export function secretShown({ title, secret, hint, noted, leave }) {
  return modal({ key: 'shown', title, leave },
    h('p', { class: 'secret' }, secret), h('p', null, hint),
    h('div', { class: 'acts' }, h('button', { class: 'main', onclick: leave }, noted)));
}

export function question({ title, complaint, busy, words, leave, act }) {
  return modal({ key: 'sure', title, leave },
    complaintLine(complaint),
    h('div', { class: 'acts' },
      h('button', { onclick: leave }, say('cancel')),
      h('button', { class: 'stop', disabled: busy, onclick: act }, words)));
}
