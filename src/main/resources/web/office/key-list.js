import { ask, sentence } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { modal } from '../shared/modal.js';
import { moment } from '../shared/time.js';
import { View } from '../shared/view.js';
import { known, say } from '../shared/words.js';
import { endAfter } from './office-state.js';

const RIGHTS = ['room:drive', 'room:comments', 'scripts:read', 'answers', 'conversations:read', 'reports:read', 'products:write'];
const DAYS = [30, 90, 365];

/** Keys of programs: made and shown once, revoked. Tells `notice` with a sentence. */
class KeyList extends View {
  #keys = null;
  #problem = null;
  #adding = false;
  #shown = null;
  #sure = null;
  #complaint = '';
  #busy = false;

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  tree() {
    if (this.#problem) return h('div', { class: 'empty', role: 'alert' }, icon('warning'), h('strong', null, say('keys.failed')), h('p', null, sentence(this.#problem)), h('button', { onclick: () => this.#read() }, say('tryAgain')));
    if (this.#keys === null) return h('div', { class: 'skeleton', role: 'status', 'aria-label': say('loading') }, h('i'), h('i'), h('i'));
    return [
      h('p', null, say('keys.why')),
      h('div', null, h('button', { class: 'main add', onclick: () => this.#turn({ adding: true }) }, say('keys.add'))),
      this.#keys.length === 0 ? h('div', { class: 'empty' }, icon('keys'), h('strong', null, say('keys.none')), h('p', null, say('keys.noneWhy'))) : h('ul', { class: 'office-list with-act' }, this.#keys.map((key) => this.#line(key))),
      this.#adding && this.#form(),
      this.#shown && modal({ key: 'shown', title: say('keys.shown', { name: this.#shown.name }), leave: () => this.#turn({ shown: null }) }, h('p', { class: 'secret' }, this.#shown.key), h('p', null, say('keys.shownHint')), h('div', { class: 'acts' }, h('button', { class: 'main', onclick: () => this.#turn({ shown: null }) }, say('keys.noted')))),
      this.#sure && modal({ key: 'sure', title: say('keys.sure', { name: this.#sure.name }), leave: () => this.#turn({ sure: null }) }, h('p', { class: 'error', role: 'alert' }, this.#complaint), h('div', { class: 'acts' }, h('button', { onclick: () => this.#turn({ sure: null }) }, say('cancel')), h('button', { class: 'stop', disabled: this.#busy, onclick: () => this.#revoke(this.#sure) }, say('keys.revoke')))),
    ];
  }

  #line(key) {
    const over = Date.parse(key.endsAt) <= Date.now();
    return h('li', { key: key.id },
      h('div', { class: 'stack-tight' },
        h('p', null, h('span', { class: 'strong' }, key.name), h('code', { class: 'soft' }, `${key.start}…`)),
        h('div', { class: 'chips' }, key.rights.map((right) => h('span', { class: 'chip', key: right }, rightName(right))), h('span', { class: over ? 'chip bad' : 'chip' }, over ? say('keys.over') : say('keys.until', { time: moment(key.endsAt) }))),
        h('p', { class: 'soft' }, key.madeBy, ' · ', key.usedAt ? say('keys.used', { time: moment(key.usedAt), address: key.usedFrom ?? '?' }) : say('keys.unused'))),
      h('button', { class: 'quiet danger', 'aria-label': say('keys.revokeOf', { name: key.name }), onclick: () => this.#turn({ sure: key }) }, say('keys.revoke')));
  }

  #form() {
    return modal({ key: 'add', title: say('keys.add'), leave: () => this.#turn({ adding: false }), submit: (form) => this.#make(form) },
      h('label', null, h('span', { class: 'label' }, say('keys.name')), h('input', { name: 'name', required: true, maxlength: '60', autocomplete: 'off' }), h('span', { class: 'soft' }, say('keys.nameHint'))),
      h('fieldset', null, h('legend', null, say('keys.rights')), RIGHTS.map((right) => h('label', { class: 'inline' }, h('input', { type: 'checkbox', name: 'rights', value: right }), rightName(right)))),
      h('label', null, h('span', { class: 'label' }, say('keys.ends')), h('select', { name: 'days' }, DAYS.map((days) => h('option', { value: String(days) }, say('keys.days', { count: days }))))),
      h('p', { class: 'error', role: 'alert' }, this.#complaint),
      h('div', { class: 'acts' }, h('button', { type: 'button', onclick: () => this.#turn({ adding: false }) }, say('cancel')), h('button', { class: 'main', type: 'submit', disabled: this.#busy }, say('keys.make'))));
  }

  async #make(form) {
    const rights = form.getAll('rights');
    if (rights.length === 0) return this.#complain(say('keys.pick'));
    return this.#change(async () => {
      this.#shown = await ask('POST', '/api/v1/keys', { name: form.get('name').trim(), rights, endsAt: endAfter(Number(form.get('days')), Date.now()) });
      this.#adding = false;
    });
  }

  #revoke(key) {
    return this.#change(async () => {
      await ask('DELETE', `/api/v1/keys/${key.id}`);
      this.#sure = null;
      this.tell('notice', { text: say('keys.revoked', { name: key.name }) });
    });
  }

  async #change(work) {
    this.#busy = true;
    this.#complaint = '';
    this.redraw();
    try {
      await work();
      await this.#read();
    } catch (problem) {
      this.#complaint = sentence(problem);
    }
    this.#busy = false;
    this.redraw();
  }

  #complain(complaint) {
    this.#complaint = complaint;
    this.redraw();
  }

  #turn({ adding = this.#adding, shown = this.#shown, sure = this.#sure }) {
    this.#adding = adding;
    this.#shown = shown;
    this.#sure = sure;
    this.#complain('');
  }

  async #read() {
    try {
      this.#keys = (await ask('GET', '/api/v1/keys')).keys;
      this.#problem = null;
    } catch (problem) {
      this.#problem = problem;
    }
    this.redraw();
  }
}

function rightName(right) {
  return known(`right.${right}`) ? say(`right.${right}`) : right;
}

customElements.define('key-list', KeyList);
