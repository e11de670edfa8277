import { ask } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { price } from '../shared/money.js';
import { View } from '../shared/view.js';
import { inOwnWords, say } from '../shared/words.js';

const FRESH_MS = 5000;

/** The product that is on show: picture where there is one, name, price as of now, stock. Model: `{product}`, an id or null. */
class ProductCard extends View {
  #shown = null;
  #asked = null;
  #timer = 0;

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#read(), FRESH_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  tree(model) {
    const id = model?.product ?? null;
    if (id !== this.#asked) {
      this.#asked = id;
      queueMicrotask(() => this.#read());
    }
    if (id === null) return h('p', { class: 'soft' }, say('hear.noProduct'));
    const product = this.#shown?.id === id ? this.#shown : null;
    return h('article', { class: 'product-card', 'aria-label': say('hear.product') },
      product?.image && h('img', { src: product.image, alt: '' }),
      h('p', { class: 'strong' }, product === null ? id : inOwnWords(product.names ?? product.name)),
      product !== null && h('p', { class: 'product-price number' }, price(product.price)),
      product !== null && Number.isInteger(product.stock) && h('p', { class: 'soft number' }, say('hear.stock', { count: product.stock })));
  }

  /** Prices change while they are spoken of. What cannot be read leaves what is shown. */
  async #read() {
    const id = this.#asked;
    if (id === null || !this.isConnected) return;
    const product = await ask('GET', `/api/v1/products/${encodeURIComponent(id)}`).catch(() => null);
    if (product === null || id !== this.#asked || JSON.stringify(product) === JSON.stringify(this.#shown)) return;
    this.#shown = product;
    this.redraw();
  }
}

customElements.define('product-card', ProductCard);
