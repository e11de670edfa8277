// What outlives the page: the conversation and its token, what was seen and voted. Works without storage too.

export class Keep {
  #memory = {};
  #forgets = false; // a browser that forbids storage, or whose storage is full: the chat lives as long as the page

  /** @param {string} key one keeping place per server and shopper */
  constructor(key) {
    this.key = key;
  }

  get() {
    if (this.#forgets) {
      return this.#memory;
    }
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
      this.#forgets = false;
    } catch {
      this.#forgets = true;
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
