import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { stamp } from '../shared/marks.js';
import { nothing } from '../shared/standing.js';
import { View } from '../shared/view.js';
import '../shared/waiting-clock.js';
import { say } from '../shared/words.js';
import { chatName } from './chat-words.js';

/** The chats that the agent has or watches. Model: `{chats: [conversation + {summary, language, number}], panes}`; tells `open` and `beside`. */
class DeskMine extends View {
  tree(model) {
    if (model === null) return null;
    if (model.chats.length > 0) return h('ul', { class: 'mine' }, model.chats.map((chat) => this.#chat(chat, model.panes)));
    return model.search ? h('p', { class: 'soft pad' }, say('console.nothingFound')) : nothing('person', say('console.mineEmpty'), say('console.mineEmptyWhy'));
  }

  #chat(chat, panes) {
    const { id } = chat;
    return h('li', { key: id, 'data-conversation': id },
      h('button', { class: 'chat', 'aria-current': panes.includes(id) && 'true', onclick: () => this.tell('open', { conversation: id }) },
        h('span', { class: 'spread' },
          h('span', { class: 'row' },
            chat.number && h('kbd', null, String(chat.number)), h('span', { class: 'strong' }, chatName(chat)),
            chat.watched && h('span', { class: 'chip' }, icon('eye'), say('console.watching'))),
          chat.unread > 0 ? unread(chat.unread) : waiting(chat)),
        h('span', { class: 'preview soft' }, preview(chat))),
      this.#besideButton(chat, panes.indexOf(id) > 0));
  }

  #besideButton(chat, stands) {
    const label = `${say('beside')}: ${chatName(chat)}`;
    return h('button', { class: 'tool beside', 'aria-pressed': String(stands), title: say('beside'), 'aria-label': label, onclick: () => this.tell('beside', { conversation: chat.id }) }, icon('beside'));
  }
}

/** What I began to write, else what was said last, else what it is about. */
function preview(chat) {
  if (chat.problem) return say('message.failedToRead');
  if (chat.text.trim()) return `✎ ${chat.text.trim()}`;
  return lastWords(chat)?.text ?? chat.summary ?? '';
}

function unread(count) {
  return h('span', { class: 'badge', 'aria-label': say('console.unread', { count }) }, String(count));
}

function lastWords(chat) {
  return chat.events.findLast((event) => typeof event.text === 'string');
}

/** What the board says of an older wait is no longer so. */
function dueOf(chat, last) {
  return chat.dueAt > last.at ? { 'warn-at': chat.warnAt, 'due-at': chat.dueAt } : {};
}

/** The shopper's wait for an answer, or the time of the last word where she waits for none. */
function waiting(chat) {
  const last = lastWords(chat);
  if (last === undefined) return null;
  if (last.author?.kind !== 'shopper' || chat.watched) return stamp(last.at, 'soft small');
  return h('waiting-clock', { since: last.at, ...dueOf(chat, last), 'aria-label': say('console.waitedLabel') });
}

customElements.define('desk-mine', DeskMine);
