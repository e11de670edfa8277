import { send, sentence } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { opened } from '../shared/modal.js';
import { View } from '../shared/view.js';
import { say } from '../shared/words.js';

/**
 * A picture of a conversation, small; a press shows it large. Attributes `data-conversation` and `data-picture`. It is fetched with the agent's token
 * when it comes into the page and let go with it.
 */
class ShopPicture extends View {
  #address = null;
  #problem = null;
  #large = false;
  #strange = false; // a kind that this browser cannot show: HEIC in most

  connectedCallback() {
    super.connectedCallback();
    if (this.#address === null) this.#fetch();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    if (this.#address !== null) URL.revokeObjectURL(this.#address);
    this.#address = null;
  }

  async #fetch() {
    this.#problem = null;
    this.redraw();
    try {
      const answer = await send('GET', `/api/v1/conversations/${encodeURIComponent(this.dataset.conversation)}/attachments/${encodeURIComponent(this.dataset.picture)}`, undefined, { accept: 'image/*' });
      const blob = await answer.blob();
      if (!this.isConnected) return;
      this.#address = URL.createObjectURL(blob);
    } catch (problem) {
      this.#problem = problem;
    }
    this.redraw();
  }

  tree() {
    if (this.#problem !== null) return [h('span', { class: 'error' }, say('picture.failed', { problem: sentence(this.#problem) })), h('button', { class: 'link', onclick: () => this.#fetch() }, say('tryAgain'))];
    if (this.#address === null) return h('span', { class: 'soft', role: 'status' }, say('picture.loading'));
    if (this.#strange) return h('a', { class: 'picture-file', href: this.#address, download: this.dataset.picture }, icon('down'), say('picture.save'));
    return [
      h('button', { class: 'picture', 'aria-label': say('picture.open'), title: say('picture.open'), onclick: () => this.#show(true) },
        h('img', { src: this.#address, alt: say('picture.word'), onerror: () => { this.#strange = true; this.redraw(); } })),
      this.#large && h('dialog', { class: 'picture-large', 'aria-label': say('picture.word'), oncancel: (event) => { event.preventDefault(); this.#show(false); }, drawn: opened },
        h('img', { src: this.#address, alt: say('picture.word') }),
        h('p', { class: 'row' },
          h('a', { class: 'picture-file', href: this.#address, download: this.dataset.picture }, icon('down'), say('picture.save')),
          h('button', { onclick: () => this.#show(false) }, say('picture.close')))),
    ];
  }

  #show(large) {
    this.#large = large;
    this.redraw();
    if (!large) this.querySelector('.picture')?.focus();
  }
}

customElements.define('shop-picture', ShopPicture);
