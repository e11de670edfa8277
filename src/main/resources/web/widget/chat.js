// A shopper's conversation: ties link, outbox and keeping place to the one state, and tells who listens of each change.

import { Delivery } from './delivery.js';
import { Files } from './files.js';
import { Keep } from './keep.js';
import { Link } from './link.js';
import { Outbox } from './outbox.js';
import { empty, fold, PASSING, unread } from './state.js';

export const TEXT_LIMIT = 4000; // code points, as the server counts
/** A line that slept longer than this may be dead without knowing it. */
const ASLEEP_MS = 60000;
/** A typing sign whose end got lost goes by itself. */
const TYPING_MS = 30000;
/** What was not taken within this time is told to be late. */
const UNSENT_MS = 6000;

export class Chat extends EventTarget {
  #settings;
  #refusals = 0;
  #lastProblem = '';
  #withIdentity = true;
  #hole = false; // a welcome itself lacked an event: take all from the start
  #order = 0;
  #asleep = 0; // since when nobody looks
  #own; // what is kept for this shopper
  #visitor; // what is kept for a visitor
  #brings = true; // a visitor's conversation comes along, where the server lets it
  #brought = null;
  #typingEnds = 0;

  /**
   * @param {{server: string, key: string, visitorKey: string, locale: () => string, identity: () => ?string, page: () => object}} settings
   *   what is kept for the shopper lies under `key`, what is kept for a visitor under `visitorKey`; the same for a visitor
   */
  constructor(settings) {
    super();
    this.#settings = settings;
    this.state = empty();
    this.keep = this.#own = new Keep(settings.key);
    this.#visitor = new Keep(settings.visitorKey);
    this.outbox = new Outbox(settings.key, () => this.#refresh());
    this.files = new Files(settings.server, () => ({ conversation: this.state.conversation, token: this.keep.get().token }));
    this.link = new Link(`${settings.server.replace(/^http/, 'ws')}/ws/chat`, {
      admit: () => this.#admit(),
      receive: (frame) => this.#receive(frame),
      status: (link) => this.#linked(link),
      refused: () => this.#refused(),
      away: () => this.#fold({ type: 'away' }),
    });
    this.delivery = new Delivery(this);
    this.#fold({ type: 'votes', votes: this.keep.get().votes ?? {} });
  }

  open() {
    this.#listen(true);
    this.#refresh();
    this.link.open();
  }

  close() {
    this.#listen(false);
    this.link.close();
    this.outbox.close();
  }

  /** Comes back with what page, language and identity are now. */
  restart() {
    this.#withIdentity = this.#brings = true;
    this.keep = this.#own;
    this.#refusals = 0;
    this.link.restart();
  }

  say(text, attachments = []) {
    return this.#post({ type: 'say', text, ...(attachments.length ? { attachments } : {}) }, { text, attachments });
  }

  /** @param {{label: string, seq?: number, data?: object, secret?: boolean}} choice how it shows while it travels */
  choose(option, { label, seq, data, secret }) {
    const frame = { type: 'choose', option, ...(seq ? { seq } : {}), ...(data ? { data } : {}) };
    return this.#post(frame, { text: label, secret });
  }

  human() {
    return this.#post({ type: 'human' });
  }

  end() {
    return this.#post({ type: 'close' });
  }

  rate(score, comment) {
    return this.#post({ type: 'rate', score, ...(comment ? { comment } : {}) });
  }

  feedback(seq, helpful) {
    this.#fold({ type: 'vote', seq, helpful });
    this.keep.put({ votes: this.state.votes });
    return this.#post({ type: 'feedback', seq, helpful });
  }

  typing(on) {
    this.link.send({ type: 'typing', on });
  }

  /** Everything up to the last event was in front of the reader's eyes. */
  seen() {
    const seq = this.state.lastSeq;
    if (seq > (this.keep.get().seen ?? 0)) {
      this.keep.put({ seen: seq });
      this.link.send({ type: 'seen', seq });
      this.#tell();
    }
  }

  /** How many messages came that nobody saw yet. */
  unread() {
    return unread(this.state, this.keep.get().seen ?? 0);
  }

  async retry(id) {
    const item = this.state.outbox.find((each) => each.id === id);
    await this.outbox.put({ ...item, failed: undefined });
    this.#refresh();
  }

  async discard(id) {
    await this.outbox.remove(id);
    this.#refresh();
  }

  /** Leaves this conversation and begins another; what was not sent goes along. */
  async fresh() {
    this.keep.drop();
    for (const item of this.state.outbox) {
      await (item.frame.type === 'say' ? this.outbox.put({ ...item, failed: undefined }) : this.outbox.remove(item.id));
    }
    this.#fold({ type: 'forget' });
    this.restart();
  }

  /** Fetches what came before the first event that we have. */
  async earlier() {
    this.#fold({ type: 'history', events: await this.files.eventsBefore(this.state.firstSeq) });
  }

  #listen(on) {
    const act = on ? 'addEventListener' : 'removeEventListener';
    for (const [target, name] of [[window, 'online'], [window, 'offline'], [window, 'pagehide'], [window, 'pageshow'], [window, 'storage'], [document, 'visibilitychange']]) {
      target[act](name, this);
    }
  }

  handleEvent(event) {
    switch (event.type) {
      case 'offline':
        return this.link.rest('offline');
      case 'online':
        return this.link.restart();
      case 'pagehide':
        return this.link.close();
      case 'pageshow':
        return event.persisted && this.link.open();
      case 'storage': // another tab may have begun a new conversation
        return event.key === this.keep.key && this.#follow();
      case 'visibilitychange':
        return this.#woke(document.visibilityState === 'visible');
    }
  }

  #woke(visible) {
    if (visible && this.#asleep && Date.now() - this.#asleep > ASLEEP_MS) {
      this.link.restart();
    }
    this.#asleep = visible ? 0 : Date.now();
  }

  #follow() {
    const { conversation } = this.keep.get();
    if (conversation && this.state.conversation && conversation !== this.state.conversation) {
      this.restart();
    } else {
      this.#tell();
    }
  }

  /** The hello. While no conversation exists, tabs go one after another, so that they share the first one's. */
  async #admit() {
    let release = () => {};
    if (!this.keep.get().token && navigator.locks) {
      await new Promise((admitted) => {
        navigator.locks.request(`${this.keep.key}:hello`, () => {
          admitted();
          return new Promise((resolve) => (release = resolve));
        });
      });
    }
    this.#brought = this.#along();
    const { conversation, token } = this.#brought ?? this.keep.get();
    const identity = this.#withIdentity ? this.#settings.identity() : null;
    const mine = conversation === this.state.conversation && !this.#hole;
    const hello = {
      type: 'hello',
      marks: true,
      ...(token ? { conversation, token, lastSeq: mine ? this.state.lastSeq : 0 } : {}),
      locale: this.#settings.locale(),
      page: this.#settings.page(),
      ...(identity ? { identity } : {}),
    };
    return { hello, done: () => release() };
  }

  /** Somebody whom the shop knows looks at the page. */
  get #inherits() {
    return this.#withIdentity && this.#visitor.key !== this.#own.key;
  }

  /** The visitor's conversation that becomes this shopper's; not an empty one where there is a better. */
  #along() {
    const visited = this.#visitor.get();
    return this.#inherits && this.#brings && visited.token && (visited.said || !this.#own.get().token) ? visited : null;
  }

  /** What the visitor left here: this shopper's where it came along, else nobody's any more. */
  async #inherit() {
    const left = new Outbox(this.#visitor.key);
    const along = this.#brought;
    along && this.#own.put({ votes: {}, ...along });
    this.#visitor.drop();
    for (const item of await left.list()) {
      along && (await this.outbox.put(item));
      await left.remove(item.id);
    }
    left.close();
    this.#refresh();
  }

  /** What to give up after 4401: a visitor's past, a spent identity, then a conversation that is not ours any more. */
  #refused() {
    if (this.#brought) {
      this.#brings = false;
      return true;
    }
    if (this.#lastProblem === 'badIdentity' && this.#withIdentity) {
      this.#withIdentity = false;
      this.keep = this.keep.get().token ? this.keep : this.#visitor;
      this.dispatchEvent(new Event('identityrefused'));
      return true;
    }
    if (this.keep.get().token) {
      this.keep.drop();
      return true;
    }
    return ++this.#refusals < 2;
  }

  #receive(frame) {
    if (frame.type === 'welcome') {
      this.#welcomed(frame);
    }
    this.#fold(frame);
    if (this.state.gap) {
      this.#hole = frame.type === 'welcome';
      this.link.stumble();
      return;
    }
    if (frame.type === 'event' && frame.author?.kind === 'shopper') {
      this.delivery.answered({ type: 'ack', id: frame.id });
    } else if (frame.type === 'ack' || (frame.type === 'problem' && frame.id)) {
      this.delivery.answered(frame);
    } else if (frame.type === 'problem') {
      this.#lastProblem = frame.code;
      if (PASSING.has(frame.code) && !this.link.isOpen) {
        this.link.stumble(); // it was the hello: nobody will welcome us on this line
      }
    } else if (frame.type === 'typing' && frame.on) {
      clearTimeout(this.#typingEnds);
      this.#typingEnds = setTimeout(() => this.#fold({ ...frame, on: false }), TYPING_MS);
    }
    if (frame.type === 'welcome') {
      this.delivery.run();
    }
  }

  #linked(link) {
    if (link.code === 4400 || link.code === 4413) {
      this.delivery.blame(); // what we had just sent must not go again
    }
    this.#fold({ type: 'link', link });
  }

  #welcomed(frame) {
    this.#refusals = 0;
    this.#lastProblem = '';
    this.#hole = false;
    if (this.#inherits && this.#visitor.get().token) {
      this.#inherit();
    }
    const { conversation } = this.keep.get();
    if (conversation !== frame.conversation) {
      this.keep.drop();
    }
    this.keep.put({ conversation: frame.conversation, token: frame.token });
    if (this.state.conversation && this.state.conversation !== frame.conversation) {
      this.dispatchEvent(new Event('fresh'));
    }
  }

  async #post(frame, shown = {}) {
    const id = newId();
    this.#order = Math.max(Date.now(), this.#order + 1);
    this.keep.put({ said: true });
    await this.outbox.put({ id, order: this.#order, frame: { ...frame, id }, ...shown });
    await this.#refresh();
    this.delivery.run();
    setTimeout(() => this.#late(id), UNSENT_MS);
    return id;
  }

  /** Whoever sends it, this tab or another: a message that nobody took for so long is not just on its way. */
  #late(id) {
    if (this.link.isOpen && this.state.outbox.some((item) => item.id === id && !item.failed && !item.acked)) {
      this.#fold({ type: 'away' });
    }
  }

  /** Shows what the outbox holds now. */
  async look() {
    const items = await this.outbox.list();
    this.#fold({ type: 'outbox', items });
    return items;
  }

  async #refresh() {
    await this.look();
    this.delivery.run();
  }

  #fold(frame) {
    const before = this.state;
    this.state = fold(before, frame);
    if (this.state !== before) {
      this.#tell();
    }
    if (frame.type === 'event' && this.state !== before && !this.state.gap) {
      this.dispatchEvent(new CustomEvent('event', { detail: frame }));
    }
  }

  #tell() {
    this.dispatchEvent(new Event('change'));
  }
}

/** A UUID also where the page is not served securely and the browser has no `randomUUID`. */
function newId() {
  if (crypto.randomUUID) {
    return crypto.randomUUID();
  }
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
