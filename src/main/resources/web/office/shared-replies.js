import { ask } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { complaint, labelled } from '../shared/fields.js';
import { choice, modal } from '../shared/modal.js';
import { replyFields, writtenReply } from '../shared/reply-form.js';
import { nothing } from '../shared/standing.js';
import { say } from '../shared/words.js';
import { OfficeSection } from './office-section.js';

const PATH = '/api/v1/replies';

/** The replies that everybody at the desk uses: found, written, changed, removed. Tells `notice` with a sentence. */
class SharedReplies extends OfficeSection {
  failure = 'shared.failed';
  #search = '';
  #edited = null;

  /** One's own replies are the console's matter. */
  async read() {
    return (await ask('GET', PATH)).replies.filter((reply) => reply.shared);
  }

  content(replies) {
    const found = replies.filter((reply) => holds(reply, this.#search.trim().toLowerCase()));
    return [
      h('p', null, say('shared.why')),
      h('div', { class: 'row' },
        labelled(say('shared.find'), h('input', { type: 'search', class: 'find-reply', value: this.#search, oninput: (event) => this.#find(event.target.value) })),
        h('button', { class: 'main add', onclick: () => this.#edit({}) }, say('replies.add'))),
      h('p', { class: 'soft', role: 'status' }, say('shared.count', { count: found.length })),
      found.length === 0
        ? nothing('note', say('replies.none'), say('replies.noneWhy'))
        : h('ul', { class: 'office-list with-act' }, found.map((reply) => this.#line(reply))),
      complaint(this.#edited === null && this.complaint),
      this.#edited && this.#form(this.#edited),
    ];
  }

  #line(reply) {
    const label = (words) => `${say(words)}: ${reply.shortcut}`;
    return h('li', { key: reply.id },
      h('div', { class: 'stack-tight' },
        h('p', null, h('kbd', null, `/${reply.shortcut}`)),
        Object.entries(reply.texts).map(([tongue, text]) => h('p', { key: tongue, lang: tongue }, text))),
      h('div', { class: 'row' },
        h('button', { class: 'quiet', 'aria-label': label('replies.edit'), onclick: () => this.#edit(reply) }, say('replies.edit')),
        h('button', { class: 'quiet danger', disabled: this.busy, 'aria-label': label('replies.remove'), onclick: () => this.#remove(reply) }, say('replies.remove'))));
  }

  #form(edited) {
    const leave = () => this.#edit(null);
    return modal({ key: 'edit', title: say(edited.id ? 'replies.edit' : 'replies.add'), leave, submit: (form) => this.#save(edited, writtenReply(form)) },
      replyFields(edited, { problem: this.complaint }), choice(leave, say('save'), { busy: this.busy }));
  }

  #save({ id }, words) {
    return this.change(async () => {
      if (id === undefined) await ask('POST', PATH, { ...words, shared: true });
      else await ask('PATCH', `${PATH}/${encodeURIComponent(id)}`, words);
      this.#edited = null;
      this.notice(say('replies.saved'));
    });
  }

  #remove({ id }) {
    return this.change(async () => {
      await ask('DELETE', `${PATH}/${encodeURIComponent(id)}`);
      this.notice(say('replies.removed'));
    });
  }

  #find(search) {
    this.#search = search;
    this.redraw();
  }

  #edit(reply) {
    this.#edited = reply;
    this.complain('');
  }
}

function holds({ shortcut, texts }, search) {
  return [shortcut, ...Object.values(texts)].some((words) => words.toLowerCase().includes(search));
}

customElements.define('shared-replies', SharedReplies);
