import { chatOf, translationKey } from './chat-state.js';

/** A model may take its time; longer than this it does not answer. */
const TRANSLATED_WITHIN_MS = 75_000;

/** What the server's model does for the agent: drafts, summaries, translations. Nothing of it is anybody's word until it is sent. */
export class DeskAssistance {
  #store;
  #line;

  constructor(store, line) {
    this.#store = store;
    this.#line = line;
  }

  /** Lets the model draft a reply; it grows in the composer. */
  async suggest(id) {
    const show = (suggestion) => this.#store.change(id, (one) => ({ ...one, suggestion }));
    show({ text: '', sources: [], done: false });
    try {
      await this.#line.stream({ type: 'suggest', conversation: id }, ({ text = '', sources = [], done }) => show({ text, sources, done: done === true }));
    } catch (problem) {
      show(null);
      if (problem.code === 'unknownType') this.#store.fold({ ...this.#store.desk, drafts: false });
      throw problem;
    }
  }

  /** What a chat is about, in the reader's language: by rule at once, then by the model where there is one. */
  async summarize(id, to) {
    const before = chatOf(this.#store.desk, id).summary;
    const show = (summary) => this.#store.change(id, (one) => ({ ...one, summary }));
    show({ ...before, busy: true });
    try {
      await this.#line.stream({ type: 'summarize', conversation: id, to }, ({ text, by, upTo, done }) => show({ text, by, upTo, done, to, busy: !done }));
    } catch (problem) {
      show(before?.text ? { ...before, busy: false } : { problem: problem.code });
      throw problem;
    }
  }

  /** A message in the reader's language, kept beside it. */
  async readMessage(id, event, to) {
    const key = translationKey(event.seq, to);
    const show = (translation) => this.#store.change(id, (one) => ({ ...one, translations: { ...one.translations, [key]: translation } }));
    show({ busy: true });
    try {
      show({ text: await this.translated(event.text, to) });
    } catch (problem) {
      show({ failed: true });
      this.mindTheModel(problem);
      throw problem;
    }
  }

  /** The reply that is being written, in the shopper's language, to look at before it is used. */
  async carryReply(id, text, to) {
    const show = (carried) => this.#store.change(id, (one) => ({ ...one, carried }));
    show({ of: text, busy: true });
    try {
      show({ of: text, text: await this.translated(text, to) });
    } catch (problem) {
      show(null);
      throw problem;
    }
  }

  /** Carries a text over into `to`, zh or en; takes as long as the model may. */
  async translated(text, to) {
    return (await this.#line.ask({ type: 'translate', text, to }, { within: TRANSLATED_WITHIN_MS })).text;
  }

  /** Where no model is there, nothing is carried over unasked until it is asked for again. */
  mindTheModel(problem) {
    if (problem.code === 'modelUnavailable') this.#store.fold({ ...this.#store.desk, translator: false });
  }
}
