import { say } from '../shared/words.js';

const MUTED = 'xiaoer.muted';
const TOUCHED = 660; // hertz, as the others
const SOMEBODY_WAITS = 784;
const WORDS_CAME = 587;

/** The sound and the title that call an agent back to the page. Tells `change` when the sound was turned on or off. */
export class Alarm extends EventTarget {
  #audio = null;
  muted = localStorage.getItem(MUTED) === 'true';

  mute(muted) {
    this.muted = muted;
    localStorage.setItem(MUTED, String(muted));
    if (!muted) this.#ring(TOUCHED);
    this.dispatchEvent(new Event('change'));
  }

  somebodyWaits() {
    this.#ring(SOMEBODY_WAITS);
  }

  wordsCame() {
    this.#ring(WORDS_CAME);
  }

  /** A short, soft tone; silent where the browser has not yet seen the person touch the page. */
  #ring(hertz) {
    if (this.muted) return;
    this.#audio ??= new AudioContext();
    const start = this.#audio.currentTime;
    const tone = this.#audio.createOscillator();
    const loudness = this.#audio.createGain();
    tone.frequency.value = hertz;
    loudness.gain.setValueAtTime(0.0001, start);
    loudness.gain.exponentialRampToValueAtTime(0.12, start + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, start + 0.35);
    tone.connect(loudness).connect(this.#audio.destination);
    tone.start(start);
    tone.stop(start + 0.4);
  }

  title(count) {
    const page = `${say('page.console')} · ${say('brand')}`;
    document.title = count > 0 ? `(${count}) ${page}` : page;
  }
}
