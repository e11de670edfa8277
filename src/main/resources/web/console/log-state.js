import { changeChat, chatOf, withChat, withEvent } from './chat-state.js';
import { isMine } from './desk-state.js';
import { inSight } from './pane-state.js';

/** How the log of a conversation grows: by one event, by a reading of the whole, and by what is told beside it. */

/** One event of a conversation's log. `missing` is true where numbers were skipped and the log has to be read again. */
export function happened(desk, frame, seenNow) {
  const one = chatOf(desk, frame.conversation);
  if (frame.seq <= one.lastSeq) return { desk, missing: false };
  const unread = unreadAfter(one, frame, seenNow);
  if (!one.loaded || frame.seq > one.lastSeq + 1) return { desk: withChat(desk, { ...one, unread }), missing: true };
  const { type: _type, conversation: _conversation, ...event } = frame;
  return { desk: withChat(desk, { ...withEvent(one, event), unread, typing: byShopper(event) ? null : one.typing }), missing: false };
}

function unreadAfter(one, event, seenNow) {
  return byShopper(event) && !seenNow ? one.unread + 1 : one.unread;
}

function byShopper(event) {
  return event.author?.kind === 'shopper';
}

/** The log as read from the server: joined with what is there, in order, each number once. */
export function logRead(desk, id, { events = [], owner, epoch = 0, decisions = [], ...beside }) {
  const old = chatOf(desk, id);
  const one = joinedLog(old, events);
  const known = owner === undefined ? one.owner : { ...one.owner, ...(typeof owner === 'string' ? { kind: owner } : owner) };
  return withChat(desk, {
    ...one,
    ...besideLog(one, beside),
    owner: isMine(desk, id) ? { kind: 'agent', name: desk.me.name } : known,
    epoch: Math.max(one.epoch, epoch),
    decisions: { ...one.decisions, ...Object.fromEntries(decisions.map((decision) => [decision.turn, decision])) },
    unread: old.unread + missedIn(desk, old, one),
    loaded: true,
    problem: null,
  });
}

function joinedLog(old, events) {
  const bySeq = new Map([...old.events, ...events].map((event) => [event.seq, event]));
  const inOrder = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  return inOrder.reduce(withEvent, { ...old, events: [], lastSeq: 0, owner: { kind: 'bot', name: '' } });
}

/** What stands beside the log; a list that could not be read stays as it was. */
function besideLog(one, read) {
  return Object.fromEntries(['notes', 'tags', 'earlier', 'whispers', 'shopper'].map((part) => [part, read[part] ?? one[part]]));
}

/** How many words of the shopper came while nobody looked; a log that is read for the first time has none. */
function missedIn(desk, old, one) {
  if (old.lastSeq === 0 || inSight(desk, old.id)) return 0;
  return one.events.filter((event) => event.seq > old.lastSeq && byShopper(event)).length;
}

export function logFailed(desk, id, problem) {
  return changeChat(desk, id, (one) => ({ ...one, problem }));
}

export function decided(desk, frame) {
  return changeChat(desk, frame.conversation, (one) => ({ ...one, decisions: { ...one.decisions, [frame.turn]: frame } }));
}

/** One side has read up to a seq; a mark never goes back. */
export function seen(desk, frame) {
  return changeChat(desk, frame.conversation, (one) => {
    if (frame.seq <= one.seen[frame.by]) return one;
    // Read in another window of mine: it is read here, too.
    const unread = frame.by === 'agent' && isMine(desk, one.id) && frame.seq >= one.lastSeq ? 0 : one.unread;
    return { ...one, unread, seen: { ...one.seen, [frame.by]: frame.seq } };
  });
}

/** Only where the chat is known: nobody looks at the others. */
export function typing(desk, frame) {
  const who = frame.on && frame.author?.kind !== 'agent' ? (frame.author ?? { kind: 'shopper' }) : null;
  return desk.conversations[frame.conversation] ? changeChat(desk, frame.conversation, (one) => ({ ...one, typing: who })) : desk;
}

/** A visitor turned out to be somebody whom the shop knows. */
export function joined(desk, frame) {
  return desk.conversations[frame.conversation] ? changeChat(desk, frame.conversation, (one) => ({ ...one, shopper: frame.shopper })) : desk;
}
