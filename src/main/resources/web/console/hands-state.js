import { changeChat } from './chat-state.js';
import { isMine } from './desk-state.js';
import { logRead } from './log-state.js';

/** In whose hands a conversation is: claimed, looked at, given away, left. */

export function claimed(desk, frame) {
  const { conversation, epoch } = frame;
  const waiting = desk.queue.find((entry) => entry.conversation === conversation);
  const mine = isMine(desk, conversation) ? desk.mine : [...desk.mine, { ...waiting, conversation, epoch }];
  const next = { ...desk, mine, queue: desk.queue.filter((entry) => entry !== waiting) };
  return logRead(next, conversation, { ...frame, owner: { kind: 'agent', name: desk.me.name } });
}

export function watching(desk, frame) {
  return changeChat(logRead(desk, frame.conversation, frame), frame.conversation, (one) => ({ ...one, watched: true, archived: false }));
}

/** Opened to be read only; one that is the agent's, or that she watches, is more than that already. */
export function archived(desk, id) {
  return changeChat(desk, id, (one) => ({ ...one, archived: !isMine(desk, id) && !one.watched }));
}

/** A supervisor put it into other hands: it can still be looked at. */
export function taken(desk, frame) {
  const next = left(desk, frame.conversation, { kind: 'agent', name: frame.to });
  return changeChat(next, frame.conversation, (one) => ({ ...one, epoch: Math.max(one.epoch, frame.epoch), watched: true }));
}

/** The agent has left the conversation, in which way ever: it is no longer hers and need not wait for the server's next board. */
export function left(desk, id, owner) {
  const next = { ...desk, mine: desk.mine.filter((entry) => entry.conversation !== id) };
  return changeChat(next, id, (one) => ({ ...one, owner, unread: 0, suggestion: null }));
}
