import { soundOf } from './voice-sound.js';

/**
 * The sounds of a script's segments, fetched when they are wanted and one ahead. A segment whose words have changed is fetched anew;
 * two sounds are held at most, the others' addresses are taken back.
 */
export class SegmentSounds {
  #script;
  #onBusy;
  #kept = new Map();

  /** @param {(busy: {tried: number, seconds: number}) => void} onBusy hears of tries for the segment that is waited for */
  constructor(script, onBusy) {
    this.#script = script;
    this.#onBusy = onBusy;
  }

  /** As of {@link soundOf}. */
  async of(segment) {
    const one = this.#asked(segment);
    this.#forget((other) => other !== one);
    one.wanted = true;
    const sound = await one.sound;
    one.wanted = false;
    // What went wrong may go right the next time.
    if (sound.kind !== 'sound' && sound.kind !== 'tooLong' && this.#kept.get(segment.n) === one) this.#kept.delete(segment.n);
    return sound;
  }

  /** Fetches what comes next, so that there is no gap before it. */
  ahead(segment) {
    this.#asked(segment);
  }

  end() {
    this.#forget(() => true);
  }

  #asked(segment) {
    const kept = this.#kept.get(segment.n);
    if (kept?.text === segment.text) return kept;
    if (kept) this.#drop(segment.n, kept);
    const leaving = new AbortController();
    const one = { text: segment.text, leaving, wanted: false, sound: null };
    const path = `/api/v1/scripts/${encodeURIComponent(this.#script)}/segments/${segment.n}/voice`;
    one.sound = soundOf(path, { signal: leaving.signal, onBusy: (busy) => one.wanted && this.#onBusy(busy) }).catch(() => ({ kind: 'left' }));
    this.#kept.set(segment.n, one);
    return one;
  }

  #forget(which) {
    for (const [n, one] of this.#kept) if (which(one)) this.#drop(n, one);
  }

  async #drop(n, one) {
    this.#kept.delete(n);
    one.leaving.abort();
    const sound = await one.sound;
    if (sound.kind === 'sound') URL.revokeObjectURL(sound.url);
  }
}
