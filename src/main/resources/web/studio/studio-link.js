import { ask, send } from '../shared/api.js';
import { save } from '../shared/save.js';
import { readEvents } from './event-stream.js';
import * as state from './script-state.js';

const POLL_WRITING_MS = 600;
const POLL_IDLE_MS = 5000;
const KEPT = 'xiaoer.scripts';

/** Talks with the server for the studio and folds what comes into its state. `onChange(studio)` after each step. */
export class StudioLink {
  #onChange;
  #timer = 0;
  #stream = null;
  #search = null;

  constructor(onChange) {
    this.studio = { ...state.emptyStudio(), recent: readKept() };
    this.#onChange = onChange;
  }

  fold(studio) {
    if (studio === this.studio) return;
    this.studio = studio;
    this.#onChange(studio);
  }

  /** What the forms need; an unreadable list of personas leaves the default one. */
  async begin() {
    this.findProducts('');
    await this.#readPersonas();
    const listed = await ask('GET', '/api/v1/scripts').catch(() => null);
    if (Array.isArray(listed?.scripts)) this.fold({ ...this.studio, recent: merged(this.studio.recent, listed.scripts) });
  }

  async #readPersonas() {
    const personas = await ask('GET', '/api/v1/personas').catch(() => []);
    this.fold({ ...this.studio, personas: Array.isArray(personas) ? personas : (personas.personas ?? []) });
  }

  /** Brings a persona's file to the server; a problem names its faulty lines. */
  async bringPersona(file) {
    await send('POST', '/api/v1/personas', await file.text(), { type: 'application/yaml' });
    await this.#readPersonas();
  }

  async takePersona(id) {
    const response = await send('GET', `/api/v1/personas/${encodeURIComponent(id)}`, undefined, { accept: '*/*' });
    save(await response.blob(), `${id}.yaml`);
  }

  end() {
    clearTimeout(this.#timer);
    this.#stream?.abort();
    this.#search?.abort();
  }

  async findProducts(words) {
    this.#search?.abort();
    this.#search = new AbortController();
    const { signal } = this.#search;
    this.#products({ loading: true, problem: null });
    try {
      const { products, more } = await ask('GET', `/api/v1/products${words ? `?q=${encodeURIComponent(words)}` : ''}`, undefined, { signal });
      const names = { ...this.studio.products.names, ...Object.fromEntries(products.map((product) => [product.id, product.names ?? product.name])) };
      this.#products({ found: products, more: more === true, loading: false, names });
    } catch (problem) {
      if (problem.name !== 'AbortError') this.#products({ loading: false, problem });
    }
  }

  #products(change) {
    this.fold({ ...this.studio, products: { ...this.studio.products, ...change } });
  }

  /** Orders a script and follows its writing. */
  async write(order) {
    const made = await ask('POST', '/api/v1/scripts', order);
    const about = { products: order.products, language: order.language, platform: order.platform };
    this.fold(state.ordered(this.studio, made, about));
    this.#remember({ id: made.id, ...about, at: new Date().toISOString() });
    this.#follow(made.id);
  }

  /** Opens a script that was written before. */
  async open(id) {
    const known = this.studio.recent.find((one) => one.id === id) ?? {};
    this.fold({ ...this.studio, open: id, script: null, problem: null, selected: null, editing: null });
    await this.read(id, { products: known.products ?? [], language: known.language, platform: known.platform });
    if (this.studio.script?.state === 'writing') this.#follow(id);
    else this.#later(id, POLL_IDLE_MS);
  }

  close() {
    this.end();
    this.fold({ ...this.studio, open: null, script: null, problem: null, editing: null, selected: null });
  }

  forget(id) {
    const recent = this.studio.recent.filter((one) => one.id !== id);
    localStorage.setItem(KEPT, JSON.stringify(recent));
    this.fold({ ...this.studio, recent });
  }

  async read(id, about = {}) {
    try {
      const script = await ask('GET', path(id));
      this.fold(state.scriptRead(this.studio, { ...about, ...script }));
    } catch (problem) {
      if (this.studio.open === id && (this.studio.script === null || problem.status === 404)) this.fold({ ...this.studio, problem });
    }
  }

  /** Segments come by the stream, state and progress by asking; where the stream fails, asking alone is enough. */
  async #follow(id) {
    this.#later(id, POLL_WRITING_MS);
    this.#stream?.abort();
    this.#stream = new AbortController();
    try {
      const response = await send('GET', `${path(id)}/stream`, undefined, { accept: 'text/event-stream', signal: this.#stream.signal });
      await readEvents(response, (name, data) => {
        if (name === 'segment') this.fold(state.segmentCame(this.studio, id, JSON.parse(data)));
      });
      await this.read(id);
    } catch {
      // the polling above goes on
    }
  }

  /** Asks again after a while: live values change, and somebody else may approve. */
  #later(id, pause) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      if (this.studio.open !== id) return;
      if (document.visibilityState === 'visible') await this.read(id);
      if (this.studio.open === id) this.#later(id, this.studio.script?.state === 'writing' ? POLL_WRITING_MS : POLL_IDLE_MS);
    }, pause);
  }

  async check() {
    const { open } = this.studio;
    await ask('POST', `${path(open)}/check`);
    await this.read(open);
  }

  /** The open script made again, as a script of its own, which is opened and followed. */
  async again() {
    const { products, language, platform } = this.studio.script;
    const about = { products, language, platform };
    const made = await ask('POST', `${path(this.studio.open)}/again`);
    this.fold(state.ordered(this.studio, made, about));
    this.#remember({ id: made.id, ...about, at: new Date().toISOString() });
    this.#follow(made.id);
  }

  async saveSegment(n, text, version, variant = 1) {
    const { open } = this.studio;
    await ask('PATCH', `${path(open)}/segments/${n}`, { text, version, variant });
    await this.read(open);
  }

  /** `act` is more, first, again or drop. */
  async variant(n, act, variant) {
    const { open, script: { version } } = this.studio;
    const all = `${path(open)}/segments/${n}/variants`;
    if (act === 'drop') await ask('DELETE', `${all}/${variant}?version=${encodeURIComponent(version)}`);
    else await ask('POST', act === 'more' ? all : `${all}/${variant}/${act}`, { version });
    await this.read(open);
  }

  /** `act` is submit, approve or reject; the answer is the script. */
  async review(act, more = {}) {
    const { open, script } = this.studio;
    await ask('POST', `${path(open)}/${act}`, { version: script.version, ...more });
    await this.read(open);
  }

  /** Brings the export onto the person's disk. */
  async export(format) {
    const { open } = this.studio;
    const response = await send('GET', `${path(open)}/export?format=${format}`, undefined, { accept: '*/*' });
    save(await response.blob(), `${open}.${ENDINGS[format] ?? format}`);
  }

  #remember(entry) {
    const recent = state.remembered(this.studio.recent, entry);
    localStorage.setItem(KEPT, JSON.stringify(recent));
    this.fold({ ...this.studio, recent });
  }
}

const ENDINGS = { ssml: 'ssml', srt: 'srt', vtt: 'vtt', text: 'txt', json: 'json', livetalking: 'livetalking.json', fay: 'fay.json' };

function path(id) {
  return `/api/v1/scripts/${encodeURIComponent(id)}`;
}

function readKept() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

function merged(kept, listed) {
  const known = new Set(listed.map((one) => one.id));
  const own = new Map(kept.map((one) => [one.id, one]));
  return [...listed.map((one) => ({ ...own.get(one.id), ...one, at: one.at ?? one.createdAt ?? own.get(one.id)?.at })), ...kept.filter((one) => !known.has(one.id))];
}

