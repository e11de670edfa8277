import { session } from '../shared/session.js';
import { Line } from '../shared/socket.js';
import { DeskAssistance } from './desk-assistance.js';
import { keptDrafts } from './desk-drafts.js';
import { DeskHandling } from './desk-handling.js';
import { DeskReading } from './desk-reading.js';
import { DeskSending } from './desk-sending.js';
import * as board from './desk-state.js';
import { taken } from './hands-state.js';
import { KeptReplies } from './kept-replies.js';
import { decided, happened, joined, logFailed, seen, typing } from './log-state.js';
import { inSight } from './pane-state.js';

/**
 * The line to the server as long as somebody is signed in: folds every frame into the state and has the logs read where numbers
 * are missing. What the agent asks goes through its parts. `hear(name, detail)` for what should be heard or seen once.
 */
export class DeskLink {
  #store;
  #line;
  #hear;
  #sawBefore = false;
  #rung = new Set();

  constructor(store, hear) {
    this.#store = store;
    this.#hear = hear;
    this.#line = new Line({ path: '/ws/agent', protocol: 'xiaoer.agent.v1', hello: () => ({ token: session()?.token ?? '', lastChange: store.desk.change || undefined }) });
    this.reading = new DeskReading(store);
    this.replies = new KeptReplies(store);
    this.handling = new DeskHandling(store, this.#line, this.reading);
    this.assistance = new DeskAssistance(store, this.#line);
    this.sending = new DeskSending(store, this.#line, this.assistance, (problem) => hear('notCarried', problem));
    this.#line.addEventListener('frame', (event) => this.#take(event.detail));
    this.#line.addEventListener('state', (event) => this.#linked(event.detail));
  }

  end() {
    this.#line.end();
  }

  retry() {
    this.#line.retry();
  }

  #linked(link) {
    if (link.state === 'open') {
      if (this.#sawBefore) this.#hear('healed');
      this.#sawBefore = true;
    }
    if (link.state === 'refused') this.#hear('refused');
    this.#store.fold({ ...this.#store.desk, link });
  }

  #frames = new Map(Object.entries({
    welcome: (frame) => this.#welcomed(frame),
    changed: (frame) => this.#boardChanged(frame),
    event: (frame) => this.#eventCame(frame),
    decision: (frame) => this.#fold(decided, frame),
    typing: (frame) => this.#fold(typing, frame),
    note: ({ conversation }) => this.reading.notes(conversation),
    whisper: (frame) => this.#whispered(frame),
    seen: (frame) => this.#fold(seen, frame),
    taken: (frame) => this.#taken(frame),
    joined: (frame) => this.#joined(frame),
    tagged: ({ conversation, tags }) => this.#store.change(conversation, (one) => ({ ...one, tags })),
  }));

  /** Answers to what was asked are taken where the question was put. */
  #take(frame) {
    this.#frames.get(frame.type)?.(frame);
  }

  #fold(step, frame) {
    this.#store.fold(step(this.#store.desk, frame));
  }

  #welcomed(frame) {
    const first = !this.#store.desk.welcomed;
    this.#fold(board.welcomed, frame);
    if (first) this.#fold(board.withDrafts, keptDrafts());
    this.#newCalls();
    this.#rejoin();
    this.replies.read();
    this.reading.shopTags();
  }

  #boardChanged(frame) {
    const { desk, gap } = board.changed(this.#store.desk, frame);
    this.#store.fold(desk);
    if (this.#newCalls() > 0) this.#hear('waiting');
    for (const { conversation } of desk.mine) if (!desk.conversations[conversation]?.loaded) this.reading.log(conversation);
    if (gap) this.#line.renew();
  }

  /** Counts those who call this agent since the last look; each wait calls once. */
  #newCalls() {
    const { queue, me } = this.#store.desk;
    const callOf = (entry) => `${entry.conversation} ${entry.epoch}`;
    const fresh = queue.filter((entry) => board.callsMe(entry, me, Date.now())).map(callOf).filter((call) => !this.#rung.has(call));
    const waiting = new Set(queue.map(callOf));
    this.#rung = new Set([...this.#rung, ...fresh].filter((call) => waiting.has(call)));
    return fresh.length;
  }

  #eventCame(frame) {
    const { conversation } = frame;
    const before = this.#store.desk;
    const seenNow = inSight(before, conversation) && document.visibilityState === 'visible';
    const { desk, missing } = happened(before, frame, seenNow);
    if (desk === before) return;
    this.#store.fold(desk);
    if (missing) this.reading.log(conversation);
    if (frame.author?.kind !== 'shopper' || !board.isMine(desk, conversation)) return;
    this.#hear('said', { inSight: seenNow });
    if (seenNow) this.sending.seen(conversation);
  }

  #whispered({ conversation }) {
    this.reading.whispers(conversation);
    this.#hear('whispered');
  }

  #taken(frame) {
    this.#fold(taken, frame);
    this.#hear('taken', frame);
  }

  #joined(frame) {
    this.#fold(joined, frame);
    this.reading.earlier(frame.conversation);
  }

  /** After a welcome: what is open, mine or watched is read again, and watched again where it is not mine. */
  #rejoin() {
    const { desk } = this.#store;
    const open = Object.values(desk.conversations).filter((one) => one.watched || (desk.panes.includes(one.id) && !one.archived));
    for (const { conversation } of desk.mine) this.reading.log(conversation);
    for (const { id } of open.filter((one) => !board.isMine(desk, one.id))) this.#watchAgain(id);
  }

  #watchAgain(id) {
    this.handling.watch(id).catch((problem) => this.#store.fold(logFailed(this.#store.desk, id, problem)));
  }
}
