import { ask } from '../shared/api.js';
import { hearsWhispers } from './desk-state.js';
import { logFailed, logRead } from './log-state.js';

/** Where the server keeps a conversation. */
export function pathOf(id) {
  return `/api/v1/conversations/${encodeURIComponent(id)}`;
}

/** What the console asks the server to read: logs with what stands beside them, and the search over all of them. */
export class DeskReading {
  #store;
  #reading = new Set();
  #readAgain = new Set();

  constructor(store) {
    this.#store = store;
  }

  /** The whole log of a conversation, its decisions, and what stands beside it. */
  async log(id) {
    if (this.#reading.has(id)) {
      this.#readAgain.add(id); // what came meanwhile may be missing in the answer under way
      return;
    }
    this.#reading.add(id);
    try {
      const read = await this.#all(id);
      this.#store.fold(logRead(this.#store.desk, id, read));
    } catch (problem) {
      this.#store.fold(logFailed(this.#store.desk, id, problem));
    } finally {
      this.#reading.delete(id);
    }
    if (this.#readAgain.delete(id)) await this.log(id);
  }

  async #all(id) {
    const whispered = hearsWhispers(this.#store.desk, id) ? list(id, 'whispers') : undefined;
    const [row, events, decisions, notes, tags, earlier, whispers] = await Promise.all([
      ask('GET', pathOf(id)).catch(() => null), eventsAfter(id, 0),
      list(id, 'decisions'), list(id, 'notes'), list(id, 'tags'), list(id, 'earlier', 'conversations'), whispered,
    ]);
    return { events, decisions, notes, tags, earlier, whispers, shopper: row?.shopper };
  }

  notes(id) {
    return this.#anew(id, 'notes');
  }

  whispers(id) {
    return this.#anew(id, 'whispers');
  }

  earlier(id) {
    return this.#anew(id, 'earlier', 'conversations');
  }

  /** A colleague's entry, or one of another window: the list is read anew, so that each stands in it once. */
  async #anew(id, name, key) {
    const found = await list(id, name, key);
    if (found) this.#store.change(id, (one) => ({ ...one, [name]: found }));
  }

  async shopTags() {
    const found = await ask('GET', '/api/v1/tags').catch(() => null);
    if (found !== null) this.#store.fold({ ...this.#store.desk, tags: found.tags });
  }

  /** A page of all conversations: `{conversations, cursor}`. */
  find(query, cursor) {
    return ask('GET', `/api/v1/conversations?${new URLSearchParams(cursor ? { ...query, cursor } : query)}`);
  }
}

async function eventsAfter(id, after) {
  const page = await ask('GET', `${pathOf(id)}/events?after=${after}`);
  if (!page.more || page.events.length === 0) return page.events;
  return [...page.events, ...(await eventsAfter(id, page.events.at(-1).seq))];
}

/** A list beside the log; without it the conversation is still worth reading. */
async function list(id, name, key = name) {
  const found = await ask('GET', `${pathOf(id)}/${name}`).catch(() => null);
  return Array.isArray(found) ? found : found?.[key];
}
