import { h } from '../shared/dom.js';
import { chip } from '../shared/marks.js';
import { View } from '../shared/view.js';
import '../shared/waiting-clock.js';
import { languageWords, say, wordsFor } from '../shared/words.js';

/** Whom the others serve, for supervisors. Model: `{served}`; tells `look` with the conversation. */
class DeskServed extends View {
  tree(model) {
    if (model === null) return null;
    return h('ul', { class: 'queue' }, model.served.map((chat) => this.#chat(chat)));
  }

  #chat(chat) {
    const summary = chat.summary || say('console.noSummary');
    return h('li', { key: chat.conversation },
      h('div', { class: 'spread' },
        h('span', { class: 'row' }, h('strong', null, chat.agent), chip(chat.reason === 'claimed' ? say('console.takenFromBot') : wordsFor('reason', chat.reason)), chip(languageWords(chat.language))),
        chat.dueAt && h('waiting-clock', { since: chat.since, 'warn-at': chat.warnAt, 'due-at': chat.dueAt, 'aria-label': say('console.waitedLabel') })),
      h('p', { class: 'summary' }, summary),
      h('div', { class: 'row acts-start' },
        h('button', { class: 'quiet', 'aria-label': say('console.look.label', { summary }), onclick: () => this.tell('look', { conversation: chat.conversation }) }, say('console.look'))));
  }
}

customElements.define('desk-served', DeskServed);
