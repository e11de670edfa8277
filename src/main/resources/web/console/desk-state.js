import { changeChat, chatOf, withChat } from './chat-state.js';

/**
 * The board: who waits, who serves whom, what is this agent's. Everything that the console knows is one value, and these are the
 * pure steps from one to the next; a snapshot plus what came after it gives the same board as a fresh snapshot.
 */
export function emptyDesk() {
  return {
    link: { state: 'connecting' },
    welcomed: false,
    me: { name: '', role: '', status: 'offline' },
    agents: [],
    queue: [],
    mine: [],
    served: [], // whom the others serve, for supervisors
    callbacks: [],
    change: 0,
    zone: '', // the shop's, by which its times are told
    conversations: {},
    panes: [null, null, null],
    room: 1, // how many of them the window shows side by side
    focusPane: 0,
    translator: true, // until the server says that no model is there
    drafts: true, // until the server says that it writes none
    replies: [], // those that are kept ready
    tags: [], // the shop's list
  };
}

/** `welcome`: the server's whole board. Conversations that were open stay, marked to be read again. */
export function welcomed(desk, frame) {
  const conversations = Object.fromEntries(Object.entries(desk.conversations).map(([id, one]) => [id, { ...one, loaded: false, typing: null }]));
  return board({ ...desk, welcomed: true, translator: true, me: personOf(frame.me), zone: frame.zone ?? '', change: frame.change ?? 0, conversations }, frame);
}

/** `changed`: the next number carries on, an older one is ignored, a gap asks for a fresh welcome. */
export function changed(desk, frame) {
  if (frame.change <= desk.change) return { desk, gap: false };
  return { desk: board({ ...desk, change: frame.change }, frame, 1), gap: frame.change > desk.change + 1 };
}

function board(desk, frame, unreadOfNew = 0) {
  const agents = frame.agents?.map(personOf) ?? desk.agents;
  const mine = frame.mine?.map(entryOf) ?? desk.mine;
  const queue = frame.queue?.map(entryOf) ?? desk.queue; // in the order in which it is to be served
  const { served = desk.served, callbacks = desk.callbacks } = frame;
  const own = agents.find((agent) => agent.name === desk.me.name);
  const next = mine.reduce((now, entry) => withMine(now, entry, unreadOfNew), desk);
  return { ...next, agents, mine, queue, served, callbacks, me: own ? { ...desk.me, ...own } : desk.me };
}

/** One that was given to the agent without her claim counts as unread until she has opened it. */
function withMine(desk, { conversation, epoch = 0 }, unreadOfNew) {
  const one = desk.conversations[conversation] ?? { ...chatOf(desk, conversation), unread: unreadOfNew };
  const owner = epoch >= one.epoch ? { kind: 'agent', name: desk.me.name } : one.owner;
  return withChat(desk, { ...one, epoch: Math.max(one.epoch, epoch), owner });
}

function personOf(person) {
  return typeof person === 'string' ? { name: person } : { ...person };
}

function entryOf(entry) {
  return typeof entry === 'string' ? { conversation: entry } : { ...entry };
}

export function isMine(desk, id) {
  return desk.mine.some((entry) => entry.conversation === id);
}

/** Sees whom the others serve, and may put chats into other hands. */
export function supervises(desk) {
  return desk.me.role === 'supervisor' || desk.me.role === 'admin';
}

/** Hears what is whispered beside a chat. */
export function hearsWhispers(desk, id) {
  return supervises(desk) || isMine(desk, id);
}

/** Whether an entry calls this agent: it is hers, or everybody's, or was kept for somebody long enough. */
export function callsMe(entry, me, now) {
  return entry.for === undefined || entry.for === me.name || !(Date.parse(entry.forUntil) > now);
}

const WEIGHTS = { urgent: 3, high: 2, normal: 1, low: 0 };

/** A priority is a number or one of four words. */
export function weight(priority) {
  return typeof priority === 'number' ? priority : (WEIGHTS[priority] ?? 1);
}

/** Chats that are mine and hold words I have not seen, and people who wait: what the page's title counts. */
export function callsForAttention(desk) {
  return desk.queue.length + desk.mine.filter((entry) => chatOf(desk, entry.conversation).unread > 0).length;
}

/** A chat with its language, which stands in the lists only; once nobody lists it, that of its last words counts. */
export function namedChat(desk, id) {
  const one = desk.conversations[id];
  const entry = [...desk.mine, ...desk.queue, ...desk.served].find((each) => each.conversation === id);
  const language = entry?.language ?? one.events.findLast((event) => event.lang)?.lang;
  return language === one.language ? one : { ...one, language };
}

/** Words that were not sent before the page was left, for chats that hold none by now. */
export function withDrafts(desk, drafts) {
  return Object.entries(drafts).reduce((now, [id, text]) => (now.conversations[id]?.text === '' ? changeChat(now, id, (one) => ({ ...one, text })) : now), desk);
}

/** What was written and not sent, by conversation. */
export function draftsOf(desk) {
  return Object.fromEntries(Object.values(desk.conversations).filter((one) => one.text.trim() !== '').map((one) => [one.id, one.text]));
}
