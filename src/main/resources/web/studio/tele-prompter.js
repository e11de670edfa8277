import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { keepFocus } from '../shared/keep-focus.js';
import { View } from '../shared/view.js';
import { say } from '../shared/words.js';
import { typeWords } from './script-words.js';

/** The script in large letters that roll by themselves. Model: `{script}`; tells `leave`. Speed is in pixels a second. */
class TelePrompter extends View {
  #rolling = false;
  #speed = 60;
  #size = 48;
  #mirror = false;
  #then = 0;
  #carry = 0;

  connectedCallback() {
    super.connectedCallback();
    this.requestFullscreen?.().catch(() => null); // not allowed everywhere; the page's own full window is enough
    this.querySelector('.roll')?.focus();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#rolling = false;
    if (document.fullscreenElement === this) document.exitFullscreen();
  }

  tree(model) {
    if (model === null) return null;
    return h('div', { class: 'prompter', role: 'dialog', 'aria-modal': 'true', 'aria-label': say('teleprompter.open'), style: { '--prompter-size': `${this.#size}px` }, onkeydown: (event) => this.#key(event) },
      h('div', { class: 'prompter-bar' },
        h('button', { class: 'main roll', onclick: () => this.#roll() }, icon(this.#rolling ? 'pause' : 'play'), this.#rolling ? say('teleprompter.pause') : say('teleprompter.play')),
        h('label', { class: 'inline' }, say('teleprompter.speed'), h('input', { type: 'range', min: '10', max: '240', step: '10', value: String(this.#speed), oninput: (event) => this.#set({ speed: Number(event.target.value) }) })),
        h('label', { class: 'inline' }, say('teleprompter.size'), h('input', { type: 'range', min: '28', max: '120', step: '4', value: String(this.#size), oninput: (event) => this.#set({ size: Number(event.target.value) }) })),
        h('button', { 'aria-pressed': String(this.#mirror), onclick: () => this.#set({ mirror: !this.#mirror }) }, say('teleprompter.mirror')),
        h('button', { onclick: () => { this.#page().scrollTop = 0; } }, say('teleprompter.top')),
        h('button', { onclick: () => this.tell('leave') }, icon('close'), say('closeThis')),
        h('span', { class: 'soft keys-hint' }, say('teleprompter.keys'))),
      h('div', { class: `prompter-page${this.#mirror ? ' mirrored' : ''}`, tabindex: '0', role: 'region', 'aria-label': say('teleprompter.text') },
        model.script.segments.map((segment) => h('section', { key: segment.n, lang: model.script.language }, h('h2', null, typeWords(segment.type)), h('p', null, segment.text)))));
  }

  #page() {
    return this.querySelector('.prompter-page');
  }

  #set({ speed = this.#speed, size = this.#size, mirror = this.#mirror }) {
    this.#speed = Math.min(240, Math.max(10, speed));
    this.#size = size;
    this.#mirror = mirror;
    this.redraw();
  }

  #roll() {
    this.#rolling = !this.#rolling;
    this.#then = 0;
    this.redraw();
    if (this.#rolling) requestAnimationFrame((now) => this.#step(now));
  }

  /** Moves whole pixels and carries the rest, since browsers round a scroll position. */
  #step(now) {
    if (!this.#rolling) return;
    const page = this.#page();
    if (this.#then > 0) this.#carry += ((now - this.#then) / 1000) * this.#speed;
    this.#then = now;
    const pixels = Math.floor(this.#carry);
    this.#carry -= pixels;
    page.scrollTop += pixels;
    if (page.scrollTop + page.clientHeight >= page.scrollHeight - 1) this.#roll();
    else requestAnimationFrame((next) => this.#step(next));
  }

  #key(event) {
    if (event.key === 'Tab') {
      keepFocus(this, event);
      return;
    }
    const keys = { ' ': () => this.#roll(), ArrowUp: () => this.#set({ speed: this.#speed + 10 }), ArrowDown: () => this.#set({ speed: this.#speed - 10 }), Escape: () => this.tell('leave') };
    const inControl = event.target.matches('input, button') && event.key !== 'Escape';
    if (inControl || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  }
}

customElements.define('tele-prompter', TelePrompter);
