import { sentence } from '../shared/api.js';
import { failed, loading } from '../shared/standing.js';
import { View } from '../shared/view.js';
import { say } from '../shared/words.js';

/**
 * A section of the office that shows what the server keeps: read when the section comes into the page, and again after each change.
 * A section says how it is read (`read()`, a promise of what is kept), how it looks (`content(kept, model)`), which words stand where
 * it cannot be read (`failure`, a key), and may take over what was read (`came(kept)`).
 */
export class OfficeSection extends View {
  #kept = null;
  #problem = null;
  #complaint = '';
  #busy = false;

  connectedCallback() {
    super.connectedCallback();
    this.refresh();
  }

  tree(model) {
    if (this.#problem) return failed(say(this.failure), this.#problem, () => this.refresh());
    if (this.#kept === null) return loading(3);
    return this.content(this.#kept, model);
  }

  came(_kept) {}

  /** Whether a change is under way. */
  get busy() {
    return this.#busy;
  }

  /** What is wrong with what was written, as a sentence; empty where nothing is. */
  get complaint() {
    return this.#complaint;
  }

  complain(complaint) {
    this.#complaint = complaint;
    this.redraw();
  }

  notice(text) {
    this.tell('notice', { text });
  }

  async refresh() {
    try {
      this.keep(await this.read());
    } catch (problem) {
      this.#problem = problem;
      this.redraw();
    }
  }

  keep(kept) {
    this.#kept = kept;
    this.#problem = null;
    this.came(kept);
    this.redraw();
  }

  /** Asks the server for a change and reads what is kept then; what it refused is said beside the form. */
  async change(work) {
    this.#busy = true;
    this.complain('');
    try {
      await work();
      await this.refresh();
    } catch (problem) {
      this.#complaint = sentence(problem);
    }
    this.#busy = false;
    this.redraw();
  }
}
