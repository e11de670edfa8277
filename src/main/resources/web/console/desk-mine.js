import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { View } from '../shared/view.js';
import '../shared/waiting-clock.js';
import { moment } from '../shared/time.js';
import { say } from '../shared/words.js';
import { languageWords } from './desk-queue.js';

/** The chats that the agent has or watches. Model: `{chats: [conversation + {summary, language, number}], panes}`; tells `open` and `beside`. */
class DeskMine extends View {
  tree(model) {
    if (model === null) return null;
    if (model.chats.length === 0) return model.search ? h('p', { class: 'soft pad' }, say('console.nothingFound')) : h('div', { class: 'empty' }, icon('person'), h('strong', null, say('console.mineEmpty')), h('p', null, say('console.mineEmptyWhy')));
    return h('ul', { class: 'mine' }, model.chats.map((chat) => this.#chat(chat, model)));
  }

  #chat(chat, model) {
    const last = lastWords(chat);
    const open = model.panes.includes(chat.id);
    return h('li', { key: chat.id, 'data-conversation': chat.id },
      h('button', { class: 'chat', 'aria-current': open && 'true', onclick: () => this.tell('open', { conversation: chat.id }) },
        h('span', { class: 'spread' },
          h('span', { class: 'row' }, chat.number && h('kbd', null, String(chat.number)), h('span', { class: 'strong' }, chatName(chat)), chat.watched && h('span', { class: 'chip' }, icon('eye'), say('console.watching'))),
          chat.unread > 0 ? h('span', { class: 'badge', 'aria-label': say('console.unread', { count: chat.unread }) }, String(chat.unread)) : waiting(chat)),
        h('span', { class: 'preview soft' }, chat.problem ? say('message.failedToRead') : chat.text.trim() ? `✎ ${chat.text.trim()}` : (last?.text ?? chat.summary ?? ''))),
      h('button', { class: 'tool beside', 'aria-pressed': String(model.panes.indexOf(chat.id) > 0), title: say('beside'), 'aria-label': `${say('beside')}: ${chatName(chat)}`, onclick: () => this.tell('beside', { conversation: chat.id }) }, icon('beside')));
  }
}

/** Named by the shop where it knows the shopper; its language and the end of its id tell a chat from others. */
export function chatName(chat) {
  return [chat.shopper?.name ?? say('console.shopper'), chat.id.slice(-4), chat.language ? languageWords(chat.language) : ''].filter(Boolean).join(' · ');
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
  return last.author?.kind === 'shopper' && !chat.watched ? h('waiting-clock', { since: last.at, ...dueOf(chat, last), 'aria-label': say('console.waitedLabel') }) : h('time', { class: 'soft small', datetime: last.at }, moment(last.at));
}

customElements.define('desk-mine', DeskMine);
