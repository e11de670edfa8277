import { ask, sentence } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { moment } from '../shared/time.js';
import { View } from '../shared/view.js';
import { known, say } from '../shared/words.js';
import { detailOf, trailQuery } from './office-state.js';

const GROUPS = ['signIn', 'account.', 'key.', 'script.', 'product.', 'webhook.', 'conversation.', 'reply.', 'room.', 'entrance.', 'address.'];

/** Who did what, newest first, with filters; older entries come when asked for. */
class AuditTrail extends View {
  #entries = null;
  #more = false;
  #problem = null;
  #filter = { act: '', actor: '', subject: '' };
  #busy = false;

  connectedCallback() {
    super.connectedCallback();
    this.#read(false);
  }

  tree() {
    const field = (name, hint) => h('label', null, h('span', { class: 'label' }, say(`trail.${name === 'actor' ? 'who' : name}`)), h('input', { type: 'search', name, placeholder: hint, value: this.#filter[name], autocapitalize: 'none', spellcheck: 'false', oninput: (event) => { this.#filter = { ...this.#filter, [name]: event.target.value }; } }));
    return [
      h('form', { class: 'trail-filters', role: 'search', onsubmit: (event) => { event.preventDefault(); this.#read(false); } },
        h('label', null, h('span', { class: 'label' }, say('trail.what')), h('select', { name: 'act', value: this.#filter.act, onchange: (event) => { this.#filter = { ...this.#filter, act: event.target.value }; this.#read(false); } }, h('option', { value: '' }, say('trail.everything')), GROUPS.map((group) => h('option', { value: group }, say(`trail.group.${group}`))))),
        field('actor', say('trail.whoHint')), field('subject', say('trail.subjectHint')),
        h('button', { type: 'submit', disabled: this.#busy }, say('trail.filter'))),
      this.#list(),
    ];
  }

  #list() {
    if (this.#problem) return h('div', { class: 'empty', role: 'alert' }, icon('warning'), h('strong', null, say('trail.failed')), h('p', null, sentence(this.#problem)), h('button', { onclick: () => this.#read(false) }, say('tryAgain')));
    if (this.#entries === null) return h('div', { class: 'skeleton', role: 'status', 'aria-label': say('loading') }, h('i'), h('i'), h('i'), h('i'), h('i'));
    if (this.#entries.length === 0) return h('div', { class: 'empty' }, icon('cup'), h('strong', null, say('trail.none')), h('p', null, say('trail.noneWhy')));
    return [
      h('ol', { class: 'office-list trail' }, this.#entries.map(entryLine)),
      this.#more && h('div', null, h('button', { class: 'older', disabled: this.#busy, onclick: () => this.#read(true) }, say('trail.more'))),
    ];
  }

  async #read(older) {
    this.#busy = true;
    this.redraw();
    try {
      const before = older ? this.#entries.at(-1).id : null;
      const { entries, more } = await ask('GET', `/api/v1/audit?${trailQuery(this.#filter, before)}`);
      this.#entries = older ? [...this.#entries, ...entries] : entries;
      this.#more = more;
      this.#problem = null;
    } catch (problem) {
      this.#problem = problem;
    }
    this.#busy = false;
    this.redraw();
  }
}

function entryLine(entry) {
  const act = known(`act.${entry.act}`) ? say(`act.${entry.act}`) : entry.act;
  const actor = entry.actor || say(entry.address ? 'trail.unknownActor' : 'trail.server');
  const detail = detailOf(entry.detail, (name) => (known(`detail.${name}`) ? say(`detail.${name}`) : name));
  return h('li', { key: String(entry.id) },
    h('time', { class: 'soft', datetime: entry.at }, moment(entry.at)),
    h('div', { class: 'stack-tight' },
      h('p', null, h('span', { class: 'strong' }, act), entry.subject !== '' && entry.subject !== entry.actor && h('code', null, entry.subject)),
      h('p', { class: 'soft' }, actor, entry.address && ` · ${say('trail.from', { address: entry.address })}`, detail !== '' && ` · ${detail}`)));
}

customElements.define('audit-trail', AuditTrail);
