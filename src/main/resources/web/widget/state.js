// The conversation as one object, folded from frames. Pure: no clock, no storage, no document, no import.

/** Problems that pass by themselves: what was refused waits and goes again. */
export const PASSING = new Set(['tooMany', 'storeUnavailable', 'overloaded']);

/** Kinds that a shopper reads as a message, and that count as unread. */
const MESSAGES = new Set(['said', 'answered', 'asked', 'entrance', 'card']);

export const empty = () => ({
  conversation: null,
  owner: { kind: 'bot' },
  epoch: 0,
  firstSeq: 1,
  lastSeq: 0,
  events: [],
  drafts: {}, // by turn, the newest text
  outbox: [], // what this shopper wrote and no event shows yet
  entrances: [],
  notice: '',
  shop: '',
  zone: '', // the shop's, by which its times are told
  typing: null,
  read: 0, // the last seq that an agent has read
  queue: null,
  closed: false,
  votes: {}, // helpful or not, by seq
  gap: false, // an event is missing: the link must come back with lastSeq
  link: { status: 'idle' }, // idle | connecting | open | waiting | refused
  away: false, // the shop's system takes nothing just now
});

/** The state after `frame`; the same object where the frame changes nothing. */
export function fold(state, frame) {
  const step = STEPS[frame.type];
  return step ? step(state, frame) : state;
}

const STEPS = {
  welcome(state, frame) {
    const same = frame.conversation === state.conversation;
    const keep = same && frame.recovered;
    let next = {
      ...(same ? state : { ...empty(), outbox: state.outbox }),
      conversation: frame.conversation,
      entrances: frame.entrances ?? [],
      notice: frame.notice ?? '',
      shop: frame.shop ?? '',
      zone: frame.zone ?? '',
      drafts: {},
      typing: null,
      queue: null,
      gap: false,
      link: { status: 'open' },
    };
    if (!keep) {
      const first = frame.firstSeq ?? frame.events[0]?.seq ?? 1;
      next = { ...next, events: [], firstSeq: first, lastSeq: first - 1, closed: false };
    }
    for (const event of frame.events ?? []) {
      next = STEPS.event(next, event);
    }
    // It speaks again; while something is still unsent, only what the server really takes shows that it takes things.
    const away = state.away && next.outbox.some((item) => !item.failed && !item.acked);
    return { ...next, away, owner: frame.owner ?? next.owner, epoch: frame.epoch ?? next.epoch };
  },

  event(state, frame) {
    if (frame.seq <= state.lastSeq) {
      return state;
    }
    if (frame.seq > state.lastSeq + 1) {
      return { ...state, gap: true };
    }
    const next = { ...state, away: false, lastSeq: frame.seq, epoch: frame.epoch ?? state.epoch, events: [...state.events, frame] };
    if (frame.turn && frame.turn in state.drafts) {
      next.drafts = without(state.drafts, frame.turn);
    }
    if (frame.author?.kind === 'agent') {
      next.typing = null;
    }
    next.outbox = state.outbox.filter((item) => item.id !== frame.id && !(item.acked <= frame.seq));
    return OWNERS[frame.kind] ? { ...next, ...OWNERS[frame.kind](frame) } : next;
  },

  draft(state, frame) {
    return state.owner.kind === 'agent' ? state : { ...state, drafts: { ...state.drafts, [frame.turn]: frame.text } };
  },

  draftGone(state, frame) {
    return frame.turn in state.drafts ? { ...state, drafts: without(state.drafts, frame.turn) } : state;
  },

  typing(state, frame) {
    return { ...state, typing: frame.on ? frame.author : null };
  },

  /** An agent has read up to there; a mark never goes back. */
  seen(state, frame) {
    return frame.seq > state.read ? { ...state, read: frame.seq } : state;
  },

  queue(state, frame) {
    return { ...state, queue: frame };
  },

  ack(state, frame) {
    const shown = frame.seq > state.lastSeq;
    return mark(back(state), frame.id, (item) => (shown ? { ...item, acked: frame.seq } : null));
  },

  problem(state, frame) {
    return PASSING.has(frame.code) ? (frame.code === 'tooMany' ? state : STEPS.away(state)) : back(state);
  },

  // What follows never comes over the wire.

  away(state) {
    return state.away ? state : { ...state, away: true };
  },

  /** What the store holds; items acknowledged here stay until their event comes. */
  outbox(state, { items }) {
    const known = new Set(state.events.slice(-100).map((event) => event.id));
    const old = new Map(state.outbox.map((item) => [item.id, item]));
    const kept = state.outbox.filter((item) => item.acked && !items.some((each) => each.id === item.id));
    const fresh = items.filter((item) => !known.has(item.id)).map((item) => ({ ...item, acked: old.get(item.id)?.acked }));
    return { ...state, outbox: [...kept, ...fresh] };
  },

  forget(state) {
    return { ...empty(), outbox: state.outbox, away: state.away };
  },

  link(state, { link }) {
    const down = link.status !== 'open';
    return { ...state, link, ...(down ? { drafts: {}, typing: null } : {}) };
  },

  vote(state, { seq, helpful }) {
    return { ...state, votes: { ...state.votes, [seq]: helpful } };
  },

  votes(state, { votes }) {
    return { ...state, votes };
  },

  /** Older events, oldest first, that end just before `firstSeq`. */
  history(state, { events }) {
    const older = events.filter((event) => event.seq < state.firstSeq);
    const joins = older.length > 0 && older[older.length - 1].seq === state.firstSeq - 1;
    return joins ? { ...state, firstSeq: older[0].seq, events: [...older, ...state.events] } : state;
  },
};

/** What an event says about who speaks from now on. */
const OWNERS = {
  handoffRequested: () => ({ owner: { kind: 'none' }, drafts: {} }),
  agentJoined: (event) => ({ owner: { kind: 'agent', name: nameOf(event.agent) }, drafts: {}, queue: null, typing: null }),
  agentLeft: () => ({ owner: { kind: 'none' }, typing: null }),
  handedBack: () => ({ owner: { kind: 'bot' }, queue: null, typing: null }),
  closed: () => ({ closed: true, queue: null, typing: null, drafts: {} }),
  reopened: () => ({ closed: false, owner: { kind: 'bot' } }),
};

export const nameOf = (who) => (typeof who === 'string' ? who : (who?.name ?? ''));

/** The options that an event offers, its cards' included. */
export function offers(event) {
  const cards = [...(event.cards ?? []), ...(event.card ? [event.card] : [])];
  const submit = event.form ? [{ id: event.form.submit }] : [];
  return [...(event.options ?? []), ...submit, ...cards.flatMap((card) => card.options ?? [])];
}

/** The seq whose options can be chosen now, 0 where there is none: the last offer, until it was taken. */
export function openOffer(state) {
  for (let at = state.events.length - 1; at >= 0; at--) {
    const event = state.events[at];
    const offered = offers(event);
    if (offered.length) {
      const ids = new Set(offered.map((option) => option.id));
      const over = (later) => ids.has(later.option) || later.kind === 'handedBack' || (event.kind === 'asked' && later.kind === 'answered');
      const taken = state.events.slice(at + 1).some(over);
      const leaving = state.outbox.some((item) => !item.failed && item.frame.seq === event.seq && item.frame.type === 'choose');
      return taken || leaving || state.closed ? 0 : event.seq;
    }
  }
  return 0;
}

/** The seq of the request for a person that still waits, 0 where none does. */
export function waitingSince(state) {
  if (state.owner.kind !== 'none' || state.closed) {
    return 0;
  }
  return state.events.findLast((event) => event.kind === 'handoffRequested')?.seq ?? 0;
}

/** How many messages of others came after `seen`. */
export const unread = (state, seen) =>
  state.events.filter((event) => event.seq > seen && MESSAGES.has(event.kind) && event.author?.kind !== 'shopper').length;

/** Whether the bot owes an answer and has not begun to speak. */
export function thinking(state) {
  const last = state.events[state.events.length - 1];
  const asked = last?.kind === 'said' && last.author?.kind === 'shopper';
  return asked && state.owner.kind === 'bot' && state.link.status === 'open' && !Object.keys(state.drafts).length;
}

/** Whether the shopper can still be asked how it was. */
export function unrated(state) {
  const end = state.events.findLastIndex((event) => event.kind === 'closed');
  return state.closed && end >= 0 && !state.events.slice(end).some((event) => event.kind === 'rated');
}

const back = (state) => (state.away ? { ...state, away: false } : state);

function mark(state, id, change) {
  if (!state.outbox.some((item) => item.id === id)) {
    return state;
  }
  const outbox = state.outbox.map((item) => (item.id === id ? change(item) : item)).filter(Boolean);
  return { ...state, outbox };
}

function without(drafts, turn) {
  const { [turn]: _gone, ...rest } = drafts;
  return rest;
}
