import { h } from '../shared/dom.js';
import { chip } from '../shared/marks.js';
import { loading, nothing } from '../shared/standing.js';
import { View } from '../shared/view.js';
import '../shared/waiting-clock.js';
import { languageWords, say, wordsFor } from '../shared/words.js';
import { callsMe, weight } from './desk-state.js';

/** Who waits, why and how long. Model: `{queue, me, selected, busy, search, loading}`; tells `claim` and `look` with the conversation. */
class DeskQueue extends View {
  tree(model) {
    if (model === null || model.loading) return loading(3);
    if (model.queue.length > 0) return h('ul', { class: 'queue' }, model.queue.map((entry) => this.#entry(entry, model)));
    return model.search ? h('p', { class: 'soft pad' }, say('console.nothingFound')) : nothing('cup', say('console.queueEmpty'), say('console.queueEmptyWhy'));
  }

  #entry(entry, { me, selected, busy }) {
    const { conversation } = entry;
    const chosen = conversation === selected;
    const summary = entry.summary || say('console.noSummary');
    return h('li', { key: conversation, 'data-conversation': conversation, class: chosen ? 'selected' : '', 'aria-current': chosen && 'true' },
      h('div', { class: 'spread' },
        h('span', { class: 'row' }, chip(wordsFor('reason', entry.reason)), weight(entry.priority) > 1 && chip(say('console.priority.high'), 'bad'), chip(languageWords(entry.language)), meantFor(entry, me)),
        h('waiting-clock', { since: entry.since, 'warn-at': entry.warnAt, 'due-at': entry.dueAt, 'aria-label': say('console.waitedLabel') })),
      h('p', { class: 'summary' }, summary),
      h('div', { class: 'row acts-start' },
        h('button', { class: callsMe(entry, me, Date.now()) ? 'main' : '', disabled: busy === conversation, 'aria-label': say('console.claimLabel', { summary }), onclick: () => this.tell('claim', { conversation }) }, say('console.claim')),
        h('button', { class: 'quiet', 'aria-label': say('console.look.label', { summary }), onclick: () => this.tell('look', { conversation }) }, say('console.look'))));
  }
}

/** Whom it is meant for, where it is anybody's in particular. */
function meantFor(entry, me) {
  if (entry.for === undefined) return null;
  if (entry.for === me.name) return chip(say('console.forYou'), 'good');
  const skill = /^skill:(.*)$/.exec(entry.for)?.[1];
  return chip(skill === undefined ? say('console.forNamed', { name: entry.for }) : say('console.forSkill', { name: skill }));
}

customElements.define('desk-queue', DeskQueue);
