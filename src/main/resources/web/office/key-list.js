import { ask } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { complaint, labelled } from '../shared/fields.js';
import { choice, modal } from '../shared/modal.js';
import { nothing } from '../shared/standing.js';
import { moment } from '../shared/time.js';
import { say, wordsFor } from '../shared/words.js';
import { OfficeSection } from './office-section.js';
import { endAfter } from './office-state.js';
import { question, secretShown } from './secret-dialogs.js';

const PATH = '/api/v1/keys';
const RIGHTS = ['room:drive', 'room:comments', 'scripts:read', 'answers', 'conversations:read', 'reports:read', 'products:write'];
const DAYS = [30, 90, 365];

/** Keys of programs: made and shown once, revoked. Tells `notice` with a sentence. */
class KeyList extends OfficeSection {
  failure = 'keys.failed';
  #adding = false;
  #shown = null;
  #sure = null;

  async read() {
    return (await ask('GET', PATH)).keys;
  }

  content(keys) {
    return [
      h('p', null, say('keys.why')),
      h('div', null, h('button', { class: 'main add', onclick: () => this.#turn({ adding: true }) }, say('keys.add'))),
      keys.length === 0
        ? nothing('keys', say('keys.none'), say('keys.noneWhy'))
        : h('ul', { class: 'office-list with-act' }, keys.map((key) => this.#line(key))),
      this.#adding && this.#form(),
      this.#shown && secretShown({ title: say('keys.shown', { name: this.#shown.name }), secret: this.#shown.key, hint: say('keys.shownHint'), noted: say('keys.noted'), leave: () => this.#turn({}) }),
      this.#sure && question({ title: say('keys.sure', { name: this.#sure.name }), complaint: this.complaint, busy: this.busy, words: say('keys.revoke'), leave: () => this.#turn({}), act: () => this.#revoke(this.#sure) }),
    ];
  }

  #line(key) {
    const over = Date.parse(key.endsAt) <= Date.now();
    return h('li', { key: key.id },
      h('div', { class: 'stack-tight' },
        h('p', null, h('span', { class: 'strong' }, key.name), h('code', { class: 'soft' }, `${key.start}…`)),
        h('div', { class: 'chips' },
          key.rights.map((right) => h('span', { class: 'chip', key: right }, wordsFor('right', right))),
          h('span', { class: over ? 'chip bad' : 'chip' }, over ? say('keys.over') : say('keys.until', { time: moment(key.endsAt) }))),
        h('p', { class: 'soft' }, key.madeBy, ' · ', key.usedAt ? say('keys.used', { time: moment(key.usedAt), address: key.usedFrom ?? '?' }) : say('keys.unused'))),
      h('button', { class: 'quiet danger', 'aria-label': say('keys.revokeOf', { name: key.name }), onclick: () => this.#turn({ sure: key }) }, say('keys.revoke')));
  }

  #form() {
    const leave = () => this.#turn({});
    return modal({ key: 'add', title: say('keys.add'), leave, submit: (form) => this.#make(form) },
      labelled(say('keys.name'), h('input', { name: 'name', required: true, maxlength: '60', autocomplete: 'off' }), h('span', { class: 'soft' }, say('keys.nameHint'))),
      h('fieldset', null, h('legend', null, say('keys.rights')),
        RIGHTS.map((right) => h('label', { class: 'inline' }, h('input', { type: 'checkbox', name: 'rights', value: right }), wordsFor('right', right)))),
      labelled(say('keys.ends'), h('select', { name: 'days' }, DAYS.map((days) => h('option', { value: String(days) }, say('keys.days', { count: days }))))),
      complaint(this.complaint),
      choice(leave, say('keys.make'), { busy: this.busy }));
  }

  async #make(form) {
    const rights = form.getAll('rights');
    if (rights.length === 0) return this.complain(say('keys.pick'));
    return this.change(async () => {
      this.#shown = await ask('POST', PATH, { name: form.get('name').trim(), rights, endsAt: endAfter(Number(form.get('days')), Date.now()) });
      this.#adding = false;
    });
  }

  #revoke({ id, name }) {
    return this.change(async () => {
      await ask('DELETE', `${PATH}/${id}`);
      this.#sure = null;
      this.notice(say('keys.revoked', { name }));
    });
  }

  /** Opens one of the dialogs, or with nothing named closes all. */
  #turn({ adding = false, sure = null }) {
    this.#adding = adding;
    this.#shown = null;
    this.#sure = sure;
    this.complain('');
  }
}

customElements.define('key-list', KeyList);
