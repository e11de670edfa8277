import { soundOf } from './voice-sound.js';

/** The sounds of a room's cues, each asked for as soon as its cue is known and let go of when nobody wants it any more. */
export class CueSounds {
  #room;
  #sounds = new Map();

  constructor(room) {
    this.#room = room;
  }

  /** A promise of `{kind}` as of `soundOf`; other words under the same number have another sound. */
  of(cue) {
    const kept = this.#sounds.get(cue.no);
    if (kept?.text === cue.text) return kept.sound;
    if (kept) this.drop(cue.no);
    const leaving = new AbortController();
    const path = `/api/v1/rooms/${encodeURIComponent(this.#room)}/cues/${cue.no}/voice`;
    const sound = soundOf(path, { signal: leaving.signal, tries: 3, longestPause: 1 }).catch(() => ({ kind: 'left' }));
    this.#sounds.set(cue.no, { text: cue.text, leaving, sound });
    return sound;
  }

  /** @param wanted numbers of cues */
  keepOnly(wanted) {
    for (const no of [...this.#sounds.keys()]) if (!wanted.has(no)) this.drop(no);
  }

  async drop(no) {
    const one = this.#sounds.get(no);
    this.#sounds.delete(no);
    one?.leaving.abort();
    const sound = await one?.sound;
    if (sound?.kind === 'sound') URL.revokeObjectURL(sound.url);
  }
}
