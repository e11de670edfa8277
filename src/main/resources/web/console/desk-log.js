import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { failed, loading, nothing } from '../shared/standing.js';
import { View } from '../shared/view.js';
import { say, spoken } from '../shared/words.js';
import { translationKey } from './chat-state.js';
import { decisionLine, eventLine, isStrange, unsentLine, whisperLine } from './log-lines.js';

const NEAR_END_PX = 80;

/**
 * The log of one conversation. Model: `{conversation, me, connected, translated}`; `translated` is whether it is carried over without
 * being asked, what is in sight and one at a time. It follows the newest message until the reader scrolls up; then a pill says that
 * there is more. Tells `read` to try again, `takeBack` with an unsent message, `translate` and `translateNext` with an event and `to`,
 * `asWritten` with a message that is not to wait for its translation, `whisper` to answer one.
 */
class DeskLog extends View {
  #following = true;
  #drawnSeq = 0;
  #behind = false;
  #tell = (name, detail) => this.tell(name, detail);

  // Pictures and the composer change heights without a message; who follows the end stays at it.
  #sizes = new ResizeObserver(() => this.#follow());

  connectedCallback() {
    super.connectedCallback();
    this.#sizes.observe(this);
    this.addEventListener('scroll', () => this.#scrolled(), { passive: true });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  redraw() {
    const one = this.model?.conversation;
    const newest = (one?.lastSeq ?? 0) + (one?.sending.length ?? 0) / 1000;
    if (!this.#following && newest > this.#drawnSeq) this.#behind = true;
    this.#drawnSeq = newest;
    super.redraw();
    this.#follow();
    this.translateNext();
  }

  #follow() {
    if (this.#following) this.scrollTop = this.scrollHeight;
  }

  #scrolled() {
    this.#following = this.scrollHeight - this.scrollTop - this.clientHeight < NEAR_END_PX;
    if (this.#following && this.#behind) {
      this.#behind = false;
      super.redraw();
    }
    this.translateNext();
  }

  #toEnd() {
    this.#following = true;
    this.#behind = false;
    super.redraw();
    this.#follow();
  }

  /** Asks for the newest message in sight that is not in the reader's language yet. */
  translateNext() {
    if (!this.model?.translated) return;
    const { conversation } = this.model;
    const waits = ({ seq }) => conversation.translations[translationKey(seq, spoken())] === undefined;
    const next = conversation.events.findLast((event) => isStrange(event, conversation) && waits(event) && this.#isInSight(event));
    if (next) this.tell('translateNext', { event: next, to: spoken() });
  }

  #isInSight({ seq }) {
    const frame = this.getBoundingClientRect();
    const place = this.querySelector(`[data-seq="${seq}"]`)?.getBoundingClientRect();
    return place !== undefined && place.bottom > frame.top && place.top < frame.bottom;
  }

  tree(model) {
    if (model === null) return null;
    const one = model.conversation;
    if (one.problem && one.events.length === 0) return failed(say('message.failedToRead'), one.problem, () => this.tell('read'));
    if (!one.loaded && one.events.length === 0) return loading(4);
    if (one.events.length === 0 && one.sending.length === 0) return nothing('cup', say('message.none'), say('message.noneWhy'));
    return [
      h('div', { role: 'log', 'aria-live': 'polite', 'aria-label': say('message.log') },
        h('ol', { class: 'log' }, this.#entries(model), one.sending.map((message) => unsentLine(message, model, this.#tell)))),
      one.typing && h('p', { class: 'typing soft' }, say('message.typing')),
      this.#behind && h('button', { class: 'pill', onclick: () => this.#toEnd() }, icon('down'), say('message.new')),
    ];
  }

  /** The log with its whispers, each decision under the first event of its turn, and the decisions that no event belongs to. */
  #entries(model) {
    const { events, whispers, decisions } = model.conversation;
    const left = new Map(Object.entries(decisions));
    const decisionOf = ({ turn }) => {
      const key = String(turn ?? ''); // a number in a decision, a string in an event
      const decision = left.get(key);
      left.delete(key);
      return decision;
    };
    const entries = inTime(events, whispers).map((entry) =>
      (entry.seq === undefined ? whisperLine(entry, model.me, this.#tell) : eventLine(entry, decisionOf(entry), model, this.#tell)));
    return [...entries, [...left].map(([turn, decision]) => decisionLine(turn, decision))];
  }
}

/** The log with what was whispered beside it, each where it came in time. */
function inTime(events, whispers) {
  const all = [...events];
  for (const whisper of whispers) {
    const after = all.findIndex((entry) => entry.at > whisper.at);
    all.splice(after === -1 ? all.length : after, 0, whisper);
  }
  return all;
}

customElements.define('desk-log', DeskLog);
