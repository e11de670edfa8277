/** Sounds one cue at a time, or lets its time pass in silence. Positions are milliseconds of the sound, whatever its rate. */
const LATE_MS = 5000;
const RATE = 22_050;

export class StageSpeaker {
  #audio = new Audio();
  #since = 0;
  #lasts = 0;
  #silent = true;
  #failed = false;
  #until = Infinity;

  constructor() {
    this.#audio.addEventListener('error', () => { this.#failed = true; });
  }

  /** A moment of silence in a press of a button, after which this element may sound. */
  unlock() {
    if (!this.#audio.paused) return;
    const url = URL.createObjectURL(new Blob([silence(50)], { type: 'audio/wav' }));
    this.#audio.src = url;
    this.#audio.play().catch(() => null).finally(() => URL.revokeObjectURL(url)); // the first cue tells whether it may
  }

  /** Begins a sound. `on` where it is heard, `held` where the browser does not let it, `broken` where it cannot be played. */
  async say(url, rate) {
    this.#failed = false;
    this.#silent = false;
    this.#until = Infinity;
    this.#audio.src = url;
    this.#audio.playbackRate = rate;
    try {
      await this.#audio.play();
    } catch (problem) {
      return problem.name === 'NotAllowedError' ? 'held' : 'broken';
    }
    this.#audio.playbackRate = rate;
    this.#until = Date.now() + ((this.#audio.duration || 0) * 1000) / rate + LATE_MS;
    return 'on';
  }

  /** Lets so many milliseconds pass. */
  pass(milliseconds) {
    this.#audio.pause();
    [this.#silent, this.#since, this.#lasts] = [true, Date.now(), milliseconds];
  }

  position() {
    return this.#silent ? Math.min(this.#lasts, Date.now() - this.#since) : this.#audio.currentTime * 1000;
  }

  /** Ended, broken off, or so late that it must have stuck. */
  isOver() {
    if (this.#silent) return Date.now() - this.#since >= this.#lasts;
    return this.#audio.ended || this.#failed || Date.now() > this.#until;
  }

  stop() {
    this.#audio.pause();
    [this.#silent, this.#since, this.#lasts] = [true, Date.now(), 0];
  }
}

/** A WAV file of nothing. */
function silence(milliseconds) {
  const samples = Math.round((RATE * milliseconds) / 1000);
  const view = new DataView(new ArrayBuffer(44 + samples * 2));
  const tag = (from, text) => [...text].forEach((sign, i) => view.setUint8(from + i, sign.charCodeAt(0)));
  tag(0, 'RIFF');
  view.setUint32(4, 36 + samples * 2, true);
  tag(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  tag(36, 'data');
  view.setUint32(40, samples * 2, true);
  return view.buffer;
}
