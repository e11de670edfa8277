// What was written and not yet acknowledged, in IndexedDB and shared by the tabs of one site. A frame leaves it only
// when the server has it; sent twice with one id it is still one message.

const STORE = 'frames';
/** A database that is silent for so long is none: what was written must go out all the same. */
const SILENT_MS = 2000;

export class Outbox {
  #memory = new Map();
  #base = null;
  #channel = null;

  /**
   * @param {string} name one outbox per server and shopper
   * @param {() => void} changed another tab put or took something
   */
  constructor(name, changed) {
    this.name = name;
    if ('BroadcastChannel' in globalThis) {
      this.#channel = new BroadcastChannel(this.name);
      this.#channel.onmessage = changed;
    }
  }

  /** Keeps `{id, order, frame, text}`; one with `secret` stays in this tab's memory and is never written down. */
  async put(item) {
    if (item.secret || !(await this.#write((store) => store.put(item)))) {
      this.#memory.set(item.id, item);
    }
    this.#tell();
  }

  async remove(id) {
    this.#memory.delete(id);
    await this.#write((store) => store.delete(id));
    this.#tell();
  }

  /** All items in the order in which they were written. */
  async list() {
    const stored = (await this.#ask((store) => store.getAll())) ?? [];
    return [...stored, ...this.#memory.values()].sort((a, b) => a.order - b.order);
  }

  /** Runs `work` while no other tab does the same. */
  alone(work) {
    return navigator.locks ? navigator.locks.request(`${this.name}:send`, work) : work();
  }

  close() {
    this.#channel?.close();
  }

  #tell() {
    this.#channel?.postMessage('changed');
  }

  async #write(act) {
    return (await this.#ask(act, 'readwrite')) !== undefined;
  }

  /** The result of one request, `null` for none, `undefined` where the browser keeps no database. */
  async #ask(act, mode = 'readonly') {
    try {
      this.#base ??= open(this.name);
      const store = (await this.#base).transaction(STORE, mode).objectStore(STORE);
      return (await settled(act(store))) ?? null;
    } catch {
      return undefined;
    }
  }
}

function open(name) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
  return settled(request);
}

const settled = (request) =>
  new Promise((resolve, reject) => {
    setTimeout(reject, SILENT_MS);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
