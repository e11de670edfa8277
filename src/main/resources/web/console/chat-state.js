import { tongueOf } from './tongue.js';

/** One conversation as the console holds it, and what can be read from it. Nothing here draws, asks or keeps time. */

function emptyChat(id) {
  return {
    id,
    shopper: { known: false },
    summary: null,
    archived: false, // opened to be read only
    watched: false,
    unread: 0,
    // the log and what stands beside it
    owner: { kind: 'none', name: '' },
    epoch: 0,
    lastSeq: 0,
    events: [],
    loaded: false,
    problem: null,
    decisions: {},
    notes: [],
    whispers: [],
    tags: [],
    earlier: null,
    typing: null,
    seen: { shopper: 0, agent: 0 },
    translating: null, // as the agent switched it; null where her language decides
    translations: {},
    originals: {}, // by message: what the agent wrote where it went in another language
    // what the agent is writing, and what is on its way
    text: '',
    pictures: [],
    suggestion: null,
    carried: null,
    sending: [],
  };
}

export function chatOf(desk, id) {
  return desk.conversations[id] ?? emptyChat(id);
}

export function withChat(desk, one) {
  return { ...desk, conversations: { ...desk.conversations, [one.id]: one } };
}

export function changeChat(desk, id, change) {
  return withChat(desk, change(chatOf(desk, id)));
}

/** What an event changes about its conversation. */
export function withEvent(one, event) {
  return {
    ...one,
    events: [...one.events, event],
    lastSeq: event.seq,
    epoch: Math.max(one.epoch, event.epoch ?? 0),
    owner: ownerAfter(one.owner, event),
    sending: event.id === undefined ? one.sending : one.sending.filter((message) => message.id !== event.id),
  };
}

function ownerAfter(owner, event) {
  switch (event.kind) {
    case 'handoffRequested':
    case 'agentLeft':
      return { kind: 'none', name: '' };
    case 'agentJoined':
      return { kind: 'agent', name: nameOf(event.agent) || event.author?.name || '' };
    case 'handedBack':
    case 'reopened':
      return { kind: 'bot', name: '' };
    case 'closed':
      return { kind: 'none', name: '', closed: true };
    default:
      return owner;
  }
}

/** An agent is named by a string or stands as an object with a name. */
export function nameOf(agent) {
  if (agent === null || agent === undefined) return '';
  return typeof agent === 'object' ? (agent.name ?? '') : String(agent);
}

/** A person has it now. */
export function isServed({ owner }) {
  return owner.kind === 'agent' && !owner.closed;
}

/** The language of a chat, zh or en; null while nobody knows it. */
export function chatTongue({ language }) {
  return language ? (language.toLowerCase().startsWith('en') ? 'en' : 'zh') : null;
}

/** The language that the shopper wrote in last, where her words show one. */
export function shopperTongue({ events }) {
  const said = events.findLast((event) => event.author?.kind === 'shopper' && event.kind === 'said' && !event.option && tongueOf(event.text ?? '') !== null);
  return said ? tongueOf(said.text) : null;
}

/** Whether a chat is carried over both ways: as the agent switched it, else where it is not in her language. */
export function translates(one, tongue) {
  return one.translating ?? (chatTongue(one) !== null && chatTongue(one) !== tongue);
}

/** Translations of a message are kept by its number and the language. */
export function translationKey(seq, to) {
  return `${seq} ${to}`;
}

/** Whether the shopper said something that the summary does not tell of. */
export function summaryIsOld({ summary, events }) {
  return summary?.done === true && events.some((event) => event.seq > summary.upTo && event.author?.kind === 'shopper');
}

/** Product, order and result cards of a conversation, the newest state of each, newest first. */
export function cardsOf(conversation) {
  const cards = new Map();
  for (const event of conversation.events) {
    for (const card of event.kind === 'card' ? [event.card] : (event.cards ?? [])) {
      const key = `${card.kind} ${card.id ?? card.title}`;
      cards.delete(key);
      cards.set(key, card);
    }
  }
  return [...cards.values()].reverse();
}
