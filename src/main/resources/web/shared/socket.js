import { Problem } from './api.js';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
const ANSWER_WITHIN_MS = 15_000;
const QUIET_MS = 15_000;
const PULSE_WITHIN_MS = 10_000;
const NOT_ALLOWED = 4401;
const TOO_MANY = 4429;
const GONE = 1006;

/**
 * One lasting connection to a socket of the server: it says hello, comes back by itself with growing pauses, and holds what was
 * not answered to say it again under the same id, which the server takes once. Events: `frame` (detail is the frame) and `state`
 * (detail is `{state: connecting | open | waiting | refused, retryAt?}`).
 */
export class Line extends EventTarget {
  #url;
  #protocol;
  #hello;
  #socket = null;
  #open = false;
  #ended = false;
  #pause = FIRST_PAUSE_MS;
  #timer = 0;
  #pulse = 0;
  #waiting = new Map();
  #wake = () => this.#connectNow();
  #lost = () => this.#socket !== null && this.#dead();

  /** @param {{path: string, protocol: string, hello: () => object}} wanted */
  constructor({ path, protocol, hello }) {
    super();
    this.#url = new URL(path, location.href.replace(/^http/, 'ws'));
    this.#protocol = protocol;
    this.#hello = hello;
    addEventListener('online', this.#wake);
    addEventListener('offline', this.#lost);
    this.#connect();
  }

  /**
   * Sends a frame with an id of its own; resolves with the answer that carries it, rejects with a {@link Problem}. A `patient`
   * frame is held through any outage; the others are given up after 15 s, or after `within` milliseconds.
   */
  ask(frame, { patient = false, id = newId(), within = ANSWER_WITHIN_MS } = {}) {
    return new Promise((resolve, reject) => {
      const timer = patient ? 0 : setTimeout(() => this.#settle(id, { type: 'problem', code: 'timeout' }), within);
      this.#waiting.set(id, { frame: { ...frame, id }, resolve, reject, timer });
      if (this.#open) this.#write({ ...frame, id });
    });
  }

  /** The same for an answer that comes in parts: `onPart` gets each, until one says `done`. */
  stream(frame, onPart) {
    const id = newId();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { frame: { ...frame, id }, resolve, reject, onPart, timer: 0 });
      if (this.#open) this.#write({ ...frame, id });
    });
  }

  /** Sends a frame that nobody answers; dropped where there is no connection. */
  tell(frame) {
    if (this.#open) this.#write(frame);
  }

  /** Tries again at once instead of after the pause. */
  retry() {
    this.#connectNow();
  }

  /** Drops the connection and comes back for a fresh welcome. */
  renew() {
    this.#socket?.close();
  }

  end() {
    this.#ended = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#pulse);
    removeEventListener('online', this.#wake);
    removeEventListener('offline', this.#lost);
    this.#socket?.close();
    for (const id of [...this.#waiting.keys()]) this.#settle(id, { type: 'problem', code: 'offline' });
  }

  #connectNow() {
    if (this.#ended || this.#socket !== null) return;
    clearTimeout(this.#timer);
    this.#connect();
  }

  #connect() {
    this.#say({ state: 'connecting' });
    const socket = new WebSocket(this.#url, this.#protocol);
    this.#socket = socket;
    socket.onopen = () => this.#write({ type: 'hello', ...this.#hello() });
    socket.onmessage = (message) => this.#socket === socket && this.#read(message.data);
    socket.onclose = (closing) => this.#socket === socket && this.#closed(closing.code);
  }

  #read(text) {
    let frame;
    try {
      frame = JSON.parse(text);
    } catch {
      return;
    }
    if (frame.type === 'welcome') this.#welcomed();
    if (this.#open) this.#feel();
    if (frame.id !== undefined) this.#settle(frame.id, frame);
    this.dispatchEvent(new CustomEvent('frame', { detail: frame }));
  }

  /** No browser tells that its line died without a word: another network, a machine that slept, a box in between. */
  #feel() {
    clearTimeout(this.#pulse);
    this.#pulse = setTimeout(() => {
      this.#write({ type: 'ping', id: newId() });
      this.#pulse = setTimeout(() => this.#dead(), PULSE_WITHIN_MS);
    }, QUIET_MS);
  }

  /** A dead line, or one without a network, may take a minute to close: it is let go and a new one begun. */
  #dead() {
    const socket = this.#socket;
    this.#closed(GONE);
    socket?.close();
  }

  #welcomed() {
    this.#open = true;
    this.#pause = FIRST_PAUSE_MS;
    this.#say({ state: 'open' });
    for (const waiting of this.#waiting.values()) this.#write(waiting.frame);
  }

  #settle(id, frame) {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    if (waiting.onPart && frame.type !== 'problem') waiting.onPart(frame);
    if (waiting.onPart && frame.type !== 'problem' && !frame.done) return;
    clearTimeout(waiting.timer);
    this.#waiting.delete(id);
    if (frame.type === 'problem') waiting.reject(new Problem(frame.code, frame.detail ?? ''));
    else waiting.resolve(frame);
  }

  #closed(code) {
    clearTimeout(this.#pulse);
    this.#socket = null;
    this.#open = false;
    if (this.#ended) return;
    if (code === NOT_ALLOWED) {
      this.#say({ state: 'refused' });
      return;
    }
    if (code === TOO_MANY) this.#pause = LONGEST_PAUSE_MS;
    const pause = this.#pause * (0.75 + Math.random() / 2); // so that a restarted server is not met by all consoles at once
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
    this.#say({ state: 'waiting', retryAt: Date.now() + pause });
    this.#timer = setTimeout(() => this.#connect(), pause);
  }

  #write(frame) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #say(detail) {
    this.dispatchEvent(new CustomEvent('state', { detail }));
  }
}

/** 128 random bits; `crypto.randomUUID` is missing where a page comes over plain http from another machine. */
export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
