import { sentence } from '../shared/api.js';
import { known, say } from '../shared/words.js';

/** Does what the server may refuse, and says how it ended. */
export class Attempts {
  #store;

  constructor(store) {
    this.#store = store;
  }

  /** Resolves with whether it was done; `done` is said where it was. */
  async do(act, done = '') {
    try {
      await act();
      if (done) this.#store.notice(done);
      return true;
    } catch (problem) {
      this.refused(problem);
      return false;
    }
  }

  /** The same for what the model helps with: where it does not, there is a word of its own for that. */
  async help(act) {
    try {
      await act();
      return true;
    } catch (problem) {
      const own = `help.${problem.code}`;
      this.#store.notice(known(own) ? say(own) : sentence(problem), true);
      return false;
    }
  }

  refused(problem) {
    this.#store.notice(sentence(problem), true);
  }
}
