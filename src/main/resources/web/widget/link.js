// The socket: opens, comes back, and says in which state it is. Knows close codes and nothing of chat.

const PROTOCOL = 'xiaoer.chat.v1';
/** The server speaks within this time or the line counts as dead. */
const WELCOME_MS = 12000;
/** A reader who waits longer than this for it is told why. */
const SLOW_MS = 5000;
/** After so long a silence the line is asked whether it lives, and has so long to answer. */
const QUIET_MS = 15000;
const ANSWER_MS = 10000;
/** How the ids of its questions begin: the answers are nobody else's. */
const PULSE = 'pulse-';
/** So many tries without a welcome are no blink of the line any more. */
const BLINKS = 2;

/**
 * When to come back after a close.
 *
 * @param {number} code the close code; 1006 where the line was cut
 * @param {number} attempt closes since the last welcome, from 0
 * @param {number} random in [0, 1): spreads the crowd after a restart
 */
export function comeBack(code, attempt, random = Math.random()) {
  switch (code) {
    case 1012: // restarting: it will be there in a moment
      return { delay: 500 + 2500 * random, reason: 'restarting' };
    case 1013:
      return { delay: 10000 + 20000 * random, reason: 'full' };
    case 4429:
      return { delay: 20000 + 20000 * random, reason: 'full' };
    case 4400:
    case 4413: // a frame of ours is at fault: come back, but never in a storm
      return { delay: Math.min(60000, 2000 * 2 ** attempt), reason: 'cut' };
    default:
      return { delay: Math.min(30000, 500 * 2 ** attempt) * (0.5 + random / 2), reason: 'cut' };
  }
}

export class Link {
  #socket = null;
  #timer = 0;
  #pulse = 0;
  #attempt = 0;
  #wanted = false;

  /**
   * @param {string} url of the socket
   * @param {{admit: () => Promise<{hello: object, done: () => void}>, receive: (frame) => void,
   *   status: (link) => void, refused: (code) => boolean, away: () => void}} owner `admit` gives the first frame, `refused`
   *   says whether another try can help after 4401, `away` hears that the server is not there or does not answer
   */
  constructor(url, owner) {
    this.url = url;
    this.owner = owner;
  }

  get isOpen() {
    return this.#socket?.welcomed === true && this.#socket.readyState === WebSocket.OPEN;
  }

  open() {
    this.#wanted = true;
    if (!this.#socket) {
      this.#connect();
    }
  }

  close() {
    this.#wanted = false;
    this.#drop();
  }

  /** Comes back at once, with what `admit` says now. */
  restart() {
    if (this.#wanted) {
      this.#drop();
      this.#connect();
    }
  }

  /** Something was wrong with what came: back again as after a cut, with a pause that grows. */
  stumble() {
    this.#ended(this.#socket, 1006);
  }

  /** Keeps the line down until `restart`: the machine has no network. */
  rest(reason) {
    this.#drop();
    this.owner.status({ status: 'waiting', reason });
  }

  send(frame) {
    if (this.isOpen) {
      this.#socket.send(JSON.stringify(frame));
    }
    return this.isOpen;
  }

  #drop() {
    clearTimeout(this.#timer);
    clearTimeout(this.#pulse);
    const socket = this.#socket;
    this.#socket = null;
    socket?.finish();
    socket?.close(1000);
  }

  async #connect() {
    clearTimeout(this.#timer);
    if (navigator.onLine === false) {
      this.rest('offline');
      return;
    }
    this.owner.status({ status: 'connecting', attempt: this.#attempt });
    const socket = { finish() {}, close() {} };
    this.#socket = socket; // holds the place while we wait for admission
    const { hello, done } = await this.owner.admit();
    if (this.#socket !== socket) {
      done();
      return;
    }
    this.#socket = this.#dial(hello, done);
  }

  #dial(hello, done) {
    const socket = new WebSocket(this.url, PROTOCOL);
    const slow = setTimeout(() => this.owner.away(), SLOW_MS);
    const late = setTimeout(() => this.#ended(socket, 1006), WELCOME_MS);
    socket.finish = () => {
      clearTimeout(slow);
      clearTimeout(late);
      done();
    };
    socket.onopen = () => socket.send(JSON.stringify(hello));
    socket.onmessage = (message) => {
      if (this.#socket !== socket) {
        return;
      }
      const frame = JSON.parse(message.data);
      if (frame.type === 'welcome') {
        socket.welcomed = true;
      }
      if (!String(frame.id).startsWith(PULSE)) {
        this.owner.receive(frame);
      }
      if (frame.type === 'welcome' && this.#socket === socket) {
        this.#attempt = 0;
        socket.finish();
      }
      this.#feel(socket);
    };
    socket.onclose = (close) => this.#ended(socket, close.code);
    return socket;
  }

  /** No browser tells that its line died without a word: another network, a machine that slept, a box in between. */
  #feel(socket) {
    if (!socket.welcomed || this.#socket !== socket) {
      return;
    }
    clearTimeout(this.#pulse);
    this.#pulse = setTimeout(() => {
      this.send({ type: 'ping', id: `${PULSE}${Date.now()}` });
      this.#pulse = setTimeout(() => this.#ended(socket, 1006), ANSWER_MS);
    }, QUIET_MS);
  }

  #ended(socket, code) {
    socket.finish();
    if (this.#socket !== socket) {
      return;
    }
    clearTimeout(this.#pulse);
    this.#socket = null;
    socket.close();
    if (code === 4401 && !this.owner.refused(code)) {
      this.owner.status({ status: 'refused' });
      return;
    }
    const { delay, reason } = comeBack(code, this.#attempt, Math.random());
    if (++this.#attempt >= BLINKS) {
      this.owner.away();
    }
    this.owner.status({ status: 'waiting', reason, code });
    this.#timer = setTimeout(() => this.#connect(), delay);
  }
}
