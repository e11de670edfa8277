import { ask, sentence } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { modal } from '../shared/modal.js';
import { replyFields, writtenReply } from '../shared/reply-form.js';
import { View } from '../shared/view.js';
import { say } from '../shared/words.js';

/** The replies that everybody at the desk uses: found, written, changed, removed. Tells `notice` with a sentence. */
class SharedReplies extends View {
  #replies = null;
  #problem = null;
  #search = '';
  #edited = null;
  #complaint = null;
  #busy = false;

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  tree() {
    if (this.#problem) return h('div', { class: 'empty', role: 'alert' }, icon('warning'), h('strong', null, say('shared.failed')), h('p', null, sentence(this.#problem)), h('button', { onclick: () => this.#read() }, say('tryAgain')));
    if (this.#replies === null) return h('div', { class: 'skeleton', role: 'status', 'aria-label': say('loading') }, h('i'), h('i'), h('i'));
    const found = this.#found();
    return [
      h('p', null, say('shared.why')),
      h('div', { class: 'row' },
        h('label', null, h('span', { class: 'label' }, say('shared.find')), h('input', { type: 'search', class: 'find-reply', value: this.#search, oninput: (event) => { this.#search = event.target.value; this.redraw(); } })),
        h('button', { class: 'main add', onclick: () => this.#edit({}) }, say('replies.add'))),
      h('p', { class: 'soft', role: 'status' }, say('shared.count', { count: found.length })),
      found.length === 0 ? h('div', { class: 'empty' }, icon('note'), h('strong', null, say('replies.none')), h('p', null, say('replies.noneWhy'))) : h('ul', { class: 'office-list with-act' }, found.map((reply) => this.#line(reply))),
      h('p', { class: 'error', role: 'alert' }, this.#edited === null && this.#complaint),
      this.#edited && modal({ key: 'edit', title: say(this.#edited.id ? 'replies.edit' : 'replies.add'), leave: () => this.#edit(null), submit: (form) => this.#save(writtenReply(form)) },
        replyFields(this.#edited, { problem: this.#complaint }),
        h('div', { class: 'acts' }, h('button', { type: 'button', onclick: () => this.#edit(null) }, say('cancel')), h('button', { class: 'main', type: 'submit', disabled: this.#busy }, say('replies.save')))),
    ];
  }

  #found() {
    const search = this.#search.trim().toLowerCase();
    return this.#replies.filter((reply) => [reply.shortcut, ...Object.values(reply.texts)].some((words) => words.toLowerCase().includes(search)));
  }

  #line(reply) {
    return h('li', { key: reply.id },
      h('div', { class: 'stack-tight' }, h('p', null, h('kbd', null, `/${reply.shortcut}`)), Object.entries(reply.texts).map(([tongue, text]) => h('p', { key: tongue, lang: tongue }, text))),
      h('div', { class: 'row' },
        h('button', { class: 'quiet', 'aria-label': `${say('replies.edit')}: ${reply.shortcut}`, onclick: () => this.#edit(reply) }, say('replies.edit')),
        h('button', { class: 'quiet danger', disabled: this.#busy, 'aria-label': `${say('replies.remove')}: ${reply.shortcut}`, onclick: () => this.#remove(reply) }, say('replies.remove'))));
  }

  #save(words) {
    const { id } = this.#edited;
    return this.#change(async () => {
      if (id === undefined) await ask('POST', '/api/v1/replies', { ...words, shared: true });
      else await ask('PATCH', `/api/v1/replies/${encodeURIComponent(id)}`, words);
      this.#edited = null;
      this.tell('notice', { text: say('replies.saved') });
    });
  }

  #remove(reply) {
    return this.#change(async () => {
      await ask('DELETE', `/api/v1/replies/${encodeURIComponent(reply.id)}`);
      this.tell('notice', { text: say('replies.removed') });
    });
  }

  async #change(work) {
    this.#busy = true;
    this.#complaint = null;
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

  #edit(reply) {
    this.#edited = reply;
    this.#complaint = null;
    this.redraw();
  }

  /** One's own replies are the console's matter. */
  async #read() {
    try {
      this.#replies = (await ask('GET', '/api/v1/replies')).replies.filter((reply) => reply.shared);
      this.#problem = null;
    } catch (problem) {
      this.#problem = problem;
    }
    this.redraw();
  }
}

customElements.define('shared-replies', SharedReplies);
