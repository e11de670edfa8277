import { ask } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { complaint, labelled } from '../shared/fields.js';
import { nothing } from '../shared/standing.js';
import { say } from '../shared/words.js';
import { OfficeSection } from './office-section.js';

const PATH = '/api/v1/tags';

/** The shop's own list of tags. Tells `notice` with a sentence. */
class TagList extends OfficeSection {
  failure = 'tagList.failed';

  async read() {
    return (await ask('GET', PATH)).tags;
  }

  content(tags) {
    return [
      h('p', null, say('tagList.why')),
      h('form', { class: 'row', onsubmit: (event) => this.#add(event) },
        labelled(say('tagList.name'), h('input', { name: 'name', required: true, maxlength: '40', autocomplete: 'off' })),
        h('button', { class: 'main', type: 'submit', disabled: this.busy }, say('tagList.add'))),
      complaint(this.complaint),
      tags.length === 0
        ? nothing('note', say('tagList.none'), say('tagList.noneWhy'))
        : h('ul', { class: 'office-list with-act tag-list' }, tags.map((name) => this.#line(name))),
    ];
  }

  #line(name) {
    const remove = { class: 'quiet danger', disabled: this.busy, 'aria-label': say('tagList.remove', { name }), onclick: () => this.#remove(name) };
    return h('li', { key: name }, h('p', { class: 'strong' }, name), h('button', remove, say('replies.remove')));
  }

  #add(event) {
    event.preventDefault();
    const form = event.target;
    const name = new FormData(form).get('name').trim();
    return this.change(async () => {
      await ask('POST', PATH, { name });
      form.reset();
      this.notice(say('tagList.added', { name }));
    });
  }

  #remove(name) {
    return this.change(async () => {
      await ask('DELETE', `${PATH}/${encodeURIComponent(name)}`);
      this.notice(say('tagList.removed', { name }));
    });
  }
}

customElements.define('tag-list', TagList);
