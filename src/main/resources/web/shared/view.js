import { draw } from './dom.js';
import { speech } from './words.js';

/**
 * A custom element that shows a value. Give it `model`; it draws `tree(model)` into itself, again when the model is another
 * value and when the language changes. What it wants to tell goes out as events that bubble: `tell('claim', {conversation})`.
 */
export class View extends HTMLElement {
  #model = null;
  #drawing = false;
  #again = false;
  #redraw = () => this.redraw();

  get model() {
    return this.#model;
  }

  set model(model) {
    if (model === this.#model) return;
    this.#model = model;
    this.redraw();
  }

  connectedCallback() {
    speech.addEventListener('change', this.#redraw);
    this.redraw();
  }

  disconnectedCallback() {
    speech.removeEventListener('change', this.#redraw);
  }

  /** Taking out what has the keyboard moves the focus, and who hears that may want a drawing in the middle of one: it comes after. */
  redraw() {
    if (!this.isConnected) return;
    this.#again = true;
    if (this.#drawing) return;
    this.#drawing = true;
    try {
      while (this.#again) {
        this.#again = false;
        draw(this, [this.tree(this.#model)]);
      }
    } finally {
      this.#drawing = false;
    }
  }

  /** What is seen; for subclasses. */
  tree(_model) {
    return [];
  }

  tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}
