import { known, languageWords, say, wordsFor } from '../shared/words.js';
import { nameOf } from './chat-state.js';

/** What the console calls a chat, who is in it, and what happens to it. */

/** Named by the shop where it knows the shopper; its language and the end of its id tell a chat from others. */
export function chatName(chat) {
  return [chat.shopper?.name ?? say('console.shopper'), chat.id.slice(-4), chat.language ? languageWords(chat.language) : ''].filter(Boolean).join(' · ');
}

/** Who has it, of an open chat. */
export function ownerWords(one, { mine }) {
  if (mine) return say('console.ownedBy.me');
  if (one.owner.closed) return say('console.ownedBy.closed');
  return say(`console.ownedBy.${one.owner.kind}`, { name: one.owner.name });
}

/** How a found conversation stands, in the page's words. */
export function standing(talk) {
  if (talk.state === 'closed') return say('console.ownedBy.closed');
  const key = `console.ownedBy.${talk.owner.kind}`;
  return known(key) ? say(key, { name: talk.owner.name ?? '' }) : '';
}

/** Who said something; `me` is the agent herself. */
export function speaker(author, me) {
  switch (author?.kind) {
    case 'shopper': return author.name ? `${say('console.shopper')} ${author.name === 'shopper' ? '' : author.name}`.trim() : say('console.shopper');
    case 'ai': return say('console.ai');
    case 'agent': return author.name === me.name ? say('console.you') : say('console.agentNamed', { name: author.name ?? '' });
    default: return say('console.system');
  }
}

/** What is said in a thin line instead of a bubble; null where somebody speaks. */
export function systemLine(event) {
  switch (event.kind) {
    case 'handoffRequested': return say('event.handoffRequested', { reason: wordsFor('reason', event.reason) });
    case 'agentJoined': return say('event.agentJoined', { name: nameOf(event.agent) || event.author?.name });
    case 'agentLeft': return say('event.agentLeft', { name: nameOf(event.agent) || event.author?.name });
    case 'handedBack': return nameOf(event.agent) === 'system' ? say('event.handedBackBySystem') : say('event.handedBack', { name: nameOf(event.agent) });
    case 'closed': return say('event.closed', { name: wordsFor('by', nameOf(event.by)) });
    case 'reopened': return say('event.reopened');
    case 'rated': return say('event.rated', { score: event.score ?? '?' }) + (event.comment ? say('colon') + event.comment : '');
    case 'said': case 'answered': case 'asked': case 'entrance': case 'card': return null;
    default: return event.text ? null : say('event.other', { kind: event.kind });
  }
}
