import { archived } from './hands-state.js';
import { chatsShown } from './list-state.js';
import { besidePane, focused, hidden, lastBeside, paneBeside, shown, visible } from './pane-state.js';

/** Which chats the agent looks at, and where the keyboard is. */
export class PaneActs {
  #store;
  #link;
  #places;
  #opened;

  /** `opened(id)` is called for each chat that comes into sight. */
  constructor(store, link, places, opened) {
    this.#store = store;
    this.#link = link;
    this.#places = places;
    this.#opened = opened;
  }

  open(id, pane) {
    this.#fold(shown(this.#desk, id, pane));
    if (!this.#desk.conversations[id].loaded) this.#link.reading.log(id);
    this.#link.sending.seen(id);
    this.#opened(id);
  }

  openNumber(number) {
    const chat = this.#desk.mine[number - 1];
    if (chat) this.open(chat.conversation);
  }

  /** To be read only; beside the chat that is open where there is room for two. */
  openArchived(id) {
    this.#fold(archived(this.#desk, id));
    const others = this.#desk.panes.some((there) => there !== null && there !== id);
    this.open(id, others ? besidePane(this.#desk) : undefined);
  }

  openBeside(id) {
    const there = this.#desk.panes.indexOf(id);
    if (there > 0) this.hide(there);
    else this.open(id, besidePane(this.#desk));
  }

  openNext(step) {
    const ids = this.#chats().map((chat) => chat.id);
    if (ids.length === 0) return;
    const at = ids.indexOf(focused(this.#desk));
    this.open(ids[(at + step + ids.length) % ids.length]);
  }

  /** One more chat beside the others as long as there is room and one is left; after that the last of them goes. */
  openOrHideBeside() {
    const other = this.#chats().find((chat) => !this.#desk.panes.includes(chat.id));
    const panes = visible(this.#desk).length;
    if (other && panes < this.#desk.room) this.open(other.id, besidePane(this.#desk));
    else if (panes > 1) this.hide(lastBeside(this.#desk));
  }

  hide(pane) {
    this.#fold(hidden(this.#desk, pane));
  }

  focus(pane) {
    if (this.#desk.focusPane !== pane) this.#fold({ ...this.#desk, focusPane: pane });
  }

  focusBeside(step) {
    this.#fold(paneBeside(this.#desk, step));
    this.#places.toChat();
  }

  /** All that the window shows was seen. */
  seen() {
    for (const pane of visible(this.#desk)) this.#link.sending.seen(this.#desk.panes[pane]);
  }

  #chats() {
    return chatsShown(this.#desk, this.#store.ui.search);
  }

  get #desk() {
    return this.#store.desk;
  }

  #fold(desk) {
    this.#store.fold(desk);
  }
}
