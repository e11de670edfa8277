// What goes over HTTP beside the socket: pictures up and down, and the older part of the log.

const PICTURES = ['image/jpeg', 'image/png', 'image/webp', 'image/heic'];
const PICTURE_BYTES = 10 * 1024 * 1024;
const PAGE = 100;

export class Files {
  #takes = null;

  /** @param {() => {conversation: string, token: string}} door which conversation, and what opens it */
  constructor(server, door) {
    this.server = server;
    this.door = door;
  }

  /** Some events that end just before `seq`, oldest first. */
  async eventsBefore(seq) {
    const events = [];
    for (let after = Math.max(0, seq - 1 - PAGE); after < seq - 1; ) {
      const page = await (await this.#ask(`events?after=${after}`)).json();
      if (!page.events.length) {
        break;
      }
      events.push(...page.events);
      after = page.events.at(-1).seq;
    }
    return events;
  }

  /** Sends a picture up and gives its id; throws an error whose message is a key of the words. */
  async upload(file) {
    if (!PICTURES.includes(file.type)) {
      throw new Error('pictureType');
    }
    if (file.size > PICTURE_BYTES) {
      throw new Error('pictureSize');
    }
    try {
      const answer = await this.#ask('attachments', { method: 'POST', body: file, headers: { 'content-type': file.type } });
      return (await answer.json()).id;
    } catch {
      throw new Error('pictureFailed');
    }
  }

  /** A picture of this conversation as a blob. */
  async picture(id) {
    return (await this.#ask(`attachments/${encodeURIComponent(id)}`)).blob();
  }

  /** Whether the server takes pictures: only a path that does not exist says no. Asked once. */
  takesPictures() {
    this.#takes ??= this.#fetch('attachments', { method: 'HEAD' }).then(
      (answer) => answer.status !== 404,
      () => false,
    );
    return this.#takes;
  }

  async #ask(path, options) {
    const answer = await this.#fetch(path, options);
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    return answer;
  }

  #fetch(path, options = {}) {
    const { conversation, token } = this.door();
    const headers = { ...options.headers, authorization: `Bearer ${token}` };
    return fetch(`${this.server}/api/v1/conversations/${conversation}/${path}`, { ...options, headers });
  }
}
