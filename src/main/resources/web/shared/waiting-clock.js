import { clock } from './time.js';

/** Late from two minutes on: the strictest platform counts three, and a minute is left to write. */
const LATE_AFTER_SECONDS = 120;
const OVERDUE_AFTER_SECONDS = 180;

/**
 * A clock that counts from `since` (ISO time). It gets the class `late` (amber) before the platform's limit and `overdue` after it:
 * at `warn-at` and `due-at` where the server names them.
 */
class WaitingClock extends HTMLElement {
  static observedAttributes = ['since', 'warn-at', 'due-at'];
  #timer = 0;

  connectedCallback() {
    this.setAttribute('role', 'timer');
    this.#timer = setInterval(() => this.#show(), 1000);
    this.#show();
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  attributeChangedCallback() {
    this.#show();
  }

  #past(name, seconds, limit) {
    const at = Date.parse(this.getAttribute(name) ?? '');
    return Number.isNaN(at) ? seconds >= limit : Date.now() >= at;
  }

  #show() {
    const seconds = (Date.now() - Date.parse(this.getAttribute('since'))) / 1000;
    this.textContent = Number.isFinite(seconds) ? clock(seconds) : '';
    this.classList.toggle('late', this.#past('warn-at', seconds, LATE_AFTER_SECONDS));
    this.classList.toggle('overdue', this.#past('due-at', seconds, OVERDUE_AFTER_SECONDS));
  }
}

customElements.define('waiting-clock', WaitingClock);
