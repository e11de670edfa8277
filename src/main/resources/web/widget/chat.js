// A shopper's conversation: ties link, outbox and keeping place to the one state, and tells who listens of each change.

import { Keep } from './keep.js';
import { Link } from './link.js';
import { Outbox } from './outbox.js';
import { empty, fold, unread } from './state.js';

export const TEXT_LIMIT = 4000; // code points, as the server counts
const ACK_MS = 10000;
/** Codes that pass by themselves: the message waits and goes again. */
const PASSING = new Set(['tooMany', 'storeUnavailable', 'overloaded']);
/** A line that slept longer than this may be dead without knowing it. */
const ASLEEP_MS = 60000;
/** A typing sign whose end got lost goes by itself. */
const TYPING_MS = 30000;
const PICTURES = ['image/jpeg', 'image/png', 'image/webp', 'image/heic'];

export class Chat extends EventTarget {
  #settings;
  #draining = false;
  #pending = new Map(); // id -> resolve of who waits for the ack
  #refusals = 0;
  #lastProblem = '';
  #withIdentity = true;
  #hole = false; // a welcome itself lacked an event: take all from the start
  #order = 0;
  #pictures = null;
  #asleep = 0; // since when nobody looks
  #typingEnds = 0;

  /** @param {{server: string, locale: () => string, identity: () => ?string, page: () => object}} settings */
  constructor(settings) {
    super();
    this.#settings = settings;
    this.state = empty();
    this.keep = new Keep(settings.server);
    this.outbox = new Outbox(settings.server, () => this.#refresh());
    this.link = new Link(`${settings.server.replace(/^http/, 'ws')}/ws/chat`, {
      admit: () => this.#admit(),
      receive: (frame) => this.#receive(frame),
      status: (link) => this.#linked(link),
      refused: () => this.#refused(),
    });
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
    this.#withIdentity = true;
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
    const { firstSeq } = this.state;
    let after = Math.max(0, firstSeq - 101);
    const events = [];
    while (after < firstSeq - 1) {
      const page = await (await this.#api(`events?after=${after}`)).json();
      events.push(...page.events);
      const last = page.events.at(-1)?.seq;
      if (!last) {
        break;
      }
      after = last;
    }
    this.#fold({ type: 'history', events });
  }

  /** Sends a picture up and gives its id; throws an error whose message is a key of the words. */
  async upload(file) {
    if (!PICTURES.includes(file.type)) {
      throw new Error('pictureType');
    }
    if (file.size > 10 * 1024 * 1024) {
      throw new Error('pictureSize');
    }
    try {
      const answer = await this.#api('attachments', { method: 'POST', body: file, headers: { 'content-type': file.type } });
      return (await answer.json()).id;
    } catch {
      throw new Error('pictureFailed');
    }
  }

  /** A picture of this conversation as a blob. */
  async picture(id) {
    return (await this.#api(`attachments/${encodeURIComponent(id)}`)).blob();
  }

  /** Whether the server takes pictures: only a path that does not exist says no. */
  takesPictures() {
    this.#pictures ??= fetch(this.#path('attachments'), { method: 'HEAD', headers: this.#bearer() }).then(
      (answer) => answer.status !== 404,
      () => false,
    );
    return this.#pictures;
  }

  async #api(path, options = {}) {
    const answer = await fetch(this.#path(path), { ...options, headers: { ...options.headers, ...this.#bearer() } });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    return answer;
  }

  #path(path) {
    return `${this.#settings.server}/api/v1/conversations/${this.state.conversation}/${path}`;
  }

  #bearer() {
    return { authorization: `Bearer ${this.keep.get().token}` };
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
    const { conversation, token } = this.keep.get();
    const identity = this.#withIdentity ? this.#settings.identity() : null;
    const mine = conversation === this.state.conversation && !this.#hole;
    const hello = {
      type: 'hello',
      ...(token ? { conversation, token, lastSeq: mine ? this.state.lastSeq : 0 } : {}),
      locale: this.#settings.locale(),
      page: this.#settings.page(),
      ...(identity ? { identity } : {}),
    };
    return { hello, done: () => release() };
  }

  /** What to give up after 4401: a spent identity first, then a conversation that is not ours any more. */
  #refused() {
    if (this.#lastProblem === 'badIdentity' && this.#withIdentity) {
      this.#withIdentity = false;
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
    if (frame.type === 'event' && this.#pending.has(frame.id) && frame.author?.kind === 'shopper') {
      this.#pending.get(frame.id)({ type: 'ack' });
    } else if (frame.type === 'ack' || (frame.type === 'problem' && frame.id)) {
      this.#pending.get(frame.id)?.(frame);
    } else if (frame.type === 'problem') {
      this.#lastProblem = frame.code;
    } else if (frame.type === 'typing' && frame.on) {
      clearTimeout(this.#typingEnds);
      this.#typingEnds = setTimeout(() => this.#fold({ ...frame, on: false }), TYPING_MS);
    }
    if (frame.type === 'welcome') {
      this.#drain();
    }
  }

  #linked(link) {
    const ours = link.code === 4400 || link.code === 4413; // what we had just sent must not go again
    for (const id of ours ? this.#pending.keys() : []) {
      this.#pending.get(id)({ type: 'problem', id, code: 'tooLarge' });
    }
    this.#fold({ type: 'link', link });
  }

  #welcomed(frame) {
    this.#refusals = 0;
    this.#lastProblem = '';
    this.#hole = false;
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
    await this.outbox.put({ id, order: this.#order, frame: { ...frame, id }, ...shown });
    await this.#refresh();
    this.#drain();
    return id;
  }

  async #refresh() {
    this.#fold({ type: 'outbox', items: await this.outbox.list() });
    this.#drain();
  }

  /** Sends what is kept, one after another: the next goes when the one before it is durable. */
  async #drain() {
    if (this.#draining || !this.link.isOpen || !this.state.outbox.some(toSend)) {
      return;
    }
    this.#draining = true;
    try {
      await this.outbox.alone(async () => {
        for (let item = await this.#nextToSend(); item && this.link.isOpen; item = await this.#nextToSend()) {
          await this.#deliver(item);
        }
      });
    } finally {
      this.#draining = false;
    }
  }

  async #nextToSend() {
    const items = await this.outbox.list();
    this.#fold({ type: 'outbox', items });
    return this.state.outbox.find((item) => toSend(item) && items.some((each) => each.id === item.id));
  }

  async #deliver(item) {
    const answer = await this.#answerTo(item);
    if (answer.type === 'ack') {
      await this.outbox.remove(item.id);
      this.dispatchEvent(new CustomEvent('delivered', { detail: item.frame }));
    } else if (PASSING.has(answer.code)) {
      await pause(2000);
    } else if (answer.type === 'problem' && item.text === undefined) {
      await this.outbox.remove(item.id); // nothing of it is on screen: nothing to try again
    } else if (answer.type === 'problem') {
      await this.outbox.put({ ...item, failed: answer.code });
    } else if (answer.type === 'late') {
      this.link.restart();
    }
  }

  #answerTo(item) {
    return new Promise((resolve) => {
      const late = setTimeout(() => settle({ type: 'late' }), ACK_MS);
      const cut = () => this.link.isOpen || settle({ type: 'cut' });
      const settle = (answer) => {
        clearTimeout(late);
        this.removeEventListener('change', cut);
        this.#pending.delete(item.id);
        resolve(answer);
      };
      this.#pending.set(item.id, settle);
      this.addEventListener('change', cut);
      this.link.send(item.frame) || settle({ type: 'cut' });
    });
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

const toSend = (item) => !item.failed && !item.acked;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A UUID also where the page is not served securely and the browser has no `randomUUID`. */
function newId() {
  if (crypto.randomUUID) {
    return crypto.randomUUID();
  }
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
