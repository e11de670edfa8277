import { spoken } from '../shared/words.js';
import { summaryIsOld, translates } from './chat-state.js';
import { namedChat } from './desk-state.js';

/** What the agent has the model do: draft, sum up, carry over. */
export class AssistedActs {
  #store;
  #link;
  #places;
  #attempts;
  #translating = false;

  constructor(store, link, places, attempts) {
    this.#store = store;
    this.#link = link;
    this.#places = places;
    this.#attempts = attempts;
  }

  async suggest(id) {
    const before = this.#chat(id).text;
    if (!(await this.#attempts.help(() => this.#link.assistance.suggest(id)))) return;
    this.#store.write(id, (one) => ({ ...one, before, text: one.suggestion?.text ?? one.text, draft: one.suggestion ? 'fresh' : null }));
    this.#places.toReply();
  }

  summarize(id) {
    if (this.#chat(id).summary?.busy) return;
    this.#attempts.help(() => this.#link.assistance.summarize(id, spoken()));
  }

  /** Asked for by the page itself, a summary that does not come is no news. */
  summarizeUnasked(id) {
    if (this.#chat(id).summary === null) this.#link.assistance.summarize(id, spoken()).catch(() => {});
  }

  showSummary(id) {
    this.#store.show({ side: true });
    const one = this.#chat(id);
    if (!one.summary?.done || one.summary.to !== spoken() || summaryIsOld(one)) this.summarize(id);
    this.#places.toSummary();
  }

  translate(id, event, to) {
    this.#attempts.help(() => this.#link.assistance.readMessage(id, event, to));
  }

  carryReply(id, text, to) {
    this.#attempts.help(() => this.#link.assistance.carryReply(id, text, to));
  }

  switchTranslation(id) {
    const on = translates(namedChat(this.#store.desk, id), spoken());
    this.#store.fold({ ...this.#store.desk, translator: true });
    this.#store.change(id, (one) => ({ ...one, translating: !on, translations: on ? one.translations : withoutFailed(one.translations) }));
  }

  /** One message at a time, of all chats that are open; each that is done lets the logs ask for their next. */
  async translateNext(id, event, to) {
    if (this.#translating || !this.#store.desk.translator) return;
    this.#translating = true;
    try {
      await this.#link.assistance.readMessage(id, event, to);
    } catch {
      // It is marked; the button beside the message tries again.
    } finally {
      this.#translating = false;
      for (const log of this.#places.logs()) log.translateNext();
    }
  }

  #chat(id) {
    return this.#store.desk.conversations[id];
  }
}

function withoutFailed(translations) {
  return Object.fromEntries(Object.entries(translations).filter(([, translation]) => !translation?.failed));
}
