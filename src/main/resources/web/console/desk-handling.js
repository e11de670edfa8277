import { chatOf } from './chat-state.js';
import { claimed, left, watching } from './hands-state.js';

/** Asks the server to put a conversation into other hands, or to write something about it. Each throws what was refused. */
export class DeskHandling {
  #store;
  #line;
  #reading;

  constructor(store, line, reading) {
    this.#store = store;
    this.#line = line;
    this.#reading = reading;
  }

  async claim(id) {
    const entry = this.#store.desk.queue.find((waiting) => waiting.conversation === id);
    const epoch = Math.max(entry?.epoch ?? 0, chatOf(this.#store.desk, id).epoch);
    this.#took(await this.#ask('claim', id, { epoch }));
  }

  /** Takes over what a colleague serves. */
  async stepIn(id) {
    this.#took(await this.#ask('stepIn', id));
  }

  #took(frame) {
    this.#store.fold(claimed(this.#store.desk, frame));
    this.#reading.log(frame.conversation);
  }

  async watch(id) {
    const frame = await this.#line.ask({ type: 'watch', conversation: id });
    this.#store.fold(watching(this.#store.desk, frame));
    this.#reading.log(id);
  }

  unwatch(id) {
    this.#line.tell({ type: 'unwatch', conversation: id });
    this.#store.change(id, (one) => ({ ...one, watched: false }));
  }

  async handBack(id) {
    await this.#ask('handBack', id);
    this.#left(id, { kind: 'bot', name: '' });
  }

  async transfer(id, to) {
    await this.#ask('transfer', id, { to });
    this.#left(id, { kind: to.startsWith('skill:') ? 'none' : 'agent', name: to });
  }

  async reassign(id, to) {
    await this.#ask('reassign', id, { to });
    this.#left(id, { kind: 'agent', name: to });
  }

  async close(id, tags) {
    await this.#ask('close', id, { tags });
    this.#left(id, { kind: 'none', name: '', closed: true });
    this.#store.change(id, (one) => ({ ...one, tags }));
  }

  #left(id, owner) {
    this.#store.fold(left(this.#store.desk, id, owner));
  }

  async tag(id, tags) {
    await this.#line.ask({ type: 'tag', conversation: id, tags });
    this.#store.change(id, (one) => ({ ...one, tags }));
  }

  async note(id, text) {
    await this.#ask('note', id, { text });
    const note = { text, author: this.#store.desk.me.name, at: new Date().toISOString() };
    this.#store.change(id, (one) => ({ ...one, notes: [...one.notes, note] }));
  }

  /** To who serves the chat, or from there to those who watch over it. */
  async whisper(id, text) {
    await this.#ask('whisper', id, { text });
    await this.#reading.whispers(id);
  }

  /** The shopper was called back: the task ends with a note. */
  async called(id, note) {
    await this.#line.ask({ type: 'called', conversation: id, note });
    const { desk } = this.#store;
    this.#store.fold({ ...desk, callbacks: desk.callbacks.filter((callback) => callback.conversation !== id) });
  }

  status(status) {
    this.#line.tell({ type: 'status', status });
    const { desk } = this.#store;
    this.#store.fold({ ...desk, me: { ...desk.me, status } });
  }

  /** Under the epoch in which the agent saw the chat, so that the server refuses what is out of date. */
  #ask(type, conversation, more = {}) {
    return this.#line.ask({ type, conversation, epoch: chatOf(this.#store.desk, conversation).epoch, ...more });
  }
}
