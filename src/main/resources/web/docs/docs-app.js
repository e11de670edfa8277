import { ask } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { chip } from '../shared/marks.js';
import { failed, loading } from '../shared/standing.js';
import '../shared/top-bar.js';
import { View } from '../shared/view.js';
import { say, speech } from '../shared/words.js';
import './api-channel.js';
import { matches, readAsyncApi, readOpenApi } from './api-document.js';
import './api-operation.js';

const BAR = Object.freeze({ page: 'docs' });

/** The documents that the server publishes, to be read by people. Open to everybody. */
class DocsApp extends View {
  #http = { document: null, problem: null };
  #sockets = { document: null, problem: null };
  #words = '';

  connectedCallback() {
    super.connectedCallback();
    speech.addEventListener('change', () => this.#title());
    this.#title();
    this.#read();
  }

  #title() {
    document.title = `${say('page.docs')} · ${say('brand')}`;
  }

  async #read() {
    [this.#http, this.#sockets] = await Promise.all([readPart('/openapi.json', readOpenApi), readPart('/asyncapi.json', readAsyncApi)]);
    this.redraw();
    this.#openLinked();
  }

  /** The address may name an operation; it is opened and brought into sight. */
  #openLinked() {
    const entry = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (entry === null) return;
    if (entry instanceof HTMLDetailsElement) entry.open = true;
    entry.scrollIntoView();
  }

  tree() {
    const groups = this.#groups();
    const channels = (this.#sockets.document?.channels ?? []).filter((channel) => matches(channel, this.#words));
    return [
      h('top-bar', { model: BAR }),
      h('div', { class: 'docs' },
        contents(groups, channels),
        h('main', { id: 'main', tabindex: '-1' },
          this.#head(),
          this.#part('docs.http', this.#http, groups.map(groupPart)),
          this.#part('docs.sockets', this.#sockets, channels.map((channel) => h('api-channel', { key: channel.id, model: channel }))))),
    ];
  }

  /** What the search leaves of the operations; a group of which nothing is left goes. */
  #groups() {
    const all = this.#http.document?.groups ?? [];
    const found = all.map((group) => ({ ...group, operations: group.operations.filter((operation) => matches(operation, this.#words)) }));
    return found.filter((group) => group.operations.length > 0);
  }

  #head() {
    const version = this.#http.document?.version;
    const written = (event) => { this.#words = event.target.value; this.redraw(); };
    return [
      h('h1', null, say('page.docs')),
      h('p', { class: 'row' }, say('docs.intro'), version && chip(say('docs.version', { version }))),
      h('p', { class: 'soft' }, say('docs.raw'), h('a', { href: '/openapi.yaml' }, 'openapi.yaml'), say('comma'), h('a', { href: '/asyncapi.yaml' }, 'asyncapi.yaml')),
      h('label', { class: 'find' }, h('span', { class: 'unseen' }, say('docs.find')),
        h('input', { type: 'search', placeholder: say('docs.find'), value: this.#words, oninput: written })),
    ];
  }

  #part(title, { document: read, problem }, content) {
    return h('section', { class: 'stack-wide' }, h('h2', null, say(title)),
      problem && failed(say('docs.failed'), problem, () => this.#read()),
      !problem && read === null && loading(4),
      read !== null && read.description && this.#words === '' && h('p', { class: 'prose' }, read.description),
      read !== null && content.length === 0 && h('p', { class: 'soft' }, say('docs.nothing')), content);
  }
}

async function readPart(path, read) {
  try {
    return { document: read(await ask('GET', path)), problem: null };
  } catch (problem) {
    return { document: null, problem };
  }
}

function contents(groups, channels) {
  return h('nav', { class: 'contents', 'aria-label': say('docs.contents') }, h('ul', null,
    groups.map(({ name, operations }) => h('li', { key: name },
      h('a', { href: `#group-${slug(name)}` }, name, h('span', { class: 'soft number' }, ` ${operations.length}`)))),
    channels.map(({ id, address }) => h('li', { key: id }, h('a', { href: `#${id}` }, h('code', null, address))))));
}

function groupPart({ name, operations }) {
  return h('section', { key: name, id: `group-${slug(name)}`, class: 'stack-frames' },
    h('h3', null, name), operations.map((operation) => h('api-operation', { key: operation.id, model: operation })));
}

function slug(name) {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
}

customElements.define('docs-app', DocsApp);
