/**
 * Everything that the console knows, as one value, and the pure steps from one value to the next. Nothing here draws, asks or
 * keeps time. A snapshot plus what came after it gives the same board as a fresh snapshot.
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

function emptyConversation(id) {
  return { id, owner: { kind: 'none', name: '' }, epoch: 0, lastSeq: 0, events: [], loaded: false, problem: null, decisions: {}, notes: [], sending: [], typing: null, unread: 0, watched: false, text: '', suggestion: null, translations: {}, carried: null, tags: [], earlier: null, archived: false, whispers: [], pictures: [], summary: null, translating: null, originals: {}, seen: { shopper: 0, agent: 0 }, shopper: { known: false } };
}

/** The language of a chat, zh or en; null while nobody knows it. */
export function chatTongue({ language }) {
  return language ? (language.toLowerCase().startsWith('en') ? 'en' : 'zh') : null;
}

/** Whether a chat is carried over both ways: as the agent switched it, else where it is not in her language. */
export function translates(one, tongue) {
  return one.translating ?? (chatTongue(one) !== null && chatTongue(one) !== tongue);
}

/** `welcome`: the server's whole board. Conversations that were open stay, marked to be read again. */
export function welcomed(desk, frame) {
  const conversations = mapValues(desk.conversations, (one) => ({ ...one, loaded: false, typing: null }));
  return board({ ...desk, welcomed: true, translator: true, me: personOf(frame.me), zone: frame.zone ?? '', change: frame.change ?? 0, conversations }, frame);
}

/** `changed`: the next number carries on, an older one is ignored, a gap asks for a fresh welcome. */
export function changed(desk, frame) {
  if (frame.change <= desk.change) return { desk, gap: false };
  return { desk: board({ ...desk, change: frame.change }, frame, 1), gap: frame.change > desk.change + 1 };
}

function board(desk, frame, unreadOfNew = 0) {
  const agents = frame.agents === undefined ? desk.agents : frame.agents.map(personOf);
  const mine = frame.mine === undefined ? desk.mine : frame.mine.map(chatOf);
  const queue = frame.queue === undefined ? desk.queue : frame.queue.map(chatOf); // in the order in which it is to be served
  const { served = desk.served, callbacks = desk.callbacks } = frame;
  let conversations = desk.conversations;
  for (const chat of mine) {
    // One that was given to the agent without her claim counts as unread until she has opened it.
    const one = conversations[chat.conversation] ?? { ...emptyConversation(chat.conversation), unread: unreadOfNew };
    const newer = (chat.epoch ?? 0) >= one.epoch;
    conversations = { ...conversations, [chat.conversation]: { ...one, epoch: Math.max(one.epoch, chat.epoch ?? 0), owner: newer ? { kind: 'agent', name: desk.me.name } : one.owner } };
  }
  const own = agents.find((agent) => agent.name === desk.me.name);
  return { ...desk, agents, mine, queue, served, callbacks, conversations, me: own ? { ...desk.me, ...own } : desk.me };
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

function personOf(person) {
  return typeof person === 'string' ? { name: person } : { ...person };
}

function chatOf(chat) {
  return typeof chat === 'string' ? { conversation: chat } : { ...chat };
}

/** One event of a conversation's log. `missing` is true where numbers were skipped and the log has to be read again. */
export function happened(desk, frame, inSight) {
  const one = desk.conversations[frame.conversation] ?? emptyConversation(frame.conversation);
  if (frame.seq <= one.lastSeq) return { desk, missing: false };
  const missing = one.loaded && frame.seq > one.lastSeq + 1;
  if (!one.loaded || missing) return { desk: withConversation(desk, { ...one, unread: unreadAfter(one, frame, inSight) }), missing: true };
  const { type: _type, conversation: _conversation, ...event } = frame;
  return { desk: withConversation(desk, { ...folded(one, event), unread: unreadAfter(one, frame, inSight), typing: event.author?.kind === 'shopper' ? null : one.typing }), missing: false };
}

function unreadAfter(one, event, inSight) {
  return event.author?.kind === 'shopper' && !inSight ? one.unread + 1 : one.unread;
}

/** What an event changes about its conversation. */
function folded(one, event) {
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

/** The log as read from the server: joined with what is there, in order, each number once. */
export function logRead(desk, id, { events, owner, epoch, notes, decisions, tags, earlier, whispers, shopper }) {
  const old = desk.conversations[id] ?? emptyConversation(id);
  const bySeq = new Map([...old.events, ...(events ?? [])].map((event) => [event.seq, event]));
  const all = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  let one = { ...old, events: [], lastSeq: 0, owner: { kind: 'bot', name: '' } };
  for (const event of all) one = folded(one, event);
  const missed = old.lastSeq === 0 || inSight(desk, id) ? 0 : all.filter((event) => event.seq > old.lastSeq && event.author?.kind === 'shopper').length;
  const now = owner === undefined ? one.owner : { ...one.owner, ...(typeof owner === 'string' ? { kind: owner } : owner) };
  return withConversation(desk, {
    ...one,
    owner: isMine(desk, id) ? { kind: 'agent', name: desk.me.name } : now,
    epoch: Math.max(one.epoch, epoch ?? 0),
    notes: notes ?? one.notes,
    tags: tags ?? one.tags,
    earlier: earlier ?? one.earlier,
    whispers: whispers ?? one.whispers,
    shopper: shopper ?? one.shopper,
    decisions: { ...one.decisions, ...Object.fromEntries((decisions ?? []).map((decision) => [decision.turn, decision])) },
    unread: old.unread + missed,
    loaded: true,
    problem: null,
  });
}

export function logFailed(desk, id, problem) {
  return withConversation(desk, { ...(desk.conversations[id] ?? emptyConversation(id)), problem });
}

export function decided(desk, frame) {
  return changeConversation(desk, frame.conversation, (one) => ({ ...one, decisions: { ...one.decisions, [frame.turn]: frame } }));
}

export function claimed(desk, frame) {
  const mine = isMine(desk, frame.conversation) ? desk.mine : [...desk.mine, { ...desk.queue.find((entry) => entry.conversation === frame.conversation), conversation: frame.conversation, epoch: frame.epoch }];
  const next = { ...desk, mine, queue: desk.queue.filter((entry) => entry.conversation !== frame.conversation) };
  return logRead(next, frame.conversation, { ...frame, owner: { kind: 'agent', name: desk.me.name } });
}

export function watching(desk, frame) {
  return changeConversation(logRead(desk, frame.conversation, frame), frame.conversation, (one) => ({ ...one, watched: true, archived: false }));
}

/** One side has read up to a seq; a mark never goes back. */
export function seen(desk, frame) {
  return changeConversation(desk, frame.conversation, (one) => {
    if (frame.seq <= one.seen[frame.by]) return one;
    // Read in another window of mine: it is read here, too.
    const unread = frame.by === 'agent' && isMine(desk, one.id) && frame.seq >= one.lastSeq ? 0 : one.unread;
    return { ...one, unread, seen: { ...one.seen, [frame.by]: frame.seq } };
  });
}

/** Whether the shopper said something that the summary does not tell of. */
export function summaryIsOld({ summary, events }) {
  return summary?.done === true && events.some((event) => event.seq > summary.upTo && event.author?.kind === 'shopper');
}

/** A visitor turned out to be somebody whom the shop knows. */
export function joined(desk, frame) {
  return desk.conversations[frame.conversation] ? changeConversation(desk, frame.conversation, (one) => ({ ...one, shopper: frame.shopper })) : desk;
}

/** A supervisor put it into other hands: it can still be looked at. */
export function taken(desk, frame) {
  const next = left(desk, frame.conversation, { kind: 'agent', name: frame.to });
  return changeConversation(next, frame.conversation, (one) => ({ ...one, epoch: Math.max(one.epoch, frame.epoch), watched: true }));
}

/** Sees whom the others serve, and may put chats into other hands. */
export function supervises(desk) {
  return desk.me.role === 'supervisor' || desk.me.role === 'admin';
}

/** Hears what is whispered beside a chat. */
export function hearsWhispers(desk, id) {
  return supervises(desk) || isMine(desk, id);
}

/** Opened to be read only; one that is the agent's, or that she watches, is more than that already. */
export function archived(desk, id) {
  return changeConversation(desk, id, (one) => ({ ...one, archived: !isMine(desk, id) && !one.watched }));
}

/** The agent has left the conversation, in which way ever: it is no longer hers and need not wait for the server's next board. */
export function left(desk, id, owner) {
  const next = { ...desk, mine: desk.mine.filter((chat) => chat.conversation !== id) };
  return changeConversation(next, id, (one) => ({ ...one, owner, unread: 0, suggestion: null }));
}

export function typing(desk, frame) {
  const who = frame.on && frame.author?.kind !== 'agent' ? (frame.author ?? { kind: 'shopper' }) : null;
  return desk.conversations[frame.conversation] ? changeConversation(desk, frame.conversation, (one) => ({ ...one, typing: who })) : desk;
}

/** Shows a conversation in a pane; the same one is never in both. */
export function shown(desk, id, pane = desk.focusPane) {
  const panes = desk.panes.map((there, index) => (index === pane ? id : there === id ? null : there));
  const next = { ...desk, panes, focusPane: pane };
  return id === null ? next : changeConversation(next, id, (one) => ({ ...one, unread: 0 }));
}

/** Only what nobody needs any more goes; a draft that was not sent stays with its conversation. */
export function hidden(desk, pane) {
  const panes = desk.panes.map((there, index) => (index === pane ? null : there));
  const next = panes.findIndex((there) => there !== null);
  return { ...desk, panes, focusPane: panes[desk.focusPane] === null && next !== -1 ? next : desk.focusPane };
}

/** The panes that the window shows, from left to right: the one with the keyboard, and others as far as there is room. */
export function visible(desk) {
  const open = desk.panes.flatMap((id, pane) => (id === null ? [] : [pane]));
  const first = open.filter((pane) => pane === desk.focusPane);
  return [...first, ...open.filter((pane) => pane !== desk.focusPane)].slice(0, desk.room).sort();
}

/** Whether the agent can see a conversation: one behind another pane is not seen. */
export function inSight(desk, id) {
  return visible(desk).some((pane) => desk.panes[pane] === id);
}

/** Where a conversation goes that is to stand beside the others: the first free pane, else the last one without the keyboard. */
export function besidePane(desk) {
  const free = desk.panes.findIndex((there, pane) => there === null && pane < desk.room);
  return free !== -1 ? free : (visible(desk).findLast((pane) => pane !== desk.focusPane) ?? desk.focusPane);
}

/** The keyboard goes to the next pane that is shown, `step` 1, or to the one before, -1. */
export function paneBeside(desk, step) {
  const shown = visible(desk);
  if (shown.length < 2) return desk;
  return { ...desk, focusPane: shown[(shown.indexOf(desk.focusPane) + step + shown.length) % shown.length] };
}

/** Words that were not sent before the page was left, for chats that hold none by now. */
export function withDrafts(desk, drafts) {
  return Object.entries(drafts).reduce((now, [id, text]) => (now.conversations[id]?.text === '' ? changeConversation(now, id, (one) => ({ ...one, text })) : now), desk);
}

/** What was written and not sent, by conversation. */
export function draftsOf(desk) {
  return Object.fromEntries(Object.values(desk.conversations).filter((one) => one.text.trim() !== '').map((one) => [one.id, one.text]));
}

export function changeConversation(desk, id, change) {
  return withConversation(desk, change(desk.conversations[id] ?? emptyConversation(id)));
}

function withConversation(desk, one) {
  return { ...desk, conversations: { ...desk.conversations, [one.id]: one } };
}

/** Pictures that go up for a reply: new ones, one that changed, one that is left out. */
export function withPictures(desk, id, more) {
  return changeConversation(desk, id, (one) => ({ ...one, pictures: [...one.pictures, ...more] }));
}

export function pictureChanged(desk, id, key, change) {
  return changeConversation(desk, id, (one) => ({ ...one, pictures: one.pictures.map((picture) => (picture.key === key ? { ...picture, ...change } : picture)) }));
}

export function withoutPicture(desk, id, key) {
  return changeConversation(desk, id, (one) => ({ ...one, pictures: one.pictures.filter((picture) => picture.key !== key) }));
}

/** Translations of a message are kept by its number and the language. */
export function translationKey(seq, to) {
  return `${seq} ${to}`;
}

export function isMine(desk, id) {
  return desk.mine.some((chat) => chat.conversation === id);
}

/** Chats that are mine and hold words I have not seen, and people who wait: what the page's title counts. */
export function callsForAttention(desk) {
  return desk.queue.length + desk.mine.filter((chat) => (desk.conversations[chat.conversation]?.unread ?? 0) > 0).length;
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

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
