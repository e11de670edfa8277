import { isMine } from './desk-state.js';

/** What the lists on the left show of the desk, once what is searched for in them has chosen. */

const NUMBERED = 9; // as many as there are keys

export function queueShown({ queue }, search) {
  return queue.filter(holding(search, (entry) => `${entry.summary ?? ''} ${entry.conversation}`));
}

/** My chats in the order in which I got them, then those that I only watch. */
export function chatsShown(desk, search) {
  const mine = desk.mine.map(({ conversation, language, summary, warnAt, dueAt }, index) =>
    ({ ...desk.conversations[conversation], language, summary, warnAt, dueAt, number: index < NUMBERED ? index + 1 : null }));
  const watched = Object.values(desk.conversations).filter((one) => one.watched && !isMine(desk, one.id));
  return [...mine, ...watched].filter(holding(search, (chat) => `${chat.summary ?? ''} ${chat.id} ${chat.events.map((event) => event.text ?? '').join(' ')}`));
}

function holding(search, wordsOf) {
  const wanted = search.trim().toLowerCase();
  return wanted === '' ? () => true : (one) => wordsOf(one).toLowerCase().includes(wanted);
}
