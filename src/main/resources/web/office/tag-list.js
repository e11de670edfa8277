import { ask, sentence } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { View } from '../shared/view.js';
import { say } from '../shared/words.js';

/** The shop's own list of tags. Tells `notice` with a sentence. */
class TagList extends View {
  #tags = null;
  #problem = null;
  #complaint = '';
  #busy = false;

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  tree() {
    if (this.#problem) return h('div', { class: 'empty', role: 'alert' }, icon('warning'), h('strong', null, say('tagList.failed')), h('p', null, sentence(this.#problem)), h('button', { onclick: () => this.#read() }, say('tryAgain')));
    if (this.#tags === null) return h('div', { class: 'skeleton', role: 'status', 'aria-label': say('loading') }, h('i'), h('i'), h('i'));
    return [
      h('p', null, say('tagList.why')),
      h('form', { class: 'row', onsubmit: (event) => this.#add(event) },
        h('label', null, h('span', { class: 'label' }, say('tagList.name')), h('input', { name: 'name', required: true, maxlength: '40', autocomplete: 'off' })),
        h('button', { class: 'main', type: 'submit', disabled: this.#busy }, say('tagList.add'))),
      h('p', { class: 'error', role: 'alert' }, this.#complaint),
      this.#tags.length === 0 ? h('div', { class: 'empty' }, icon('note'), h('strong', null, say('tagList.none')), h('p', null, say('tagList.noneWhy'))) : h('ul', { class: 'office-list with-act tag-list' }, this.#tags.map((name) => h('li', { key: name },
        h('p', { class: 'strong' }, name),
        h('button', { class: 'quiet danger', disabled: this.#busy, 'aria-label': say('tagList.remove', { name }), onclick: () => this.#remove(name) }, say('replies.remove'))))),
    ];
  }

  #add(event) {
    event.preventDefault();
    const form = event.target;
    const name = new FormData(form).get('name').trim();
    return this.#change(async () => {
      await ask('POST', '/api/v1/tags', { name });
      form.reset();
      this.tell('notice', { text: say('tagList.added', { name }) });
    });
  }

  #remove(name) {
    return this.#change(async () => {
      await ask('DELETE', `/api/v1/tags/${encodeURIComponent(name)}`);
      this.tell('notice', { text: say('tagList.removed', { name }) });
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

  async #read() {
    try {
      this.#tags = (await ask('GET', '/api/v1/tags')).tags;
      this.#problem = null;
    } catch (problem) {
      this.#problem = problem;
    }
    this.redraw();
  }
}

customElements.define('tag-list', TagList);
