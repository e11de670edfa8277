import { sentence } from '../shared/api.js';
import { say, spoken } from '../shared/words.js';
import { chatTongue, shopperTongue, translates } from './chat-state.js';
import { AT_ONCE } from './desk-pictures.js';
import { namedChat } from './desk-state.js';
import { missingVariable } from './reply-matching.js';
import { tongueOf } from './tongue.js';

/** What becomes of the words and pictures under the agent's hands. */
export class WritingActs {
  #store;
  #link;
  #places;

  constructor(store, link, places) {
    this.#store = store;
    this.#link = link;
    this.#places = places;
  }

  write(id, text) {
    this.#store.write(id, (one) => (text === '' ? { ...one, text, draft: null, suggestion: null } : { ...one, text, draft: one.draft ? 'edited' : null }));
  }

  /** Puts whole words in place of what stands there. */
  use(id, text) {
    this.#store.write(id, (one) => ({ ...one, text, carried: null }));
    this.#places.toReply();
  }

  /** Goes back to what stood there before the draft. */
  discard(id) {
    this.#store.write(id, (one) => ({ ...one, text: one.before ?? '', draft: null, suggestion: null }));
  }

  send(id, text) {
    const { pictures } = this.#store.desk.conversations[id];
    this.#store.write(id, (one) => ({ ...one, text: '', draft: null, suggestion: null }));
    const to = this.#carriedTo(id, text);
    const attachments = pictures.map((picture) => picture.id);
    if (to === null) this.#link.sending.say(id, text, attachments);
    else this.#link.sending.sayCarried(id, text, to, attachments);
    this.#link.sending.detach(id, pictures.map((picture) => picture.key));
  }

  /** The shopper's language where the reply is to be carried over into it; null where it goes as it is. */
  #carriedTo(id, text) {
    const one = namedChat(this.#store.desk, id);
    if (!this.#store.desk.translator || !translates(one, spoken())) return null;
    const to = shopperTongue(one) ?? chatTongue(one);
    const written = tongueOf(text);
    return written !== null && written !== to ? to : null;
  }

  /** A message that could not be sent comes back under the hands. */
  takeBack(id, message) {
    this.#link.sending.drop(id, message.id);
    const pictures = message.attachments.map((picture) => ({ key: picture, id: picture, name: say('picture.word'), url: null, problem: null }));
    this.#store.write(id, (one) => ({ ...one, text: [one.text, message.text].filter(Boolean).join('\n'), pictures: [...one.pictures, ...pictures].slice(0, AT_ONCE) }));
  }

  attach(id, files) {
    const left = AT_ONCE - this.#store.desk.conversations[id].pictures.length;
    if (files.length > left) this.#store.notice(say('pictures.atOnce', { count: AT_ONCE }), true);
    this.#link.sending.attach(id, files.slice(0, left));
  }

  /** Puts a kept reply into the words of a chat; what the server cannot fill is asked for. */
  async reply(id, reply, values = {}) {
    try {
      const text = await this.#link.replies.filled(id, reply, values, namedChat(this.#store.desk, id).language);
      this.#store.write(id, (one) => ({ ...one, text }));
      this.#places.toReply();
    } catch (problem) {
      const variable = missingVariable(problem);
      if (variable === null) this.#store.notice(sentence(problem), true);
      else this.#store.show({ dialog: { name: 'fill', conversation: id, reply, variable, values } });
    }
  }
}
