/** The places of the page that an act of the agent leads to. */
export class DeskPlaces {
  #page;

  constructor(page) {
    this.#page = page;
  }

  toReply() {
    this.#to('desk-chat.focused .reply');
  }

  /** The keyboard goes with the eye: into the reply where there is one, else to the log. */
  toChat() {
    if (!this.#to('desk-chat.focused .reply')) this.#to('desk-chat.focused desk-log');
  }

  toNote() {
    this.#to('desk-side .note-text');
  }

  toSummary() {
    this.#to('desk-side .summary');
  }

  toFind() {
    this.#to('.find-words');
  }

  showSelected() {
    this.#page.querySelector('desk-queue .selected')?.scrollIntoView({ block: 'nearest' });
  }

  logs() {
    return [...this.#page.querySelectorAll('desk-log')];
  }

  #to(selector) {
    const place = this.#page.querySelector(selector);
    place?.focus();
    return place !== null;
  }
}
