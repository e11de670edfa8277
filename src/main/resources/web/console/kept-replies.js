import { ask } from '../shared/api.js';

const PATH = '/api/v1/replies';

/** The replies that are kept ready, where the server keeps them. */
export class KeptReplies {
  #store;

  constructor(store) {
    this.#store = store;
  }

  /** Where they cannot be read, those that are known stay. */
  async read() {
    const found = await ask('GET', PATH).catch(() => null);
    if (found !== null) this.#store.fold({ ...this.#store.desk, replies: found.replies });
  }

  /** The words of a reply for one chat; a variable that nobody knows is the problem that is thrown. */
  async filled(id, reply, values, language) {
    return (await ask('POST', `${pathOf(reply)}/fill`, { conversation: id, language, values })).text;
  }

  async save(reply, words) {
    if (reply.id === undefined) await ask('POST', PATH, words);
    else await ask('PATCH', pathOf(reply), words);
    await this.read();
  }

  async remove(reply) {
    await ask('DELETE', pathOf(reply));
    await this.read();
  }
}

function pathOf({ id }) {
  return `${PATH}/${encodeURIComponent(id)}`;
}
