import { ask } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { labelled } from '../shared/fields.js';
import { failed, loading, nothing } from '../shared/standing.js';
import { moment } from '../shared/time.js';
import { View } from '../shared/view.js';
import { say, wordsFor } from '../shared/words.js';
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
    return [
      h('form', { class: 'trail-filters', role: 'search', onsubmit: (event) => { event.preventDefault(); this.#read(false); } },
        labelled(say('trail.what'), this.#actChoice()),
        this.#field('actor', 'trail.who', say('trail.whoHint')), this.#field('subject', 'trail.subject', say('trail.subjectHint')),
        h('button', { type: 'submit', disabled: this.#busy }, say('trail.filter'))),
      this.#list(),
    ];
  }

  #actChoice() {
    const chosen = (event) => { this.#narrow({ act: event.target.value }); this.#read(false); };
    return h('select', { name: 'act', value: this.#filter.act, onchange: chosen },
      h('option', { value: '' }, say('trail.everything')),
      GROUPS.map((group) => h('option', { value: group }, say(`trail.group.${group}`))));
  }

  #field(name, words, hint) {
    return labelled(say(words), h('input', {
      type: 'search', name, placeholder: hint, value: this.#filter[name], autocapitalize: 'none', spellcheck: 'false',
      oninput: (event) => this.#narrow({ [name]: event.target.value }),
    }));
  }

  #narrow(change) {
    this.#filter = { ...this.#filter, ...change };
  }

  #list() {
    if (this.#problem) return failed(say('trail.failed'), this.#problem, () => this.#read(false));
    if (this.#entries === null) return loading(5);
    if (this.#entries.length === 0) return nothing('cup', say('trail.none'), say('trail.noneWhy'));
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
  const act = wordsFor('act', entry.act);
  const actor = entry.actor || say(entry.address ? 'trail.unknownActor' : 'trail.server');
  const detail = detailOf(entry.detail, (name) => wordsFor('detail', name));
  return h('li', { key: String(entry.id) },
    h('time', { class: 'soft', datetime: entry.at }, moment(entry.at)),
    h('div', { class: 'stack-tight' },
      h('p', null, h('span', { class: 'strong' }, act), entry.subject !== '' && entry.subject !== entry.actor && h('code', null, entry.subject)),
      h('p', { class: 'soft' }, actor, entry.address && ` · ${say('trail.from', { address: entry.address })}`, detail !== '' && ` · ${detail}`)));
}

customElements.define('audit-trail', AuditTrail);
