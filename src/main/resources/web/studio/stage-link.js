import { ask } from '../shared/api.js';
import { session } from '../shared/session.js';
import { Line } from '../shared/socket.js';
import { CueSounds } from './cue-sounds.js';
import { cutAt, estimatedMarks, fitting, saidBy, sentenceAt } from './spoken-marks.js';
import * as state from './stage-state.js';
import { StageSpeaker } from './stage-speaker.js';
import { keepNumber, keptNumber, keptSentence } from './stage-memory.js';

/** Longer than this nobody waits for a voice: the words are shown without it. */
const MAKING_MS = 3000;
const TICK_MS = 50;
const DRAWN_EVERY_MS = 250;
/** A node that loses a room says so in this time; who was only replaced by another renderer hears nothing. */
const DOUBT_MS = 1500;

/**
 * A room's renderer in a page: takes cues from the room's socket, says them by the server's voice, or in silence by the estimated time,
 * and reports how far it has come. `onChange` after each step; the state is `all`.
 */
export class StageLink {
  #room;
  #onChange;
  #line = null;
  #speaker = new StageSpeaker();
  #sounds;
  #timer = 0;
  #doubt = 0;
  #reported = 0;

  constructor(room, onChange) {
    this.#room = room;
    this.#sounds = new CueSounds(room);
    this.#onChange = onChange;
    this.all = { room: null, problem: null, stage: state.emptyStage(keptNumber(room)), link: { state: 'idle' }, voice: 'on', position: 0 };
  }

  #fold(change) {
    this.all = { ...this.all, ...change };
    this.#onChange();
  }

  #step(stage) {
    if (stage !== this.all.stage) this.#fold({ stage });
  }

  /** What the room is called. */
  async read() {
    try {
      this.#fold({ room: await ask('GET', `/api/v1/rooms/${encodeURIComponent(this.#room)}`), problem: null });
    } catch (problem) {
      this.#fold({ problem });
    }
  }

  /** To be called while the person presses a button: browsers let a page sound only then. */
  start() {
    this.#speaker.unlock();
    this.#line?.end();
    const line = new Line({ path: `/ws/rooms/${encodeURIComponent(this.#room)}`, protocol: 'xiaoer.room.v1', hello: () => this.#hello() });
    this.#line = line;
    line.addEventListener('frame', (event) => this.#line === line && this.#take(event.detail));
    line.addEventListener('state', (event) => this.#line === line && this.#linked(event.detail));
    this.#fold({ link: { state: 'connecting' } });
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  /** Sound after a browser held it back; again in a press of a button. */
  letSound() {
    this.#speaker.unlock();
    this.#fold({ voice: 'on' });
  }

  retry() {
    this.#line?.retry();
  }

  end(how = 'idle') {
    clearInterval(this.#timer);
    this.#believe();
    this.#line?.end();
    this.#line = null;
    this.#speaker.stop();
    this.#sounds.keepOnly(new Set());
    this.#fold({ stage: state.over(state.lost(this.all.stage)), link: { state: how } });
  }

  #hello() {
    const { begun } = this.all.stage;
    return { token: session()?.token ?? '', role: 'driver', ...(begun > 0 && { lastCue: begun }) };
  }

  #linked(link) {
    if (link.state === 'refused') {
      this.end('refused');
      return;
    }
    const gone = link.state === 'waiting';
    if (gone) this.#believe();
    this.#fold({ link, ...(gone && { stage: state.lost(this.all.stage) }) });
  }

  #take(frame) {
    const before = this.all.stage;
    this.#step(state.frameCame(before, frame, Date.now()));
    if (frame.type === 'welcome') {
      const no = state.unheard(this.all.stage, frame);
      if (no !== null) this.#report(no, 'ended', keptSentence(this.#room, no));
    }
    if (frame.type === 'cancel' && before.now?.cue.no === frame.cue && this.all.stage.now === null) this.#speaker.stop();
    this.#sounds.keepOnly(new Set([...this.all.stage.waiting.map((one) => one.cue.no), this.all.stage.now?.cue.no]));
    for (const { cue } of this.all.stage.waiting) this.#sounds.of(cue);
    this.#next();
  }

  // ---- one cue after the other -------------------------------------------------------------------------------------

  async #next() {
    if (this.#doubt !== 0) return;
    const stage = state.taken(this.all.stage, Date.now());
    if (stage === this.all.stage || stage.now === this.all.stage.now) return;
    const { cue, late } = stage.now;
    keepNumber(this.#room, cue.no, 0);
    this.#reported = 0;
    this.#fold({ stage, position: 0 });
    if (late) {
      this.#report(cue.no, 'failed');
      this.#over();
      return;
    }
    const sound = await within(MAKING_MS, this.#sounds.of(cue));
    if (this.all.stage.now?.cue.no !== cue.no) return;
    if (sound.kind === 'gone') this.#over(); // nobody waits for it any more
    else await this.#say(cue, sound);
  }

  async #say(cue, sound) {
    let silent = sound.kind !== 'sound';
    const marks = silent ? estimatedMarks(cue.text, cue.estMs) : fitting(sound.marks, cue.text, cue.estMs);
    if (!silent) {
      const went = await within(MAKING_MS, this.#speaker.say(sound.url, state.rateFor(marks.at(-1)?.toMs ?? 0, cue.estMs)));
      if (this.all.stage.now?.cue.no !== cue.no) return;
      silent = went !== 'on';
      if (went === 'on' || went === 'held') this.#fold({ voice: went });
    } else if (sound.kind === 'off') {
      this.#fold({ voice: 'off' });
    }
    if (silent) this.#speaker.pass(cue.estMs);
    this.#step(state.begun(this.all.stage, { marks: silent ? estimatedMarks(cue.text, cue.estMs) : marks, silent }));
    this.#report(cue.no, 'started');
    this.#tick();
  }

  /** Where it is, what is to be told of it, and whether it is over. */
  #tick() {
    const { now } = this.all.stage;
    if (now === null || !now.started) return;
    const position = this.#speaker.position();
    const cut = now.cutting ? (now.cut ?? cutAt(now.marks, position)) : null;
    const stage = state.at(this.all.stage, sentenceAt(now.marks, position));
    const stands = cut === null || cut === now.cut ? stage : { ...stage, now: { ...stage.now, cut } };
    if (stands !== this.all.stage || Math.floor(position / DRAWN_EVERY_MS) !== Math.floor(this.all.position / DRAWN_EVERY_MS)) this.#fold({ stage: stands, position });
    this.#tellSentences(now, position);
    if (cut !== null && position >= cut.ms) this.#finish(now, state.sentenceNumber(cut.said, now.marks, now.cue.sentences ?? 1));
    else if (this.#speaker.isOver()) this.#finish(now);
  }

  #tellSentences({ cue, marks }, position) {
    const number = state.sentenceNumber(saidBy(marks, position), marks, cue.sentences ?? 1);
    if (number <= this.#reported) return;
    this.#reported = number;
    keepNumber(this.#room, cue.no, number);
    this.#report(cue.no, 'sentence', number);
  }

  #finish({ cue }, sentence) {
    this.#report(cue.no, 'ended', sentence);
    this.#over();
  }

  #over() {
    const { now } = this.all.stage;
    this.#speaker.stop();
    if (now !== null) this.#sounds.drop(now.cue.no);
    this.#step(state.over(this.all.stage));
    this.#next();
  }

  // ---- reports -----------------------------------------------------------------------------------------------------

  /** Held through a break of the connection, so that the show goes on from there. */
  #report(cue, what, sentence) {
    const frame = { type: 'progress', cue, state: what, ...(sentence > 0 && { sentence }) };
    this.#line?.ask(frame, { patient: true }).catch((problem) => problem.code === 'notYours' && this.#doubted());
  }

  /** Another renderer has the room, unless the connection is closed in a moment because another node has it. */
  #doubted() {
    if (this.all.stage.state === 'ended') return;
    this.#speaker.stop();
    this.#step(state.over(state.lost(this.all.stage)));
    if (this.#doubt === 0) this.#doubt = setTimeout(() => this.end('taken'), DOUBT_MS);
  }

  #believe() {
    clearTimeout(this.#doubt);
    this.#doubt = 0;
  }
}

function within(milliseconds, promise) {
  let timer;
  const late = new Promise((resolve) => { timer = setTimeout(() => resolve({ kind: 'late' }), milliseconds); });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
