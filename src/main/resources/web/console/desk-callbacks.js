import { h } from '../shared/dom.js';
import { View } from '../shared/view.js';
import { moment } from '../shared/time.js';
import { say } from '../shared/words.js';
import { languageWords } from './desk-queue.js';

/** Who wants to be called back. Model: `{callbacks}`; tells `look` and `called` with the conversation. */
class DeskCallbacks extends View {
  tree(model) {
    if (model === null) return null;
    return h('ul', { class: 'queue' }, model.callbacks.map((task) => this.#task(task)));
  }

  #task(task) {
    const { conversation, contact, summary } = task;
    return h('li', { key: conversation },
      h('div', { class: 'spread' }, h('span', { class: 'row' }, h('strong', null, contact), h('span', { class: 'chip' }, languageWords(task.language))), h('time', { class: 'soft small', datetime: task.since }, moment(task.since))),
      summary && h('p', { class: 'summary' }, summary),
      h('div', { class: 'row acts-start' },
        h('button', { class: 'main', 'aria-label': say('callback.done.label', { contact }), onclick: () => this.tell('called', { conversation }) }, say('callback.done')),
        h('button', { class: 'quiet', 'aria-label': say('console.look.label', { summary: contact }), onclick: () => this.tell('look', { conversation }) }, say('console.look'))));
  }
}

customElements.define('desk-callbacks', DeskCallbacks);
