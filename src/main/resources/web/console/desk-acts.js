import { sentence } from '../shared/api.js';
import { say } from '../shared/words.js';
import { AssistedActs } from './assisted-acts.js';
import { Attempts } from './attempts.js';
import { isServed } from './chat-state.js';
import { hearsWhispers, isMine, supervises } from './desk-state.js';
import { queueShown } from './list-state.js';
import { PaneActs } from './pane-acts.js';
import { focused } from './pane-state.js';
import { SearchActs } from './search-acts.js';
import { WritingActs } from './writing-acts.js';

/** What the agent does at the desk, by key or by button, as long as somebody is signed in. */
export class DeskActs {
  #store;
  #link;
  #places;
  #alarm;

  constructor(store, link, places, alarm) {
    this.#store = store;
    this.#link = link;
    this.#places = places;
    this.#alarm = alarm;
    this.attempts = new Attempts(store);
    this.writing = new WritingActs(store, link, places);
    this.assisted = new AssistedActs(store, link, places, this.attempts);
    this.panes = new PaneActs(store, link, places, (id) => this.assisted.summarizeUnasked(id));
    this.search = new SearchActs(store, link, places);
  }

  #anywhere = {
    next: () => this.#select(1),
    previous: () => this.#select(-1),
    claim: () => this.#claimSelected(),
    look: () => this.#lookAtSelected(),
    chat: (key) => this.panes.openNumber(Number(key)),
    nextChat: () => this.panes.openNext(1),
    previousChat: () => this.panes.openNext(-1),
    beside: () => this.panes.openOrHideBeside(),
    nextPane: () => this.panes.focusBeside(1),
    previousPane: () => this.panes.focusBeside(-1),
    reply: () => this.#places.toReply(),
    note: () => this.#toNote(),
    byId: () => this.ask('watch'),
    find: () => this.search.open(),
    sound: () => this.#alarm.mute(!this.#alarm.muted),
    help: () => this.#showKeys(),
  };

  #inAnyChat = {
    summary: (id) => this.assisted.showSummary(id),
    translation: (id) => this.assisted.switchTranslation(id),
    whisper: (id) => isServed(this.#chat(id)) && hearsWhispers(this.#desk, id) && this.ask('whisper', id),
    stepIn: (id) => isServed(this.#chat(id)) && !isMine(this.#desk, id) && supervises(this.#desk) && this.#stepIn(id),
    reassign: (id) => !this.#chat(id).owner.closed && supervises(this.#desk) && this.ask('reassign', id),
  };

  #inMine = {
    suggest: (id) => this.#desk.drafts && this.assisted.suggest(id),
    handBack: (id) => this.attempts.do(() => this.#link.handling.handBack(id), say('handedBack.done')),
    transfer: (id) => this.ask('transfer', id),
    close: (id) => this.ask('close', id),
  };

  /** Does what has that name in the list of keys, where it means anything now. */
  do(name, key) {
    const id = focused(this.#desk);
    this.#anywhere[name]?.(key);
    if (id !== null) this.#inAnyChat[name]?.(id);
    if (id !== null && isMine(this.#desk, id)) this.#inMine[name]?.(id);
  }

  /** Opens the question that stands before an act. */
  ask(name, conversation = null) {
    this.#store.show({ dialog: { name, conversation } });
  }

  async claim(id) {
    this.#store.show({ busy: id });
    const taken = await this.attempts.do(() => this.#link.handling.claim(id), say('claimed.done'));
    this.#store.show({ busy: null, selected: null });
    if (!taken) return;
    this.panes.open(id);
    this.#places.toReply();
  }

  async #stepIn(id) {
    this.#store.show({ busy: id });
    await this.attempts.do(() => this.#link.handling.stepIn(id), say('stepIn.done'));
    this.#store.show({ busy: null });
    this.#places.toReply();
  }

  async watch(id) {
    try {
      await this.#link.handling.watch(id);
      this.#store.show({ dialog: null });
      this.panes.open(id);
    } catch (problem) {
      if (this.#store.ui.dialog?.name === 'watch') this.#store.show({ dialog: { name: 'watch', problem: sentence(problem) } });
      else this.attempts.refused(problem);
    }
  }

  unwatch(id, pane) {
    this.#link.handling.unwatch(id);
    this.panes.hide(pane);
  }

  async note(id, { text, saved }) {
    if (await this.attempts.do(() => this.#link.handling.note(id, text), say('note.done'))) saved();
  }

  #select(step) {
    const queue = queueShown(this.#desk, this.#store.ui.search);
    if (queue.length === 0) return;
    const at = queue.findIndex((entry) => entry.conversation === this.#store.ui.selected);
    const next = at === -1 ? (step > 0 ? 0 : queue.length - 1) : (at + step + queue.length) % queue.length;
    this.#store.show({ selected: queue[next].conversation });
    this.#places.showSelected();
  }

  /** The selected one; else the chat that is looked at; else who stands first. */
  #claimSelected() {
    const { selected, search } = this.#store.ui;
    const open = focused(this.#desk);
    const watched = open !== null && !isMine(this.#desk, open) && this.#chat(open).owner.kind !== 'agent' ? open : null;
    const id = selected ?? watched ?? queueShown(this.#desk, search)[0]?.conversation;
    if (id) this.claim(id);
  }

  #lookAtSelected() {
    const { selected } = this.#store.ui;
    if (selected) this.watch(selected);
  }

  #toNote() {
    this.#store.show({ side: true });
    this.#places.toNote();
  }

  async #showKeys() {
    await import('./desk-keys.js');
    this.ask('keys');
  }

  get #desk() {
    return this.#store.desk;
  }

  #chat(id) {
    return this.#desk.conversations[id];
  }
}
