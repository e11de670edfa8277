// What goes over HTTP beside the socket: pictures up and down, and the older part of the log.

const PICTURES = ['image/jpeg', 'image/png', 'image/webp', 'image/heic'];
const PICTURE_BYTES = 10 * 1024 * 1024;
const PAGE = 100;
/** What the server's refusals are in words. */
const FAULTS = { 409: 'pictureMany', 413: 'pictureSize', 415: 'pictureType', 422: 'pictureType' };

export class Files {
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

  /**
   * Sends a picture up and gives its id; throws an error whose message is a key of the words.
   *
   * @param {File} file
   * @param {(share: number) => void} [progress] hears how much of it has left, from 0 to 1
   * @param {AbortSignal} [signal] ends it before its end
   */
  upload(file, progress = () => {}, signal = undefined) {
    if (!PICTURES.includes(file.type)) {
      return Promise.reject(new Error('pictureType'));
    }
    if (file.size > PICTURE_BYTES) {
      return Promise.reject(new Error('pictureSize'));
    }
    return new Promise((resolve, reject) => this.#send(file, progress, signal, resolve, reject));
  }

  /** By the older way of the browser: the newer one does not tell how far it is. */
  #send(file, progress, signal, resolve, reject) {
    const request = new XMLHttpRequest();
    const { conversation, token } = this.door();
    request.open('POST', `${this.server}/api/v1/conversations/${conversation}/attachments`);
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('content-type', file.type);
    request.responseType = 'json';
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onload = () => (request.status === 201 ? resolve(request.response.id) : reject(new Error(FAULTS[request.status] ?? 'pictureFailed')));
    request.onerror = request.onabort = request.ontimeout = () => reject(new Error('pictureFailed'));
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  }

  /** A picture of this conversation as a blob. */
  async picture(id) {
    return (await this.#ask(`attachments/${encodeURIComponent(id)}`)).blob();
  }

  async #ask(path) {
    const { conversation, token } = this.door();
    const answer = await fetch(`${this.server}/api/v1/conversations/${conversation}/${path}`, { headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    return answer;
  }
}
