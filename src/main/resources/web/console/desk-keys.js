import { h } from '../shared/dom.js';
import { modal } from '../shared/modal.js';
import { View } from '../shared/view.js';
import { say } from '../shared/words.js';
import { KEYS, keepSingleKeys, singleKeys } from './key-map.js';

/** The list of keys, as a dialog. Tells `leave`. */
class DeskKeys extends View {
  tree() {
    return modal({ key: 'keys', title: say('keys.title'), leave: () => this.tell('leave') },
      h('table', { class: 'keys' }, h('tbody', null, KEYS.filter((one) => one.words).map((one) => h('tr', { key: one.act },
        h('td', null, say(one.words)),
        h('td', null, h('span', { class: 'row' }, one.shown.map((key) => h('kbd', null, key)), h('span', { class: 'soft small' }, say('key.or')), one.shownAlt.map((key) => h('kbd', null, key)))))),
      h('tr', null, h('td', null, say('key.send')), h('td', null, h('span', { class: 'row' }, h('kbd', null, 'Enter'), h('kbd', null, 'Shift Enter')))),
      h('tr', null, h('td', null, say('key.replies')), h('td', null, h('kbd', null, '/'))),
      h('tr', null, h('td', null, say('key.leave')), h('td', null, h('kbd', null, 'Esc'))))),
      h('label', { class: 'inline' }, h('input', { type: 'checkbox', checked: singleKeys(), onchange: (event) => keepSingleKeys(event.target.checked) }), say('keys.single')),
      h('p', { class: 'soft small' }, say('keys.singleWhy')),
      h('div', { class: 'acts' }, h('button', { class: 'main', type: 'button', onclick: () => this.tell('leave') }, say('closeThis'))));
  }
}

customElements.define('desk-keys', DeskKeys);
