import { ask, send } from '../shared/api.js';
import { session } from '../shared/session.js';
import { Line, newId } from '../shared/socket.js';
import { failure, refusalOf } from './desk-pictures.js';
import * as state from './desk-state.js';

/** A model may take its time; longer than this it does not answer. */
const TRANSLATED_WITHIN_MS = 75_000;

/**
 * Keeps the desk's state in step with the server: folds every frame into it, reads logs where numbers are missing, and does what
 * the agent asks. `onChange(desk)` after each step; `onEvent(name, detail)` for what should be heard or seen once.
 */
export class DeskLink {
  #line;
  #onChange;
  #onEvent;
  #reading = new Set();
  #readAgain = new Set();
  #sawBefore = false;
  #rung = new Set();
  #carrying = new Map();
  #asWritten = new Map();

  constructor(desk, onChange, onEvent) {
    this.desk = desk;
    this.#onChange = onChange;
    this.#onEvent = onEvent;
    this.#line = new Line({ path: '/ws/agent', protocol: 'xiaoer.agent.v1', hello: () => ({ token: session()?.token ?? '', lastChange: this.desk.change || undefined }) });
    this.#line.addEventListener('frame', (event) => this.#take(event.detail));
    this.#line.addEventListener('state', (event) => this.#linked(event.detail));
  }

  /** One step of the state, also for what the agent does in the page itself. */
  fold(desk) {
    if (desk === this.desk) return;
    this.desk = desk;
    this.#onChange(desk);
  }

  end() {
    this.#line.end();
  }

  retry() {
    this.#line.retry();
  }

  #linked(link) {
    if (link.state === 'open') {
      if (this.#sawBefore) this.#onEvent('healed');
      this.#sawBefore = true;
    }
    if (link.state === 'refused') this.#onEvent('refused');
    this.fold({ ...this.desk, link });
  }

  #take(frame) {
    switch (frame.type) {
      case 'welcome':
        this.fold(state.welcomed(this.desk, frame));
        this.#newCalls();
        this.#rejoin();
        this.readReplies();
        this.#readTags();
        break;
      case 'changed':
        this.#boardChanged(frame);
        break;
      case 'event':
        this.#eventCame(frame);
        break;
      case 'decision':
        this.fold(state.decided(this.desk, frame));
        break;
      case 'typing':
        this.fold(state.typing(this.desk, frame));
        break;
      case 'note':
        this.#readNotes(frame.conversation);
        break;
      case 'whisper':
        this.#readWhispers(frame.conversation);
        this.#onEvent('whispered');
        break;
      case 'seen':
        this.fold(state.seen(this.desk, frame));
        break;
      case 'taken':
        this.fold(state.taken(this.desk, frame));
        this.#onEvent('taken', frame);
        break;
      case 'joined':
        this.fold(state.joined(this.desk, frame));
        this.#readEarlier(frame.conversation);
        break;
      case 'tagged':
        this.fold(state.changeConversation(this.desk, frame.conversation, (one) => ({ ...one, tags: frame.tags })));
        break;
      default: // answers to what was asked are taken where the question was put
    }
  }

  #boardChanged(frame) {
    const before = this.desk;
    const { desk, gap } = state.changed(before, frame);
    this.fold(desk);
    if (this.#newCalls() > 0) this.#onEvent('waiting');
    for (const chat of desk.mine) if (!desk.conversations[chat.conversation]?.loaded) this.read(chat.conversation);
    if (gap) this.#line.renew();
  }

  /** Counts those who call this agent since the last look; each wait calls once. */
  #newCalls() {
    const calls = this.desk.queue.filter((entry) => state.callsMe(entry, this.desk.me, Date.now())).map((entry) => `${entry.conversation} ${entry.epoch}`);
    const fresh = calls.filter((call) => !this.#rung.has(call));
    const waiting = new Set(this.desk.queue.map((entry) => `${entry.conversation} ${entry.epoch}`));
    this.#rung = new Set([...this.#rung, ...fresh].filter((call) => waiting.has(call)));
    return fresh.length;
  }

  #eventCame(frame) {
    const inSight = state.inSight(this.desk, frame.conversation) && document.visibilityState === 'visible';
    const { desk, missing } = state.happened(this.desk, frame, inSight);
    if (desk === this.desk) return;
    this.fold(desk);
    if (missing) this.read(frame.conversation);
    if (frame.author?.kind === 'shopper' && state.isMine(desk, frame.conversation)) {
      this.#onEvent('said', { inSight });
      if (inSight) this.seen(frame.conversation);
    }
  }

  /** After a welcome: what is open, mine or watched is read again, and watched again where it is not mine. */
  #rejoin() {
    const { desk } = this;
    const open = Object.values(desk.conversations).filter((one) => one.watched || (desk.panes.includes(one.id) && !one.archived));
    for (const chat of desk.mine) this.read(chat.conversation);
    for (const one of open) if (!state.isMine(desk, one.id)) this.watch(one.id).catch((problem) => this.fold(state.logFailed(this.desk, one.id, problem)));
  }

  /** Reads the whole log and the decisions of a conversation. */
  async read(id) {
    if (this.#reading.has(id)) {
      this.#readAgain.add(id); // what came meanwhile may be missing in the answer under way
      return;
    }
    this.#reading.add(id);
    try {
      const path = `/api/v1/conversations/${encodeURIComponent(id)}`;
      const whispered = state.hearsWhispers(this.desk, id) ? this.#list(path, 'whispers') : undefined;
      const [row, events, decisions, notes, tags, earlier, whispers] = await Promise.all([ask('GET', path).catch(() => null), this.#events(path, 0), this.#list(path, 'decisions'), this.#list(path, 'notes'), this.#list(path, 'tags'), this.#list(path, 'earlier', 'conversations'), whispered]);
      this.fold(state.logRead(this.desk, id, { events, decisions, notes, tags, earlier, whispers, shopper: row?.shopper }));
    } catch (problem) {
      this.fold(state.logFailed(this.desk, id, problem));
    } finally {
      this.#reading.delete(id);
    }
    if (this.#readAgain.delete(id)) await this.read(id);
  }

  async #events(path, after) {
    const page = await ask('GET', `${path}/events?after=${after}`);
    if (!page.more || page.events.length === 0) return page.events;
    return [...page.events, ...(await this.#events(path, page.events.at(-1).seq))];
  }

  /** A list beside the log; without it the conversation is still worth reading. */
  async #list(path, name, key = name) {
    const found = await ask('GET', `${path}/${name}`).catch(() => null);
    return Array.isArray(found) ? found : found?.[key];
  }

  async claim(id) {
    const entry = this.desk.queue.find((waiting) => waiting.conversation === id);
    const epoch = Math.max(entry?.epoch ?? 0, this.desk.conversations[id]?.epoch ?? 0);
    const frame = await this.#line.ask({ type: 'claim', conversation: id, epoch });
    this.fold(state.claimed(this.desk, frame));
    this.read(id);
  }

  async watch(id) {
    const frame = await this.#line.ask({ type: 'watch', conversation: id });
    this.fold(state.watching(this.desk, frame));
    this.read(id);
  }

  unwatch(id) {
    this.#line.tell({ type: 'unwatch', conversation: id });
    this.fold(state.changeConversation(this.desk, id, (one) => ({ ...one, watched: false })));
  }

  /** Sends words to the shopper. They stand in the log as "sending" until the server has them, through any outage. */
  async say(id, text, attachments = []) {
    const message = newId();
    this.#sending(id, { id: message, text, attachments });
    await this.#carrying.get(id); // what was written before goes first
    await this.#deliver(id, message, text, attachments);
  }

  #sending(id, message) {
    this.fold(state.changeConversation(this.desk, id, (one) => ({ ...one, sending: [...one.sending.filter((sent) => sent.id !== message.id), message] })));
  }

  /** The same in the shopper's language; where it cannot be carried over, or the agent will not wait for it, as it was written. */
  async sayCarried(id, text, to, attachments = []) {
    const message = newId();
    this.#sending(id, { id: message, text, attachments, carrying: true });
    const before = this.#carrying.get(id);
    const asWritten = new Promise((now) => this.#asWritten.set(message, () => now(null)));
    const carried = Promise.race([this.translate(text, to), asWritten]).catch((problem) => this.#notCarried(problem));
    const turn = Promise.all([carried, before]).then(async ([words]) => {
      this.#asWritten.delete(message);
      if (words !== null) this.fold(state.changeConversation(this.desk, id, (one) => ({ ...one, originals: { ...one.originals, [message]: text } })));
      this.#sending(id, { id: message, text: words ?? text, attachments });
      return { words: words ?? text };
    });
    this.#carrying.set(id, turn);
    const { words } = await turn;
    if (this.#carrying.get(id) === turn) this.#carrying.delete(id);
    await this.#deliver(id, message, words, attachments);
  }

  /** The agent does not wait for the translation. */
  sendAsWritten(message) {
    this.#asWritten.get(message)?.();
  }

  #notCarried(problem) {
    if (problem.code === 'modelUnavailable') this.fold({ ...this.desk, translator: false });
    this.#onEvent('notCarried', problem);
    return null;
  }

  async #deliver(id, message, text, attachments) {
    const change = (to) => this.fold(state.changeConversation(this.desk, id, (one) => ({ ...one, sending: to(one.sending, one) })));
    try {
      const { seq } = await this.#line.ask({ type: 'say', conversation: id, epoch: this.#epoch(id), text, ...(attachments.length > 0 && { attachments }) }, { patient: true, id: message });
      // The event and the ack come in either order; the words change place only when the event is there.
      change((sending, one) => (one.lastSeq >= (seq ?? 0) ? sending.filter((sent) => sent.id !== message) : sending));
    } catch (problem) {
      change((sending) => sending.map((sent) => (sent.id === message ? { ...sent, problem } : sent)));
    }
  }

  /** Sends pictures up, each for itself; they wait beside the reply until it is sent. */
  attach(id, files) {
    const fresh = files.map((file) => ({ key: newId(), name: file.name, url: URL.createObjectURL(file), id: null, problem: refusalOf(file), file }));
    this.fold(state.withPictures(this.desk, id, fresh.map(({ file: _file, ...picture }) => picture)));
    return Promise.all(fresh.filter((picture) => picture.problem === null).map((picture) => this.#up(id, picture)));
  }

  async #up(id, { key, file }) {
    try {
      const kept = await (await send('POST', `/api/v1/conversations/${encodeURIComponent(id)}/attachments`, file, { type: file.type })).json();
      this.fold(state.pictureChanged(this.desk, id, key, { id: kept.id }));
    } catch (problem) {
      this.fold(state.pictureChanged(this.desk, id, key, { problem: failure(problem) }));
    }
  }

  /** One of the pictures goes with no message, or all went with one. */
  detach(id, keys) {
    for (const picture of this.desk.conversations[id].pictures.filter((one) => keys.includes(one.key))) {
      if (picture.url) URL.revokeObjectURL(picture.url);
      this.fold(state.withoutPicture(this.desk, id, picture.key));
    }
  }

  dropUnsent(id, message) {
    this.fold(state.changeConversation(this.desk, id, (one) => ({ ...one, sending: one.sending.filter((sent) => sent.id !== message) })));
  }

  async handBack(id) {
    await this.#ask('handBack', id);
    this.fold(state.left(this.desk, id, { kind: 'bot', name: '' }));
  }

  /** A colleague's note, or one of another window: the list is read anew, so that each stands in it once. */
  async #readNotes(id) {
    const notes = await this.#list(`/api/v1/conversations/${encodeURIComponent(id)}`, 'notes');
    if (notes) this.fold(state.changeConversation(this.desk, id, (one) => ({ ...one, notes })));
  }

  async #readEarlier(id) {
    const earlier = await this.#list(`/api/v1/conversations/${encodeURIComponent(id)}`, 'earlier', 'conversations');
    if (earlier) this.fold(state.changeConversation(this.desk, id, (one) => ({ ...one, earlier })));
  }

  async #readWhispers(id) {
    const whispers = await this.#list(`/api/v1/conversations/${encodeURIComponent(id)}`, 'whispers');
    if (whispers) this.fold(state.changeConversation(this.desk, id, (one) => ({ ...one, whispers })));
  }

  /** To who serves the chat, or from there to those who watch over it. */
  async whisper(id, text) {
    await this.#ask('whisper', id, { text });
    await this.#readWhispers(id);
  }

  /** Takes over what a colleague serves. */
  async stepIn(id) {
    this.fold(state.claimed(this.desk, await this.#ask('stepIn', id)));
    this.read(id);
  }

  async reassign(id, to) {
    await this.#ask('reassign', id, { to });
    this.fold(state.left(this.desk, id, { kind: 'agent', name: to }));
  }

  async #readTags() {
    const found = await ask('GET', '/api/v1/tags').catch(() => null);
    if (found !== null) this.fold({ ...this.desk, tags: found.tags });
  }

  /** A page of all conversations: `{conversations, cursor}`. */
  find(query, cursor) {
    return ask('GET', `/api/v1/conversations?${new URLSearchParams(cursor ? { ...query, cursor } : query)}`);
  }

  async tag(id, tags) {
    await this.#line.ask({ type: 'tag', conversation: id, tags });
    this.fold(state.changeConversation(this.desk, id, (one) => ({ ...one, tags })));
  }

  async close(id, tags) {
    await this.#ask('close', id, { tags });
    this.fold(state.changeConversation(state.left(this.desk, id, { kind: 'none', name: '', closed: true }), id, (one) => ({ ...one, tags })));
  }

  async transfer(id, to) {
    await this.#ask('transfer', id, { to });
    this.fold(state.left(this.desk, id, { kind: to.startsWith('skill:') ? 'none' : 'agent', name: to }));
  }

  async note(id, text) {
    await this.#ask('note', id, { text });
    this.fold(state.changeConversation(this.desk, id, (one) => ({ ...one, notes: [...one.notes, { text, author: this.desk.me.name, at: new Date().toISOString() }] })));
  }

  /** The shopper was called back: the task ends with a note. */
  async called(id, note) {
    await this.#line.ask({ type: 'called', conversation: id, note });
    this.fold({ ...this.desk, callbacks: this.desk.callbacks.filter((callback) => callback.conversation !== id) });
  }

  /** Lets the model draft a reply; it grows in the composer and is nobody's word until it is sent. */
  async suggest(id) {
    const show = (suggestion) => this.fold(state.changeConversation(this.desk, id, (one) => ({ ...one, suggestion })));
    show({ text: '', sources: [], done: false });
    try {
      await this.#line.stream({ type: 'suggest', conversation: id }, (part) => show({ text: part.text ?? '', sources: part.sources ?? [], done: part.done === true }));
    } catch (problem) {
      show(null);
      if (problem.code === 'unknownType') this.fold({ ...this.desk, drafts: false });
      throw problem;
    }
  }

  /** What a chat is about, in the reader's language: by rule at once, then by the model where there is one. */
  async summarize(id, to) {
    const before = this.desk.conversations[id]?.summary;
    const show = (summary) => this.fold(state.changeConversation(this.desk, id, (one) => ({ ...one, summary })));
    show({ ...before, busy: true });
    try {
      await this.#line.stream({ type: 'summarize', conversation: id, to }, ({ text, by, upTo, done }) => show({ text, by, upTo, done, to, busy: !done }));
    } catch (problem) {
      show(before?.text ? { ...before, busy: false } : { problem: problem.code });
      throw problem;
    }
  }

  /** Carries a text over into `to`, zh or en; takes as long as the model may. */
  async translate(text, to) {
    return (await this.#line.ask({ type: 'translate', text, to }, { within: TRANSLATED_WITHIN_MS })).text;
  }

  /** A message in the reader's language, kept beside it. */
  async readMessage(id, event, to) {
    const key = state.translationKey(event.seq, to);
    const show = (translation) => this.fold(state.changeConversation(this.desk, id, (one) => ({ ...one, translations: { ...one.translations, [key]: translation } })));
    show({ busy: true });
    try {
      show({ text: await this.translate(event.text, to) });
    } catch (problem) {
      show({ failed: true });
      if (problem.code === 'modelUnavailable') this.fold({ ...this.desk, translator: false });
      throw problem;
    }
  }

  /** The reply that is being written, in the shopper's language, to look at before it is used. */
  async carryReply(id, text, to) {
    const show = (carried) => this.fold(state.changeConversation(this.desk, id, (one) => ({ ...one, carried })));
    show({ of: text, busy: true });
    try {
      show({ of: text, text: await this.translate(text, to) });
    } catch (problem) {
      show(null);
      throw problem;
    }
  }

  /** The kept replies; where they cannot be read, those that are known stay. */
  async readReplies() {
    const found = await ask('GET', '/api/v1/replies').catch(() => null);
    if (found !== null) this.fold({ ...this.desk, replies: found.replies });
  }

  /** The words of a kept reply for one chat; a variable that nobody knows is the problem that is thrown. */
  fillReply(id, reply, values, language) {
    return ask('POST', `/api/v1/replies/${encodeURIComponent(reply.id)}/fill`, { conversation: id, language, values });
  }

  async saveReply({ id }, words) {
    if (id === undefined) await ask('POST', '/api/v1/replies', words);
    else await ask('PATCH', `/api/v1/replies/${encodeURIComponent(id)}`, words);
    await this.readReplies();
  }

  async removeReply({ id }) {
    await ask('DELETE', `/api/v1/replies/${encodeURIComponent(id)}`);
    await this.readReplies();
  }

  status(status) {
    this.#line.tell({ type: 'status', status });
    this.fold({ ...this.desk, me: { ...this.desk.me, status } });
  }

  typing(id, on) {
    this.#line.tell({ type: 'typing', conversation: id, on });
  }

  seen(id) {
    const seq = this.desk.conversations[id]?.lastSeq;
    if (seq && state.isMine(this.desk, id)) this.#line.tell({ type: 'seen', conversation: id, seq });
  }

  #ask(type, conversation, more = {}) {
    return this.#line.ask({ type, conversation, epoch: this.#epoch(conversation), ...more });
  }

  #epoch(id) {
    return this.desk.conversations[id]?.epoch ?? 0;
  }
}
