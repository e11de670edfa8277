// Sends what the outbox holds, one after another: the next goes when the one before it is durable.

import { PASSING } from './state.js';

const ACK_MS = 10000;
const AGAIN_MS = 2000;

export class Delivery {
  #running = false;
  #waiting = new Map(); // id -> who waits for its answer

  /** @param {import('./chat.js').Chat} chat whose outbox goes over whose link */
  constructor(chat) {
    this.chat = chat;
  }

  /** Sends until nothing is left or the line is gone; only one tab of the site does so at a time. */
  async run() {
    const { chat } = this;
    if (this.#running || !chat.link.isOpen || !chat.state.outbox.some(toSend)) {
      return;
    }
    this.#running = true;
    try {
      await chat.outbox.alone(async () => {
        for (let item = await this.#next(); item && chat.link.isOpen; item = await this.#next()) {
          await this.#deliver(item);
        }
      });
    } finally {
      this.#running = false;
    }
  }

  /** An ack or a problem came, or the event that the message made. */
  answered(frame) {
    this.#waiting.get(frame.id)?.(frame);
  }

  /** The server closed because of what is under way. */
  blame() {
    for (const [id, settle] of this.#waiting) {
      settle({ type: 'problem', id, code: 'tooLarge' });
    }
  }

  async #next() {
    const items = await this.chat.look();
    return this.chat.state.outbox.find((item) => toSend(item) && items.some((each) => each.id === item.id));
  }

  async #deliver(item) {
    const { outbox, link } = this.chat;
    const answer = await this.#answerTo(item);
    if (answer.type === 'ack') {
      await outbox.remove(item.id);
    } else if (PASSING.has(answer.code)) {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    } else if (answer.type === 'problem' && item.text === undefined) {
      await outbox.remove(item.id); // nothing of it is on screen: nothing to try again
    } else if (answer.type === 'problem') {
      await outbox.put({ ...item, failed: answer.code });
    } else if (answer.type === 'late') {
      link.restart();
    }
  }

  #answerTo(item) {
    const { chat } = this;
    return new Promise((resolve) => {
      const late = setTimeout(() => settle({ type: 'late' }), ACK_MS);
      const cut = () => chat.link.isOpen || settle({ type: 'cut' });
      const settle = (answer) => {
        clearTimeout(late);
        chat.removeEventListener('change', cut);
        this.#waiting.delete(item.id);
        resolve(answer);
      };
      this.#waiting.set(item.id, settle);
      chat.addEventListener('change', cut);
      chat.link.send(item.frame) || settle({ type: 'cut' });
    });
  }
}

const toSend = (item) => !item.failed && !item.acked;
