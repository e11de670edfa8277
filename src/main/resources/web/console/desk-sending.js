import { send } from '../shared/api.js';
import { newId } from '../shared/socket.js';
import { chatOf } from './chat-state.js';
import { failure, refusalOf } from './desk-pictures.js';
import { pathOf } from './desk-reading.js';
import { isMine } from './desk-state.js';

/** What goes from the agent to the shopper: words, in which language ever, pictures, and the signs that somebody types and reads. */
export class DeskSending {
  #store;
  #line;
  #assistance;
  #notCarried;
  #carrying = new Map(); // by conversation: the newest message that waits for its translation
  #asWritten = new Map();

  /** `notCarried(problem)` is told of a message that went as it was written, because it could not be carried over. */
  constructor(store, line, assistance, notCarried) {
    this.#store = store;
    this.#line = line;
    this.#assistance = assistance;
    this.#notCarried = notCarried;
  }

  /** Sends words to the shopper. They stand in the log as "sending" until the server has them, through any outage. */
  async say(id, text, attachments = []) {
    const message = { id: newId(), text, attachments };
    this.#show(id, message);
    await this.#carrying.get(id); // what was written before goes first
    await this.#deliver(id, message);
  }

  /** The same in the shopper's language; where it cannot be carried over, or the agent will not wait for it, as it was written. */
  async sayCarried(id, text, to, attachments = []) {
    const message = { id: newId(), text, attachments };
    this.#show(id, { ...message, carrying: true });
    const turn = this.#carried(id, message, to, this.#carrying.get(id));
    this.#carrying.set(id, turn);
    const carried = await turn;
    if (this.#carrying.get(id) === turn) this.#carrying.delete(id);
    await this.#deliver(id, carried);
  }

  /** The message as it goes, once those `before` it went. */
  async #carried(id, message, to, before) {
    const asWritten = new Promise((now) => this.#asWritten.set(message.id, () => now(null)));
    const carriedOver = Promise.race([this.#assistance.translated(message.text, to), asWritten]).catch((problem) => this.#failed(problem));
    const [words] = await Promise.all([carriedOver, before]);
    this.#asWritten.delete(message.id);
    if (words !== null) this.#store.change(id, (one) => ({ ...one, originals: { ...one.originals, [message.id]: message.text } }));
    const carried = { ...message, text: words ?? message.text };
    this.#show(id, carried);
    return carried;
  }

  #failed(problem) {
    this.#assistance.mindTheModel(problem);
    this.#notCarried(problem);
    return null;
  }

  /** The agent does not wait for the translation. */
  sendAsWritten(message) {
    this.#asWritten.get(message)?.();
  }

  async #deliver(id, { id: message, text, attachments }) {
    const { epoch } = chatOf(this.#store.desk, id);
    try {
      const { seq } = await this.#line.ask({ type: 'say', conversation: id, epoch, text, ...(attachments.length > 0 && { attachments }) }, { patient: true, id: message });
      // The event and the ack come in either order; the words change place only when the event is there.
      if (chatOf(this.#store.desk, id).lastSeq >= (seq ?? 0)) this.drop(id, message);
    } catch (problem) {
      this.#store.change(id, (one) => ({ ...one, sending: one.sending.map((sent) => (sent.id === message ? { ...sent, problem } : sent)) }));
    }
  }

  #show(id, message) {
    this.#store.change(id, (one) => ({ ...one, sending: [...without(one.sending, message.id), message] }));
  }

  /** A message is no longer among the unsent. */
  drop(id, message) {
    this.#store.change(id, (one) => ({ ...one, sending: without(one.sending, message) }));
  }

  /** Sends pictures up, each for itself; they wait beside the reply until it is sent. */
  attach(id, files) {
    const fresh = files.map((file) => ({ key: newId(), name: file.name, url: URL.createObjectURL(file), id: null, problem: refusalOf(file), file }));
    const shown = fresh.map(({ file: _file, ...picture }) => picture);
    this.#store.change(id, (one) => ({ ...one, pictures: [...one.pictures, ...shown] }));
    return Promise.all(fresh.filter((picture) => picture.problem === null).map((picture) => this.#up(id, picture)));
  }

  async #up(id, { key, file }) {
    const became = (change) => this.#store.change(id, (one) => ({ ...one, pictures: one.pictures.map((picture) => (picture.key === key ? { ...picture, ...change } : picture)) }));
    try {
      const kept = await (await send('POST', `${pathOf(id)}/attachments`, file, { type: file.type })).json();
      became({ id: kept.id });
    } catch (problem) {
      became({ problem: failure(problem) });
    }
  }

  /** Pictures that go with no message, or went with one. */
  detach(id, keys) {
    const gone = (picture) => keys.includes(picture.key);
    for (const { url } of chatOf(this.#store.desk, id).pictures.filter(gone)) if (url) URL.revokeObjectURL(url);
    this.#store.change(id, (one) => ({ ...one, pictures: one.pictures.filter((picture) => !gone(picture)) }));
  }

  typing(id, on) {
    this.#line.tell({ type: 'typing', conversation: id, on });
  }

  /** The agent has seen all of a chat of hers. */
  seen(id) {
    const { desk } = this.#store;
    const seq = desk.conversations[id]?.lastSeq;
    if (seq && isMine(desk, id)) this.#line.tell({ type: 'seen', conversation: id, seq });
  }
}

function without(sending, message) {
  return sending.filter((sent) => sent.id !== message);
}
