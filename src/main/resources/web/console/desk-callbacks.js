import { h } from '../shared/dom.js';
import { chip, stamp } from '../shared/marks.js';
import { View } from '../shared/view.js';
import { languageWords, say } from '../shared/words.js';

/** Who wants to be called back. Model: `{callbacks}`; tells `look` and `called` with the conversation. */
class DeskCallbacks extends View {
  tree(model) {
    if (model === null) return null;
    return h('ul', { class: 'queue' }, model.callbacks.map((task) => this.#task(task)));
  }

  #task(task) {
    const { conversation, contact, summary } = task;
    return h('li', { key: conversation },
      h('div', { class: 'spread' }, h('span', { class: 'row' }, h('strong', null, contact), chip(languageWords(task.language))), stamp(task.since, 'soft small')),
      summary && h('p', { class: 'summary' }, summary),
      h('div', { class: 'row acts-start' },
        h('button', { class: 'main', 'aria-label': say('callback.done.label', { contact }), onclick: () => this.tell('called', { conversation }) }, say('callback.done')),
        h('button', { class: 'quiet', 'aria-label': say('console.look.label', { summary: contact }), onclick: () => this.tell('look', { conversation }) }, say('console.look'))));
  }
}

customElements.define('desk-callbacks', DeskCallbacks);
