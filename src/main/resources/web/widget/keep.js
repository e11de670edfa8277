// What outlives the page: the conversation and its token, what was seen and voted. Works without storage too.

export class Keep {
  #memory = {};

  /** @param {string} server one keeping place per server */
  constructor(server) {
    this.key = `xiaoer:${server}`;
  }

  get() {
    try {
      return JSON.parse(localStorage.getItem(this.key)) ?? {};
    } catch {
      return this.#memory;
    }
  }

  put(change) {
    this.#memory = { ...this.get(), ...change };
    try {
      localStorage.setItem(this.key, JSON.stringify(this.#memory));
    } catch {
      // A browser that forbids storage: the chat lives as long as the page.
    }
  }

  drop() {
    this.#memory = {};
    try {
      localStorage.removeItem(this.key);
    } catch {
      // As above.
    }
  }
}
