import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { keepFocus } from '../shared/keep-focus.js';
import { View } from '../shared/view.js';
import { say } from '../shared/words.js';
import { clockPart, sidePart, spokenPart, statusPart } from './listener-parts.js';
import { typeWords } from './script-words.js';
import { cuesIn, firstWords, fitting, heardSoFar, lengthOfWords, nextSentence, previousSentence, sentenceAt } from './spoken-marks.js';
import { SegmentSounds } from './segment-sounds.js';
import { loaded } from './voice-sound.js';

const SPEEDS = [0.75, 1, 1.25, 1.5, 2];
const STILL = { kind: 'still' };

/**
 * The script as it sounds: segment after segment, with the sentence, the cues and the product of the moment. Model: `{script, names,
 * from}`, `from` the number of the segment to begin with; tells `leave`. The voice is the server's; what it cannot say is told.
 */
class ScriptListener extends View {
  #audio = new Audio();
  #sounds = null;
  #at = 0;
  #marks = [];
  #sentence = -1;
  #playing = false;
  #speed = 1;
  #status = STILL;
  #skipped = new Set();
  #measured = new Map();
  #turn = 0;
  #frame = 0;
  #second = -1;
  #follow = true;
  #words = '';
  #card = { product: null };

  connectedCallback() {
    super.connectedCallback();
    const { script, from } = this.model;
    this.#sounds = new SegmentSounds(script.id, (busy) => this.#show({ kind: 'busy', ...busy }));
    this.#audio.addEventListener('ended', () => this.#over());
    this.#audio.addEventListener('error', () => this.#audio.src && this.#stop({ kind: 'unplayable' }));
    this.querySelector('.play')?.focus();
    const first = script.segments.findIndex((segment) => segment.n === from);
    this.#go(Math.max(0, first), { play: true });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#turn++;
    cancelAnimationFrame(this.#frame);
    this.#audio.pause();
    this.#audio.removeAttribute('src');
    this.#sounds.end();
  }

  #segments() {
    return this.model.script.segments;
  }

  #show(status) {
    this.#status = status;
    this.redraw();
  }

  #stop(status) {
    this.#playing = false;
    this.#audio.pause();
    this.#show(status);
  }

  // ---- going through the script ------------------------------------------------------------------------------------

  /** To a segment: its first words, or with `last` its last sentence. What stands before the words is heard once, at the start. */
  async #go(index, { play = this.#playing, last = false, noticed = this.#turn === 0 } = {}) {
    const segment = this.#segments()[index];
    const turn = ++this.#turn;
    this.#audio.pause();
    if (segment === undefined) return this.#stop({ kind: 'done' });
    [this.#at, this.#marks, this.#sentence, this.#playing, this.#words] = [index, [], -1, play, segment.text];
    this.#show({ kind: 'loading' });
    const sound = await this.#sounds.of(segment);
    if (turn !== this.#turn) return undefined;
    if (sound.kind === 'sound') return this.#begin(segment, sound, turn, { last, noticed });
    if (sound.kind === 'tooLong') return this.#skip(segment, index);
    return this.#stop({ kind: sound.kind, problem: sound.problem, n: segment.n });
  }

  async #begin(segment, sound, turn, { last, noticed }) {
    this.#marks = fitting(sound.marks, segment.text, segment.estMs);
    this.#measured.set(segment.n, lengthOfWords(this.#marks));
    this.#audio.src = sound.url;
    const from = last ? this.#marks.at(-1).fromMs : noticed ? 0 : firstWords(this.#marks);
    await loaded(this.#audio);
    if (turn !== this.#turn) return;
    this.#seek(from);
    this.#show(STILL);
    if (this.#playing) await this.#play();
    const next = this.#segments()[this.#at + 1];
    if (next !== undefined && turn === this.#turn) this.#sounds.ahead(next);
  }

  #skip(segment, index) {
    this.#skipped = new Set([...this.#skipped, segment.n]);
    if (!this.#playing) return this.#show({ kind: 'tooLong', n: segment.n });
    return this.#go(index + 1);
  }

  #over() {
    this.#go(this.#at + 1);
  }

  async #play() {
    this.#playing = true;
    this.#audio.playbackRate = this.#speed;
    try {
      await this.#audio.play();
    } catch (problem) {
      if (problem.name === 'NotAllowedError') this.#stop({ kind: 'silenced' });
      return; // an AbortError: another segment was chosen meanwhile
    }
    this.redraw();
    this.#watch();
  }

  #toggle() {
    if (this.#playing) return this.#stop(STILL);
    const ready = this.#status.kind === 'still' || this.#status.kind === 'silenced';
    if (this.#status.kind === 'done') return this.#go(0, { play: true });
    return ready && this.#marks.length > 0 ? this.#play() : this.#go(this.#at, { play: true });
  }

  #sentenceBy(step) {
    const ms = this.#audio.currentTime * 1000;
    const to = step > 0 ? nextSentence(this.#marks, ms) : previousSentence(this.#marks, ms);
    if (to !== null) this.#seek(to);
    else if (step > 0) this.#segmentBy(1);
    else if (this.#at > 0) this.#go(this.#at - 1, { last: true });
    else this.#seek(firstWords(this.#marks));
  }

  #segmentBy(step) {
    const to = this.#at + step;
    if (to >= 0 && to < this.#segments().length) this.#go(to);
  }

  #seek(ms) {
    this.#audio.currentTime = ms / 1000;
    this.#look();
  }

  #setSpeed(speed) {
    this.#speed = speed;
    this.#audio.playbackRate = speed;
    this.redraw();
  }

  /** Follows the sound and draws where something of it is seen: another sentence, another second. */
  #watch() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      if (!this.isConnected || !this.#playing) return;
      this.#look();
      this.#watch();
    });
  }

  #look() {
    const ms = this.#audio.currentTime * 1000;
    const sentenceNow = sentenceAt(this.#marks, ms);
    const second = Math.floor(ms / 1000);
    if (sentenceNow === this.#sentence && second === this.#second) return;
    const moved = sentenceNow !== this.#sentence;
    [this.#sentence, this.#second] = [sentenceNow, second];
    this.redraw();
    if (moved && this.#follow) this.#scroll();
  }

  #scroll() {
    const said = this.querySelector('.said') ?? this.querySelector('.heard-segment[aria-current]');
    said?.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  }

  // ---- what is seen ------------------------------------------------------------------------------------------------

  tree(model) {
    if (model === null) return null;
    const segment = this.#segments()[this.#at];
    if (segment !== undefined && this.#words !== '' && segment.text !== this.#words) queueMicrotask(() => this.#reworded());
    return h('div', { class: 'listener', role: 'dialog', 'aria-modal': 'true', 'aria-label': say('hear.title'), onkeydown: (event) => this.#key(event) },
      this.#bar(),
      h('div', { class: 'listener-status', role: 'status' }, statusPart(this.#status, this.#skipped, () => this.#go(this.#at, { play: true }))),
      h('div', { class: 'listener-body' }, this.#page(model), this.#side(segment)));
  }

  /** Somebody wrote other words, or a price is another one: what is heard is what is there now. */
  #reworded() {
    const segment = this.#segments()[this.#at];
    if (segment !== undefined && segment.text !== this.#words) this.#go(this.#at);
  }

  #bar() {
    const tool = (name, picture, act, off = false) => h('button', { class: 'tool', 'aria-label': say(`hear.${name}`), title: say(`hear.${name}`), disabled: off, onclick: act }, icon(picture));
    return h('div', { class: 'listener-bar' },
      h('div', { class: 'listener-controls' },
        tool('previousSegment', 'fastBehind', () => this.#segmentBy(-1), this.#at === 0),
        tool('previousSentence', 'behind', () => this.#sentenceBy(-1)),
        h('button', { class: 'main play', onclick: () => this.#toggle() }, icon(this.#playing ? 'pause' : 'play'), say(this.#playing ? 'hear.pause' : 'hear.play')),
        tool('nextSentence', 'ahead', () => this.#sentenceBy(1)),
        tool('nextSegment', 'fastAhead', () => this.#segmentBy(1), this.#at >= this.#segments().length - 1),
        h('select', { class: 'speed', 'aria-label': say('hear.speed'), value: String(this.#speed), onchange: (event) => this.#setSpeed(Number(event.target.value)) }, SPEEDS.map((speed) => h('option', { key: speed, value: String(speed) }, say('hear.times', { speed }))))),
      clockPart(heardSoFar(this.#segments(), this.#measured, this.#at, this.#audio.currentTime * 1000 - firstWords(this.#marks))),
      h('button', { class: 'leave-listener', onclick: () => this.tell('leave') }, icon('close'), say('closeThis')));
  }

  #page({ script }) {
    const leave = () => { this.#follow = false; this.redraw(); };
    return h('div', { class: 'listener-page', tabindex: '0', role: 'region', 'aria-label': say('hear.text'), onwheel: leave, ontouchmove: leave },
      script.segments.map((segment, index) => h('section', { key: segment.n, class: 'heard-segment', lang: script.language, 'aria-current': index === this.#at && 'true' },
        h('h2', null, h('button', { class: 'link', lang: document.documentElement.lang, 'aria-label': say('hear.openFrom', { n: segment.n }), onclick: () => { this.#follow = true; this.#go(index, { play: true }); } }, `${segment.n} · ${typeWords(segment.type)}`), this.#skipped.has(segment.n) && h('span', { class: 'chip late' }, say('hear.tooLongChip'))),
        index === this.#at && this.#marks[this.#sentence]?.from === -1 && h('p', { class: 'said notice-said', lang: document.documentElement.lang }, say('hear.notice')),
        h('p', { class: 'words' }, index === this.#at ? spokenPart(segment, this.#marks, this.#marks[this.#sentence], (mark) => this.#seek(mark.fromMs)) : segment.text))),
      !this.#follow && h('button', { class: 'main follow', onclick: () => { this.#follow = true; this.redraw(); this.#scroll(); } }, icon('down'), say('hear.follow')));
  }

  #side(segment) {
    const cues = segment === undefined ? [] : cuesIn(segment.cues, this.#marks[this.#sentence]);
    const product = segment?.product ?? null;
    if (this.#card.product !== product) this.#card = { product };
    return sidePart(cues, this.#card);
  }

  // ---- the keyboard ------------------------------------------------------------------------------------------------

  #key(event) {
    if (event.key === 'Tab') return keepFocus(this, event);
    const acts = { ' ': () => this.#toggle(), ArrowRight: () => this.#sentenceBy(1), ArrowLeft: () => this.#sentenceBy(-1), ArrowDown: () => this.#segmentBy(1), ArrowUp: () => this.#segmentBy(-1), Escape: () => this.tell('leave') };
    const own = event.target.matches('select') || (event.key === ' ' && event.target.matches('button'));
    if (!(event.key in acts) || (own && event.key !== 'Escape')) return undefined;
    event.preventDefault();
    this.#follow = true;
    return acts[event.key]();
  }
}

customElements.define('script-listener', ScriptListener);
