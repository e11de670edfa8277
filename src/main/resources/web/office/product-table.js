import { ask, sentence } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { price } from '../shared/money.js';
import { View } from '../shared/view.js';
import { inOwnWords, say, speech } from '../shared/words.js';
import { changeOf, mayEdit } from './office-state.js';

const SEARCH_AFTER_MS = 250;

/** The catalogue with price and stock, which merchants and admins change in place. Model: `{role}`; tells `notice` with a sentence. */
class ProductTable extends View {
  #products = null;
  #more = false;
  #problem = null;
  #words = '';
  #category = '';
  #categories = new Map();
  #edit = null;
  #timer = 0;
  #reading = null;

  // Names of categories come in the language of the request.
  #spoken = () => this.#read();

  connectedCallback() {
    super.connectedCallback();
    speech.addEventListener('change', this.#spoken);
    this.#read();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    speech.removeEventListener('change', this.#spoken);
  }

  tree(model) {
    if (model === null) return null;
    return [
      h('div', { class: 'filters' },
        h('label', null, h('span', { class: 'label' }, say('search')), h('input', { type: 'search', placeholder: say('products.search'), value: this.#words, oninput: (event) => this.#filter({ words: event.target.value }) })),
        h('label', null, h('span', { class: 'label' }, say('products.category')), h('select', { value: this.#category, onchange: (event) => this.#filter({ category: event.target.value }) }, h('option', { value: '' }, say('products.allCategories')), [...this.#categories].sort().map(([category, name]) => h('option', { value: category }, name))))),
      !mayEdit(model.role) && h('p', { class: 'soft' }, say('products.readOnly')),
      this.#list(model),
    ];
  }

  #list(model) {
    if (this.#problem) return h('div', { class: 'empty', role: 'alert' }, icon('warning'), h('strong', null, say('products.failed')), h('p', null, sentence(this.#problem)), h('button', { onclick: () => this.#read() }, say('tryAgain')));
    if (this.#products === null) return h('div', { class: 'skeleton', role: 'status', 'aria-label': say('loading') }, h('i'), h('i'), h('i'), h('i'), h('i'));
    if (this.#products.length === 0) return h('div', { class: 'empty' }, icon('cup'), h('strong', null, say('products.none')), h('p', null, say('products.noneWhy')));
    return [
      h('p', { class: 'soft number', role: 'status' }, this.#more ? say('products.more') : say('products.count', { count: this.#products.length })),
      h('table', { class: 'product-table' },
        h('thead', null, h('tr', null, h('th', { scope: 'col' }, say('products.name')), h('th', { scope: 'col' }, say('products.id')), h('th', { scope: 'col', class: 'number' }, say('products.price')), h('th', { scope: 'col', class: 'number' }, say('products.stock')), mayEdit(model.role) && h('th', { scope: 'col' }, h('span', { class: 'unseen' }, say('products.edit'))))),
        h('tbody', null, this.#products.map((product) => (this.#edit?.id === product.id ? this.#editRow(product) : this.#row(product, model))))),
    ];
  }

  #row(product, model) {
    const name = inOwnWords(product.names ?? product.name);
    return h('tr', { key: product.id },
      h('th', { scope: 'row', class: 'product-name' }, name, h('span', { class: 'soft small' }, ` ${inOwnWords(product.categoryName) || product.category || ''}`)),
      h('td', { 'data-label': say('products.id') }, h('code', null, product.id)),
      h('td', { class: 'number', 'data-label': say('products.price') }, price(product.price)),
      h('td', { class: 'number', 'data-label': say('products.stock') }, product.stock === 0 ? h('span', { class: 'chip bad' }, say('products.soldOut')) : String(product.stock)),
      mayEdit(model.role) && h('td', { class: 'acts-cell' }, h('button', { class: 'quiet', 'aria-label': `${say('products.editShort')} ${name}`, onclick: () => this.#begin(product) }, icon('edit'), say('products.editShort'))));
  }

  #editRow(product) {
    const name = inOwnWords(product.names ?? product.name);
    const edit = this.#edit;
    const field = (part, label, mode) => h('input', { class: `edit-${part}`, inputmode: mode, 'aria-label': label, value: edit[part], 'aria-invalid': edit.complaint ? 'true' : null, oninput: (event) => { this.#edit = { ...this.#edit, [part]: event.target.value, complaint: '' }; this.redraw(); }, onkeydown: (event) => this.#key(event, product) });
    return h('tr', { key: product.id, class: 'editing' },
      h('th', { scope: 'row', class: 'product-name' }, name, edit.complaint && h('p', { class: 'error', role: 'alert' }, edit.complaint)),
      h('td', { 'data-label': say('products.id') }, h('code', null, product.id)),
      h('td', { class: 'number', 'data-label': say('products.price') }, field('price', say('products.priceOf', { name, currency: product.price.currency }), 'decimal')),
      h('td', { class: 'number', 'data-label': say('products.stock') }, field('stock', say('products.stockOf', { name }), 'numeric')),
      h('td', { class: 'acts-cell' }, h('div', { class: 'acts' }, h('button', { onclick: () => this.#leave(product) }, say('cancel')), h('button', { class: 'main', disabled: edit.busy, onclick: () => this.#save(product) }, edit.busy ? say('saving') : say('save')))));
  }

  #key(event, product) {
    if (event.key === 'Enter' && !event.isComposing) this.#save(product);
    if (event.key === 'Escape') this.#leave(product);
  }

  #begin(product) {
    this.#edit = { id: product.id, price: product.price.amount, stock: String(product.stock), complaint: '', busy: false };
    this.redraw();
    this.querySelector('.edit-price')?.select();
  }

  #leave(product) {
    this.#edit = null;
    this.redraw();
    this.#rowButton(product)?.focus();
  }

  #rowButton(product) {
    const index = this.#products.findIndex((one) => one.id === product.id);
    return this.querySelectorAll('tbody tr')[index]?.querySelector('button');
  }

  async #save(product) {
    const { body, complaint } = changeOf(product, this.#edit);
    if (complaint) return this.#complain(say(complaint));
    if (Object.keys(body).length === 0) return this.#leave(product);
    this.#edit = { ...this.#edit, busy: true };
    this.redraw();
    try {
      await ask('PATCH', `/api/v1/products/${encodeURIComponent(product.id)}`, body);
      this.#products = this.#products.map((one) => (one.id === product.id ? { ...one, ...body } : one));
      this.#leave(product);
      this.tell('notice', { text: say('products.saved', { name: inOwnWords(product.names ?? product.name) }) });
    } catch (problem) {
      this.#complain(sentence(problem));
    }
    return undefined;
  }

  #complain(complaint) {
    this.#edit = { ...this.#edit, complaint, busy: false };
    this.redraw();
  }

  #filter({ words = this.#words, category = this.#category }) {
    this.#words = words;
    this.#category = category;
    this.redraw();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#read(), SEARCH_AFTER_MS);
  }

  async #read() {
    this.#reading?.abort();
    this.#reading = new AbortController();
    const query = new URLSearchParams(Object.entries({ q: this.#words.trim(), category: this.#category }).filter(([, value]) => value !== ''));
    try {
      const { products, more } = await ask('GET', `/api/v1/products?${query}`, undefined, { signal: this.#reading.signal });
      this.#products = products;
      this.#more = more === true;
      this.#problem = null;
      for (const product of products) if (product.category) this.#categories.set(product.category, inOwnWords(product.categoryName) || product.category);
    } catch (problem) {
      if (problem.name === 'AbortError') return;
      this.#problem = problem;
    }
    this.redraw();
  }
}

customElements.define('product-table', ProductTable);
