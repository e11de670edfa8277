import { changeChat } from './chat-state.js';
import { keepDrafts } from './desk-drafts.js';
import { draftsOf, emptyDesk } from './desk-state.js';

const AS_BEGUN = Object.freeze({
  selected: null, // the entry of the queue under the keys
  search: '',
  find: null, // the search over all chats, where it is open
  busy: null, // the chat that is about to change hands
  dialog: null,
  notice: null,
  side: false,
});

/** The one state of the console: `desk`, what the server and the agent made, and `ui`, what this window shows of it. Tells `change`. */
export class DeskStore extends EventTarget {
  desk = emptyDesk();
  ui = AS_BEGUN;

  /** The next value of the desk; the same one is no step. */
  fold(desk) {
    if (desk === this.desk) return;
    this.desk = desk;
    this.#changed();
  }

  /** A step of one conversation. */
  change(id, change) {
    this.fold(changeChat(this.desk, id, change));
  }

  /** The same of what the agent writes, which outlives a reload. */
  write(id, change) {
    this.change(id, change);
    keepDrafts(draftsOf(this.desk));
  }

  show(change) {
    this.ui = { ...this.ui, ...change };
    this.#changed();
  }

  notice(text, bad = false) {
    this.show({ notice: { text, bad } });
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
