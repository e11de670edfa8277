import { ask, sentence } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { complaint, labelled } from '../shared/fields.js';
import { icon } from '../shared/icons.js';
import { price } from '../shared/money.js';
import { failed, loading, nothing } from '../shared/standing.js';
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
        labelled(say('search'), h('input', { type: 'search', placeholder: say('products.search'), value: this.#words, oninput: (event) => this.#filter({ words: event.target.value }) })),
        labelled(say('products.category'), this.#categoryChoice())),
      !mayEdit(model.role) && h('p', { class: 'soft' }, say('products.readOnly')),
      this.#list(mayEdit(model.role)),
    ];
  }

  #categoryChoice() {
    return h('select', { value: this.#category, onchange: (event) => this.#filter({ category: event.target.value }) },
      h('option', { value: '' }, say('products.allCategories')),
      [...this.#categories].sort().map(([category, name]) => h('option', { value: category }, name)));
  }

  #list(editable) {
    if (this.#problem) return failed(say('products.failed'), this.#problem, () => this.#read());
    if (this.#products === null) return loading(5);
    if (this.#products.length === 0) return nothing('cup', say('products.none'), say('products.noneWhy'));
    return [
      h('p', { class: 'soft number', role: 'status' }, this.#more ? say('products.more') : say('products.count', { count: this.#products.length })),
      h('table', { class: 'product-table' }, head(editable), h('tbody', null, this.#products.map((product) => this.#row(product, editable)))),
    ];
  }

  #row(product, editable) {
    return this.#edit?.id === product.id ? this.#editRow(product, this.#edit) : this.#readRow(product, editable);
  }

  #readRow(product, editable) {
    const name = nameOf(product);
    const category = inOwnWords(product.categoryName) || product.category || '';
    return h('tr', { key: product.id },
      h('th', { scope: 'row', class: 'product-name' }, name, h('span', { class: 'soft small' }, ` ${category}`)),
      h('td', { 'data-label': say('products.id') }, h('code', null, product.id)),
      figure('products.price', price(product.price)),
      figure('products.stock', product.stock === 0 ? h('span', { class: 'chip bad' }, say('products.soldOut')) : String(product.stock)),
      editable && h('td', { class: 'acts-cell' },
        h('button', { class: 'quiet', 'aria-label': `${say('products.editShort')} ${name}`, onclick: () => this.#begin(product) }, icon('edit'), say('products.editShort'))));
  }

  #editRow(product, edit) {
    const name = nameOf(product);
    return h('tr', { key: product.id, class: 'editing' },
      h('th', { scope: 'row', class: 'product-name' }, name, edit.complaint && complaint(edit.complaint)),
      h('td', { 'data-label': say('products.id') }, h('code', null, product.id)),
      figure('products.price', this.#field('price', say('products.priceOf', { name, currency: product.price.currency }), 'decimal', product)),
      figure('products.stock', this.#field('stock', say('products.stockOf', { name }), 'numeric', product)),
      h('td', { class: 'acts-cell' }, h('div', { class: 'acts' },
        h('button', { onclick: () => this.#leave(product) }, say('cancel')),
        h('button', { class: 'main', disabled: edit.busy, onclick: () => this.#save(product) }, edit.busy ? say('saving') : say('save')))));
  }

  #field(part, label, mode, product) {
    const { [part]: value, complaint: wrong } = this.#edit;
    return h('input', {
      class: `edit-${part}`, inputmode: mode, 'aria-label': label, value, 'aria-invalid': wrong ? 'true' : null,
      oninput: (event) => this.#write({ [part]: event.target.value, complaint: '' }), onkeydown: (event) => this.#key(event, product),
    });
  }

  #write(change) {
    this.#edit = { ...this.#edit, ...change };
    this.redraw();
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
    const { body, complaint: wrong } = changeOf(product, this.#edit);
    if (wrong) return this.#complain(say(wrong));
    if (Object.keys(body).length === 0) return this.#leave(product);
    this.#write({ busy: true });
    try {
      await ask('PATCH', `/api/v1/products/${encodeURIComponent(product.id)}`, body);
      this.#products = this.#products.map((one) => (one.id === product.id ? { ...one, ...body } : one));
      this.#leave(product);
      this.tell('notice', { text: say('products.saved', { name: nameOf(product) }) });
    } catch (problem) {
      this.#complain(sentence(problem));
    }
    return undefined;
  }

  #complain(words) {
    this.#write({ complaint: words, busy: false });
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

function head(editable) {
  const column = (key, kind = null) => h('th', { scope: 'col', class: kind }, say(key));
  return h('thead', null, h('tr', null,
    column('products.name'), column('products.id'), column('products.price', 'number'), column('products.stock', 'number'),
    editable && h('th', { scope: 'col' }, h('span', { class: 'unseen' }, say('products.edit')))));
}

function figure(key, value) {
  return h('td', { class: 'number', 'data-label': say(key) }, value);
}

function nameOf({ names, name }) {
  return inOwnWords(names ?? name);
}

customElements.define('product-table', ProductTable);
