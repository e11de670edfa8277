import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { View } from '../shared/view.js';
import '../shared/waiting-clock.js';
import { known, say } from '../shared/words.js';
import { callsMe, weight } from './desk-state.js';

/** The reason of a handoff in the page's words. */
export function reasonWords(reason) {
  return known(`reason.${reason}`) ? say(`reason.${reason}`) : (reason ?? '');
}

/** A language tag as a word. */
export function languageWords(tag) {
  const start = (tag ?? '').slice(0, 2).toLowerCase();
  return known(`language.${start}`) ? say(`language.${start}`) : (tag ?? '');
}

/** Who waits, why and how long. Model: `{queue, me, selected, busy, search, loading}`; tells `claim` and `look` with the conversation. */
class DeskQueue extends View {
  tree(model) {
    if (model === null || model.loading) return h('div', { class: 'skeleton', role: 'status', 'aria-label': say('loading') }, h('i'), h('i'), h('i'));
    if (model.queue.length === 0) return model.search ? h('p', { class: 'soft pad' }, say('console.nothingFound')) : nobody();
    return h('ul', { class: 'queue' }, model.queue.map((entry) => this.#entry(entry, model)));
  }

  #entry(entry, model) {
    const summary = entry.summary || say('console.noSummary');
    return h('li', { key: entry.conversation, 'data-conversation': entry.conversation, class: entry.conversation === model.selected ? 'selected' : '', 'aria-current': entry.conversation === model.selected && 'true' },
      h('div', { class: 'spread' },
        h('span', { class: 'row' }, h('span', { class: 'chip' }, reasonWords(entry.reason)), weight(entry.priority) > 1 && h('span', { class: 'chip bad' }, say('console.priority.high')), h('span', { class: 'chip' }, languageWords(entry.language)), meantFor(entry, model.me)),
        h('waiting-clock', { since: entry.since, 'warn-at': entry.warnAt, 'due-at': entry.dueAt, 'aria-label': say('console.waitedLabel') })),
      h('p', { class: 'summary' }, summary),
      h('div', { class: 'row acts-start' },
        h('button', { class: callsMe(entry, model.me, Date.now()) ? 'main' : '', disabled: model.busy === entry.conversation, 'aria-label': say('console.claimLabel', { summary }), onclick: () => this.tell('claim', { conversation: entry.conversation }) }, say('console.claim')),
        h('button', { class: 'quiet', 'aria-label': say('console.look.label', { summary }), onclick: () => this.tell('look', { conversation: entry.conversation }) }, say('console.look'))));
  }
}

/** Whom it is meant for, where it is anybody's in particular. */
function meantFor(entry, me) {
  if (entry.for === undefined) return null;
  if (entry.for === me.name) return h('span', { class: 'chip good' }, say('console.forYou'));
  return h('span', { class: 'chip' }, entry.for.startsWith('skill:') ? say('console.forSkill', { name: entry.for.slice(6) }) : say('console.forNamed', { name: entry.for }));
}

function nobody() {
  return h('div', { class: 'empty' }, icon('cup'), h('strong', null, say('console.queueEmpty')), h('p', null, say('console.queueEmptyWhy')));
}

customElements.define('desk-queue', DeskQueue);
