import { ask } from '../shared/api.js';
import { session } from '../shared/session.js';
import { Line, newId } from '../shared/socket.js';
import * as state from './rooms-state.js';

const LIST_EVERY_MS = 5000;
const REPORT_AFTER_MS = 1200;
const REPORT_EVERY_MS = 10_000;
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'focus'];

/**
 * Talks with the server for the live rooms and folds what comes into their state. `onChange` after each step; `onEvent(name)` for what
 * should be said once: `healed`. Says that the person is here, as long as she is.
 */
export class RoomsLink {
  #onChange;
  #onEvent;
  #line = null;
  #timers = new Set();
  #reportTimer = 0;
  #reportedAt = 0;
  #stateAt = 0;
  #wish;
  #touchedAt = Date.now();
  #sawBefore = false;
  #touch = () => this.#touched();

  constructor(onChange, onEvent) {
    this.all = state.emptyRooms();
    this.#onChange = onChange;
    this.#onEvent = onEvent;
  }

  fold(all) {
    if (all === this.all) return;
    this.all = all;
    this.#onChange();
  }

  async begin() {
    for (const name of TOUCHES) addEventListener(name, this.#touch, { passive: true });
    this.#every(LIST_EVERY_MS, () => document.visibilityState === 'visible' && this.list());
    this.#every(state.HEARTBEAT_EVERY_MS, () => this.#beat());
    this.#every(1000, () => this.#tick());
    await Promise.all([this.list(), this.scripts(), this.#names()]);
  }

  end() {
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers.clear();
    clearTimeout(this.#reportTimer);
    for (const name of TOUCHES) removeEventListener(name, this.#touch);
    this.#line?.end();
    this.#line = null;
  }

  #every(pause, act) {
    this.#timers.add(setInterval(act, pause));
  }

  /** The light and the clocks move by themselves. */
  #tick() {
    this.all = state.ticked(this.all, Date.now());
    this.#onChange();
  }

  async list() {
    const asked = Date.now();
    try {
      const rooms = (await ask('GET', '/api/v1/rooms')).rooms.map((room) => this.#notOlder(room, asked));
      const same = JSON.stringify(rooms) === JSON.stringify(this.all.rooms);
      if (!same || this.all.listProblem) this.fold({ ...this.all, rooms, listProblem: null, room: rooms.find((one) => one.id === this.all.open) ?? this.all.room });
    } catch (listProblem) {
      this.fold({ ...this.all, listProblem });
    }
  }

  /** An answer that was under way when a frame told of the room's state is behind it. */
  #notOlder(room, asked) {
    const { open, air } = this.all;
    return room.id === open && asked <= this.#stateAt ? { ...room, state: air.state, reason: air.reason ?? undefined } : room;
  }

  async scripts() {
    const listed = await ask('GET', '/api/v1/scripts').catch(() => null);
    if (Array.isArray(listed?.scripts)) this.fold({ ...this.all, scripts: listed.scripts });
  }

  async #names() {
    const listed = await ask('GET', '/api/v1/products').catch(() => null);
    for (const product of listed?.products ?? []) this.#named(product);
  }

  #named(product) {
    this.fold({ ...this.all, names: { ...this.all.names, [product.id]: product.names ?? product.name } });
  }

  /** The name of a product that the first page of the list did not have. */
  async name(id) {
    if (id in this.all.names) return;
    this.fold({ ...this.all, names: { ...this.all.names, [id]: id } });
    const product = await ask('GET', `/api/v1/products/${encodeURIComponent(id)}`).catch(() => null);
    if (product !== null) this.#named(product);
  }

  async open(id) {
    this.close();
    this.fold({ ...this.all, open: id, planning: false });
    try {
      this.fold(state.roomRead(this.all, await ask('GET', path(id))));
    } catch (problem) {
      if (this.all.open === id) this.fold({ ...this.all, problem });
      return;
    }
    if (this.all.open !== id) return;
    if (this.all.room.state !== 'ready') this.report();
    if (this.all.room.state === 'ended') return;
    this.#readReplies(id);
    this.#listen(id);
    this.#beat();
  }

  async #readReplies(id) {
    try {
      const { replies } = await ask('GET', `${path(id)}/replies`);
      if (this.all.open === id) this.fold({ ...this.all, replies });
    } catch (problem) {
      if (this.all.open === id) this.fold({ ...this.all, problem });
    }
  }

  /** A new keyword reply, or the one of that id with other words. */
  async writeReply(id, body) {
    const { open } = this.all;
    await ask(id === null ? 'POST' : 'PATCH', `${path(open)}/replies${id === null ? '' : `/${id}`}`, body);
    await this.#readReplies(open);
  }

  async approveReply({ id, version }) {
    const { open } = this.all;
    await ask('POST', `${path(open)}/replies/${id}/approve`, { version });
    await this.#readReplies(open);
  }

  async dropReply({ id }) {
    const { open } = this.all;
    await ask('DELETE', `${path(open)}/replies/${id}`);
    await this.#readReplies(open);
  }

  close() {
    this.#line?.end();
    this.#line = null;
    this.#sawBefore = false;
    clearTimeout(this.#reportTimer);
    this.#reportTimer = 0;
    this.#reportedAt = 0;
    this.#stateAt = 0;
    const fresh = state.emptyRooms();
    this.fold({ ...this.all, open: null, room: null, problem: null, air: fresh.air, report: null, replies: null, link: fresh.link, beat: fresh.beat, tried: [] });
  }

  #listen(id) {
    const line = new Line({ path: `/ws/rooms/${encodeURIComponent(id)}`, protocol: 'xiaoer.room.v1', hello: () => ({ token: session()?.token ?? '', role: 'operator' }) });
    this.#line = line;
    line.addEventListener('frame', (event) => this.#line === line && this.#take(event.detail));
    line.addEventListener('state', (event) => this.#line === line && this.#linked(event.detail));
  }

  #linked(link) {
    if (link.state === 'open') {
      if (this.#sawBefore && this.all.link.renewing !== true) this.#onEvent('healed');
      this.#sawBefore = true;
    }
    const renewing = link.state !== 'open' && this.all.link.renewing === true;
    this.fold({ ...this.all, link: { ...link, renewing, lost: this.#sawBefore && link.state !== 'open' && !renewing } });
  }

  #take(frame) {
    const before = this.all.air;
    if (frame.type === 'welcome' || frame.type === 'state') this.#stateAt = Date.now();
    this.fold(state.heard(this.all, frame, Date.now()));
    const { air } = this.all;
    if (air.unsure && !before.unsure) {
      this.fold({ ...this.all, link: { ...this.all.link, renewing: true } });
      this.#line.renew();
    }
    if (air.now?.product) this.name(air.now.product);
    if (air.next?.product) this.name(air.next.product);
    this.#reportSoon();
    if (frame.type === 'state') this.refresh();
  }

  retry() {
    this.#line?.retry();
  }

  /** What is not in a frame: what was left out, who is at the controls. */
  async refresh() {
    const { open } = this.all;
    const asked = Date.now();
    const room = await ask('GET', path(open)).catch(() => null);
    if (room !== null) this.fold(state.roomRead(this.all, this.#notOlder(room, asked)));
  }

  /** A report reads the whole show, so a lively room must not ask for it at every comment. */
  #reportSoon() {
    if (this.#reportTimer !== 0) return;
    const { open } = this.all;
    const pause = Math.max(REPORT_AFTER_MS, this.#reportedAt + REPORT_EVERY_MS - Date.now());
    this.#reportTimer = setTimeout(() => {
      this.#reportTimer = 0;
      if (this.all.open === open) this.report();
    }, pause);
  }

  async report() {
    const { open } = this.all;
    this.#reportedAt = Date.now();
    const report = await ask('GET', `${path(open)}/report`).catch(() => null);
    if (report !== null && this.all.open === open) this.fold({ ...this.all, report });
  }

  async plan(body) {
    const room = await ask('POST', '/api/v1/rooms', body);
    this.fold(state.roomRead(this.all, room));
    await this.open(room.id);
  }

  /** `start`, `pause`, `resume` or `stop`. */
  async move(how) {
    await this.#moved(how);
    if (how === 'start' || how === 'resume') this.#touched();
    if (how === 'stop') await this.report();
  }

  microphone(on) {
    return this.#moved('microphone', { on });
  }

  async say(text) {
    // Tried again after a break, the same words are the same wish.
    if (this.#wish?.text !== text) this.#wish = { text, once: newId() };
    await this.#moved('say', { text }, { once: this.#wish.once });
    this.#wish = undefined;
  }

  modelAnswers(on) {
    return this.#moved('modelAnswers', { on });
  }

  async #moved(how, body, options) {
    const asked = Date.now();
    const room = await ask('POST', `${path(this.all.open)}/${how}`, body, options);
    this.fold(state.roomRead(this.all, this.#notOlder(room, asked)));
  }

  /** Writes to the room as a viewer would. */
  async comment(text) {
    const comment = { msgId: `studio-${newId()}`, user: session()?.name ?? 'studio', text, at: new Date().toISOString() };
    await ask('POST', `${path(this.all.open)}/comments`, [comment]);
    this.fold(state.commentTried(this.all, comment));
    this.#reportSoon();
  }

  // ---- the person at the controls ----------------------------------------------------------------------------------

  presence() {
    return state.presence(this.#touchedAt, Date.now());
  }

  #touched() {
    const wasAway = this.presence() === 'away';
    this.#touchedAt = Date.now();
    if (wasAway) this.#beat();
  }

  async #beat() {
    const { open, room } = this.all;
    if (open === null || !state.isOn(room?.state) || this.presence() === 'away' || session() === null) return;
    const asked = Date.now();
    try {
      const read = await ask('POST', `${path(open)}/operator`, { heartbeat: true });
      if (this.all.open === open) this.fold({ ...state.roomRead(this.all, this.#notOlder(read, asked)), beat: { at: Date.now(), failed: false } });
    } catch {
      if (this.all.open === open) this.fold({ ...this.all, beat: { ...this.all.beat, failed: true } });
    }
  }
}

function path(id) {
  return `/api/v1/rooms/${encodeURIComponent(id)}`;
}
