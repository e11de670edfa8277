import { ask } from './api.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { end, session, sessions } from './session.js';
import { View } from './view.js';
import { say, speak, spoken, wordsFor } from './words.js';

const PAGES = ['console', 'studio', 'office', 'docs'];

/** The bar above every staff page. Model: `{page, tools}`; `tools` are nodes that the page adds before the account. */
class TopBar extends View {
  #redraw = () => this.redraw();

  connectedCallback() {
    super.connectedCallback();
    sessions.addEventListener('change', this.#redraw);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    sessions.removeEventListener('change', this.#redraw);
  }

  tree(model) {
    const who = session();
    return h('header', { class: 'bar' },
      h('a', { class: 'skip', href: '#main' }, say('skip')),
      h('a', { class: 'brand', href: '/' }, icon('cup'), say('brand')),
      h('nav', { 'aria-label': say('pages') }, h('ul', null, PAGES.map((page) =>
        h('li', { key: page }, h('a', { href: `/${page}`, 'aria-current': page === model?.page && 'page' }, say(`page.${page}`)))))),
      h('div', { class: 'end' },
        model?.tools,
        h('button', { class: 'quiet', lang: spoken() === 'zh' ? 'en' : 'zh-CN', 'aria-label': say('switchLanguageLabel'), onclick: () => speak(spoken() === 'zh' ? 'en' : 'zh') }, say('switchLanguage')),
        who && h('span', { class: 'who' }, h('span', { class: 'strong' }, who.displayName ?? who.name), h('span', { class: 'soft small role' }, wordsFor('role', who.role))),
        who && h('button', { class: 'quiet', onclick: () => this.#leave() }, say('signOut'))));
  }

  async #leave() {
    await ask('POST', '/api/v1/logout').catch(() => null); // the token is forgotten here whatever the server says
    end('signedOut');
  }
}

customElements.define('top-bar', TopBar);
