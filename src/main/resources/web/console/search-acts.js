const NOT_SEARCHED = Object.freeze({ query: null, found: null, cursor: undefined, busy: false, problem: null });

/** The search over all conversations: opened in the place of the lists, asked, gone on with, closed. */
export class SearchActs {
  #store;
  #link;
  #places;

  constructor(store, link, places) {
    this.#store = store;
    this.#link = link;
    this.#places = places;
  }

  open() {
    if (this.#store.ui.find === null) this.#store.show({ find: NOT_SEARCHED });
    this.#places.toFind();
  }

  close() {
    this.#store.show({ find: null });
  }

  ask(query) {
    return this.#page(query, null, undefined);
  }

  more() {
    const { query, found, cursor } = this.#store.ui.find;
    return this.#page(query, found, cursor);
  }

  async #page(query, before, cursor) {
    this.#store.show({ find: { ...NOT_SEARCHED, query, found: before, busy: true } });
    try {
      const page = await this.#link.reading.find(query, cursor);
      this.#came(query, { found: [...(before ?? []), ...page.conversations], cursor: page.cursor, busy: false });
    } catch (problem) {
      this.#came(query, { busy: false, problem });
    }
  }

  /** An answer to another question than the last one, or after the search was closed, is nobody's any more. */
  #came(query, change) {
    const { find } = this.#store.ui;
    if (find?.query === query) this.#store.show({ find: { ...find, ...change } });
  }
}
